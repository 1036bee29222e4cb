// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox as tests have it. The order shows that a test starts with what the options say, whatever ran before. */
@SpringJUnitConfig(PipedriveSandboxInTestsTest.Nothing.class)
@TestPropertySource(
        properties = {"camel.component.pipedrive.api-token=of-a-file", "camel.component.pipedrive.company-domain=acme"})
@PipedriveSandboxTest({"--generate=deal=2", "--token=secret"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipedriveSandboxInTestsTest {

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Autowired
    private PipedriveSandbox injected;

    @Autowired
    private Environment environment;

    @BeforeEach
    void addOne(PipedriveSandbox pipedrive) {
        pipedrive.add("deal", Map.of("title", "Tiles"));
    }

    @Test
    @Order(1)
    void isABeanAndAnArgument(PipedriveSandbox pipedrive, @Autowired PipedriveSandbox springs) {
        assertThat(pipedrive).isSameAs(injected).isSameAs(springs);
    }

    @Test
    @Order(2)
    void overridesTheProperties(@Value("${camel.component.pipedrive.base-url}") String url) {
        assertThat(url).isEqualTo(injected.baseUrl());
        assertThat(environment.getProperty("camel.component.pipedrive.api-token"))
                .isEqualTo("secret");
    }

    @Test
    @Order(3)
    void startsAgainBeforeEachTest() {
        assertThat(injected.records("deal")).hasSize(3);
    }

    @Nested
    class Inside {

        @Test
        void hasTheSameOne(PipedriveSandbox pipedrive) {
            assertThat(pipedrive).isSameAs(injected);
            assertThat(pipedrive.records("deal")).hasSize(3);
        }
    }

    @Nested
    @PipedriveSandboxTest(resetBeforeEach = false)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class WithoutReset {

        @Test
        @Order(1)
        void hasOneOfItsOwn(PipedriveSandbox pipedrive) {
            assertThat(pipedrive).isNotSameAs(PipedriveSandboxInTestsTest.this.injected);
            assertThat(pipedrive.records("deal")).hasSize(1);
        }

        @Test
        @Order(2)
        void continuesWhereTheOtherTestEnded(PipedriveSandbox pipedrive) {
            assertThat(pipedrive.records("deal")).hasSize(2);
        }
    }
}

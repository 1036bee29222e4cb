// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.springboot.test.PipedriveSandboxTest;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

/** The ways to test that docs/spring-boot.md shows. */
class WaysToTestTest {

    @Nested
    @WebMvcTest(DealController.class)
    @ContextConfiguration(classes = DealController.class)
    @ImportAutoConfiguration({CamelAutoConfiguration.class, PipedriveComponentAutoConfiguration.class})
    @PipedriveSandboxTest("--generate=deal=20")
    class Slice {

        @Autowired
        private MockMvc http;

        @Test
        void makesADeal(PipedriveSandbox pipedrive) throws Exception {
            http.perform(post("/deals").contentType(MediaType.APPLICATION_JSON).content("{\"title\":\"Tiles\"}"))
                    .andExpect(jsonPath("$.id").value(21));

            assertThat(pipedrive.records("deal")).hasSize(21);
        }
    }

    @RestController
    static class DealController {

        @Autowired
        private ProducerTemplate camel;

        @PostMapping("/deals")
        public Map<?, ?> create(@RequestBody Map<String, Object> deal) {
            return camel.requestBody("pipedrive:deal/create", deal, Map.class);
        }
    }

    @Nested
    @SpringBootTest(classes = North.class)
    @ImportAutoConfiguration({CamelAutoConfiguration.class, PipedriveComponentAutoConfiguration.class})
    class NamedComponent {

        @Test
        void callsTheSandbox(@Autowired ProducerTemplate camel) {
            camel.requestBody("north:deal/create", Map.of("title", "Tiles"));

            assertThat(PIPEDRIVE.records("deal")).hasSize(1);
        }
    }

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @DynamicPropertySource
    static void north(DynamicPropertyRegistry registry) {
        registry.add("crm.north.configuration.base-url", PIPEDRIVE::baseUrl);
        registry.add("crm.north.configuration.api-token", PIPEDRIVE::token);
    }

    @Configuration(proxyBeanMethods = false)
    static class North {

        @Bean
        @ConfigurationProperties("crm.north")
        PipedriveComponent north() {
            return new PipedriveComponent();
        }
    }
}

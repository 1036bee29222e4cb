// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class PipedriveSandboxContextCustomizerTest {

    private static GenericApplicationContext customized(String... options) {
        GenericApplicationContext context = new GenericApplicationContext();
        new PipedriveSandboxContextCustomizer(List.of(options)).customizeContext(context, null);
        return context;
    }

    private static void assertClosed(String baseUrl) {
        URI address = URI.create(baseUrl);
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void closesTheSandboxWithTheContext() {
        GenericApplicationContext context = customized();
        context.refresh();
        String baseUrl = context.getBean(PipedriveSandbox.class).baseUrl();

        context.close();

        assertClosed(baseUrl);
    }

    @Test
    void closesTheSandboxOfAContextThatFailsToStart() {
        GenericApplicationContext context = customized();
        AtomicReference<String> baseUrl = new AtomicReference<>();
        context.registerBean("broken", Object.class, () -> {
            baseUrl.set(context.getBean(PipedriveSandbox.class).baseUrl());
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(context::refresh).isInstanceOf(BeanCreationException.class);

        assertClosed(baseUrl.get());
    }

    @Test
    void givesEachConfiguredAccountTheTokenOfTheSandboxAndAddsNone() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "application",
                        Map.of(
                                "camel.component.pipedrive.api-tokens.north", "a-real-token",
                                "camel.component.pipedrive.api-tokens[our.south]", "")));
        new PipedriveSandboxContextCustomizer(List.of("--token=t")).customizeContext(context, null);
        context.refresh();
        ConfigurableEnvironment environment = context.getEnvironment();

        assertThat(Binder.get(environment)
                        .bind("camel.component.pipedrive.api-tokens", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsOnly(entry("north", "t"), entry("our.south", "t"));
        assertThat(environment.containsProperty("camel.component.pipedrive.api-token"))
                .isFalse();
        context.close();
    }

    @Test
    void leavesTheTokensThatTheTestItselfGivesAccounts() {
        GenericApplicationContext context = new GenericApplicationContext();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context, "camel.component.pipedrive.api-tokens.a=wrong");
        new PipedriveSandboxContextCustomizer(List.of()).customizeContext(context, null);
        context.refresh();

        assertThat(Binder.get(context.getEnvironment())
                        .bind("camel.component.pipedrive.api-tokens", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsOnly(entry("a", "wrong"));
        context.close();
    }

    @Test
    void isEqualForEqualOptions() {
        assertThat(new PipedriveSandboxContextCustomizer(List.of("--generate=deal=2")))
                .isEqualTo(new PipedriveSandboxContextCustomizer(List.of("--generate=deal=2")))
                .isNotEqualTo(new PipedriveSandboxContextCustomizer(List.of("--generate=deal=3")));
    }

    @Test
    void isNoneForOtherTests() {
        assertThat(new PipedriveSandboxContextCustomizerFactory().createContextCustomizer(getClass(), List.of()))
                .isNull();
    }

    @Test
    void namesAWrongOption() {
        assertThatThrownBy(() -> customized("--genrate=deal=2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--genrate");
    }
}

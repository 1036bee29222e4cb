// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfiguredAccountTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.pipedrive.api-token",
                "camel.component.pipedrive.apiToken",
                "camel.component.pipedrive.configuration.apiToken",
                "camel.component.pipedrive.api-tokens.north",
                "camel.component.pipedrive.apiTokens[north]",
                "camel.component.pipedrive.client-id",
                "camel.component.pipedrive.refresh-token",
                "camel.component.pipedrive.token-store",
                "camel.component.pipedrive.company-domain",
                "camel.component.pipedrive.base-url",
                "CAMEL_COMPONENT_PIPEDRIVE_API_TOKEN"
            })
    void anAccountIsConfiguredHoweverItIsWritten(String name) {
        assertThat(found(Map.of(name, "x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.pipedrive.max-retries",
                "camel.component.pipedrive.requests-per-window",
                "camel.component.http.proxy-auth-username",
                "other.camel.component.pipedrive.api-token"
            })
    void otherOptionsAreNoAccount(String name) {
        assertThat(found(Map.of(name, "x"))).isFalse();
    }

    @Test
    void anEmptyValueIsNoAccount() {
        assertThat(found(Map.of("camel.component.pipedrive.api-token", ""))).isFalse();
    }

    @Test
    void theAccountOfAnotherProfileDoesNotCount() {
        assertThat(found(Map.of("%prod.camel.component.pipedrive.api-token", "x")))
                .isFalse();
    }

    @Test
    void aVariableThatIsNotSetIsNoAccount() {
        assertThat(found(Map.of("camel.component.pipedrive.api-token", "${NO_SUCH_VARIABLE}")))
                .isFalse();
    }

    private static boolean found(Map<String, String> properties) {
        return ConfiguredAccount.property(new SmallRyeConfigBuilder()
                        .withProfile("dev")
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build())
                .isPresent();
    }
}

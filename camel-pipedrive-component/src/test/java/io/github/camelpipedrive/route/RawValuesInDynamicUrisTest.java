// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Values in {@code toD} that a message brings within {@code RAW}. */
class RawValuesInDynamicUrisTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(
            pipedrive,
            context -> CamelExtension.addRoutes(context, routes -> {
                routes.from("direct:search").toD("pipedrive:deal/search?term=${body}&status=open");
                routes.from("direct:account").toD("pipedrive:deal/list?account=${header.company}");
            }));

    @ParameterizedTest
    @ValueSource(strings = {"ti&A=le", "x&baseUrl=http://localhost:1", "x&amp;status=lost", "a=b&c", "(x) & {y} &z=1"})
    void holdAnyText(String text) throws Exception {
        camel.send("direct:search", "RAW(" + text + ")");
        camel.send("direct:search", "RAW{" + text + "}");

        String request = "GET /api/v2/deals/search {term=" + text + ", status=open}";
        assertThat(pipedrive.requests()).extracting(Object::toString).containsExactly(request, request);
    }

    @Test
    void areOneValueOfAnOption() {
        assertThat(camel.failure("direct:account", null, Map.of("company", "RAW(x&baseUrl=http://localhost:1)")))
                .hasMessageContaining("there is no account 'x&baseUrl=http://localhost:1'");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW(x)&baseUrl=http://localhost:1&a=RAW(y)",
                "RAW{x}&baseUrl=http://localhost:1&a=RAW{y}",
                "RAW(a)&&ownerId=5)",
                "RAW(x&a=b",
                "RAW(RAW(x&a=b)",
                "RAW(x) &account=south&term=RAW{y)",
                "RAW(x}&baseUrl=http://localhost:1&a=y)"
            })
    void areRefusedWhenTheyEndBeforeTheValue(String value) {
        assertThat(camel.failure("direct:search", value)).isInstanceOf(PipedriveValidationException.class);
        assertThat(camel.failure("direct:account", null, Map.of("company", value)))
                .isInstanceOf(PipedriveValidationException.class);
        assertThat(pipedrive.requests()).isEmpty();
    }
}

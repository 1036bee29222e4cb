// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A component, or an endpoint, that must not change anything in the CRM. */
class ReadOnlyTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    final CamelExtension camel =
            CamelExtension.prepared(pipedrive, context -> context.getComponent("pipedrive", PipedriveComponent.class)
                    .getConfiguration()
                    .setReadOnly(true));

    static Stream<Operation> operations() {
        return PipedriveOperations.catalogue().httpOperations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesEachOperationThatWrites(Operation operation) {
        Throwable failure = catchThrowable(() -> camel.context().getEndpoint("pipedrive:" + operation.id()));

        if (operation.method() == Method.GET) {
            assertThat(failure).isNull();
        } else {
            assertThat(failure)
                    .hasRootCauseMessage(operation.id() + ": refused by readOnly, as it is a " + operation.method());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void refusesAnyCallThatWrites(String method) {
        assertThat(catchThrowable(() ->
                        camel.context().getEndpoint("pipedrive:api/call?method=" + method + "&path=/api/v2/deals")))
                .hasRootCauseMessage("api/call: refused by readOnly, as it is a " + method);
        assertThat(catchThrowable(
                        () -> camel.context().getEndpoint("pipedrive:deal/create?allowUnknown=true&readOnly=false")))
                .as("an endpoint can't disable it")
                .hasRootCauseMessage("deal/create: refused by readOnly, as it is a POST");
    }

    @Test
    void reads() throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:deal/get", 1))).containsEntry("title", "Patio");
        assertThat(CamelExtension.record(camel.send("pipedrive:api/call?path=/api/v2/deals/1", null)))
                .containsEntry("title", "Patio");
    }

    @Test
    void isAnOptionOfAnEndpointToo() {
        camel.context()
                .getComponent("pipedrive", PipedriveComponent.class)
                .getConfiguration()
                .setReadOnly(false);

        assertThat(catchThrowable(() -> camel.context().getEndpoint("pipedrive:deal/create?readOnly=true")))
                .hasRootCauseMessage("deal/create: refused by readOnly, as it is a POST");
        assertThat(camel.failure("pipedrive:deal/create", Map.of("title", "Cellar")))
                .isNull();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The health checks of a component in a context that has none of Camel's own. */
class ComponentHealthChecksTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();

    @BeforeEach
    void connect() {
        component.getConfiguration().setApiTokens(Map.of("south", "not-the-token", "north", pipedrive.token()));
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        context.disableJMX();
        context.addComponent("pipedrive", component);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private void startRoutes() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:south").to("pipedrive:deal/list?account=south");
                from("direct:north").to("pipedrive:deal/list?account=north");
            }
        });
        context.start();
    }

    @Test
    void areThereForEachAccountWithoutCamelsOwnChecks() throws Exception {
        startRoutes();

        assertThat(component.healthChecks())
                .extracting(HealthCheck::getId, check -> check.call().getState())
                .containsExactly(
                        tuple("pipedrive-north", HealthCheck.State.UP),
                        tuple("pipedrive-south", HealthCheck.State.DOWN));
    }

    @Test
    void areNoneBeforeTheStartAndAfterTheStop() throws Exception {
        assertThat(component.healthChecks()).isEmpty();
        startRoutes();
        context.stop();

        assertThat(component.healthChecks()).isEmpty();
    }

    @Test
    void askNobodyWhileTheyAreDisabled() throws Exception {
        component.setHealthCheckProducerEnabled(false);
        pipedrive.answerNext("user/getCurrent", SandboxAnswer.of(500, "{}"));
        startRoutes();

        assertThat(component.healthChecks())
                .extracting(HealthCheck::isEnabled, check -> check.call().getState())
                .containsOnly(tuple(false, HealthCheck.State.UNKNOWN));
        assertThat(pipedrive.requests()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a call that succeeded says that the account can be reached. */
class HealthAfterFailuresTest {

    private static final String REFUSAL = "{\"success\":false,\"error\":\"unauthorized access\",\"errorCode\":401}";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(pipedrive.token());
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        component.getConfiguration().setMaxRetries(0);
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.setLoadHealthChecks(true);
        ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
        producers.setEnabled(true);
        HealthCheckRegistry.get(context).register(producers);
        context.start();
        assertThat(call("pipedrive:deal/list")).isNull();
        assertThat(health()).isEqualTo(HealthCheck.State.UP);
        assertThat(asked()).isZero();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private Exception call(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {}).getException();
    }

    private HealthCheck.State health() {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(each -> each.getCheck().getId().startsWith("pipedrive"))
                .findFirst()
                .orElseThrow()
                .getState();
    }

    /** How often the check has called the API. */
    private static long asked() {
        return pipedrive.requests().stream()
                .map(SandboxRequest::operation)
                .filter("user/getCurrent"::equals)
                .count();
    }

    @Test
    void endsWithASignInThatFailed() {
        pipedrive.answerNext("deal/list", SandboxAnswer.of(401, REFUSAL));
        assertThat(call("pipedrive:deal/list")).isNotNull();
        pipedrive.answerNext("user/getCurrent", SandboxAnswer.of(401, REFUSAL));

        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void endsWithAConnectionThatFailed() {
        pipedrive.answerNext("deal/list", SandboxAnswer.connectionReset());
        assertThat(call("pipedrive:deal/list")).isNotNull();
        pipedrive.answerNext("user/getCurrent", SandboxAnswer.connectionReset());

        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void beginsAnewWithTheCheckThatSucceeds() {
        pipedrive.answerNext("deal/list", SandboxAnswer.connectionReset());
        assertThat(call("pipedrive:deal/list")).isNotNull();

        assertThat(health()).isEqualTo(HealthCheck.State.UP);
        assertThat(health()).isEqualTo(HealthCheck.State.UP);

        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void beginsAnewWithTheNextCallThatSucceeds() {
        pipedrive.answerNext("deal/list", SandboxAnswer.of(401, REFUSAL));
        assertThat(call("pipedrive:deal/list")).isNotNull();
        assertThat(call("pipedrive:deal/list")).isNull();

        assertThat(health()).isEqualTo(HealthCheck.State.UP);

        assertThat(asked()).isZero();
    }

    @Test
    void goesOnAfterARefusalThatSaysNothingOfTheAccount() {
        assertThat(call("pipedrive:deal/get?id=4711")).isNotNull();

        assertThat(health()).isEqualTo(HealthCheck.State.UP);

        assertThat(asked()).isZero();
    }
}

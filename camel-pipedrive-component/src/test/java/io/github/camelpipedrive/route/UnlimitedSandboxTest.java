// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a sandbox without limits no call waits for its place. */
class UnlimitedSandboxTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().deal("Tiles").unlimited());

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @Test
    void nothingWaitsOnceTheFirstAnswerHasCome() throws Exception {
        PipedriveAllowance allowance = new PipedriveAllowance();
        allowance.setCamelContext(camel.context());

        camel.send("pipedrive:deal/get?id=1", null);
        assertThat(allowance.requestsPerWindow(new DefaultExchange(camel.context())))
                .isEqualTo(50_000);

        for (int i = 0; i < 100; i++) {
            camel.send("pipedrive:deal/get?id=1&maxRateLimitWait=0", null);
        }
        assertThat(pipedrive.requests("deal/get")).hasSize(101);
    }
}

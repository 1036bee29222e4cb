// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import io.github.camelpipedrive.PipedriveConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The option {@code requestTimeout}: what it is unless it is given. */
class RequestTimeoutTest {

    private final PipedriveConfiguration configuration = new PipedriveConfiguration();

    @Test
    void isFiveMinutesUnlessItIsGiven() {
        assertThat(configuration.getRequestTimeout()).isEqualTo(300_000);
    }

    /** Who has raised another timeout, before there was this one, is not cut off by it. */
    @Test
    void isAsLongAsTheOtherTimeoutsNeed() {
        configuration.setResponseTimeout(600_000);

        assertThat(configuration.getRequestTimeout()).isEqualTo(1_220_000);
    }

    @Test
    void isWhatIsGiven() {
        configuration.setRequestTimeout(0);

        assertThat(configuration.getRequestTimeout()).isZero();
    }

    @Test
    void mustNotBeNegative() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.start();

            assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?apiToken=x&requestTimeout=-1"))
                    .rootCause()
                    .hasMessage("requestTimeout must not be negative");
        }
    }
}

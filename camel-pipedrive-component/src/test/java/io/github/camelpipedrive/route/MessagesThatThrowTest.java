// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A message that does not take the result: the exception says of which call it was. */
class MessagesThatThrowTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {});

    /** Takes no body. */
    private static final class Refusing extends DefaultMessage {
        Refusing(CamelContext context) {
            super(context);
        }

        @Override
        public void setBody(Object body) {
            throw new IllegalStateException("full");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pipedrive:api/call?path=/api/v2/deals/1, 'api/call GET /api/v2/deals/1: '",
        "pipedrive:deal/get?id=1, 'deal/get 1: '",
        "pipedrive:deal/list?paging=ALL, 'deal/list: '",
    })
    void loseNotWhichCallItWas(String uri, String beginning) {
        Exchange exchange = new DefaultExchange(camel.context());
        exchange.setMessage(new Refusing(camel.context()));

        camel.context().createProducerTemplate().send(uri, exchange);

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(beginning + "the call failed unexpectedly (IllegalStateException: full). It can be retried"
                        + " safely.");
        assertThat(pipedrive.requests()).hasSize(1);
    }
}

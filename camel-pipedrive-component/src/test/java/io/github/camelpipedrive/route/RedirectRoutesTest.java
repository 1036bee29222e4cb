// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.transport.RecordingServer;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Redirects through a route: no credential follows one to another origin, and no write follows one at all. */
class RedirectRoutesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private RecordingServer pipedrive;
    private RecordingServer other;

    @BeforeEach
    void start() throws Exception {
        pipedrive = RecordingServer.start();
        other = RecordingServer.start();
        other.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":7}}"));
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("secret-token");
        component.getConfiguration().setBaseUrl(pipedrive.url());
        component.getConfiguration().setMaxRetries(0);
        context.addComponent("pipedrive", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        pipedrive.close();
        other.close();
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    @Test
    void takeNoTokenToAnotherOrigin() {
        pipedrive.answers(exchange -> RecordingServer.redirect(exchange, 302, other.url() + "/elsewhere"));

        Exchange exchange = send("pipedrive:deal/get?id=1", null);

        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 7));
        assertThat(pipedrive.received().get(0).headers()).containsEntry("x-api-token", "secret-token");
        assertThat(other.received()).singleElement().satisfies(received -> {
            assertThat(received.target()).isEqualTo("/elsewhere");
            assertThat(received.headers().toString()).doesNotContain("secret-token");
        });
    }

    @Test
    void takeTheTokenAlongWithinTheOrigin() {
        pipedrive.answers(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":8}}");
            } else {
                RecordingServer.redirect(exchange, 307, "/moved");
            }
        });

        Exchange exchange = send("pipedrive:deal/get?id=1", null);

        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 8));
        assertThat(pipedrive.received()).extracting(Received::target).containsExactly("/api/v2/deals/1", "/moved");
        assertThat(pipedrive.received()).allMatch(each -> each.headers().containsKey("x-api-token"));
    }

    @Test
    void areAnErrorForAWrite() {
        pipedrive.answers(exchange -> RecordingServer.redirect(exchange, 307, other.url() + "/elsewhere"));

        Exchange exchange = send("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/create: status 307 without a message (307). Redirects are not followed: check"
                        + " companyDomain or baseUrl.");
        assertThat(pipedrive.received()).hasSize(1);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void areNotFollowedToWhereNothingMayBeSent() {
        pipedrive.answers(exchange -> RecordingServer.redirect(exchange, 301, "http://crm.example/api/v2/deals/1"));

        assertThat(send("pipedrive:deal/get?id=1", null).getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/get 1: status 301 without a message (301). Redirects are not followed: check"
                        + " companyDomain or baseUrl.");
    }
}

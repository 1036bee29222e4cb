// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.transport.RecordingServer;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the API has gained since the release, sent as it is where that is asked for. */
class AllowUnknownTest {

    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = RecordingServer.start();
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":1}}"));
        component.getConfiguration().setApiToken("0123456789abcdef");
        component.getConfiguration().setBaseUrl(server.url());
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request("pipedrive:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private Received received(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        assertThat(server.received()).hasSize(1);
        return server.received().get(0);
    }

    @Test
    void sendsANewKeyOfTheBody() {
        Received received =
                received("activity/create?allowUnknown=true", Map.of("subject", "Call", "outcome", 3), Map.of());

        assertThat(received.body()).contains("\"outcome\":3").contains("\"subject\":\"Call\"");
    }

    @Test
    void sendsANewFieldGivenAsOptionOrHeaderInTheBody() {
        Received received = received(
                "activity/create?allowUnknown=true&outcome=3",
                Map.of("subject", "Call"),
                Map.of("CamelPipedrive.reason", List.of("a", "b")));

        assertThat(received.target()).isEqualTo("/api/v2/activities");
        assertThat(received.body()).isEqualTo("{\"subject\":\"Call\",\"outcome\":\"3\",\"reason\":[\"a\",\"b\"]}");
    }

    @Test
    void keepsNullOfANewKeyInAnUpdate() {
        Map<String, Object> body = new HashMap<>();
        body.put("outcome", null);

        assertThat(received("activity/update?id=1&allowUnknown=true", body, Map.of())
                        .body())
                .isEqualTo("{\"outcome\":null}");
    }

    @Test
    void sendsANewFilter() {
        Received received =
                received("activity/get?allowUnknown=true&id=1&expand=deal", null, Map.of("CamelPipedrive.depth", 2));

        assertThat(received.target()).isEqualTo("/api/v2/activities/1?expand=deal&depth=2");
    }

    @Test
    void sendsANewWordOfASetOfWords() {
        Received received =
                received("activity/get?allowUnknown=true&id=1&includeFields=attendees,outcome", null, Map.of());

        assertThat(received.target()).isEqualTo("/api/v2/activities/1?include_fields=attendees,outcome");
    }

    @Test
    void sendsANewStatusInTheBody() {
        assertThat(received("deal/update?id=1&allowUnknown=true", Map.of("status", "paused"), Map.of())
                        .body())
                .isEqualTo("{\"status\":\"paused\"}");
    }

    @Test
    void isForTheWholeComponentToo() {
        component.getConfiguration().setAllowUnknown(true);

        assertThat(received("activity/create", Map.of("subject", "Call", "outcome", 3), Map.of())
                        .body())
                .contains("\"outcome\":3");
    }

    @Test
    void stillChecksWhatIsKnown() {
        List<String> failures = new ArrayList<>();
        for (Map<String, Object> body : List.of(
                Map.<String, Object>of("title", "Patio", "owner_id", "me"),
                Map.<String, Object>of("title", "Patio", "ab".repeat(20), 1),
                Map.<String, Object>of("value", 1))) {
            Exception failure =
                    send("deal/create?allowUnknown=true", body, Map.of()).getException();
            assertThat(failure).isInstanceOf(PipedriveValidationException.class);
            failures.add(failure.getMessage());
        }

        assertThat(failures)
                .containsExactly(
                        "deal/create: owner_id: expected a whole number from 1, got 'me'. Nothing was sent.",
                        "deal/create: custom field '" + "ab".repeat(20)
                                + "' must stand inside custom_fields. Nothing was sent.",
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as"
                                + " option title. Nothing was sent.");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void isOffUnlessAskedFor() {
        assertThat(send("activity/create", Map.of("subject", "Call", "outcome", 3), Map.of())
                        .getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("unknown parameter 'outcome'");
        assertThat(server.received()).isEmpty();
    }
}

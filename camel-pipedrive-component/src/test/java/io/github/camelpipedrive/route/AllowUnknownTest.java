// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What the API has gained since the release, sent as it is where that is asked for. */
class AllowUnknownTest {

    @RegisterExtension
    final RecordingExtension calls = new RecordingExtension();

    @Test
    void sendsANewKeyOfTheBody() {
        Received received =
                calls.received("activity/create?allowUnknown=true", Map.of("subject", "Call", "outcome", 3), Map.of());

        assertThat(received.body()).contains("\"outcome\":3").contains("\"subject\":\"Call\"");
    }

    @Test
    void sendsANewFieldGivenAsOptionOrHeaderInTheBody() {
        Received received = calls.received(
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

        assertThat(calls.received("activity/update?id=1&allowUnknown=true", body, Map.of())
                        .body())
                .isEqualTo("{\"outcome\":null}");
    }

    @Test
    void sendsANewFilter() {
        Received received = calls.received(
                "activity/get?allowUnknown=true&id=1&expand=deal", null, Map.of("CamelPipedrive.depth", 2));

        assertThat(received.target()).isEqualTo("/api/v2/activities/1?expand=deal&depth=2");
    }

    @Test
    void sendsANewWordOfASetOfWords() {
        Received received =
                calls.received("activity/get?allowUnknown=true&id=1&includeFields=attendees,outcome", null, Map.of());

        assertThat(received.target()).isEqualTo("/api/v2/activities/1?include_fields=attendees,outcome");
    }

    @Test
    void sendsANewStatusInTheBody() {
        assertThat(calls.received("deal/update?id=1&allowUnknown=true", Map.of("status", "paused"), Map.of())
                        .body())
                .isEqualTo("{\"status\":\"paused\"}");
    }

    @Test
    void isForTheWholeComponentToo() {
        calls.component().getConfiguration().setAllowUnknown(true);

        assertThat(calls.received("activity/create", Map.of("subject", "Call", "outcome", 3), Map.of())
                        .body())
                .contains("\"outcome\":3");
    }

    @Test
    void stillChecksWhatIsKnown() {
        List<String> failures = new ArrayList<>();
        for (Map<String, Object> body : List.of(
                Map.<String, Object>of("title", "Patio", "owner_id", "us"),
                Map.<String, Object>of("title", "Patio", "ab".repeat(20), 1),
                Map.<String, Object>of("value", 1))) {
            Exception failure =
                    calls.send("deal/create?allowUnknown=true", body, Map.of()).getException();
            assertThat(failure).isInstanceOf(PipedriveValidationException.class);
            failures.add(failure.getMessage());
        }

        assertThat(failures)
                .containsExactly(
                        "deal/create: owner_id: expected a whole number from 1, got 'us'; a name is written 'name:us'. Nothing was sent.",
                        "deal/create: custom field '" + "ab".repeat(20)
                                + "' must be inside custom_fields. Nothing was sent.",
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as"
                                + " option title. Nothing was sent.");
        assertThat(calls.server().received()).isEmpty();
    }

    @Test
    void isOffUnlessAskedFor() {
        assertThat(calls.send("activity/create", Map.of("subject", "Call", "outcome", 3), Map.of())
                        .getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("unknown parameter 'outcome'");
        assertThat(calls.server().received()).isEmpty();
    }
}

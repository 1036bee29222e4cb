// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class RecordRulesTest {

    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String OTHER_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f00a1b2c3d";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Ilse Varga", "ilse@tiletown.example")
            .organization("Tiletown Ltd")
            .deal("Floor tiles"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-07-02T23:30:00Z"));
    }

    @Test
    void closesADealWhenItIsWonAndOpensItAgain() throws Exception {
        Map<String, Object> won =
                api.patch("/api/v2/deals/1", "{\"status\": \"won\"}").data();
        PIPEDRIVE.clock().advance(Duration.ofHours(1));
        Map<String, Object> open =
                api.patch("/api/v2/deals/1", "{\"status\": \"open\"}").data();

        assertThat(won)
                .contains(
                        entry("won_time", "2031-07-02T23:30:00Z"),
                        entry("close_time", "2031-07-02T23:30:00Z"),
                        entry("lost_time", null),
                        // It is summer in London, one hour ahead: the next day there.
                        entry("local_won_date", "2031-07-03"),
                        entry("local_close_date", "2031-07-03"));
        assertThat(open)
                .contains(
                        entry("won_time", null),
                        entry("close_time", null),
                        entry("local_won_date", null),
                        entry("update_time", "2031-07-03T00:30:00Z"));
    }

    @Test
    void keepsTheReasonOfALossUntilTheDealIsNoLongerLost() throws Exception {
        Map<String, Object> lost = api.patch(
                        "/api/v2/deals/1",
                        "{\"status\": \"lost\", \"lost_reason\": \"Budget\", \"lost_time\": \"2031-06-01T10:00:00Z\"}")
                .data();
        Map<String, Object> won =
                api.patch("/api/v2/deals/1", "{\"status\": \"won\"}").data();

        assertThat(lost)
                .contains(
                        entry("lost_reason", "Budget"),
                        entry("lost_time", "2031-06-01T10:00:00Z"),
                        entry("close_time", "2031-06-01T10:00:00Z"));
        assertThat(won).contains(entry("lost_reason", null), entry("lost_time", null));
        assertThat(api.patch("/api/v2/deals/1", "{\"lost_reason\": \"Late\"}").status())
                .isEqualTo(400);
    }

    @Test
    void letsTheStageDecideThePipeline() throws Exception {
        assertThat(api.patch("/api/v2/deals/1", "{\"stage_id\": 6}").data())
                .contains(
                        entry("stage_id", 6),
                        entry("pipeline_id", 2),
                        entry("stage_change_time", "2031-07-02T23:30:00Z"));
        assertThat(api.patch("/api/v2/deals/1", "{\"pipeline_id\": 1}").data())
                .contains(entry("stage_id", 1), entry("pipeline_id", 1));
        assertThat(api.patch("/api/v2/deals/1", "{\"stage_id\": 6, \"pipeline_id\": 1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void leavesAnArchivedDealAloneUntilItIsTakenOut() throws Exception {
        assertThat(api.patch("/api/v2/deals/1", "{\"is_archived\": true}").data())
                .containsEntry("archive_time", "2031-07-02 23:30:00");
        assertThat(api.get("/api/v2/deals").ids()).isEmpty();
        assertThat(api.get("/api/v2/deals/1").status()).isEqualTo(200);
        assertThat(api.patch("/api/v2/deals/1", "{\"title\": \"x\"}").status()).isEqualTo(400);
        assertThat(api.patch("/api/v2/deals/1", "{\"is_archived\": false}").data())
                .contains(entry("archive_time", null));
        assertThat(api.get("/api/v2/deals").ids()).containsExactly(1);
    }

    @Test
    void addsCustomFieldsToThoseThatAreThere() throws Exception {
        api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + KEY + "\": \"Ref BX-77\", \"" + OTHER_KEY + "\": 7}}");

        Map<String, Object> deal = api.patch(
                        "/api/v2/deals/1", "{\"custom_fields\": {\"" + OTHER_KEY + "\": null}, \"value\": 5}")
                .data();

        assertThat(deal.get("custom_fields").toString()).isEqualTo("{" + KEY + "=Ref BX-77, " + OTHER_KEY + "=null}");
        assertThat(deal).contains(entry("title", "Floor tiles"), entry("value", 5));
    }

    @Test
    void keepsTheCustomFieldsOfALeadBesideItsOtherKeys() throws Exception {
        String amount = OTHER_KEY + "_currency";
        ApiClient.Answer created = api.post(
                "/api/v1/leads",
                "{\"title\": \"Enquiry\", \"organization_id\": 1, \"value\": {\"amount\": 900, \"currency\": \"EUR\"}, \""
                        + KEY + "\": \"Ref\", \"" + OTHER_KEY + "\": 1250.75, \"" + amount + "\": \"EUR\"}");
        Object id = created.data().get("id");
        Map<String, Object> changed = api.patch("/api/v1/leads/" + id, "{\"" + KEY + "\": null, \"value\": null}")
                .data();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data())
                .contains(
                        entry(KEY, "Ref"),
                        entry(amount, "EUR"),
                        entry("add_time", "2031-07-02T23:30:00.000Z"),
                        entry("visible_to", "3"),
                        entry("value", Map.of("amount", 900, "currency", "EUR")))
                .doesNotContainKey("custom_fields");
        assertThat(changed).doesNotContainKey(KEY).contains(entry("value", null), entry(amount, "EUR"));
    }

    @Test
    void splitsAPersonsNameAndCompletesTheContacts() throws Exception {
        Map<String, Object> person = api.post(
                        "/api/v2/persons",
                        "{\"name\": \"Ana de la Cruz\", \"emails\": [{\"value\": \"a@x.example\"},"
                                + " {\"value\": \"b@x.example\", \"label\": \"home\"}]}")
                .data();
        Map<String, Object> changed = api.patch(
                        "/api/v2/persons/2", "{\"name\": \"Ana\", \"emails\": [{\"value\": \"c@x.example\"}]}")
                .data();

        assertThat(person)
                .contains(
                        entry("first_name", "Ana"),
                        entry("last_name", "de la Cruz"),
                        entry(
                                "emails",
                                List.of(
                                        Map.of("value", "a@x.example", "primary", true, "label", "work"),
                                        Map.of("value", "b@x.example", "primary", false, "label", "home"))));
        assertThat(changed)
                .contains(
                        entry("last_name", null),
                        entry("emails", List.of(Map.of("value", "c@x.example", "primary", true, "label", "work"))));
    }

    @Test
    void takesAnActivitysPersonFromThePrimaryParticipant() throws Exception {
        Map<String, Object> activity = api.post(
                        "/api/v2/activities",
                        "{\"subject\": \"Site visit\", \"due_time\": \"08:30\", \"duration\": \"00:45\", \"done\": true,"
                                + " \"participants\": [{\"person_id\": 1, \"primary\": true}]}")
                .data();

        assertThat(activity)
                .contains(
                        entry("person_id", 1),
                        entry("due_time", "08:30:00"),
                        entry("duration", "00:45:00"),
                        entry("marked_as_done_time", "2031-07-02T23:30:00Z"))
                .doesNotContainKey("attendees");
        assertThat(api.get("/api/v2/activities/1?include_fields=attendees").data())
                .containsEntry("attendees", List.of());
        assertThat(api.patch("/api/v2/activities/1", "{\"done\": false}").data())
                .contains(entry("marked_as_done_time", null));
    }

    @Test
    void showsANoteWithItsParentAndAuthor() throws Exception {
        Map<String, Object> note = api.post(
                        "/api/v1/notes", "{\"content\": \"<p>Called</p>\", \"deal_id\": 1, \"pinned_to_deal_flag\": 1}")
                .data();
        Map<String, Object> changed = api.put("/api/v1/notes/1", "{\"content\": \"<p>Called twice</p>\"}")
                .data();

        assertThat(note)
                .contains(
                        entry("deal", Map.of("title", "Floor tiles")),
                        entry("pinned_to_deal_flag", true),
                        entry("pinned_to_lead_flag", false),
                        entry("active_flag", true),
                        entry("add_time", "2031-07-02 23:30:00"),
                        entry("person", null));
        assertThat(changed).contains(entry("deal_id", 1), entry("last_update_user_id", 9001));
    }

    @Test
    void refusesToReferToADeletedRecord() throws Exception {
        api.delete("/api/v2/persons/1");

        assertThat(api.post("/api/v2/deals", "{\"title\": \"a\", \"person_id\": 1}")
                        .error())
                .isEqualTo("Validation failed: person_id: Person 1 not found");
        assertThat(PIPEDRIVE.records("person")).isEmpty();
        assertThat(PIPEDRIVE.record("person", 1)).containsEntry("is_deleted", true);
    }
}

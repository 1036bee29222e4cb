// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class RecordLifecycleTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Ilse Varga", "ilse@tiletown.example")
            .organization("Tiletown Ltd"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /api/v2/deals         | PATCH | title   | {"title": "Floor tiles"}                        | 404 | 404
                    /api/v2/persons       | PATCH | name    | {"name": "Sam Rivet"}                           | 404 | 410
                    /api/v2/organizations | PATCH | name    | {"name": "Harbour Homes"}                       | 404 | 404
                    /api/v2/activities    | PATCH | subject | {"subject": "Site visit"}                       | 404 | 404
                    /api/v1/leads         | PATCH | title   | {"title": "Showroom enquiry", "person_id": 1}   | 404 | 404
                    /api/v1/notes         | PUT   | content | {"content": "Called", "person_id": 1}           | 200 | 404
                    """)
    void keepsARecordFromItsCreationToItsEnd(
            String path, String update, String field, String body, int readGone, int deleteGone) throws Exception {
        Object id = api.post(path, body).data().get("id");
        String one = path + "/" + id;

        ApiClient.Answer created = api.get(one);
        ApiClient.Answer changed = api.send(update, one, "{\"" + field + "\": \"Another\"}");
        ApiClient.Answer deleted = api.delete(one);
        ApiClient.Answer gone = api.get(one);

        assertThat(created.data()).containsEntry("id", id);
        assertThat(changed.data()).containsEntry(field, "Another").containsEntry("id", id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(gone.status()).isEqualTo(readGone);
        assertThat(api.send(update, one, "{\"" + field + "\": \"Too late\"}").status())
                .isEqualTo(readGone);
        assertThat(api.delete(one).status()).isEqualTo(deleteGone);
        assertThat(String.valueOf(api.get(path).json().get("data"))).doesNotContain("Another");
    }

    @Test
    void showsADealWithAllKeysOfTheApi() throws Exception {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30.5Z"));

        Map<String, Object> deal = api.post(
                        "/api/v2/deals", "{\"title\": \"Floor tiles\", \"value\": 4800.5, \"person_id\": 1}")
                .data();

        assertThat(deal)
                .contains(
                        entry("id", 1),
                        entry("title", "Floor tiles"),
                        entry("value", new java.math.BigDecimal("4800.5")),
                        entry("currency", "EUR"),
                        entry("person_id", 1),
                        entry("org_id", null),
                        entry("pipeline_id", 1),
                        entry("stage_id", 1),
                        entry("status", "open"),
                        entry("is_deleted", false),
                        entry("label_ids", List.of()),
                        entry("custom_fields", null),
                        entry("add_time", "2031-03-02T08:15:30Z"),
                        entry("update_time", null),
                        entry("lost_reason", null))
                .hasSize(36);
        assertThat(api.get("/api/v2/deals/1").data()).containsEntry("update_time", "2031-03-02T08:15:30Z");
    }

    @Test
    void answersTheDeletesInTheirThreeShapes() throws Exception {
        String lead = (String) PIPEDRIVE
                .add("lead", Map.of("title", "Enquiry", "person_id", 1))
                .get("id");
        PIPEDRIVE.add("note", Map.of("content", "Called", "person_id", 1));

        assertThat(api.delete("/api/v1/notes/1").json()).containsExactly(entry("success", true), entry("data", true));
        assertThat(api.delete("/api/v1/leads/" + lead).data()).isEqualTo(Map.of("id", lead));
        assertThat(api.delete("/api/v2/persons/1").data()).isEqualTo(Map.of("id", 1));
    }
}

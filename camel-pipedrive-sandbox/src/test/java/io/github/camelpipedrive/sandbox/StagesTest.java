// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Stages come, change and go; each that comes or goes moves the time of the others in its pipeline. */
class StagesTest {

    private static final Instant BEGIN = Instant.parse("2031-03-10T10:00:00Z");
    private static final String LATER = "2031-03-10T10:05:00Z";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited());

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        PIPEDRIVE.clock().stopAt(BEGIN);
    }

    private static List<Map<String, Object>> ofPipeline(int pipeline) {
        return PIPEDRIVE.records("stage").stream()
                .filter(stage -> stage.get("pipeline_id").equals(pipeline))
                .toList();
    }

    @Test
    void aNewOneIsTheLastOfItsPipelineAndMovesTheTimeOfTheOthers() throws Exception {
        int before = ofPipeline(1).size();
        List<Map<String, Object>> elsewhere = ofPipeline(2);
        PIPEDRIVE.clock().advance(Duration.ofMinutes(5));

        ApiClient.Answer answer = api.post("/api/v2/stages", "{\"name\": \"Tiling\", \"pipeline_id\": 1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data())
                .containsEntry("name", "Tiling")
                .containsEntry("order_nr", before)
                .containsEntry("deal_probability", 100)
                .containsEntry("is_deal_rot_enabled", false)
                .containsEntry("days_to_rotten", null)
                .containsEntry("is_deleted", false)
                .containsEntry("add_time", LATER)
                .containsEntry("update_time", LATER);
        assertThat(ofPipeline(1)).hasSize(before + 1).allMatch(stage -> LATER.equals(stage.get("update_time")));
        assertThat(ofPipeline(2)).isEqualTo(elsewhere);
    }

    @Test
    void oneThatGoesMovesTheTimeOfTheOthersAndTakesNoDealsAnyMore() throws Exception {
        PIPEDRIVE.clock().advance(Duration.ofMinutes(5));

        assertThat(api.delete("/api/v2/stages/2").data()).isEqualTo(Map.of("id", 2));

        assertThat(ofPipeline(1))
                .noneMatch(stage -> stage.get("id").equals(2))
                .allMatch(stage -> LATER.equals(stage.get("update_time")));
        assertThat(api.get("/api/v2/stages/2").status()).isEqualTo(404);
        assertThat(api.delete("/api/v2/stages/2").status()).isEqualTo(404);
        assertThat(api.post("/api/v2/deals", "{\"title\": \"Patio\", \"stage_id\": 2}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aChangeIsOfThatOneAlone() throws Exception {
        Map<String, Object> other = ofPipeline(1).get(1);
        PIPEDRIVE.clock().advance(Duration.ofMinutes(5));

        assertThat(api.patch("/api/v2/stages/1", "{\"name\": \"Measuring\", \"deal_probability\": 20}")
                        .data())
                .containsEntry("name", "Measuring")
                .containsEntry("deal_probability", 20)
                .containsEntry("update_time", LATER);

        assertThat(api.get("/api/v2/stages/1").data()).containsEntry("name", "Measuring");
        assertThat(ofPipeline(1).get(1)).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name": "Tiling"}
                    {"pipeline_id": 1}
                    {"name": "", "pipeline_id": 1}
                    {"name": "Tiling", "pipeline_id": 99}
                    {"name": "Tiling", "pipeline_id": 1, "deal_probability": 101}
                    {"name": "Tiling", "pipeline_id": 1, "order_nr": 1}
                    """)
    void whatIsMissingOrUnknownIsRefused(String body) throws Exception {
        assertThat(api.post("/api/v2/stages", body).status()).isEqualTo(400);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.SandboxStatistics.Creates;
import io.github.camelpipedrive.sandbox.SandboxStatistics.Peak;
import io.github.camelpipedrive.sandbox.SandboxStatistics.Repetition;
import io.github.camelpipedrive.sandbox.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class StatisticsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .token("first-token")
            .token("second-token")
            .limits(SandboxLimits.of(SandboxPlan.LITE).requestsPerWindow(3).searchesPerWindow(1)));

    private ApiClient api;

    @BeforeEach
    void connect() {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
        api = new ApiClient(PIPEDRIVE.baseUrl(), "first-token");
    }

    @Test
    void showsTheMostRequestsInAnyTwoSecondsForEachCaller() throws Exception {
        api.get("/api/v2/deals");
        PIPEDRIVE.clock().advance(Duration.ofMillis(1500));
        api.get("/api/v2/deals/search?term=tiles");
        api.get("/api/v2/deals");
        PIPEDRIVE.clock().advance(Duration.ofMillis(500));
        api.get("/api/v2/persons/search?term=tiles");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(5));
        api.get("/api/v2/deals");
        new ApiClient(PIPEDRIVE.baseUrl(), "second-token").get("/api/v2/deals");
        new ApiClient(
                        PIPEDRIVE.baseUrl(),
                        "",
                        "Bearer " + PIPEDRIVE.oauth().grant().accessToken())
                .get("/api/v2/deals");
        new ApiClient(PIPEDRIVE.baseUrl(), "wrong-token").get("/api/v2/deals");

        assertThat(PIPEDRIVE.statistics().peaks())
                .containsExactly(
                        entry("API token 1", new Peak(3, 2)),
                        entry("API token 2", new Peak(1, 0)),
                        entry("nobody", new Peak(1, 0)),
                        entry("sandbox-client, user 9001 of tiletown-sandbox", new Peak(1, 0)));
    }

    @Test
    void countsWhatWasAskedAndAnswered() throws Exception {
        api.get("/api/v2/deals");
        api.get("/api/v2/deals/77");
        api.get("/api/v2/dealz");
        api.get("/api/v2/deals");
        PIPEDRIVE.answerNext(SandboxAnswer.of(502, ""));
        api.get("/api/v2/deals");

        SandboxStatistics statistics = PIPEDRIVE.statistics();

        assertThat(statistics.requests()).isEqualTo(5);
        assertThat(statistics.operations())
                .containsExactly(entry("deal/get", 1L), entry("deal/list", 3L), entry("other", 1L));
        assertThat(statistics.statuses())
                .containsExactly(entry(200, 1L), entry(404, 2L), entry(429, 1L), entry(502, 1L));
        assertThat(statistics.tooManyRequests()).isEqualTo(1);
        assertThat(statistics.refusals()).containsExactly(entry("requests", 1L));
        assertThat(statistics.dailyTokens()).containsExactly(entry("tiletown-sandbox", 11L));
        assertThat(statistics.brokenConnections()).isZero();
    }

    @Test
    void tellsWhichLimitsRefused() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE)
                .dailyTokens(20)
                .block(new SandboxLimits.Block(2, Duration.ofSeconds(9), Duration.ofSeconds(9))));
        api.get("/api/v2/deals/search?term=tiles");

        api.get("/api/v2/deals");
        api.get("/api/v2/deals");
        api.get("/api/v2/deals");

        assertThat(PIPEDRIVE.statistics().refusals()).containsExactly(entry("block", 1L), entry("daily-tokens", 2L));
    }

    @Test
    void findsCreatesThatCameMoreThanOnce() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.unlimited());
        String deal = "{\"title\": \"Floor tiles\"}";

        api.post("/api/v2/deals", deal);
        api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}");
        api.post("/api/v2/organizations", "{\"name\": \"Tiletown Ltd\"}");
        api.post("/api/v2/deals", deal);
        api.post("/api/v2/deals", deal);
        api.post("/api/v2/deals", "{}");
        api.post("/api/v2/deals", "{}");

        assertThat(PIPEDRIVE.statistics().creates())
                .isEqualTo(new Creates(
                        5, 2, List.of(new Repetition("deal/create", deal, 3, List.of(1, 3, 4))), 0, List.of()));
    }

    @Test
    void boundsWhatItShowsOfCreates() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.unlimited());

        for (int i = 0; i < 210; i++) {
            api.post("/api/v2/deals", "{\"title\": \"Tiles " + i % 105 + "\"}");
        }
        for (int i = 0; i < 12; i++) {
            api.post("/api/v2/deals", "{\"title\": \"Tiles 0\"}");
        }

        Creates creates = PIPEDRIVE.statistics().creates();
        assertThat(creates.carriedOut()).isEqualTo(222);
        assertThat(creates.repeated()).isEqualTo(117);
        assertThat(creates.repetitions()).hasSize(100);
        assertThat(creates.repetitions().get(0).times()).isEqualTo(14);
        assertThat(creates.repetitions().get(0).ids()).hasSize(10);
    }

    @Test
    void isThereForOtherProcesses() throws Exception {
        api.get("/api/v2/deals");
        api.post("/api/v2/deals", "{\"title\": \"Floor tiles\"}");

        ApiClient.Answer answer = new ApiClient(PIPEDRIVE.baseUrl(), "").get("/sandbox/statistics");

        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.json())
                .isEqualTo(Json.read(
                        """
                        {"requests": 2,
                         "operations": {"deal/create": 1, "deal/list": 1},
                         "peaks": {"API token 1": {"requests": 2, "searches": 0}},
                         "statuses": {"200": 2},
                         "tooManyRequests": 0,
                         "brokenConnections": 0,
                         "refusals": {},
                         "dailyTokens": {"tiletown-sandbox": 15},
                         "faults": {},
                         "creates": {"carriedOut": 1, "repeated": 0, "repetitions": [], "lost": 0, "lostRecords": []}}
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.text()).doesNotContain("first-token");
    }

    @Test
    void beginsAnewWithAReset() throws Exception {
        api.post("/api/v2/deals", "{\"title\": \"Floor tiles\"}");
        PIPEDRIVE.reset();

        assertThat(PIPEDRIVE.statistics())
                .isEqualTo(new SandboxStatistics(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        0,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new Creates(0, 0, List.of(), 0, List.of())));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class GatewayTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().token("first-token").token("second-token"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong-token", "FIRST-TOKEN"})
    void refusesAWrongTokenAsTheGatewayDoes(String token) throws Exception {
        ApiClient.Answer answer = new ApiClient(PIPEDRIVE.baseUrl(), token).get("/api/v2/deals");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("x-401-by-gw")).isEqualTo("true");
        assertThat(answer.header("x-correlation-id")).isNotBlank();
        assertThat(answer.json())
                .containsExactly(
                        entry("success", false),
                        entry("error", "unauthorized access"),
                        entry("errorCode", 401),
                        entry("error_info", "Please check developers.pipedrive.com"));
    }

    @Test
    void acceptsEachOfItsTokens() throws Exception {
        assertThat(new ApiClient(PIPEDRIVE.baseUrl(), "first-token")
                        .get("/api/v2/deals")
                        .status())
                .isEqualTo(200);
        assertThat(new ApiClient(PIPEDRIVE.baseUrl(), "second-token")
                        .get("/api/v2/deals")
                        .status())
                .isEqualTo(200);
        assertThat(new ApiClient(PIPEDRIVE.baseUrl(), "sandbox-token")
                        .get("/api/v2/deals")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void reportsWhatIsLeftOfBothLimits() throws Exception {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));

        api.get("/api/v2/deals");
        PIPEDRIVE.clock().advance(Duration.ofMillis(1500));
        ApiClient.Answer second = api.post("/api/v2/deals", "{\"title\": \"a\"}");
        ApiClient.Answer search = api.get("/api/v2/deals/search?term=tiles");
        PIPEDRIVE.clock().advance(Duration.ofMillis(500));
        ApiClient.Answer third = api.get("/api/v2/deals/1");

        assertThat(second.header("x-ratelimit-limit")).isEqualTo("40");
        assertThat(second.header("x-ratelimit-remaining")).isEqualTo("38");
        assertThat(second.header("x-ratelimit-reset")).isEqualTo("1");
        assertThat(second.header("x-daily-ratelimit-token-limit")).isEqualTo("60000");
        assertThat(second.header("x-daily-ratelimit-token-remaining")).isEqualTo("59990");
        assertThat(search.header("x-ratelimit-limit")).isEqualTo("10");
        assertThat(search.header("x-ratelimit-remaining")).isEqualTo("9");
        assertThat(third.header("x-ratelimit-remaining")).isEqualTo("37");
        assertThat(third.header("x-daily-ratelimit-token-remaining")).isEqualTo("59965");
    }

    @Test
    void countsTheBudgetAnewOnTheNextDay() throws Exception {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T23:59:59Z"));
        api.get("/api/v2/deals");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(2));

        assertThat(api.get("/api/v2/deals").header("x-daily-ratelimit-token-remaining"))
                .isEqualTo("60000");
    }

    @Test
    void tellsUnknownPathsAndMethodsApart() throws Exception {
        assertThat(api.get("/api/v2/dealz").status()).isEqualTo(404);
        assertThat(api.get("/api/v2/deals/1/").status()).isEqualTo(404);
        assertThat(api.put("/api/v2/deals/1", "{}").status()).isEqualTo(405);
        assertThat(api.put("/api/v2/deals/1", "{}").header("allow")).isEqualTo("GET, PATCH, DELETE");
    }

    @Test
    void servesVersionOneUnderBothOfItsPaths() throws Exception {
        assertThat(api.get("/v1/users/me").json())
                .isEqualTo(api.get("/api/v1/users/me").json());
        assertThat(api.get("/v1/users/me").data())
                .containsEntry("name", "Sam Sales")
                .containsEntry("company_domain", "tiletown-sandbox");
    }

    @Test
    void answersTheErrorsOfTheTwoVersionsInTheirShapes() throws Exception {
        assertThat(api.get("/api/v2/deals/77").json())
                .containsExactly(entry("success", false), entry("error", "Deal not found or not accessible."));
        assertThat(api.get("/api/v1/leads/0c9d2f40-1111-4abc-8def-20310304aaaa").json())
                .containsExactly(
                        entry("success", false),
                        entry("error", "requested lead not found"),
                        entry("error_info", "Object was not found."),
                        entry("data", null),
                        entry("additional_data", null));
    }

    @Test
    void keepsWireMocksAdministrationShut() throws Exception {
        for (String path : new String[] {"/__admin/mappings", "/__admin/requests", "/__admin/files"}) {
            assertThat(api.get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(api.post("/__admin/shutdown", "").status()).isEqualTo(401);
    }

    @Test
    void remembersTheRequestsWithTheirOperation() throws Exception {
        api.get("/api/v2/deals?limit=2&ids=1%2C2");
        api.post("/api/v2/deals", "{\"title\": \"Floor tiles\"}");

        assertThat(PIPEDRIVE.requests()).hasSize(2);
        SandboxRequest list = PIPEDRIVE.requests().get(0);
        assertThat(list.operation()).isEqualTo("deal/list");
        assertThat(list.path()).isEqualTo("/api/v2/deals");
        assertThat(list.query()).containsExactly(entry("limit", "2"), entry("ids", "1,2"));
        assertThat(list.header("X-API-Token")).contains("first-token");
        assertThat(list).asString().doesNotContain("first-token");
        assertThat(PIPEDRIVE.requests("deal/create").get(0).json()).containsEntry("title", "Floor tiles");
    }
}

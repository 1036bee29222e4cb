// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;

import io.github.camelpipedrive.sandbox.SandboxLimits.Block;
import io.github.camelpipedrive.sandbox.SandboxLimits.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class LimitsTest {

    private static final SandboxLimits SMALL = SandboxLimits.of(SandboxPlan.LITE)
            .requestsPerWindow(3)
            .searchesPerWindow(2)
            .dailyTokens(1_000);

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .token("first-token")
            .token("second-token")
            .company(440_056, "Northwind Floors", "northwind")
            .limits(SMALL));

    private static final String GET = "/api/v2/deals/1";
    private static final String SEARCH = "/api/v2/deals/search?term=tiles";

    private ApiClient api;

    @BeforeEach
    void connect() {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
        PIPEDRIVE.add("deal", java.util.Map.of("title", "Floor tiles"));
        api = new ApiClient(PIPEDRIVE.baseUrl(), "first-token");
    }

    private static ApiClient bearer(SandboxToken token) {
        return new ApiClient(PIPEDRIVE.baseUrl(), "", "Bearer " + token.accessToken());
    }

    private static void call(ApiClient client, String path, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(client.get(path).status()).isEqualTo(200);
        }
    }

    @Nested
    class Window {

        @Test
        void refusesTheRequestThatIsTooMany() throws Exception {
            call(api, GET, 3);

            ApiClient.Answer answer = api.get(GET);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
            assertThat(answer.header("x-correlation-id")).hasSize(36);
            assertThat(answer.header("x-ratelimit-limit")).isEqualTo("3");
            assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
            assertThat(answer.header("x-ratelimit-reset")).isEqualTo("2");
            assertThat(answer.header("x-daily-ratelimit-token-limit")).isEqualTo("1000");
            assertThat(answer.header("x-daily-ratelimit-token-remaining")).isEqualTo("997");
            assertThat(answer.header("retry-after")).isNull();
            assertThat(answer.json())
                    .containsExactly(
                            entry("success", false),
                            entry("error", "Rate limit exceeded"),
                            entry("errorCode", 429),
                            entry("error_info", "Please check developers.pipedrive.com"));
        }

        @Test
        void rollsOnWithTheClockToTheMillisecond() throws Exception {
            api.get(GET);
            PIPEDRIVE.clock().advance(Duration.ofMillis(700));
            call(api, GET, 2);

            PIPEDRIVE.clock().advance(Duration.ofMillis(1299));
            assertThat(api.get(GET).status()).isEqualTo(429);
            assertThat(api.get(GET).header("x-ratelimit-reset")).isEqualTo("1");
            PIPEDRIVE.clock().advance(Duration.ofMillis(1));
            assertThat(api.get(GET).status()).isEqualTo(200);
            assertThat(api.get(GET).status()).isEqualTo(429);
        }

        @Test
        void countsNoRefusedRequest() throws Exception {
            call(api, GET, 3);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1999));
            api.get(GET);

            PIPEDRIVE.clock().advance(Duration.ofMillis(1));

            call(api, GET, 3);
            assertThat(api.get(GET).header("x-daily-ratelimit-token-remaining")).isEqualTo("994");
        }

        @Test
        void carriesNothingOutThatIsTooMany() throws Exception {
            call(api, GET, 3);

            assertThat(api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}").status())
                    .isEqualTo(429);

            assertThat(PIPEDRIVE.records("deal")).hasSize(1);
        }

        @Test
        void countsWhatWasRefusedForOtherReasons() throws Exception {
            assertThat(api.get("/api/v2/deals/77").status()).isEqualTo(404);
            assertThat(api.get("/api/v2/deals?limit=x").status()).isEqualTo(400);
            assertThat(api.get("/api/v2/dealz").status()).isEqualTo(404);

            assertThat(api.get(GET).status()).isEqualTo(429);
        }

        @Test
        void countsNobodyWithoutAToken() throws Exception {
            ApiClient stranger = new ApiClient(PIPEDRIVE.baseUrl(), "wrong-token");

            for (int i = 0; i < 5; i++) {
                assertThat(stranger.get(GET).status()).isEqualTo(401);
            }
        }

        @Test
        void isOneForEachToken() throws Exception {
            call(api, GET, 3);

            call(new ApiClient(PIPEDRIVE.baseUrl(), "second-token"), GET, 3);
            assertThat(api.get(GET).status()).isEqualTo(429);
        }

        @Test
        void isOneForEachUserOfAnAppHoweverManyTokensTheyHave() throws Exception {
            call(bearer(PIPEDRIVE.oauth().grant()), GET, 2);
            call(bearer(PIPEDRIVE.oauth().grant()), GET, 1);

            assertThat(bearer(PIPEDRIVE.oauth().grant()).get(GET).status()).isEqualTo(429);
            assertThat(bearer(PIPEDRIVE.oauth().grant("northwind"))
                            .get("/api/v2/deals")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void tellsWhenToComeBackWhereThatIsWanted() throws Exception {
            PIPEDRIVE.limits(SMALL.headers(Headers.LIMITS_AND_RETRY_AFTER));
            call(api, GET, 3);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1100));

            ApiClient.Answer answer = api.get(GET);

            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(answer.header("x-ratelimit-reset")).isEqualTo("1");
        }

        @Test
        void tellsNothingWhereThatIsWanted() throws Exception {
            PIPEDRIVE.limits(SMALL.headers(Headers.NONE));
            assertThat(api.get(GET).response().headers().map()).doesNotContainKey("x-ratelimit-limit");
            call(api, GET, 2);

            ApiClient.Answer answer = api.get(GET);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.response().headers().map().keySet())
                    .noneMatch(name -> name.contains("ratelimit") || name.equals("retry-after"));
        }
    }

    @Nested
    class Searches {

        @Test
        void refusesTheSearchThatIsTooMany() throws Exception {
            call(api, SEARCH, 2);

            ApiClient.Answer answer = api.get(SEARCH);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("x-ratelimit-limit")).isEqualTo("2");
            assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
            assertThat(answer.header("x-ratelimit-reset")).isEqualTo("2");
            assertThat(answer.json())
                    .containsExactly(
                            entry("success", false), entry("error", "Request over limit"), entry("errorCode", 429));
        }

        @Test
        void countAmongAllRequestsToo() throws Exception {
            call(api, SEARCH, 2);
            assertThat(api.get("/api/v2/itemSearch?term=tiles").status()).isEqualTo(429);
            call(api, GET, 1);

            ApiClient.Answer answer = api.get(SEARCH);

            assertThat(answer.error()).isEqualTo("Rate limit exceeded");
            assertThat(answer.header("x-ratelimit-limit")).isEqualTo("3");
        }
    }

    @Nested
    class Day {

        @BeforeEach
        void makeItShort() {
            PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE).dailyTokens(25));
        }

        @Test
        void endsWhenTheTokensAreUsedUp() throws Exception {
            call(api, "/api/v2/deals", 2);
            assertThat(api.get("/api/v2/deals").header("x-daily-ratelimit-token-remaining"))
                    .as("before the request itself is charged")
                    .isEqualTo("5");

            ApiClient.Answer answer = api.get(GET);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("x-ratelimit-limit")).isEqualTo("20");
            assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("17");
            assertThat(answer.header("x-daily-ratelimit-token-limit")).isEqualTo("25");
            assertThat(answer.header("x-daily-ratelimit-token-remaining")).isEqualTo("0");
            assertThat(answer.json())
                    .containsExactly(
                            entry("success", false),
                            entry("error", "daily request budget exceeded"),
                            entry("errorCode", 429),
                            entry("error_info", "Please check developers.pipedrive.com"));
        }

        @Test
        void beginsAnewAtMidnight() throws Exception {
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T23:59:50.500Z"));
            call(api, "/api/v2/deals", 3);

            assertThat(api.get(GET).header("retry-after")).isEqualTo("10");
            PIPEDRIVE.clock().advance(Duration.ofMillis(9499));
            assertThat(api.get(GET).status()).isEqualTo(429);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1));
            assertThat(api.get(GET).header("x-daily-ratelimit-token-remaining")).isEqualTo("25");
        }

        @Test
        void isSharedByEverybodyInACompanyAndByNobodyElse() throws Exception {
            call(api, "/api/v2/deals", 1);
            call(new ApiClient(PIPEDRIVE.baseUrl(), "second-token"), "/api/v2/deals", 1);
            call(bearer(PIPEDRIVE.oauth().grant()), "/api/v2/deals", 1);

            assertThat(api.get(GET).status()).isEqualTo(429);
            assertThat(bearer(PIPEDRIVE.oauth().grant("northwind"))
                            .get("/api/v2/deals")
                            .header("x-daily-ratelimit-token-remaining"))
                    .isEqualTo("25");
        }
    }

    @Nested
    class Blocking {

        @BeforeEach
        void makeItSoon() {
            PIPEDRIVE.limits(SMALL.block(new Block(2, Duration.ofSeconds(1), Duration.ofSeconds(30))));
        }

        @Test
        void shutsOutWhoeverGoesOnAfterRefusals() throws Exception {
            call(api, GET, 3);
            assertThat(api.get(GET).status()).isEqualTo(429);
            assertThat(api.get(GET).status()).isEqualTo(429);

            ApiClient.Answer answer = api.get(GET);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("content-type")).isEqualTo("text/html; charset=UTF-8");
            assertThat(answer.header("server")).isEqualTo("cloudflare");
            assertThat(answer.header("cf-ray")).isEqualTo("0000000000000000-XXX");
            assertThat(answer.header("x-ratelimit-limit")).isNull();
            assertThat(answer.text()).startsWith("<!DOCTYPE html>").contains("<h1>Error 1015</h1>");
        }

        @Test
        void letsInAgainAfterAWhile() throws Exception {
            call(api, GET, 3);
            api.get(GET);
            api.get(GET);

            PIPEDRIVE.clock().advance(Duration.ofMillis(29_999));
            assertThat(api.get(GET).status()).isEqualTo(403);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1));
            call(api, GET, 3);
            assertThat(api.get(GET).status()).isEqualTo(429);
        }

        @Test
        void forgetsRefusalsThatWereLongAgo() throws Exception {
            call(api, GET, 3);
            api.get(GET);
            PIPEDRIVE.clock().advance(Duration.ofSeconds(1));
            api.get(GET);

            PIPEDRIVE.clock().advance(Duration.ofSeconds(1));

            assertThat(api.get(GET).status()).isEqualTo(200);
        }

        @Test
        void sparesEverybodyElse() throws Exception {
            call(api, GET, 3);
            api.get(GET);
            api.get(GET);
            ApiClient user = bearer(PIPEDRIVE.oauth().grant());
            call(user, GET, 3);

            for (int i = 0; i < 5; i++) {
                assertThat(user.get(GET).status()).isEqualTo(429);
            }
            call(new ApiClient(PIPEDRIVE.baseUrl(), "second-token"), GET, 1);
            assertThat(api.get(GET).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LITE,     1,  20,  80,  30000",
        "GROWTH,   1,  40, 160,  60000",
        "PREMIUM,  2, 100, 400, 300000",
        "ULTIMATE, 3, 120, 480, 630000"
    })
    void knowsThePlans(SandboxPlan plan, int seats, int requests, int oauthRequests, long tokens) {
        SandboxLimits limits = SandboxLimits.of(plan, seats);

        assertThat(limits)
                .isEqualTo(new SandboxLimits(requests, oauthRequests, 10, tokens, Headers.LIMITS, Block.USUAL, true));
    }

    @Test
    void enforcesTheLimitsOfThePlan() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.GROWTH));

        call(api, GET, 40);

        assertThat(api.get(GET).status()).isEqualTo(429);
    }

    @Test
    void refusesNothingWhenUnlimited() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.unlimited());

        call(api, SEARCH, 50);

        assertThat(api.get(GET).status()).isEqualTo(200);
    }

    /** A client that hears nothing assumes the smallest plan, and waits. */
    @Test
    void tellsOfLimitsThatNobodyReachesWhenUnlimited() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.unlimited());
        call(api, GET, 5);

        ApiClient.Answer answer = api.get(GET);

        assertThat(answer.header("x-ratelimit-limit")).isEqualTo("50000");
        assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("49999");
        assertThat(answer.header("x-ratelimit-reset")).isEqualTo("2");
        assertThat(answer.header("x-daily-ratelimit-token-limit")).isEqualTo("100000000");
        assertThat(answer.header("x-daily-ratelimit-token-remaining")).isEqualTo("100000000");
    }

    @Test
    void tellsNothingWhenUnlimitedAndSilent() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.unlimited().headers(Headers.NONE));

        assertThat(api.get(GET).response().headers().map().keySet()).noneMatch(name -> name.contains("ratelimit"));
    }

    @Test
    void keepsWhatWasUsedWhenTheLimitsChange() throws Exception {
        call(api, GET, 3);
        PIPEDRIVE.limits(SMALL.requestsPerWindow(5));

        call(api, GET, 2);

        assertThat(api.get(GET).status()).isEqualTo(429);
        PIPEDRIVE.limits(SMALL);
        assertThat(api.get(GET).header("x-ratelimit-remaining")).isEqualTo("0");
    }

    @Test
    void beginsAnewWithAReset() throws Exception {
        PIPEDRIVE.limits(SandboxLimits.of(SandboxPlan.LITE).dailyTokens(10));
        call(api, "/api/v2/deals", 1);
        PIPEDRIVE.reset();

        assertThat(PIPEDRIVE.sandbox().limits()).isEqualTo(SMALL);
        assertThat(api.get("/api/v2/deals").header("x-daily-ratelimit-token-remaining"))
                .isEqualTo("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 'requestsPerWindow must be 1 or more, not 0'",
        "1, 0, 0, 'searchesPerWindow must be 1 or more, not 0'",
        "1, 1, -1, 'dailyTokens must be 0 or more, not -1'"
    })
    void takesNoNumbersThatMakeNoSense(int requests, int searches, long tokens, String message) {
        assertThatThrownBy(() -> SandboxLimits.of(SandboxPlan.LITE)
                        .requestsPerWindow(requests)
                        .searchesPerWindow(searches)
                        .dailyTokens(tokens))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

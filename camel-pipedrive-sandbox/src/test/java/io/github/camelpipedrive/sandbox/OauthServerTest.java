// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.sandbox.FormClient.basic;
import static io.github.camelpipedrive.sandbox.FormClient.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class OauthServerTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles", "s3:cret/+", "https://tiles.example/back")
            .app("other", "other-secret", "https://other.example/back")
            .company(440_056, "Northwind Floors", "northwind")
            .user(new SandboxUser(
                    9002, "Rosa Quill", "rosa@tiletown.example", 440_055, "Tiletown Ltd", "tiletown-sandbox"))
            .deal("Floor tiles"));

    private static final String CLIENT = basic("tiles", "s3:cret/+");

    private FormClient http;

    @BeforeEach
    void connect() {
        http = new FormClient(PIPEDRIVE.baseUrl());
    }

    private ApiClient.Answer token(String... form) throws IOException, InterruptedException {
        return http.post("/oauth/token", CLIENT, form(form));
    }

    private ApiClient.Answer exchange(String code) throws IOException, InterruptedException {
        return token("grant_type", "authorization_code", "code", code, "redirect_uri", "https://tiles.example/back");
    }

    private ApiClient.Answer refresh(String refreshToken) throws IOException, InterruptedException {
        return token("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    private ApiClient.Answer call(String accessToken) throws IOException, InterruptedException {
        return http.get("/api/v1/users/me", "Bearer " + accessToken);
    }

    private static String text(ApiClient.Answer answer, String key) {
        return String.valueOf(answer.json().get(key));
    }

    @Nested
    class GivenACode {

        @Test
        void givesATokenWithWhatThePipedriveOneHas() throws Exception {
            ApiClient.Answer answer = exchange(PIPEDRIVE.oauth().authorize());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.json().keySet())
                    .containsExactly(
                            "access_token", "token_type", "expires_in", "refresh_token", "scope", "api_domain");
            assertThat(answer.json())
                    .contains(
                            entry("token_type", "Bearer"),
                            entry("expires_in", 3599),
                            entry("api_domain", PIPEDRIVE.baseUrl()));
            assertThat(text(answer, "access_token"))
                    .contains(":", "+", "/", "=")
                    .hasSizeGreaterThan(200);
            assertThat(text(answer, "scope")).startsWith("base,deals:full,");
        }

        @Test
        void worksOnce() throws Exception {
            String code = PIPEDRIVE.oauth().authorize();
            exchange(code);

            ApiClient.Answer second = exchange(code);

            assertThat(second.status()).isEqualTo(400);
            assertThat(second.json())
                    .containsExactly(
                            entry("success", false),
                            entry("message", "Invalid grant: authorization_code is invalid"),
                            entry("error", "invalid_grant"));
        }

        @Test
        void worksForFiveMinutes() throws Exception {
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
            String late = PIPEDRIVE.oauth().authorize();
            String inTime = PIPEDRIVE.oauth().authorize();

            PIPEDRIVE.clock().advance(Duration.ofMinutes(5).minusMillis(1));
            assertThat(exchange(inTime).status()).isEqualTo(200);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1));

            assertThat(exchange(late).json())
                    .containsEntry("message", "Invalid grant: authorization_code has expired")
                    .containsEntry("error", "invalid_grant");
        }

        @Test
        void refusesAnotherCallbackAndAnotherApp() throws Exception {
            String code = PIPEDRIVE.oauth().authorize();

            ApiClient.Answer elsewhere = token(
                    "grant_type", "authorization_code", "code", code, "redirect_uri", "https://tiles.example/back/");
            ApiClient.Answer stolen = http.post(
                    "/oauth/token",
                    basic("other", "other-secret"),
                    form(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            "https://other.example/back"));

            assertThat(elsewhere.json())
                    .containsEntry("message", "Invalid request: redirect_uri is invalid")
                    .containsEntry("error", "invalid_request");
            assertThat(stolen.json()).containsEntry("error", "invalid_grant");
        }

        @Test
        void comesFromTheConsentPageForTheUserWhoWasPicked() throws Exception {
            String callback = http.post(
                            "/oauth/authorize",
                            "",
                            form(
                                    "client_id",
                                    "tiles",
                                    "redirect_uri",
                                    "https://tiles.example/back",
                                    "user",
                                    "1",
                                    "decision",
                                    "allow"))
                    .header("location");

            String code = callback.substring(callback.indexOf("code=") + "code=".length());
            ApiClient.Answer token = exchange(code);

            assertThat(call(text(token, "access_token")).data()).containsEntry("company_domain", "northwind");
        }
    }

    @Nested
    class GivenARefreshToken {

        @Test
        void givesANewOneAndEndsTheOld() throws Exception {
            SandboxToken first = PIPEDRIVE.oauth().grant();

            ApiClient.Answer second = refresh(first.refreshToken());
            ApiClient.Answer again = refresh(first.refreshToken());
            ApiClient.Answer third = refresh(text(second, "refresh_token"));

            assertThat(text(second, "access_token")).isNotEqualTo(first.accessToken());
            assertThat(text(second, "refresh_token")).isNotEqualTo(first.refreshToken());
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.json())
                    .containsExactly(
                            entry("success", false),
                            entry("message", "Invalid grant: refresh_token is invalid"),
                            entry("error", "invalid_grant"));
            assertThat(third.status()).isEqualTo(200);
            assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(2);
            assertThat(PIPEDRIVE.oauth().invalidGrantCount()).isEqualTo(1);
        }

        @Test
        void keepsTheOldAccessTokenWorking() throws Exception {
            SandboxToken first = PIPEDRIVE.oauth().grant();

            String second = text(refresh(first.refreshToken()), "access_token");

            assertThat(call(first.accessToken()).status()).isEqualTo(200);
            assertThat(call(second).status()).isEqualTo(200);
            assertThat(PIPEDRIVE.oauth().tokens())
                    .extracting(SandboxToken::accessToken)
                    .containsExactly(first.accessToken(), second);
        }

        @Test
        void givesTheSameOneWithoutRotation() throws Exception {
            PIPEDRIVE.oauth().rotation(false);
            SandboxToken first = PIPEDRIVE.oauth().grant();

            ApiClient.Answer second = refresh(first.refreshToken());
            ApiClient.Answer third = refresh(first.refreshToken());

            assertThat(text(second, "refresh_token")).isEqualTo(first.refreshToken());
            assertThat(third.status()).isEqualTo(200);
            assertThat(text(third, "access_token")).isNotEqualTo(text(second, "access_token"));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void diesSixtyDaysAfterItsLastUse(boolean rotation) throws Exception {
            PIPEDRIVE.oauth().rotation(rotation);
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
            SandboxToken first = PIPEDRIVE.oauth().grant();

            PIPEDRIVE.clock().advance(Duration.ofDays(59));
            String second = text(refresh(first.refreshToken()), "refresh_token");
            PIPEDRIVE.clock().advance(Duration.ofDays(59));
            String third = text(refresh(second), "refresh_token");
            PIPEDRIVE.clock().advance(Duration.ofDays(60));

            assertThat(refresh(third).json())
                    .containsEntry("message", "Invalid grant: refresh_token has expired")
                    .containsEntry("error", "invalid_grant");
        }

        @Test
        void refusesAnotherApp() throws Exception {
            String refreshToken = PIPEDRIVE.oauth().grant().refreshToken();

            ApiClient.Answer answer = http.post(
                    "/oauth/token",
                    basic("other", "other-secret"),
                    form("grant_type", "refresh_token", "refresh_token", refreshToken));

            assertThat(answer.json()).containsEntry("error", "invalid_grant");
            assertThat(refresh(refreshToken).status()).isEqualTo(200);
        }

        @Test
        void isOfNoUseAfterTheAppWasUninstalled() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();

            PIPEDRIVE.oauth().invalidateRefreshTokens();

            assertThat(refresh(token.refreshToken()).json()).containsEntry("error", "invalid_grant");
            assertThat(PIPEDRIVE.oauth().tokens())
                    .extracting(SandboxToken::refreshToken)
                    .containsExactly("");
        }
    }

    @Nested
    class GivenARequestForATokenThatIsWrong {

        @ParameterizedTest
        @CsvSource({
            "grant_type=, invalid_request, Invalid request: grant_type is missing",
            "grant_type=password, unsupported_grant_type, Unsupported grant type: grant_type is invalid",
            "grant_type=authorization_code, invalid_request, Invalid request: code is missing",
            "grant_type=authorization_code&code=x, invalid_request, Invalid request: redirect_uri is missing",
            "grant_type=refresh_token, invalid_request, Invalid request: refresh_token is missing",
            "grant_type=refresh_token&refresh_token=x, invalid_grant, Invalid grant: refresh_token is invalid",
            "grant_type=a&grant_type=b, invalid_request, Invalid request: grant_type is repeated"
        })
        void saysWhat(String form, String error, String message) throws Exception {
            ApiClient.Answer answer = http.post("/oauth/token", CLIENT, form);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("x-correlation-id")).isNotBlank();
            assertThat(answer.json())
                    .containsExactly(entry("success", false), entry("message", message), entry("error", error));
        }

        @Test
        void takesFormsOnly() throws Exception {
            ApiClient.Answer answer =
                    http.post("/oauth/token", CLIENT, "application/json", "{\"grant_type\":\"refresh_token\"}");

            assertThat(answer.json())
                    .containsEntry("message", "Invalid request: content must be application/x-www-form-urlencoded");
            assertThat(http.get("/oauth/token", CLIENT).status()).isEqualTo(405);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Basic dGlsZXM6d3Jvbmc=",
                    "Basic dGlsZXM=",
                    "Basic %%%",
                    "Bearer dGlsZXM6d3Jvbmc=",
                    "Basic",
                    ""
                })
        void refusesAClientThatItDoesNotKnow(String authorization) throws Exception {
            for (String path : new String[] {"/oauth/token", "/oauth/revoke"}) {
                ApiClient.Answer answer = http.post(path, authorization, form("grant_type", "refresh_token"));

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json())
                        .containsExactly(
                                entry("error", "invalid_client"),
                                entry("error_description", "Invalid client: client is invalid"));
            }
        }

        @Test
        void takesTheClientInTheFormAndThePathWithASlashToo() throws Exception {
            ApiClient.Answer answer = http.post(
                    "/oauth/token/",
                    "",
                    form(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            PIPEDRIVE.oauth().grant().refreshToken(),
                            "client_id",
                            "tiles",
                            "client_secret",
                            "s3:cret/+"));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Nested
    class GivenAnAccessToken {

        @Test
        void opensTheRecordsOfItsCompanyOnly() throws Exception {
            String tiletown = PIPEDRIVE.oauth().grant().accessToken();
            String northwind = PIPEDRIVE.oauth().grant("northwind").accessToken();
            PIPEDRIVE.company("northwind").add("deal", Map.of("title", "Oak planks"));

            assertThat(http.get("/api/v2/deals", "Bearer " + tiletown).rows())
                    .extracting(deal -> deal.get("title"))
                    .containsExactly("Floor tiles");
            assertThat(http.get("/api/v2/deals", "bearer " + northwind).rows())
                    .extracting(deal -> deal.get("title"))
                    .containsExactly("Oak planks");
            assertThat(PIPEDRIVE.records("deal")).hasSize(1);
        }

        @Test
        void tellsWhoIsSignedIn() throws Exception {
            assertThat(call(PIPEDRIVE.oauth().grant().accessToken()).data())
                    .containsEntry("id", 9001)
                    .containsEntry("company_id", 440_055);
            assertThat(call(PIPEDRIVE.oauth().grant("northwind").accessToken()).data())
                    .containsEntry("id", 9101)
                    .containsEntry("name", "User of Northwind Floors")
                    .containsEntry("company_id", 440_056)
                    .containsEntry("company_name", "Northwind Floors")
                    .containsEntry("company_domain", "northwind");
            assertThat(PIPEDRIVE.oauth().users())
                    .extracting(SandboxUser::name)
                    .containsExactly("Sam Sales", "User of Northwind Floors", "Rosa Quill");
        }

        @Test
        void worksUntilItsEnd() throws Exception {
            PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
            PIPEDRIVE.oauth().lifetime(Duration.ofSeconds(90));
            ApiClient.Answer token = exchange(PIPEDRIVE.oauth().authorize());
            String accessToken = text(token, "access_token");

            PIPEDRIVE.clock().advance(Duration.ofSeconds(90).minusMillis(1));
            assertThat(call(accessToken).status()).isEqualTo(200);
            PIPEDRIVE.clock().advance(Duration.ofMillis(1));
            ApiClient.Answer refused = call(accessToken);

            assertThat(token.json()).containsEntry("expires_in", 90);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("x-401-by-gw")).isNull();
            assertThat(refused.json())
                    .containsExactly(
                            entry("success", false),
                            entry("error", "Invalid token: access token is invalid"),
                            entry("errorCode", 401),
                            entry("error_info", "Please check developers.pipedrive.com"));
            assertThat(PIPEDRIVE.oauth().tokens()).isEmpty();
        }

        @Test
        void endsWhenATestWantsItTo() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();

            PIPEDRIVE.oauth().expireAccessTokens();

            assertThat(call(token.accessToken()).status()).isEqualTo(401);
            assertThat(refresh(token.refreshToken()).status()).isEqualTo(200);
        }

        @Test
        void isCountedWithTheLimitOfApps() throws Exception {
            ApiClient.Answer first = call(PIPEDRIVE.oauth().grant().accessToken());
            ApiClient.Answer other = call(PIPEDRIVE.oauth().grant("northwind").accessToken());

            assertThat(first.header("x-ratelimit-limit")).isEqualTo("160");
            assertThat(first.header("x-ratelimit-remaining")).isEqualTo("159");
            assertThat(other.header("x-ratelimit-remaining")).isEqualTo("159");
        }

        @Test
        void opensOnlyWhatItsScopesAreFor() throws Exception {
            PIPEDRIVE.oauth().scope("base,deals:read");
            String bearer = "Bearer " + PIPEDRIVE.oauth().grant().accessToken();

            ApiClient.Answer refused = http.get("/api/v2/persons", bearer);

            assertThat(http.get("/api/v2/deals", bearer).status()).isEqualTo(200);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json())
                    .containsExactly(
                            entry("success", false),
                            entry("error", "Scope and URL mismatch"),
                            entry("errorCode", 403),
                            entry("error_info", "Please check developers.pipedrive.com"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic abc", "v1u:abc", "Bearer"})
        void hasToBeABearerToken(String authorization) throws Exception {
            assertThat(http.get("/api/v1/users/me", authorization).status()).isEqualTo(400);
        }

        @Test
        void staysOutOfText() {
            SandboxToken token = PIPEDRIVE.oauth().grant();

            assertThat(token).asString().doesNotContain(token.accessToken()).doesNotContain(token.refreshToken());
        }
    }

    @Nested
    class GivenARevocation {

        private ApiClient.Answer revoke(String token) throws IOException, InterruptedException {
            return http.post("/oauth/revoke", CLIENT, form("token", token, "token_type_hint", "refresh_token"));
        }

        @Test
        void endsEverythingByTheRefreshToken() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();
            String second = text(refresh(token.refreshToken()), "access_token");
            String newest = PIPEDRIVE.oauth().tokens().get(0).refreshToken();
            SandboxToken another = PIPEDRIVE.oauth().grant("northwind");

            ApiClient.Answer answer = revoke(newest);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEmpty();
            assertThat(call(token.accessToken()).status()).isEqualTo(401);
            assertThat(call(second).status()).isEqualTo(401);
            assertThat(refresh(newest).status()).isEqualTo(400);
            assertThat(call(another.accessToken()).status()).isEqualTo(200);
        }

        @Test
        void endsOnlyItselfByTheAccessToken() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();
            String second = text(refresh(token.refreshToken()), "access_token");

            assertThat(revoke(token.accessToken()).status()).isEqualTo(200);

            assertThat(call(token.accessToken()).status()).isEqualTo(401);
            assertThat(call(second).status()).isEqualTo(200);
            assertThat(refresh(PIPEDRIVE.oauth().tokens().get(0).refreshToken()).status())
                    .isEqualTo(200);
        }

        @Test
        void isNoErrorForWhatIsUnknownOrOfAnotherApp() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();

            ApiClient.Answer stolen =
                    http.post("/oauth/revoke", basic("other", "other-secret"), form("token", token.refreshToken()));

            assertThat(revoke("unknown").status()).isEqualTo(200);
            assertThat(stolen.status()).isEqualTo(200);
            assertThat(call(token.accessToken()).status()).isEqualTo(200);
            assertThat(http.post("/oauth/revoke", CLIENT, "").status()).isEqualTo(400);
        }
    }

    @Nested
    class GivenAFault {

        @Test
        void answersWhatIsInLineAndIsItselfAgain() throws Exception {
            String refreshToken = PIPEDRIVE.oauth().grant().refreshToken();
            PIPEDRIVE.answerNext(
                    "oauth/token",
                    SandboxAnswer.of(500, "{}"),
                    SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad gateway</html>"),
                    SandboxAnswer.own().delayed(Duration.ofMillis(20)));

            assertThat(refresh(refreshToken).status()).isEqualTo(500);
            assertThat(refresh(refreshToken).text()).isEqualTo("<html>Bad gateway</html>");
            assertThat(refresh(refreshToken).status()).isEqualTo(200);
            assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(1);
            assertThat(PIPEDRIVE.requests("oauth/token")).hasSize(3);
        }

        @Test
        void losesTheAnswerAfterTheTokenWasRotated() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();
            PIPEDRIVE.answerNext("oauth/token", SandboxAnswer.connectionReset().afterCarryingOut());

            assertThatThrownBy(() -> refresh(token.refreshToken())).isInstanceOf(IOException.class);

            assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(1);
            assertThat(refresh(token.refreshToken()).status()).isEqualTo(400);
            assertThat(PIPEDRIVE.oauth().tokens()).hasSize(2);
        }

        @Test
        void namesWhatCanBeScripted() {
            assertThatThrownBy(() -> PIPEDRIVE.answerNext("oauth/refresh", SandboxAnswer.of(500, "")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Unknown operation 'oauth/refresh'. There are oauth/authorize, oauth/revoke,"
                            + " oauth/token");
        }
    }

    @Nested
    class GivenOtherSettings {

        @ParameterizedTest
        @CsvSource({"https://evil.example, https://evil.example", "'',"})
        void namesAnotherDomainOrNone(String address, String expected) throws Exception {
            PIPEDRIVE.oauth().apiDomain(address);

            assertThat(exchange(PIPEDRIVE.oauth().authorize()).json().get("api_domain"))
                    .isEqualTo(expected);
        }

        @Test
        void forgetsAllAtAReset() throws Exception {
            SandboxToken token = PIPEDRIVE.oauth().grant();
            PIPEDRIVE.oauth().rotation(false);
            PIPEDRIVE.oauth().apiDomain("");
            PIPEDRIVE.company("northwind").add("deal", Map.of("title", "Oak planks"));

            PIPEDRIVE.reset();

            assertThat(call(token.accessToken()).status()).isEqualTo(401);
            assertThat(refresh(token.refreshToken()).status()).isEqualTo(400);
            assertThat(exchange(PIPEDRIVE.oauth().authorize()).json()).containsKey("api_domain");
            assertThat(PIPEDRIVE.company("northwind").records("deal")).isEmpty();
        }

        @Test
        void registersAnAppThatStartsLate() throws Exception {
            try (PipedriveSandbox sandbox = PipedriveSandbox.builder().start()) {
                sandbox.oauth().app("late", "late-secret", "https://late.example/back");

                String callback = sandbox.oauth()
                        .allow(sandbox.baseUrl() + "/oauth/authorize?"
                                + form("client_id", "late", "redirect_uri", "https://late.example/back"));

                assertThat(callback).matches("https://late\\.example/back\\?code=[0-9a-f]{40}");
            }
        }
    }

    @Test
    void refusesTwoCredentialsAtOnce() throws Exception {
        String bearer = "Bearer " + PIPEDRIVE.oauth().grant().accessToken();

        ApiClient.Answer answer = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token(), bearer).get("/api/v2/deals");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Send either x-api-token or Authorization, not both");
    }

    @Test
    void letsOneOfManyThreadsUseARefreshToken() throws Exception {
        String refreshToken = PIPEDRIVE.oauth().grant().refreshToken();

        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return refresh(refreshToken).status();
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(PIPEDRIVE.oauth().invalidGrantCount()).isEqualTo(15);
    }
}

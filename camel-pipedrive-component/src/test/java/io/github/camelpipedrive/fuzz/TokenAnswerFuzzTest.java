// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.RefreshAnswer;
import io.github.camelpipedrive.auth.TokenFileFuzzing;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.oauth.HttpAuthorizationServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of the authorization server: {@code <what was asked> <status> [endless]}, headers, an empty line, the body. */
class TokenAnswerFuzzTest {

    private static final List<String> QUESTIONS = List.of("connect", "refresh", "revoke");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long MOST_BYTES = 300 * 1024;
    private static final int LONGEST_TOKEN = 32 * 1024;

    private static final String CODE = "secret-authorization-code";
    private static final String CLIENT_SECRET = "secret-of-the-app+/=";
    private static final OauthToken BEFORE =
            new OauthToken("secret-access-token", "secret-refresh-token", NOON, "base", "https://acme.pipedrive.com");
    private static final OauthApp APP = new OauthApp(
            "client",
            CLIENT_SECRET,
            "https://app.example/callback",
            BaseUrl.parse("https://oauth.pipedrive.com", "oauthUrl"),
            BaseUrl.parse("https://api.pipedrive.com", "baseUrl"));

    /** What a request was sent with, which the server may say again. */
    private static String[] secrets(String question) {
        return new String[] {
            question.equals("connect") ? CODE : BEFORE.refreshToken(),
            CLIENT_SECRET,
            "secret-of-the-app%2B%2F%3D",
            "Y2xpZW50OnNlY3JldC1vZi10aGUtYXBwKy89"
        };
    }

    @FuzzTest
    void aTokenIsOneThatCanBeUsedAndStoredAndNoSecretIsRepeated(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String[] words = input.words(3);
        String question = FuzzInput.oneOf(QUESTIONS, words[0]);
        int status = FuzzInput.number(words[1], 1000);
        Map<String, String> headers = input.headers();
        FuzzedAnswer answer =
                new FuzzedAnswer(APP.serverUrl(), status, headers, input.rest(), words[2].equals("endless"));
        HttpAuthorizationServer server = new HttpAuthorizationServer(
                request -> answer, APP, "acme", UnaryOperator.identity(), Clock.fixed(NOON, ZoneOffset.UTC));

        try {
            switch (question) {
                case "connect" -> checkToken(server.exchange(CODE));
                case "refresh" -> checkRefreshed(server.refresh(BEFORE));
                default -> server.revoke(BEFORE);
            }
            assertThat(status).isBetween(200, 299);
        } catch (PipedriveException e) {
            Failures.checkWords(e, secrets(question));
            assertThat(e.getOperation()).startsWith("oauth/");
            assertThat(e.getAccount()).isEqualTo("acme");
        }
        assertThat(answer.read()).isLessThan(MOST_BYTES);
        assertThat(answer.closed()).isTrue();
    }

    private static void checkRefreshed(RefreshAnswer answer) throws Exception {
        if (answer.fault() == null) {
            checkToken(answer.token());
        } else {
            Failures.checkWords(answer.fault(), secrets("refresh"));
            assertThat(answer.token()).isNotEqualTo(BEFORE);
            checkParts(answer.token());
        }
    }

    private static void checkToken(OauthToken token) throws Exception {
        assertThat(token.expiresAt()).isBetween(NOON.plusSeconds(1), NOON.plus(Duration.ofDays(3650)));
        checkParts(token);
    }

    private static void checkParts(OauthToken token) throws Exception {
        assertThat(token.accessToken()).matches("[!-~]+").hasSizeLessThanOrEqualTo(LONGEST_TOKEN);
        assertThat(token.refreshToken()).matches("[!-~]+").hasSizeLessThanOrEqualTo(LONGEST_TOKEN);
        assertThat(token.scope()).hasSizeLessThanOrEqualTo(LONGEST_TOKEN);
        if (!token.apiDomain().isEmpty()) {
            BaseUrl domain = BaseUrl.parse(token.apiDomain(), "api_domain");
            assertThat(domain.isPipedrive()
                            || domain.scheme().equals("https") && domain.host().endsWith(".pipedrive.com"))
                    .as("%s is Pipedrive's", domain)
                    .isTrue();
        }
        for (boolean sealed : new boolean[] {false, true}) {
            Stored stored = new Stored(new Authorization("acme", token, Owner.UNKNOWN, NOON, ""), 1);
            String file = TokenFileFuzzing.write(stored, sealed);
            assertThat(TokenFileFuzzing.read(file, "acme", sealed)).isEqualTo(stored);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the target of a redirect can say of the account whose call was led there: nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RedirectTargetsTest {

    private static final String SUCCESS = HostileServer.json(200, "{\"success\":true,\"data\":{\"id\":1}}");
    private static final String TOKEN_ANSWER = HostileServer.json(
            200,
            "{\"access_token\":\"an-access-token-1\",\"refresh_token\":\"a-refresh-token-1\",\"expires_in\":3600}");

    private static HostileServer leadingTo(HostileServer target) throws Exception {
        return new HostileServer((request, answer) -> {
            if (request.startsWith("POST /oauth/token")) {
                answer.answer(TOKEN_ANSWER);
            } else if (request.contains("/deals/1 ")) {
                answer.answer(HostileServer.head(302, "Location: " + target.url() + "/x\r\nContent-Length: 0\r\n"));
            } else {
                answer.answer(SUCCESS);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "200, 'x-daily-ratelimit-token-remaining: 0'",
        "200, 'x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 2000'",
        "403, 'Server: cloudflare\r\nContent-Type: text/html'",
        "429, 'x-daily-ratelimit-token-remaining: 0\r\nRetry-After: 86400'",
        "429, 'Retry-After: 60'",
        "503, 'Retry-After: 60'"
    })
    void headersDoNotEndTheAccountsCalls(int status, String headers) throws Exception {
        String body = status == 200
                ? "{\"success\":true,\"data\":{\"id\":1}}"
                : "{\"error\":\"daily request budget exceeded\"}";
        try (HostileServer target = new HostileServer((request, answer) -> answer.answer(
                        HostileServer.head(status, headers + "\r\nContent-Length: " + body.length() + "\r\n") + body));
                HostileServer api = leadingTo(target);
                HostileRoutes routes = new HostileRoutes(api)) {
            routes.configuration().setMaxRateLimitWait(0);

            Exchange led = routes.send("pipedrive:deal/get?id=1", null);

            assertThat(led.getException() instanceof PipedriveRateLimitException)
                    .isFalse();
            assertThat(led.getMessage().getHeaders()).doesNotContainKey("CamelPipedriveDailyTokensLeft");
            assertThat(routes.failure("pipedrive:deal/get?id=2", null)).isNull();
        }
    }

    @Test
    void refusalDoesNotRenewTheToken() throws Exception {
        try (HostileServer target = new HostileServer(
                        (request, answer) -> answer.answer(HostileServer.head(401, "Content-Length: 0\r\n")));
                HostileServer api = leadingTo(target);
                HostileRoutes routes = new HostileRoutes(api)) {
            OauthSetup.connectTo(api.url(), routes.configuration());

            assertThat(routes.failure("pipedrive:deal/get?id=1", null))
                    .isInstanceOf(PipedriveServerException.class)
                    .isNotInstanceOf(PipedriveAuthenticationException.class)
                    .hasMessageContaining("It was answered by " + target.url() + ", to which the API has redirected");
            assertThat(routes.failure("pipedrive:deal/get?id=2", null)).isNull();
            assertThat(api.requests())
                    .filteredOn(each -> each.startsWith("POST /oauth/token"))
                    .hasSize(1);
        }
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        try (HostileServer target =
                        new HostileServer((request, answer) -> answer.answer(HostileServer.json(404, "{}")));
                HostileServer api = leadingTo(target);
                HostileRoutes routes = new HostileRoutes(api)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isInstanceOf(PipedriveNotFoundException.class);
        }
    }

    @Test
    void isTheApiItselfWithinItsLimits() throws Exception {
        try (HostileServer api = new HostileServer((request, answer) ->
                        answer.answer(HostileServer.head(302, "Location: /again\r\nContent-Length: 0\r\n")));
                HostileRoutes routes = new HostileRoutes(api.url(), component -> component.setRequestsPerWindow(3))) {
            routes.configuration().setMaxRateLimitWait(0);

            assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isInstanceOf(PipedriveRateLimitException.class);
            assertThat(api.requests()).hasSize(3);
        }
    }

    @Test
    void isNotAskedForEver() throws Exception {
        try (HostileServer api = new HostileServer((request, answer) ->
                        answer.answer(HostileServer.head(302, "Location: /again\r\nContent-Length: 0\r\n")));
                HostileRoutes routes = new HostileRoutes(api)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1&maxRetries=3", null))
                    .isInstanceOf(PipedriveServerException.class)
                    .hasMessageContaining("it was redirected more than 5 times")
                    .hasMessageNotContaining("Redirects are not followed");
            assertThat(api.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://files.example:99999/x", "https://files.example:0/x", "https://files.example:-1/x"})
    void isNoAddressAtAll(String location) throws Exception {
        try (HostileServer api = new HostileServer((request, answer) ->
                        answer.answer(HostileServer.head(302, "Location: " + location + "\r\nContent-Length: 0\r\n")));
                HostileRoutes routes = new HostileRoutes(api)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isInstanceOf(PipedriveServerException.class);
            assertThat(routes.failure("pipedrive:deal/create", Map.of("title", "Tiles")))
                    .isInstanceOf(PipedriveException.class);
        }
    }
}

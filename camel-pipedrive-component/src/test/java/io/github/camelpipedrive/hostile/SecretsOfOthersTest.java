// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.connect.ShowOutcome;
import io.github.camelpipedrive.observation.CapturedLog;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that says secrets which were not sent with the call that it answers: of other accounts, and of the app. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SecretsOfOthersTest {

    private static final String OTHER_API_TOKEN = "fedcba9876543210fedcba9876543210fedcba98";
    private static final String CLIENT_SECRET = "c1ient/s3cret+0123456789";
    private static final String REFRESH_TOKEN = "configured-r3fresh-t0ken-0123456789";
    private static final String STORED_REFRESH = "st0red-r3fresh-t0ken-0123456789";
    private static final String LIVE_ACCESS = "1ive-acce55-t0ken-of-another-account";
    private static final String LIVE_REFRESH = "1ive-r3fresh-t0ken-of-another-account";

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("own", HostileRoutes.TOKEN);
        secrets.put("api", OTHER_API_TOKEN);
        secrets.put("client", CLIENT_SECRET);
        secrets.put("encoded", URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8));
        secrets.put(
                "basic",
                Base64.getEncoder().encodeToString(("c1ient-id:" + CLIENT_SECRET).getBytes(StandardCharsets.US_ASCII)));
        secrets.put("refresh", REFRESH_TOKEN);
        secrets.put("access", LIVE_ACCESS);
        secrets.put("refreshed", LIVE_REFRESH);
        return secrets;
    }

    private static HostileRoutes routes(HostileServer server) throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        OauthToken ended = new OauthToken("none", STORED_REFRESH, Instant.EPOCH, "", "");
        store.store(new Authorization("connected", ended, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
        HostileRoutes routes = new HostileRoutes(server.url(), component -> {
            component.getConfiguration().setApiTokens(Map.of("other", OTHER_API_TOKEN));
            component.getConfiguration().setClientId("c1ient-id");
            component.getConfiguration().setClientSecret(CLIENT_SECRET);
            component.getConfiguration().setRedirectUri("https://acme.example/callback");
            component.getConfiguration().setOauthUrl(server.url());
            component.getConfiguration().setRefreshToken(REFRESH_TOKEN);
            component.getConfiguration().setTokenStore(store);
        });
        // The account's token is renewed, so that there are live ones.
        server.answers((request, out) -> out.answer(HostileServer.json(
                200,
                request.contains("/oauth/token")
                        ? "{\"access_token\":\"" + LIVE_ACCESS + "\",\"refresh_token\":\"" + LIVE_REFRESH
                                + "\",\"expires_in\":3600}"
                        : "{\"success\":true,\"data\":{\"id\":1}}")));
        assertThat(routes.failure("pipedrive:deal/get?id=1&account=connected", null))
                .isNull();
        return routes;
    }

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void assertNothingShown(String text) {
        secrets().forEach((name, secret) -> assertThat(text)
                .as(name)
                .doesNotContain(secret)
                .doesNotContain(secret.substring(0, 14))
                .doesNotContain(secret.substring(secret.length() - 14)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad\r\nContent-Length: %1$d\r\n\r\n{\"success\":false,\"error\":\"%2$s\"}",
                "HTTP/1.1 400 Bad\r\nContent-Length: %1$d\r\n\r\n{\"success\":false,\"code\":\"%2$s\",\"error\":\"E\"}",
                "HTTP/1.1 500 Bad\r\nContent-Type: text/html\r\n\r\n<html>%2$s</html>",
                "HTTP/1.1 404 %2$s\r\nX-Correlation-Id: %2$s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 429 Slow\r\nX-Correlation-Id: %2$s\r\nRetry-After: %2$s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 302 Found\r\nLocation: https://%2$s.invalid/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 407 %2$s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: %2$s\r\n\r\n{\"success\":true,\"data\":%2$s",
                "%2$s\r\n\r\n",
            })
    void areShownNowhere(String answer) throws Exception {
        for (String secret : secrets().values()) {
            try (CapturedLog log = new CapturedLog();
                    HostileServer server = new HostileServer((request, out) -> {});
                    HostileRoutes routes = routes(server)) {
                server.answers((request, out) -> {
                    String told = answer.formatted(1, secret);
                    int body = told.indexOf("\r\n\r\n") + 4;
                    out.answer(answer.formatted(told.length() - body, secret));
                    out.close();
                });

                assertNothingShown(shown(routes.failure("pipedrive:deal/get?id=1", null)));
                assertNothingShown(log.text());
            }
        }
    }

    @Test
    void inTheCorrelationIdOfASuccessAreNotHandedToTheRoute() throws Exception {
        String body = "{\"success\":true,\"data\":{\"id\":1}}";
        try (HostileServer server = new HostileServer((request, out) -> {});
                HostileRoutes routes = routes(server)) {
            for (String secret : secrets().values()) {
                server.answers((request, out) -> out.answer(HostileServer.head(
                                200, "Content-Length: " + body.length() + "\r\nX-Correlation-Id: " + secret + "\r\n")
                        + body));

                Exchange exchange = routes.send("pipedrive:deal/get?id=1", null);

                assertThat(exchange.getException()).isNull();
                assertNothingShown(exchange.getMessage().getHeaders().toString());
            }
        }
    }

    @Test
    void ofTheTokenServerAreShownNowhereAndNotStored() throws Exception {
        String all = String.join(" ", secrets().values());
        try (CapturedLog log = new CapturedLog();
                HostileServer server = new HostileServer((request, out) -> {});
                HostileRoutes routes = routes(server)) {
            server.answers((request, out) -> out.answer(
                    HostileServer.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"x " + all + "\"}")));

            String uri = "pipedrive:oauth/refresh?account=connected";
            assertNothingShown(shown(routes.failure(uri, null)));
            assertNothingShown(shown(routes.failure("pipedrive:deal/get?id=1&account=connected", null)));
            assertNothingShown(log.text());
            assertNothingShown(routes.shownToOperators());
        }
    }

    /** What Pipedrive says of a user goes to the route, to the page that the user sees, and to the store. */
    @Test
    void inTheTextsOfAConnectAreHandedToNobody() throws Exception {
        try (CapturedLog log = new CapturedLog();
                HostileServer server = new HostileServer((request, out) -> {});
                HostileRoutes routes = routes(server)) {
            String access = "new-acce55-t0ken-0123456789";
            String refresh = "new-r3fresh-t0ken-0123456789";
            String code = "c0de-0123456789-0123456789";
            String all = String.join(" ", secrets().values()) + " " + access + " " + refresh + " " + code;
            server.answers((request, out) -> out.answer(HostileServer.json(
                    200,
                    request.contains("/oauth/token")
                            ? "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh
                                    + "\",\"expires_in\":3600,\"scope\":\"" + all + "\"}"
                            : "{\"success\":true,\"data\":{\"id\":1,\"company_id\":7,\"company_name\":\"" + all
                                    + "\",\"company_domain\":\"" + all + "\",\"name\":\"" + all + "\"}}")));
            String address = routes.send("pipedrive:oauth/authorizeUrl?session=s", null)
                    .getMessage()
                    .getBody(String.class);
            String state = address.replaceFirst(".*state=", "");

            Exchange connected =
                    routes.send("pipedrive:oauth/connect?session=s&code=" + code + "&state=" + state, null);

            assertThat(connected.getException()).isNull();
            String description = connected.getMessage().getBody().toString();
            assertThat(description).contains("company_id=7");
            assertNothingShown(description);
            assertThat(description)
                    .doesNotContain(access)
                    .doesNotContain(refresh)
                    .doesNotContain(code);
            new ShowOutcome().process(connected);
            String page = connected.getMessage().getBody(String.class);
            assertThat(page)
                    .contains("is connected.")
                    .doesNotContain(access)
                    .doesNotContain(refresh)
                    .doesNotContain(code);
            assertNothingShown(page + log.text() + routes.shownToOperators());
        }
    }

    /** The account is not there yet, so nobody else knows its tokens. */
    @Test
    void inTheErrorOfAConnectAreShownNowhere() throws Exception {
        try (CapturedLog log = new CapturedLog();
                HostileServer server = new HostileServer((request, out) -> {});
                HostileRoutes routes = routes(server)) {
            String access = "new-acce55-t0ken-0123456789";
            String refresh = "new-r3fresh-t0ken-0123456789";
            String code = "c0de-0123456789-0123456789";
            String all = String.join(" ", secrets().values()) + " " + access + " " + refresh + " " + code;
            server.answers((request, out) -> out.answer(
                    request.contains("/oauth/token")
                            ? HostileServer.json(
                                    200, "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh + "\"}")
                            : HostileServer.json(403, "{\"success\":false,\"error\":\"x " + all + "\"}")));
            String address = routes.send("pipedrive:oauth/authorizeUrl?session=s", null)
                    .getMessage()
                    .getBody(String.class);
            String state = address.replaceFirst(".*state=", "");

            Exchange connected =
                    routes.send("pipedrive:oauth/connect?session=s&code=" + code + "&state=" + state, null);

            String shown = shown(connected.getException()) + log.text();
            assertNothingShown(shown);
            assertThat(connected.getException())
                    .hasMessageContaining("xxxxxx")
                    .hasMessageNotContainingAny(access, refresh, code);
        }
    }

    /** Secrets that look as correlation IDs do are omitted of them, too. */
    @Test
    void inTheFormOfAUuidAreNotHandedToTheRoute() throws Exception {
        String secret = "5d0a1c3e-8b7f-4a6d-9e2c-1f0b3a5c7d9e";
        String body = "{\"success\":true,\"data\":{\"id\":1}}";
        try (HostileServer server = new HostileServer((request, out) -> out.answer(HostileServer.head(
                                200, "Content-Length: " + body.length() + "\r\nX-Correlation-Id: " + secret + "\r\n")
                        + body));
                HostileRoutes routes = new HostileRoutes(server.url(), component -> {
                    component.getConfiguration().setApiTokens(Map.of("other", secret));
                })) {
            Exchange exchange = routes.send("pipedrive:deal/get?id=1", null);

            assertThat(exchange.getMessage().getHeader("CamelPipedriveCorrelationId"))
                    .isEqualTo("xxxxxx");
        }
    }
}

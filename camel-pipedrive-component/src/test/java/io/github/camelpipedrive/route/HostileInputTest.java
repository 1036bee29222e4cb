// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenCipher;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What comes from outside while accounts are connected and renewed: each a clear error, and nothing of it in use. */
class HostileInputTest {

    private static final String GOOD_TOKEN =
            """
            {"access_token":"access-secret","refresh_token":"refresh-secret","token_type":"Bearer","expires_in":3599,\
            "scope":"base","api_domain":"https://acme.pipedrive.com"}""";
    private static final String CLIENT_SECRET = "client-secret-of-the-app";
    private static final String CODE = "code-secret-of-the-callback";
    private static final List<String> SECRETS =
            List.of(CLIENT_SECRET, CODE, "access-secret", "refresh-secret", "stored-secret", "c2VjcmV0");

    @TempDir
    private Path parent;

    private AnsweringServer server;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/oauth/token", 200, GOOD_TOKEN.replace("https://acme.pipedrive.com", server.url()));
        context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret(CLIENT_SECRET);
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setTokenDirectory(folder().toString());
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Path folder() {
        return parent.resolve("tokens");
    }

    private FileTokenStore store() {
        return new FileTokenStore(folder());
    }

    private String state(String account) throws Exception {
        Exchange made = send("authorizeUrl", account, Map.of());
        if (made.getException() != null) {
            throw made.getException();
        }
        return made.getMessage().getBody(String.class).replaceFirst(".*&state=", "");
    }

    private Exchange send(String operation, String account, Map<String, Object> parameters) {
        return template.request("pipedrive:oauth/" + operation, exchange -> {
            Map<String, Object> headers = new HashMap<>();
            parameters.forEach((name, value) -> headers.put("CamelPipedrive." + name, value));
            if (!account.isEmpty()) {
                headers.put(PipedriveConstants.ACCOUNT, account);
            }
            exchange.getMessage().setHeaders(headers);
        });
    }

    private void assertClearError(Exchange exchange, String words) {
        Exception failure = exchange.getException();
        assertThat(failure).isInstanceOf(PipedriveException.class);
        assertThat(failure.getMessage()).contains(words).hasSizeLessThan(600).matches("\\P{Cntrl}*");
        for (Throwable each = failure; each != null; each = each.getCause()) {
            for (String secret : SECRETS) {
                assertThat(each.toString()).doesNotContain(secret);
            }
        }
    }

    private void assertNothingStored() throws Exception {
        assertThat(store().list()).isEmpty();
        if (Files.exists(folder())) {
            try (Stream<Path> files = Files.list(folder())) {
                assertThat(files).noneMatch(each -> each.toString().endsWith(".token.json"));
            }
        }
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files).allMatch(folder()::equals);
        }
    }

    private static Arguments answer(String what, int status, String body, String words) {
        return arguments(what, status, body, words);
    }

    private static Arguments changed(String what, String from, String to, String words) {
        assertThat(GOOD_TOKEN).contains(from);
        return arguments(what, 200, GOOD_TOKEN.replace(from, to), words);
    }

    static Stream<Arguments> tokenAnswers() {
        String domain = "https://acme.pipedrive.com";
        String none = "the authorization server's answer is not a token";
        return Stream.of(
                answer("nothing", 200, "", none),
                answer("no JSON", 200, "access_token=access-secret&refresh_token=refresh-secret", none),
                answer("HTML", 200, "<html><body>access-secret</body></html>", none),
                answer("cut-off JSON", 200, GOOD_TOKEN.substring(0, 60), none),
                answer("a list", 200, "[" + GOOD_TOKEN + "]", none),
                answer("null", 200, "null", none),
                answer("an empty object", 200, "{}", none),
                answer("a deep object", 200, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000), none),
                answer("a huge body", 200, "{\"access_token\":\"" + "a".repeat(300 * 1024) + "\"}", "more than 262144"),
                answer("an endless token", 200, GOOD_TOKEN.replace("access-secret", "a".repeat(40_000)), none),
                answer("an error with status 200", 200, "{\"error\":\"invalid_grant\"}", none),
                changed("no access token", "\"access_token\":\"access-secret\",", "", "are not both in it"),
                changed("an empty access token", "access-secret", "", "are not both in it"),
                changed("an access token of null", "\"access-secret\"", "null", "are not both in it"),
                changed("a number as access token", "\"access-secret\"", "12345678", "access_token is not text"),
                changed("a list as access token", "\"access-secret\"", "[\"x\"]", "access_token is not text"),
                changed("a line break in the access token", "access-secret", "a\\r\\nX-Evil: 1", "are not both in it"),
                changed("a blank in the access token", "access-secret", "access secret", "are not both in it"),
                changed("other than ASCII in the access token", "access-secret", "äccess", "are not both in it"),
                changed("an object as refresh token", "\"refresh-secret\"", "{}", "refresh_token is not text"),
                changed("a boolean as refresh token", "\"refresh-secret\"", "true", "refresh_token is not text"),
                changed("a zero byte in the refresh token", "refresh-secret", "r\\u0000", "are not both in it"),
                changed("another type of token", "Bearer", "mac", "its type is not Bearer"),
                changed("a type that is not text", "\"Bearer\"", "1", "token_type is not text"),
                changed("a negative life", "3599", "-1", "expires_in is not a valid number"),
                changed("no life", "3599", "0", "expires_in is not a valid number"),
                changed("half a second of life", "3599", "0.5", "expires_in is not a valid number"),
                changed("a life of ages", "3599", "99999999999", "expires_in is not a valid number"),
                changed("a life that is none", "3599", "\"soon\"", "expires_in is not a valid number"),
                changed("a life beyond numbers", "3599", "18446744073709555216", "expires_in is not a valid number"),
                changed("an object as life", "3599", "{}", "expires_in is not a valid number"),
                changed("a scope that is not text", "\"base\"", "[\"base\"]", "scope is not text"),
                changed("a scope without end", "\"base\"", "\"" + "s".repeat(40_000) + "\"", "scope is too long"),
                changed("http", domain, "http://acme.pipedrive.com", "api_domain is not an https address"),
                changed("another host", domain, "https://evil.example", "api_domain is not a host of Pipedrive's"),
                changed("a host that only ends so", domain, "https://evilpipedrive.com", "not a host of Pipedrive's"),
                changed(
                        "a host that only begins so",
                        domain,
                        "https://pipedrive.com.evil.example",
                        "not a host of Pip"),
                changed(
                        "a user in the host",
                        domain,
                        "https://pipedrive.com@evil.example",
                        "api_domain is not an https"),
                changed("a path", domain, domain + "/evil", "api_domain is not an https address"),
                changed("a query", domain, domain + "?a=b", "api_domain is not an https address"),
                changed(
                        "a line break in the host",
                        domain,
                        "https://a\\r\\nb.pipedrive.com",
                        "api_domain is not an https"),
                changed("a file", domain, "file:///etc/passwd", "api_domain is not an https address"),
                changed("no host", domain, "https://", "api_domain is not an https address"),
                changed("a domain that is not text", "\"" + domain + "\"", "{}", "api_domain is not text"),
                answer("a redirect", 302, "", "status 302 without a message"),
                answer("HTML and 403", 403, "<html>access-secret</html>", "status 403 without a message"),
                answer("HTML and 502", 502, "<html>Bad Gateway</html>", "status 502 without a message"),
                answer("an error of its own", 500, "{\"error\":\"refresh_token is invalid\"}", "refresh_token is inv"),
                answer(
                        "words with line breaks",
                        400,
                        "{\"message\":\"a\\r\\nINFO forged \\u2028 line\"}",
                        "a INFO forged"),
                answer("endless words", 400, "{\"message\":\"" + "w".repeat(100_000) + "\"}", "wwww…"),
                answer("our secrets again", 400, "{\"message\":\"" + CLIENT_SECRET + "\"}", "xxxxxx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenAnswers")
    void isNoAnswerToAConnect(String what, int status, String body, String words) throws Exception {
        String state = state("acme");
        server.answer("/oauth/token", status, body);

        assertClearError(send("connect", "", Map.of("state", state, "code", CODE)), words);
        assertNothingStored();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenAnswers")
    void isNoAnswerToARefresh(String what, int status, String body, String words) throws Exception {
        Authorization known = new Authorization(
                "acme",
                new OauthToken("stored-secret-1", "stored-secret-2", Instant.EPOCH, "base", server.url()),
                Authorization.Owner.UNKNOWN,
                Instant.EPOCH,
                "");
        store().store(known, 0);
        server.answer("/oauth/token", status, body);

        assertClearError(send("refresh", "acme", Map.of()), words);
        assertThat(stored().token()).isEqualTo(kept(known.token(), body));
        assertThat(stored().ended()).isFalse();
    }

    private Authorization stored() throws Exception {
        return store().load("acme").orElseThrow().authorization();
    }

    /** As the server may have ended the tokens before, the part that can be used replaces what was known. */
    private OauthToken kept(OauthToken known, String body) throws Exception {
        boolean answer = body.startsWith("{\"") && body.endsWith("}");
        boolean refreshToken = answer && body.contains("\"refresh_token\":\"refresh-secret\"");
        boolean onlyRefreshTokenIsBad = answer && !refreshToken && body.contains("\"refresh_token\":");
        OauthToken token = onlyRefreshTokenIsBad ? stored().token() : known;
        assertThat(token.accessToken()).isEqualTo(onlyRefreshTokenIsBad ? "access-secret" : "stored-secret-1");
        return new OauthToken(
                token.accessToken(),
                refreshToken ? "refresh-secret" : known.refreshToken(),
                token.expiresAt(),
                token.scope(),
                token.apiDomain());
    }

    private ConnectState otherApp(String secret, Duration ago) {
        BaseUrl url = BaseUrl.parse(server.url(), "baseUrl");
        return new ConnectState(
                new OauthApp("client", secret, "https://app.example/callback", url, url),
                Clock.offset(Clock.systemUTC(), ago.negated()),
                (state, end) -> true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MISSING",
                "",
                " ",
                "FORGED",
                "EXPIRED",
                "CUT",
                "CHANGED",
                "SWAPPED",
                "OTHER SESSION",
                ".",
                "a.b",
                "no-dot",
                "é.é",
                "../../etc/passwd",
                "a\r\nb.c",
                "HUGE",
                "UNSIGNED",
                "{}",
                "null"
            })
    void isNoState(String kind) throws Exception {
        String good = state("acme");
        String[] parts = good.split("\\.");
        String[] others = state("other").split("\\.");
        Map<String, Object> parameters = new HashMap<>(Map.of("code", CODE));
        String state =
                switch (kind) {
                    case "FORGED" -> otherApp("another-secret", Duration.ZERO).create("acme", "");
                    case "EXPIRED" ->
                        otherApp(CLIENT_SECRET, Duration.ofMinutes(11)).create("acme", "");
                    case "CUT" -> good.substring(0, good.length() - 4);
                    case "CHANGED" -> good.substring(0, 20) + (good.charAt(20) == 'A' ? "B" : "A") + good.substring(21);
                    case "SWAPPED" -> parts[0] + "." + others[1];
                    case "OTHER SESSION" ->
                        otherApp(CLIENT_SECRET, Duration.ZERO).create("acme", "session of another");
                    case "HUGE" -> "a".repeat(1_000_000) + "." + parts[1];
                    case "UNSIGNED" -> parts[0] + ".";
                    default -> kind;
                };
        if (!kind.equals("MISSING")) {
            parameters.put("state", state);
        }

        assertClearError(send("connect", "", parameters), "state");
        assertNothingStored();
        assertThat(server.tokenRequests()).isZero();
    }

    @Test
    void isNoStateASecondTime() throws Exception {
        String state = state("acme");
        assertThat(send("connect", "", Map.of("state", state, "code", CODE)).getException())
                .isNull();
        Stored first = store().load("acme").orElseThrow();

        assertClearError(send("connect", "", Map.of("state", state, "code", "another")), "the state was used already");
        assertThat(store().load("acme")).hasValue(first);
    }

    @Test
    void isNoCode() throws Exception {
        assertClearError(send("connect", "", Map.of("state", state("acme"))), "the callback has no code");
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_denied", "access_denied", "server_error", "<script>alert(1)</script>", "a\r\nb"})
    void isNoCodeButAnError(String error) throws Exception {
        assertClearError(
                send("connect", "", Map.of("state", state("acme"), "error", error, "code", CODE)),
                "Nothing was stored");
        assertNothingStored();
        assertThat(server.tokenRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a\r\nb",
                "a\nb",
                "a\tb",
                "a\u0000b",
                " acme",
                "acme ",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u200bb",
                "\ufeffa",
                "\ud800",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void isNoNameOfAnAccount(String account) throws Exception {
        for (String operation : List.of("authorizeUrl", "refresh", "revoke")) {
            Exchange exchange = send(operation, account, Map.of());
            if (operation.equals("authorizeUrl") || !account.isBlank()) {
                assertClearError(exchange, "name");
            }
        }
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../etc/passwd", "..", ".", "/etc/passwd", "a/b", "C:\\x", "%2e%2e%2f", "~root", "con"})
    void leadsNowhereAsANameOfAnAccount(String account) throws Exception {
        assertThat(send("connect", "", Map.of("state", state(account), "code", CODE))
                        .getException())
                .isNull();

        assertThat(store().list()).containsExactly(account);
        try (Stream<Path> files = Files.walk(parent)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(each -> each.getParent().equals(folder()));
        }
    }

    static Stream<Arguments> users() {
        String unknown =
                "oauth/connect: Pipedrive did not say which company the account belongs to. Nothing was stored."
                        + " Give the account a name in oauth/authorizeUrl.";
        return Stream.of(
                arguments("{\"success\":true,\"data\":{}}", unknown),
                arguments("{\"success\":true,\"data\":{\"company_id\":\"7\"}}", unknown),
                arguments("{\"success\":true,\"data\":{\"company_id\":-7}}", unknown),
                arguments("{\"success\":true,\"data\":null}", unknown),
                arguments("{\"success\":true,\"data\":[]}", unknown),
                arguments("<html>", "user/getCurrent: "),
                arguments("", "user/getCurrent: "));
    }

    @ParameterizedTest
    @MethodSource("users")
    void isNoCompanyToNameAnAccountBy(String user, String words) throws Exception {
        String state = state("");
        server.answer("/api/v1/users/me", 200, user);

        assertClearError(send("connect", "", Map.of("state", state, "code", CODE)), words);
        assertNothingStored();
    }

    @Test
    void isNoCompanyThatTheAccountWasConnectedTo() throws Exception {
        assertThat(send("connect", "", Map.of("state", state("acme"), "code", CODE))
                        .getException())
                .isNull();
        Stored first = store().load("acme").orElseThrow();
        server.answer("/api/v1/users/me", 200, "{\"success\":true,\"data\":{\"id\":1,\"company_id\":8}}");

        assertClearError(
                send("connect", "", Map.of("state", state("acme"), "code", CODE)), "belongs to another company");
        assertThat(store().load("acme")).hasValue(first);
    }

    /** As the guide says: it is removed by hand before the account is connected again. */
    @Test
    void isAFileOfAnotherKeyUntilItIsRemoved() throws Exception {
        Authorization before = new Authorization(
                "acme",
                new OauthToken("a", "r", Instant.EPOCH, "", ""),
                Authorization.Owner.UNKNOWN,
                Instant.EPOCH,
                "");
        String otherKey = Base64.getEncoder().encodeToString(new byte[32]);
        new FileTokenStore(folder(), TokenCipher.of(otherKey)).store(before, 0);
        Path file = folder().resolve("acme.token.json");

        assertClearError(
                send("connect", "", Map.of("state", state("acme"), "code", CODE)),
                "The token file " + file + " can't be used: it is encrypted and no key is configured"
                        + " (tokenEncryptionKey)");

        Files.delete(file);
        assertThat(send("connect", "", Map.of("state", state("acme"), "code", CODE))
                        .getException())
                .isNull();
    }

    @Test
    void isNoFileToBeWrittenOver() throws Exception {
        Files.createDirectories(folder());
        Path file = folder().resolve("acme.token.json");
        Files.writeString(file, "damaged c2VjcmV0", StandardCharsets.UTF_8);

        assertClearError(
                send("connect", "", Map.of("state", state("acme"), "code", CODE)),
                "The token file " + file + " can't be used: it is damaged");
        assertThat(file).hasContent("damaged c2VjcmV0");
        assertThat(new String(Base64.getDecoder().decode("c2VjcmV0"), StandardCharsets.UTF_8))
                .isEqualTo("secret");
    }
}

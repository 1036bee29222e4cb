// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.BreakableStore;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Token answers that are unusual, and those that can't be used: what came is not lost by that. */
class TokenAnswersTest {

    private static final String DEALS = "/api/v2/deals";

    @TempDir
    private Path folder;

    private AnsweringServer server;
    private PipedriveComponent component;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer(DEALS, 200, "{\"success\":true,\"data\":[]}");
        context = new DefaultCamelContext();
        context.disableJMX();
        component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setTokenDirectory(folder.toString());
        component.getConfiguration().setRetryDelay(1);
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private FileTokenStore store() {
        return new FileTokenStore(folder);
    }

    private Authorization stored() throws Exception {
        return store().load("acme").orElseThrow().authorization();
    }

    /** The account is connected since a while: its access token has ended. */
    private void connected() throws Exception {
        OauthToken ended = new OauthToken("access-0", "refresh-0", Instant.EPOCH, "base", server.url());
        store().store(new Authorization("acme", ended, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
    }

    private Exchange send(String operation, Map<String, Object> parameters) {
        return template.request("pipedrive:" + operation, exchange -> {
            exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, "acme");
            parameters.forEach((name, value) -> exchange.getMessage().setHeader("CamelPipedrive." + name, value));
        });
    }

    private Exchange send(String operation) {
        return send(operation, Map.of());
    }

    private String state() {
        return send("oauth/authorizeUrl").getMessage().getBody(String.class).replaceFirst(".*&state=", "");
    }

    private static void assertSucceeded(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"expires_in\":null", ",\"expires_in\":\"\""})
    void takesATokenWithoutALifeForOneOfAnHour(String life) throws Exception {
        connected();
        server.answer(
                "/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"" + life + "}");
        Instant before = Instant.now();

        assertSucceeded(send("deal/list"));

        assertThat(server.credentials()).containsExactly("Bearer access-1");
        assertThat(stored().token().refreshToken()).isEqualTo("refresh-1");
        assertThat(stored().token().expiresAt())
                .isBetween(before.plus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800", "\"1800\"", "1800.0", "1.8e3"})
    void takesTheLifeAsNumberAndAsText(String life) throws Exception {
        connected();
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":" + life + "}");
        Instant before = Instant.now();

        assertSucceeded(send("deal/list"));

        assertThat(stored().token().expiresAt())
                .isBetween(before.plusSeconds(1800), Instant.now().plusSeconds(1800));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.pipedrive.com, https://acme.pipedrive.com",
        "ACME.pipedrive.com, https://acme.pipedrive.com",
        "https://acme.pipedrive.com/, https://acme.pipedrive.com"
    })
    void takesABareHostAsOneForHttps(String domain, String stored) throws Exception {
        connected();
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"api_domain\":\"" + domain + "\"}");

        assertSucceeded(send("oauth/refresh"));

        assertThat(stored().token().apiDomain()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"api_domain\":\"https://evil.example\"",
                "\"api_domain\":\"evil.example\"",
                "\"api_domain\":\"http://acme.pipedrive.com\"",
                "\"api_domain\":\"https://acme.pipedrive.com:99999\"",
                "\"api_domain\":{}",
                "\"expires_in\":\"soon\"",
                "\"expires_in\":-1",
                "\"token_type\":\"mac\"",
                "\"scope\":[\"base\"]"
            })
    void losesNoRefreshTokenByAnAnswerThatItCannotUse(String odd) throws Exception {
        connected();
        server.answer(
                "/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"," + odd + "}");

        Exchange exchange = send("oauth/refresh");

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageStartingWith(
                        "oauth/refresh: the token could not be refreshed: the authorization server's answer is not"
                                + " a token: its ")
                .hasMessageEndingWith("What can be used of it is stored; the next refresh continues from there.");
        assertThat(stored().token())
                .isEqualTo(new OauthToken("access-0", "refresh-1", Instant.EPOCH, "base", server.url()));
        assertThat(stored().ended()).isFalse();
    }

    @Test
    void goesOnFromTheRefreshTokenThatCameWithAnAnswerThatItCouldNotUse() throws Exception {
        connected();
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"api_domain\":\"https://evil.example\"}");
        assertThat(send("oauth/refresh").getException()).isInstanceOf(PipedriveServerException.class);
        server.answer("/oauth/token", 200, "{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\"}");

        assertSucceeded(send("oauth/refresh"));
        assertSucceeded(send("deal/list"));

        assertThat(server.tokenForms()).hasSize(2);
        assertThat(server.tokenForms().get(0)).contains("refresh_token=refresh-0");
        assertThat(server.tokenForms().get(1)).contains("refresh_token=refresh-1");
        assertThat(server.credentials()).containsExactly("Bearer access-2");
    }

    @Test
    void asksLaterAndLaterWhileAnswersCannotBeUsed() throws Exception {
        connected();
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"api_domain\":\"https://evil.example\"}");

        for (int call = 0; call < 20; call++) {
            assertThat(send("deal/list?maxRetries=0").getException()).isInstanceOf(PipedriveServerException.class);
        }

        assertThat(server.tokenRequests()).isLessThan(20);
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void usesTheAccessTokenThatCameWithARefreshTokenThatItCannotUse() throws Exception {
        connected();
        server.answer("/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":7}");

        assertThat(send("oauth/refresh").getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageContaining("its refresh_token is not text");

        assertThat(stored().token().accessToken()).isEqualTo("access-1");
        assertThat(stored().token().refreshToken()).isEqualTo("refresh-0");
    }

    @Test
    void connectsAlthoughTheApiFailsForAMomentAfterTheCodeWasUsed() throws Exception {
        server.answer("/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"}");
        server.answerOnce("/api/v1/users/me", 503, "{\"error\":\"maintenance\"}");

        assertSucceeded(send("oauth/connect", Map.of("state", state(), "code", "code-1")));

        assertThat(server.tokenRequests()).isEqualTo(1);
        assertThat(stored().owner().companyName()).isEqualTo("Acme");
    }

    @Test
    void forgetsAnAccountWhoseAuthorizationTheServerDoesNotKnowAnyMore() throws Exception {
        connected();
        server.answer("/oauth/revoke", 400, "{\"error\":\"invalid_grant\"}");

        assertSucceeded(send("oauth/revoke"));

        assertThat(store().list()).isEmpty();
    }

    @Test
    void saysThatTheServerHasRevokedWhatTheStoreStillHas() throws Exception {
        BreakableStore store = new BreakableStore();
        component.getConfiguration().setTokenDirectory(null);
        component.getConfiguration().setTokenStore(store);
        server.answer("/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"}");
        assertSucceeded(send("oauth/connect", Map.of("state", state(), "code", "code-1")));
        store.stores = false;
        server.answer("/oauth/revoke", 200, "");

        Exchange exchange = send("oauth/revoke");

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveException.class)
                .hasMessage("oauth/revoke: the token store failed: the disk is full. The authorization has ended at"
                        + " Pipedrive, but its token is still stored: call oauth/revoke again when the store works.");
        assertThat(((PipedriveException) exchange.getException()).isPossiblyCarriedOut())
                .isTrue();
    }
}

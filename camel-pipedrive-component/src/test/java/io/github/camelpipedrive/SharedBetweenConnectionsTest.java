// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.BreakableStore;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStores;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.route.AnsweringServer;
import io.github.camelpipedrive.transport.Certificate;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What endpoints, the allowance bean and keepAlive have in common, and what is kept when a connection ends. */
class SharedBetweenConnectionsTest {

    private static final String TOKEN =
            "{\"access_token\":\"access-token-1\",\"refresh_token\":\"refresh-token-1\",\"expires_in\":3599}";

    private static final String APP =
            "clientId=client&clientSecret=client-secret&redirectUri=RAW(https://app.example/callback)&tokenStore=#tokens";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final BreakableStore store = new BreakableStore();
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1}}");
        server.answer("/oauth/token", 200, TOKEN);
        context.disableJMX();
        context.getRegistry().bind("tokens", store);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private PipedriveComponent component(PipedriveConfiguration configuration) {
        PipedriveComponent component = new PipedriveComponent();
        configuration.setBaseUrl(server.url());
        configuration.setOauthUrl(server.url());
        component.setConfiguration(configuration);
        context.addComponent("pipedrive", component);
        return component;
    }

    private static void setApp(PipedriveConfiguration configuration, TokenStore tokens) {
        configuration.setClientId("client");
        configuration.setClientSecret("client-secret");
        configuration.setRedirectUri("https://app.example/callback");
        configuration.setTokenStore(tokens);
    }

    private static void connect(TokenStore tokens) throws Exception {
        OauthToken token = new OauthToken("access-token-0", "refresh-token-0", Instant.EPOCH, "", "");
        tokens.store(new Authorization("acme", token, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
    }

    private static String refreshToken(TokenStore tokens) throws Exception {
        return tokens.load("acme").orElseThrow().authorization().token().refreshToken();
    }

    private Exchange send(String uri, Map<String, Object> headers) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers)));
    }

    /** Sends through a producer of its own, and with it ends the connection unless somebody else uses it. */
    private Exchange sendAndStop(String uri, Map<String, Object> headers) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.request(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers)));
        }
    }

    private PipedriveAllowance bean() {
        PipedriveAllowance bean = new PipedriveAllowance();
        bean.setCamelContext(context);
        return bean;
    }

    @Test
    void theAllowanceBeanKnowsTheBudgetOfCallsAndOpensNoConnection() throws Exception {
        PipedriveComponent component = component(new PipedriveConfiguration());
        component.getConfiguration().setApiToken("token");
        component.setRequestsPerWindow(5);
        context.start();

        assertThat(bean().of(new DefaultExchange(context)).requestsLeft()).isEqualTo(5);
        assertThat(component.connections()).isEmpty();

        assertThat(send("pipedrive:deal/get?id=1", Map.of()).getException()).isNull();
        assertThat(bean().of(new DefaultExchange(context)).requestsLeft()).isEqualTo(4);
        assertThat(component.connections()).hasSize(1);
    }

    @Test
    void theAllowanceBeanMakesNoSettingsForEachMessage() throws Exception {
        AtomicInteger made = new AtomicInteger();
        component(new PipedriveConfiguration() {
                    @Override
                    ConnectionSettings connectionSettings(TokenStores stores, SSLContextParameters globalTls) {
                        made.incrementAndGet();
                        return super.connectionSettings(stores, globalTls);
                    }
                })
                .getConfiguration()
                .setApiToken("token");
        context.start();

        for (int i = 0; i < 20; i++) {
            bean().requestsPerWindow(new DefaultExchange(context));
        }

        assertThat(made).hasValue(1);
    }

    @Test
    void allUsersOfTheComponentGoByTheGlobalTlsThroughOneConnection(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.of("localhost", folder);
        TokenStore tokens = new MemoryTokenStore();
        connect(tokens);
        try (RecordingServer tls = RecordingServer.start(certificate.server())) {
            tls.answers(exchange -> RecordingServer.answer(
                    exchange,
                    200,
                    exchange.getRequestURI().getPath().equals("/oauth/token")
                            ? TOKEN
                            : "{\"success\":true,\"data\":{\"id\":1}}"));
            PipedriveComponent component = component(new PipedriveConfiguration());
            component.getConfiguration().setBaseUrl(tls.url());
            component.getConfiguration().setOauthUrl(tls.url());
            component.getConfiguration().setAccount("acme");
            setApp(component.getConfiguration(), tokens);
            component.setUseGlobalSslContextParameters(true);
            component.setKeepAlive(true);
            component.setKeepAliveAfter(60);
            context.setSSLContextParameters(certificate.trusted());
            context.start();

            await().until(() -> refreshToken(tokens).equals("refresh-token-1"));
            assertThat(send("pipedrive:deal/get?id=1", Map.of()).getException()).isNull();
            assertThat(bean().requestsPerWindow(new DefaultExchange(context))).isEqualTo(80);
            assertThat(component.connections()).hasSize(1);
        }
    }

    @Test
    void accountsAreKeptAliveAlthoughNoEndpointWasEverStarted() throws Exception {
        TokenStore tokens = new MemoryTokenStore();
        connect(tokens);
        PipedriveComponent component = component(new PipedriveConfiguration());
        setApp(component.getConfiguration(), tokens);
        component.setKeepAlive(true);
        component.setKeepAliveAfter(60);

        context.start();

        await().until(() -> refreshToken(tokens).equals("refresh-token-1"));
    }

    @Test
    void accountsOfAnEndpointsAppAreKeptAliveAfterItsRouteWasStopped() throws Exception {
        PipedriveComponent component = component(new PipedriveConfiguration());
        component.setKeepAlive(true);
        component.setKeepAliveAfter(60);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal").routeId("deal").to("pipedrive:deal/get?id=1&" + APP);
            }
        });
        context.start();
        context.getRouteController().stopRoute("deal");

        connect(store);

        await().until(() -> refreshToken(store).equals("refresh-token-1"));
    }

    @Test
    void aTokenThatCouldNotBeStoredIsStoredWithTheNextConnection() throws Exception {
        PipedriveComponent component = component(new PipedriveConfiguration());
        connect(store);
        store.stores = false;
        context.start();
        String call = "pipedrive:deal/get?id=1&maxRetries=0&account=acme&" + APP;
        assertThat(sendAndStop(call, Map.of()).getException()).isInstanceOf(PipedriveConnectionException.class);
        assertThat(component.connections()).isEmpty();
        server.answer("/oauth/token", 400, "{\"error\":\"invalid_grant\"}");
        store.stores = true;

        assertThat(sendAndStop(call, Map.of()).getException()).isNull();

        assertThat(refreshToken(store)).isEqualTo("refresh-token-1");
        assertThat(server.credentials()).containsExactly("Bearer access-token-1");
    }

    @Test
    void aStateIsGoodForOneConnectAlsoWhenItsConnectionHasEnded() throws Exception {
        PipedriveComponent component = component(new PipedriveConfiguration());
        context.start();
        String url = sendAndStop("pipedrive:oauth/authorizeUrl?account=acme&" + APP, Map.of())
                .getMessage()
                .getBody(String.class);
        Map<String, Object> callback = Map.of(
                "CamelPipedrive.code", "code", "CamelPipedrive.state", url.replaceFirst(".*&state=([^&]*).*", "$1"));
        assertThat(sendAndStop("pipedrive:oauth/connect?" + APP, callback).getException())
                .isNull();
        assertThat(component.connections()).isEmpty();

        assertThat(sendAndStop("pipedrive:oauth/connect?" + APP, callback).getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("state");
        assertThat(server.tokenRequests()).isEqualTo(1);
    }
}

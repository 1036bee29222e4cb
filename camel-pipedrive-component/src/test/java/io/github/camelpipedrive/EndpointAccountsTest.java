// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Instant;
import java.util.Map;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.route.AnsweringServer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose tokens the account that an endpoint names gets: its own, and never those of the component's account. */
class EndpointAccountsTest {

    private final PipedriveComponent component = new PipedriveComponent();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1}}");
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-token\",\"refresh_token\":\"refresh-token\",\"expires_in\":3599}");
        PipedriveConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(server.url());
        configuration.setOauthUrl(server.url());
        configuration.setClientId("client");
        configuration.setClientSecret("client-secret");
        configuration.setRedirectUri("https://app.example/callback");
        configuration.setTokenStore(store);
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private Exchange call(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    @Test
    void doesNotGetTheApiTokenOfTheComponentsAccount() {
        component.getConfiguration().setApiToken("own-token");

        assertThat(call("pipedrive:deal/get?id=1&account=acme").getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessageStartingWith("deal/get: the account 'acme' is not connected.");
        assertThat(server.credentials()).isEmpty();
        assertThat(call("pipedrive:deal/get?id=1").getException()).isNull();
        assertThat(server.credentials()).containsExactly("own-token");
    }

    @Test
    void doesNotGetTheRefreshTokenOfTheComponentsAccount() {
        component.getConfiguration().setAccount("own");
        component.getConfiguration().setRefreshToken("own-refresh-token");

        assertThat(call("pipedrive:deal/get?id=1&account=acme").getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessageStartingWith("deal/get: the account 'acme' is not connected.");
        assertThat(store.list()).isEmpty();
        assertThat(call("pipedrive:deal/get?id=1").getException()).isNull();
        assertThat(store.list()).containsExactly("own");
    }

    @Test
    void getsItsOwnOfSeveralApiTokens() {
        component.getConfiguration().setApiToken("own-token");
        component.getConfiguration().setApiTokens(Map.of("north", "north-token"));

        assertThat(call("pipedrive:deal/get?id=1&account=north").getException()).isNull();

        assertThat(server.credentials()).containsExactly("north-token");
    }

    @Test
    void getsTheApiTokenThatTheEndpointHasToo() {
        component.getConfiguration().setApiToken("own-token");

        assertThat(call("pipedrive:deal/get?id=1&account=acme&apiToken=acme-token")
                        .getException())
                .isNull();

        assertThat(server.credentials()).containsExactly("acme-token");
    }

    @Test
    void getsTheRefreshTokenThatTheEndpointHasToo() {
        component.getConfiguration().setApiToken("own-token");

        assertThat(call("pipedrive:deal/get?id=1&account=acme&refreshToken=acme-refresh-token")
                        .getException())
                .isNull();

        assertThat(server.credentials()).containsExactly("Bearer access-token");
        assertThat(store.load("acme").map(Stored::version)).hasValue(1L);
    }

    @Test
    void sharesTheConnectionWithTheOthers() throws Exception {
        component.getConfiguration().setApiToken("own-token");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal").toD("pipedrive:deal/get?id=1&account=${body}");
            }
        });

        for (int i = 0; i < 20; i++) {
            OauthToken token = new OauthToken("access", "refresh", Instant.now().plusSeconds(3599), "", server.url());
            store.store(new Authorization("account-" + i, token, Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);
            context.createProducerTemplate().send("direct:deal", withBody("account-" + i));
        }

        assertThat(component.getAccounts()).isEqualTo(20);
        assertThat(component.connections()).hasSize(1);
    }

    private static Processor withBody(String body) {
        return exchange -> exchange.getMessage().setBody(body);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts with API tokens and accounts that were connected, side by side in one component. */
class SeveralAccountsTest {

    private final PipedriveComponent component = new PipedriveComponent();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AnsweringServer ours;
    private AnsweringServer theirs;

    @BeforeEach
    void start() throws Exception {
        ours = new AnsweringServer();
        theirs = new AnsweringServer();
        ours.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1,\"title\":\"ours\"}}");
        theirs.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1,\"title\":\"theirs\"}}");
        component.getConfiguration().setBaseUrl(ours.url());
        component.getConfiguration().setApiToken("first-token");
        component
                .getConfiguration()
                .setApiTokens(new TreeMap<>(Map.of("north", "north-token", "south", "south-token")));
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal").to("pipedrive:deal/get?id=1");
                from("direct:northern").to("pipedrive:deal/get?id=1&account=north");
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        ours.close();
        theirs.close();
    }

    private void withAnApp() {
        component.getConfiguration().setOauthUrl(ours.url());
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setTokenStore(store);
    }

    private void connect(String account, AnsweringServer host) {
        OauthToken token = new OauthToken(
                "access-of-" + account,
                "refresh-of-" + account,
                Instant.now().plus(Duration.ofHours(1)),
                "base",
                host.url());
        Authorization authorization = new Authorization(account, token, Authorization.Owner.UNKNOWN, Instant.now(), "");
        assertThat(store.store(authorization, 0)).isPresent();
    }

    private Exchange call(String uri, String account) {
        return context.createProducerTemplate().request(uri, exchange -> {
            if (account != null) {
                exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, account);
            }
        });
    }

    private String title(String uri, String account) {
        Exchange exchange = call(uri, account);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class).get("title").toString();
    }

    @Test
    void callWithTheirOwnTokensAtTheirOwnHosts() {
        withAnApp();
        connect("acme", theirs);
        connect("tiles", ours);
        context.start();

        assertThat(title("direct:deal", null)).isEqualTo("ours");
        assertThat(title("direct:deal", "south")).isEqualTo("ours");
        assertThat(title("direct:deal", "acme")).isEqualTo("theirs");
        assertThat(title("direct:deal", "tiles")).isEqualTo("ours");
        assertThat(title("direct:northern", null)).isEqualTo("ours");
        assertThat(title("direct:northern", "acme")).isEqualTo("ours");

        assertThat(ours.credentials())
                .containsExactly("first-token", "south-token", "Bearer access-of-tiles", "north-token", "north-token");
        assertThat(theirs.credentials()).containsExactly("Bearer access-of-acme");
    }

    @Test
    void areNamedWhereAnotherOneIsAskedFor() {
        context.start();

        assertThat(call("direct:deal", "nroth").getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage(
                        "deal/get: there is no account 'nroth'. The accounts are default, north, south; give another"
                                + " one its token in apiTokens, or configure an app with clientId.");
    }

    @Test
    void haveToBeConnectedWhereThereIsAnApp() {
        withAnApp();
        context.start();

        assertThat(call("direct:deal", "nroth").getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage("deal/get: the account 'nroth' is not connected. Connect it with oauth/authorizeUrl and"
                        + " oauth/connect, or name another one with the header CamelPipedriveAccount or the option"
                        + " account.");
        assertThat(call("direct:deal", "no\nname").getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage("deal/get: An account's name can't hold control or invisible characters.");
    }

    @Test
    void areLetGoOfWhenManyOthersWereCalledForSince() throws Exception {
        withAnApp();
        context.start();
        title("direct:deal", null);

        for (int i = 0; i < 10_500; i++) {
            connect("account-" + i, ours);
            assertThat(call("direct:deal", "account-" + i).getException()).isNull();
        }

        assertThat(component.getAccounts()).isBetween(9_000, 10_000);
        store.delete("account-0");
        connect("account-0", theirs);
        assertThat(title("direct:deal", "account-0")).isEqualTo("theirs");
    }
}

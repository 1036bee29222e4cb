// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.BreakableStore;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The operation {@code oauth/forget} in routes of one's own, beside other nodes and with stores that fail. */
class ForgetRoutesTest {

    /** Nobody listens there: what Pipedrive would send is sent by the tests. */
    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles", "s3cret", "https://tiles.example/back")
            .company(440_056, "Northwind Floors", "northwind"));

    private static final Map<String, Object> NOTICE = Map.of(
            "CamelPipedrive.authorization",
            "Basic " + Base64.getEncoder().encodeToString("tiles:s3cret".getBytes(StandardCharsets.UTF_8)),
            "CamelPipedrive.client_id",
            "tiles",
            "CamelPipedrive.company_id",
            440_055,
            "CamelPipedrive.user_id",
            9001);

    @TempDir
    private Path folder;

    private final BreakableStore store = new BreakableStore();
    private final DefaultCamelContext one = node(store);
    private final DefaultCamelContext two = node(store);

    private static DefaultCamelContext node(TokenStore store) {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setOauthUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setClientId("tiles");
        component.getConfiguration().setClientSecret("s3cret");
        component.getConfiguration().setRedirectUri("https://tiles.example/back");
        component.getConfiguration().setTokenStore(store);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("pipedrive", component);
        context.start();
        return context;
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
    }

    private static Exchange send(DefaultCamelContext node, String uri, Map<String, Object> headers) {
        return node.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers)));
    }

    private static void connect(DefaultCamelContext node, String account) {
        String url = send(node, "pipedrive:oauth/authorizeUrl", Map.of(PipedriveConstants.ACCOUNT, account))
                .getMessage()
                .getBody(String.class);
        String callback = PIPEDRIVE.oauth().allow(url);
        Exchange connected = send(
                node,
                "pipedrive:oauth/connect",
                Map.of(
                        "CamelPipedrive.code", callback.replaceFirst(".*[?&]code=([^&]*).*", "$1"),
                        "CamelPipedrive.state", callback.replaceFirst(".*[?&]state=([^&]*).*", "$1")));
        assertThat(connected.getException()).isNull();
    }

    private static Exception failure(DefaultCamelContext node, String account) {
        return send(node, "pipedrive:deal/list", Map.of(PipedriveConstants.ACCOUNT, account))
                .getException();
    }

    @Test
    void givesTheAccountsThatAreForgottenToARouteOfOnesOwn() throws Exception {
        one.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uninstalled")
                        .unmarshal()
                        .json(JsonLibrary.Jackson)
                        .setHeader("CamelPipedrive.authorization", header("Authorization"))
                        .to("pipedrive:oauth/forget");
            }
        });
        connect(one, "acme");

        Exchange forgotten = one.createProducerTemplate().request("direct:uninstalled", exchange -> {
            exchange.getMessage().setHeader("Authorization", NOTICE.get("CamelPipedrive.authorization"));
            exchange.getMessage()
                    .setBody("{\"client_id\": \"tiles\", \"company_id\": 440055, \"user_id\": 9001, \"timestamp\":"
                            + " \"2131-03-02T12:00:00Z\"}");
        });

        assertThat(forgotten.getException()).isNull();
        Map<?, ?> result = forgotten.getMessage().getBody(Map.class);
        assertThat(result).hasSize(1);
        List<?> accounts = (List<?>) result.get("accounts");
        assertThat(accounts).hasSize(1);
        assertThat((Map<?, ?>) accounts.get(0))
                .extracting("account", "company_id", "company_name", "company_domain", "user_id", "user_name")
                .containsExactly("acme", 440_055L, "Tiletown Ltd", "tiletown-sandbox", 9001L, "Sam Sales");
        assertThat(accounts.toString()).doesNotContain("token", "v1u");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void isFoundOutByOtherNodesWithTheirNextCall() throws Exception {
        connect(one, "acme");
        assertThat(failure(one, "acme")).isNull();
        assertThat(failure(two, "acme")).isNull();
        PIPEDRIVE.oauth().uninstall("tiletown-sandbox");

        assertThat(send(one, "pipedrive:oauth/forget", NOTICE).getException()).isNull();

        for (DefaultCamelContext node : List.of(two, one, two)) {
            assertThat(failure(node, "acme"))
                    .isInstanceOf(PipedriveAuthenticationException.class)
                    .hasMessageContaining("the account 'acme' is not connected");
        }
        assertThat(store.list()).isEmpty();
        assertThat(PIPEDRIVE.requests("oauth/token")).hasSize(1);

        connect(two, "acme");
        assertThat(failure(one, "acme")).isNull();
        assertThat(failure(two, "acme")).isNull();
    }

    @Test
    void forgetsTheOthersWhereOneAccountCanNotBeRead() throws Exception {
        FileTokenStore files = new FileTokenStore(folder);
        try (DefaultCamelContext node = node(files)) {
            for (String account : List.of("a", "b", "c")) {
                connect(node, account);
            }
            Path damaged = folder.resolve("b.token.json");
            Files.writeString(damaged, "{");

            Exception failure = send(node, "pipedrive:oauth/forget", NOTICE).getException();

            assertThat(failure)
                    .isInstanceOf(PipedriveAuthenticationException.class)
                    .hasMessageStartingWith("oauth/forget: the token store failed: The token file " + damaged)
                    .hasMessageEndingWith("An account that is not forgotten yet is found out by its next call.");
            assertThat(files.list()).containsExactly("b");
        }
    }

    @Test
    void saysThatTheStoreFails() {
        connect(one, "acme");
        store.loads = false;

        assertThat(send(one, "pipedrive:oauth/forget", NOTICE).getException())
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage(
                        "oauth/forget: the token store failed: the disk is gone. An account that is not forgotten yet"
                                + " is found out by its next call.");
    }

    @Test
    void needsAnApp() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("token");
        one.addComponent("plain", component);

        assertThat(send(one, "plain:oauth/forget", NOTICE).getException())
                .hasMessageStartingWith("oauth/forget: no app is configured");
    }
}

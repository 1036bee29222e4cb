// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.JdbcTokenStore;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenCipher;
import io.github.camelpipedrive.auth.TokenStore;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Each token store, chosen in each way. */
class TokenStoreOptionsTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    private Path folder;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1}}");
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-token-1\",\"refresh_token\":\"refresh-token-1\",\"expires_in\":3599}");
    }

    @AfterEach
    void stop() {
        server.close();
        database.dispose();
    }

    private static void connect(TokenStore store) throws Exception {
        OauthToken token = new OauthToken("access-token-0", "refresh-token-0", Instant.EPOCH, "", "");
        store.store(new Authorization("acme", token, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
    }

    private static String refreshToken(TokenStore store) throws Exception {
        return store.load("acme").orElseThrow().authorization().token().refreshToken();
    }

    private void assertCallsWith(CamelContext context, TokenStore store) throws Exception {
        connect(store);

        context.createProducerTemplate().requestBody("direct:deal", "");

        assertThat(refreshToken(store)).isEqualTo("refresh-token-1");
    }

    private Main mainWith(String... options) {
        Main main = new Main();
        Properties properties = new Properties();
        String prefix = "camel.component.pipedrive.";
        properties.setProperty(prefix + "client-id", "client");
        properties.setProperty(prefix + "client-secret", "client-secret");
        properties.setProperty(prefix + "redirect-uri", "https://app.example/callback");
        properties.setProperty(prefix + "base-url", server.url());
        properties.setProperty(prefix + "oauth-url", server.url());
        properties.setProperty(prefix + "account", "acme");
        for (String each : options) {
            String[] pair = each.split("=", 2);
            properties.setProperty(prefix + pair[0], pair[1]);
        }
        main.setOverrideProperties(properties);
        main.bind("tokens", database);
        main.configure().addRoutesBuilder(route("pipedrive:deal/get?id=1"));
        return main;
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal").to(uri);
            }
        };
    }

    private DefaultCamelContext context(PipedriveComponent component) {
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setAccount("acme");
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("tokens", database);
        return context;
    }

    @Test
    void isAFolderByProperties() throws Exception {
        Main main = mainWith("token-directory=" + folder, "token-encryption-key=" + KEY);
        main.start();
        try {
            assertCallsWith(main.getCamelContext(), new FileTokenStore(folder, TokenCipher.of(KEY)));
        } finally {
            main.stop();
        }
    }

    @Test
    void isADatabaseByProperties() throws Exception {
        Main main =
                mainWith("token-data-source=#bean:tokens", "create-token-tables=true", "token-encryption-key=" + KEY);
        main.start();
        try {
            assertCallsWith(main.getCamelContext(), new JdbcTokenStore(database, TokenCipher.of(KEY)));
        } finally {
            main.stop();
        }
    }

    @Test
    void isABeanByProperties() throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        Main main = mainWith("token-store=#bean:mine");
        main.bind("mine", store);
        main.start();
        try {
            assertCallsWith(main.getCamelContext(), store);
        } finally {
            main.stop();
        }
    }

    @Test
    void isABeanInJava() throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenStore(store);
        try (DefaultCamelContext context = context(component)) {
            context.addRoutes(route("pipedrive:deal/get?id=1"));
            context.start();

            assertCallsWith(context, store);
        }
    }

    @Test
    void isAFolderInJava() throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenDirectory(folder.toString());
        component.getConfiguration().setTokenEncryptionKey(KEY);
        try (DefaultCamelContext context = context(component)) {
            context.addRoutes(route("pipedrive:deal/get?id=1"));
            context.start();

            assertCallsWith(context, new FileTokenStore(folder, TokenCipher.of(KEY)));
        }
    }

    @Test
    void isABeanInYaml() throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        try (DefaultCamelContext context = context(new PipedriveComponent())) {
            context.getRegistry().bind("mine", store);
            load(
                    context,
                    """
                    - from:
                        uri: direct:deal
                        steps:
                          - to:
                              uri: pipedrive:deal/get
                              parameters:
                                id: 1
                                tokenStore: "#bean:mine"
                    """);
            context.start();

            assertCallsWith(context, store);
        }
    }

    @Test
    void isADatabaseInJava() throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenDataSource(database);
        component.getConfiguration().setCreateTokenTables(true);
        try (DefaultCamelContext context = context(component)) {
            context.addRoutes(route("pipedrive:deal/get?id=1"));
            context.start();

            assertCallsWith(context, new JdbcTokenStore(database));
        }
    }

    @Test
    void isADatabaseInYaml() throws Exception {
        try (DefaultCamelContext context = context(new PipedriveComponent())) {
            load(
                    context,
                    """
                    - from:
                        uri: direct:deal
                        steps:
                          - to:
                              uri: pipedrive:deal/get
                              parameters:
                                id: 1
                                tokenDataSource: "#bean:tokens"
                                createTokenTables: true
                                tokenEncryptionKey: "%s"
                    """
                            .formatted(KEY));
            context.start();

            assertCallsWith(context, new JdbcTokenStore(database, TokenCipher.of(KEY)));
        }
    }

    @Test
    void isAFolderInYaml() throws Exception {
        try (DefaultCamelContext context = context(new PipedriveComponent())) {
            load(
                    context,
                    """
                    - from:
                        uri: direct:deal
                        steps:
                          - to:
                              uri: pipedrive:deal/get
                              parameters:
                                id: 1
                                tokenDirectory: "%s"
                    """
                            .formatted(folder.toUri().getPath()));
            context.start();

            assertCallsWith(context, new FileTokenStore(folder));
        }
    }

    private static void load(DefaultCamelContext context, String yaml) throws Exception {
        Resource resource = ResourceHelper.fromBytes("routes.camel.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }

    @Test
    void isOneOnly() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenDataSource(database);
        component.getConfiguration().setTokenDirectory(folder.toString());

        assertDoesNotStart(component, "Give one of tokenStore, tokenDirectory and tokenDataSource");
    }

    @Test
    void isNotTakenForEncryptedWhenItIsNot() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenEncryptionKey(KEY);

        assertDoesNotStart(component, "tokenEncryptionKey needs tokenDirectory or tokenDataSource");
    }

    private void assertDoesNotStart(PipedriveComponent component, String words) {
        try (DefaultCamelContext context = context(component)) {
            assertThatThrownBy(() -> {
                        context.addRoutes(route("pipedrive:deal/get?id=1"));
                        context.start();
                    })
                    .hasStackTraceContaining(words);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void isKeptAliveWhenSomebodyWantsThat() throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        connect(store);
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setTokenStore(store);
        component.setKeepAlive(true);
        component.setKeepAliveAfter(60);
        try (DefaultCamelContext context = context(component)) {
            context.addRoutes(route("pipedrive:deal/get?id=1"));
            context.start();

            await().until(() -> refreshToken(store).equals("refresh-token-1"));
            assertThat(keepers()).isPositive();
        }
        await().until(() -> keepers() == 0);
    }

    @Test
    void isNotKeptAliveOtherwise() throws Exception {
        try (DefaultCamelContext context = context(new PipedriveComponent())) {
            context.addRoutes(route("pipedrive:deal/get?id=1"));
            context.start();

            assertThat(keepers()).isZero();
        }
    }

    private static long keepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().contains("PipedriveKeepAlive"))
                .count();
    }
}

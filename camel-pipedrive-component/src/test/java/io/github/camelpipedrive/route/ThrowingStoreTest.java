// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A user's token store that throws what it should not: all operations fail by an exception of the component. */
class ThrowingStoreTest {

    private final Store store = new Store();
    private AnsweringServer server;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    /** Throws an IllegalStateException, in one of its methods. */
    private static final class Store implements TokenStore {
        private String throwing = "";
        private String words;

        private void happen(String method) {
            if (method.equals(throwing)) {
                throw new IllegalStateException(words);
            }
        }

        @Override
        public Optional<Stored> load(String account) {
            happen("load");
            OauthToken token = new OauthToken("access-0", "refresh-0", Instant.EPOCH, "", "");
            return Optional.of(new Stored(
                    new Authorization(account, token, new Authorization.Owner(7, "", "", 9, ""), Instant.EPOCH, ""),
                    1));
        }

        @Override
        public Optional<Long> store(Authorization authorization, long expectedVersion) {
            happen("store");
            return Optional.of(expectedVersion + 1);
        }

        @Override
        public boolean delete(String account) {
            happen("delete");
            return true;
        }

        @Override
        public List<String> list() {
            happen("list");
            return List.of("acme");
        }

        @Override
        public Lock lock(String account, Duration atMost) {
            happen("lock");
            return () -> {};
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/oauth/revoke", 200, "{}");
        server.answer("/api/v1/users/me", 200, "{\"success\":true,\"data\":{\"id\":9,\"company_id\":7}}");
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":3599}");
        context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setTokenStore(store);
        component.getConfiguration().setAccount("acme");
        component.getConfiguration().setMaxRetries(0);
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        store.throwing = "";
        context.stop();
        server.close();
    }

    private static Map<String, Object> parameters(String operation, String state) {
        return switch (operation) {
            case "oauth/connect" -> Map.of("code", "code", "state", state);
            case "oauth/forget" ->
                Map.of(
                        "authorization",
                        "Basic Y2xpZW50OmNsaWVudC1zZWNyZXQ=",
                        "client_id",
                        "client",
                        "company_id",
                        7,
                        "user_id",
                        9);
            default -> Map.of();
        };
    }

    @Test
    void listsAnAccountThatCantBeReadWithTheReason() {
        store.throwing = "load";
        store.words = "row of client-secret is damaged";

        assertThat(template.requestBody("pipedrive:oauth/accounts", (Object) null))
                .isEqualTo(List.of(Map.of("account", "acme", "error", "row of xxxxxx is damaged")));
    }

    @Test
    void repeatsNoSecretThatAStoreSays() {
        store.throwing = "list";
        store.words = "client-secret";

        Exception failure =
                template.request("pipedrive:oauth/accounts", each -> {}).getException();

        assertThat(failure)
                .hasMessageStartingWith(
                        "oauth/accounts: it failed unexpectedly with java.lang.IllegalStateException: xxxxxx.")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "deal/list, load",
        "deal/list, lock",
        "deal/list, store",
        "oauth/refresh, load",
        "oauth/refresh, lock",
        "oauth/refresh, store",
        "oauth/revoke, load",
        "oauth/revoke, lock",
        "oauth/revoke, delete",
        "oauth/connect, load",
        "oauth/connect, lock",
        "oauth/connect, store",
        "oauth/accounts, list",
        "oauth/forget, list",
        "oauth/forget, load",
        "oauth/forget, lock",
        "oauth/forget, delete"
    })
    void failsByAnExceptionOfTheComponent(String operation, String method) {
        String state = template.requestBody("pipedrive:oauth/authorizeUrl", null, String.class)
                .replaceFirst(".*&state=", "");
        Map<String, Object> parameters = parameters(operation, state);
        store.throwing = method;

        Exchange exchange = template.request(
                "pipedrive:" + operation,
                each -> parameters.forEach(
                        (name, value) -> each.getMessage().setHeader("CamelPipedrive." + name, value)));

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveException.class)
                .hasMessageContaining("IllegalStateException");
    }
}

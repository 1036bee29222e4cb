// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
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

/** Names of accounts that come with messages: nothing stays of one that nobody has connected, and no strange one is shown. */
class UnknownAccountsTest {

    private static final String CONTROLS = "x\r\n2026 ERROR forged \u001b[31m\u202e";

    @TempDir
    private Path folder;

    private AnsweringServer server;
    private PipedriveComponent component;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals", 200, "{\"success\":true,\"data\":[]}");
        component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(server.url());
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
    }

    private void startWithApp() throws Exception {
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setTokenDirectory(folder.toString());
        OauthToken token = new OauthToken("access", "refresh", Instant.now().plusSeconds(3599), "", "");
        new FileTokenStore(folder)
                .store(new Authorization("acme", token, Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);
        start(context);
    }

    private void startWithApiToken() {
        component.getConfiguration().setApiToken("api-token-1234567890");
        start(context);
    }

    private void start(DefaultCamelContext started) {
        started.start();
        template = started.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Exception failure(String operation, String account) {
        return template.request("pipedrive:" + operation, exchange -> exchange.getMessage()
                        .setHeader(PipedriveConstants.ACCOUNT, account))
                .getException();
    }

    @Test
    void leaveNothingBehind() throws Exception {
        startWithApp();
        assertThat(failure("deal/list", "acme")).isNull();
        assertThat(component.getAccounts()).isEqualTo(1);
        List<String> files = files();

        for (int i = 0; i < 50; i++) {
            for (String operation : List.of("deal/list", "oauth/refresh", "oauth/revoke")) {
                assertThat(failure(operation, "stranger-" + i))
                        .isInstanceOf(PipedriveAuthenticationException.class)
                        .hasMessageContaining("the account 'stranger-" + i + "' is not connected");
            }
        }

        assertThat(component.getAccounts()).isEqualTo(1);
        assertThat(files()).isEqualTo(files);
        assertThat(server.credentials()).containsExactly("Bearer access");
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areFoundOnceSomebodyHasConnectedThem() throws Exception {
        startWithApp();
        assertThat(failure("deal/list", "later")).isInstanceOf(PipedriveAuthenticationException.class);
        OauthToken token =
                new OauthToken("access-later", "refresh", Instant.now().plusSeconds(3599), "", "");
        new FileTokenStore(folder)
                .store(new Authorization("later", token, Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);

        assertThat(failure("deal/list", "later")).isNull();
        assertThat(component.getAccounts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal/list", "oauth/refresh", "oauth/revoke", "oauth/authorizeUrl", "oauth/connect"})
    void areNotShownInExceptionsOfAnApp(String operation) throws Exception {
        startWithApp();

        assertShowsNothingOf(failure(operation, CONTROLS));
        assertShowsNothingOf(failure(operation, "y".repeat(5_000_000)));
    }

    @Test
    void areNotShownInExceptionsOfAnApiToken() {
        startWithApiToken();

        assertShowsNothingOf(failure("deal/list", CONTROLS));
        assertShowsNothingOf(failure("deal/list", "y".repeat(5_000_000)));
    }

    private static void assertShowsNothingOf(Exception failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage()))
                    .doesNotContain("forged")
                    .doesNotContain("yyyy")
                    .hasSizeLessThan(1000);
        }
        assertThat(failure).isInstanceOfSatisfying(PipedriveException.class, each -> assertThat(each.getAccount())
                .doesNotContain("forged", "yyyy"));
    }

    @ParameterizedTest
    @CsvSource({"nobody, there is no account 'nobody'", "' nobody', An account's name can't begin or end with a blank"})
    void areNamedWhereTheyCanBeNames(String name, String message) {
        startWithApiToken();

        assertThat(failure("deal/list", name))
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessageContaining(message);
    }
}

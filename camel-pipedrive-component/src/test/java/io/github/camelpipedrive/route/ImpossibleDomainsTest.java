// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.file.Path;
import java.time.Instant;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A token whose api_domain no request can go to. */
class ImpossibleDomainsTest {

    @TempDir
    private Path folder;

    private AnsweringServer server;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals", 200, "{\"success\":true,\"data\":[]}");
        context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        component.getConfiguration().setTokenDirectory(folder.toString());
        component.getConfiguration().setAccount("acme");
        component.getConfiguration().setMaxRetries(0);
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private void connected(Instant expiresAt, String domain) throws Exception {
        OauthToken token = new OauthToken("access-0", "refresh-0", expiresAt, "base", domain);
        new FileTokenStore(folder)
                .store(new Authorization("acme", token, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
    }

    private OauthToken stored() throws Exception {
        return new FileTokenStore(folder)
                .load("acme")
                .orElseThrow()
                .authorization()
                .token();
    }

    private Exception failure(String operation) {
        return template.request("pipedrive:" + operation, exchange -> {}).getException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.pipedrive.com:99999",
                "https://acme.pipedrive.com:65536",
                "https://acme.pipedrive.com:0",
                "https://acme.pipedrive.com:99999999999999999999",
                "acme.pipedrive.com:99999",
                "https://a23456789012345678901234567890123456789012345678901234567890123456.pipedrive.com",
                "https://.pipedrive.com",
                "https://acme..pipedrive.com",
                "https://ac%00me.pipedrive.com",
                "https://acme\\r\\n.pipedrive.com",
                "http://127.0.0.1:99999"
            })
    void areNotStoredAndLoseNoRefreshToken(String domain) throws Exception {
        connected(Instant.EPOCH, server.url());
        server.answerOnce(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":3599,\"api_domain\":\""
                        + domain + "\"}");
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\",\"expires_in\":3599}");

        assertThat(failure("oauth/refresh"))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageContaining("api_domain");

        assertThat(stored().apiDomain()).isEqualTo(server.url());
        assertThat(stored().refreshToken()).isEqualTo("refresh-1");
        assertThat(failure("oauth/refresh")).isNull();
        assertThat(stored().refreshToken()).isEqualTo("refresh-2");
        assertThat(failure("deal/list")).isNull();
        assertThat(server.credentials()).containsExactly("Bearer access-2");
    }

    @Test
    void areReplacedByTheConfiguredHostWhereTheyWereStoredBefore() throws Exception {
        connected(Instant.now().plusSeconds(3599), "https://acme.pipedrive.com:99999");

        assertThat(failure("deal/list")).isNull();

        assertThat(server.credentials()).containsExactly("Bearer access-0");
    }

    @Test
    void areRefusedByATypedErrorWhenAnAccountConnects() throws Exception {
        server.answer(
                "/oauth/token",
                200,
                "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":3599,"
                        + "\"api_domain\":\"https://acme.pipedrive.com:99999\"}");
        String state = template.requestBody("pipedrive:oauth/authorizeUrl", null, String.class)
                .replaceFirst(".*&state=", "");

        Exception failure = template.request("pipedrive:oauth/connect", exchange -> {
                    exchange.getMessage().setHeader("CamelPipedrive.code", "code");
                    exchange.getMessage().setHeader("CamelPipedrive.state", state);
                })
                .getException();

        assertThat(failure).isInstanceOf(PipedriveException.class).hasMessageContaining("Nothing was stored");
        assertThat(new FileTokenStore(folder).list()).isEmpty();
    }
}

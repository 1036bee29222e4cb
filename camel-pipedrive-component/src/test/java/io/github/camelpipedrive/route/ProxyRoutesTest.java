// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.transport.Certificate;
import io.github.camelpipedrive.transport.ConnectProxy;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls through a proxy, set up as docs/connecting.md says. */
class ProxyRoutesTest {

    private static Certificate certificate;

    private final Main main = new Main();
    private final Properties properties = new Properties();
    private RecordingServer server;
    private ConnectProxy proxy;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        certificate = Certificate.of("localhost", folder);
    }

    @BeforeEach
    void start() throws Exception {
        server = RecordingServer.start(certificate.server());
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":1}}"));
        proxy = ConnectProxy.start();
        set("pipedrive.api-token", "secret-token");
        set("pipedrive.base-url", server.url());
        set("pipedrive.max-retries", "0");
        set("pipedrive.ssl-context-parameters", "#trusting");
        set("https.proxy-host", "localhost");
        set("https.proxy-port", String.valueOf(proxy.port()));
        main.bind("trusting", certificate.trusted());
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        proxy.close();
        server.close();
    }

    private void set(String option, String value) {
        properties.setProperty("camel.component." + option, value);
    }

    private Exchange call(String uri) throws Exception {
        main.setOverrideProperties(properties);
        main.configure().withJmxEnabled(false);
        main.start();
        CamelContext context = main.getCamelContext();
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    private void assertCalled(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        assertThat(server.received()).singleElement().satisfies(received -> assertThat(received.headers())
                .containsEntry("x-api-token", "secret-token")
                .doesNotContainKey("Proxy-authorization"));
    }

    private void assertNothingSent(Exchange exchange, String message) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
            assertThat(failure.getMessage()).isEqualTo(message);
            assertThat(failure.isPossiblyCarriedOut()).isFalse();
            assertThat(failure.getStatus()).isZero();
        });
        assertThat(server.received()).isEmpty();
    }

    private String proxyUrl() {
        return "http://localhost:" + proxy.port();
    }

    @Test
    void goThroughAnOrdinaryProxy() throws Exception {
        assertCalled(call("pipedrive:deal/get?id=1"));

        assertThat(proxy.connects()).containsExactly("localhost:" + server.port());
    }

    @Test
    void signInAtTheProxy() throws Exception {
        proxy.expect("tiles", "pass word");
        set("https.proxy-auth-username", "tiles");
        set("https.proxy-auth-password", "pass word");

        assertCalled(call("pipedrive:deal/create?title=Tiles"));

        assertThat(proxy.connects()).containsExactly("localhost:" + server.port());
    }

    @Test
    void goPastTheProxyToHostsThatAreExcepted() throws Exception {
        set("https.non-proxy-hosts", "localhost");

        assertCalled(call("pipedrive:deal/get?id=1"));

        assertThat(proxy.connects()).isEmpty();
    }

    @Test
    void goThroughAProxyThatSpeaksTlsWhenThatIsSaid() throws Exception {
        try (ConnectProxy secure = ConnectProxy.start(certificate.server())) {
            set("https.proxy-port", String.valueOf(secure.port()));
            set("https.proxy-auth-scheme", "https");

            assertCalled(call("pipedrive:deal/get?id=1"));

            assertThat(secure.connects()).containsExactly("localhost:" + server.port());
        }
    }

    @Test
    void sayWhatIsWrongWhenTlsIsSpokenToAnOrdinaryProxy() throws Exception {
        set("https.proxy-auth-scheme", "https");

        Exchange exchange = call("pipedrive:deal/get?id=1");

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageStartingWith("deal/get: TLS with " + server.url() + " through the proxy https://localhost:"
                        + proxy.port() + " failed: ")
                .hasMessageEndingWith("; proxyAuthScheme=https has TLS spoken to the proxy itself, which most proxies"
                        + " don't know. Nothing was sent.");
    }

    @Test
    void sayThatTheProxyWantsCredentials() throws Exception {
        proxy.expect("tiles", "pass word");

        assertNothingSent(
                call("pipedrive:deal/create?title=Tiles"),
                "deal/create: the proxy " + proxyUrl() + " did not connect to " + server.url()
                        + ": it answered 407 Proxy Authentication Required. Nothing was sent. Set"
                        + " camel.component.https.proxy-auth-username and proxy-auth-password.");
    }

    @Test
    void sayThatTheProxyRefusesTheCredentials() throws Exception {
        proxy.expect("tiles", "pass word");
        set("https.proxy-auth-username", "tiles");
        set("https.proxy-auth-password", "wrong");

        Exchange exchange = call("pipedrive:deal/create?title=Tiles");

        assertNothingSent(
                exchange,
                "deal/create: the proxy " + proxyUrl() + " did not connect to " + server.url()
                        + ": it answered 407 Proxy Authentication Required. Nothing was sent. Set"
                        + " camel.component.https.proxy-auth-username and proxy-auth-password.");
    }

    @ParameterizedTest
    @CsvSource({
        "403 Forbidden, Nothing was sent. The proxy has to allow connections to this host.",
        "404 Not Found, Nothing was sent. The proxy has to allow connections to this host.",
        "302 Found, Nothing was sent. The proxy has to allow connections to this host.",
        "502 Bad Gateway, Nothing was sent.",
        "504 Gateway Timeout, Nothing was sent.",
    })
    void sayThatTheProxyRefusesTheHost(String status, String hint) throws Exception {
        proxy.refuse(status);

        assertNothingSent(
                call("pipedrive:deal/create?title=Tiles"),
                "deal/create: the proxy " + proxyUrl() + " did not connect to " + server.url() + ": it answered "
                        + status + ". " + hint);
    }

    @Test
    void sayThatTheProxyCantBeReached() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        set("https.proxy-port", String.valueOf(port));

        Exchange exchange = call("pipedrive:deal/create?title=Tiles");

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageStartingWith("deal/create: the proxy http://localhost:" + port + " can't be reached: ")
                .hasMessageEndingWith(". Nothing was sent.");
    }

    @Test
    void nameTheProxyWhenTheCertificateBehindItIsNotTrusted() throws Exception {
        properties.remove("camel.component.pipedrive.ssl-context-parameters");

        Exchange exchange = call("pipedrive:deal/create?title=Tiles");

        assertThat(exchange.getException()).isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
            assertThat(failure.getMessage())
                    .startsWith(
                            "deal/create: TLS with " + server.url() + " through the proxy " + proxyUrl() + " failed: ")
                    .endsWith(". Nothing was sent.");
            assertThat(failure.isPossiblyCarriedOut()).isFalse();
        });
    }

    /** Without TLS, which is for sandboxes, there is no tunnel. */
    @Test
    void sayThatAProxyWithoutATunnelWantsCredentials() throws Exception {
        try (RecordingServer sandbox = RecordingServer.start();
                RecordingServer forwarding = RecordingServer.start()) {
            forwarding.answers(exchange -> RecordingServer.answer(exchange, 407, "<html>the proxy</html>"));
            set("pipedrive.base-url", sandbox.url());
            set("http.proxy-host", "localhost");
            set("http.proxy-port", String.valueOf(forwarding.port()));

            Exchange exchange = call("pipedrive:deal/create?title=Tiles");

            assertThat(sandbox.received()).isEmpty();
            assertNothingSent(
                    exchange,
                    "deal/create: the proxy http://localhost:" + forwarding.port() + " did not connect to "
                            + sandbox.url() + ": it answered 407 Proxy Authentication Required. Nothing was sent. Set"
                            + " camel.component.http.proxy-auth-username and proxy-auth-password.");
        }
    }

    @Test
    void takeNoAnswerOfPipedrivesForTheProxys() throws Exception {
        server.answers(exchange -> RecordingServer.answer(exchange, 403, "{\"success\":false,\"error\":\"Scope\"}"));

        Exchange exchange = call("pipedrive:deal/create?title=Tiles");

        assertThat(exchange.getException()).isInstanceOf(PipedrivePermissionException.class);
    }

    @Test
    void renewNoTokenThroughAProxyThatRefuses() throws Exception {
        proxy.refuse("403 Forbidden");
        set("pipedrive.client-id", "client");
        set("pipedrive.client-secret", "client-secret");
        set("pipedrive.redirect-uri", "https://app.example/callback");
        set("pipedrive.oauth-url", server.url());
        set("pipedrive.refresh-token", "refresh-token");
        set("pipedrive.account", "acme");
        properties.remove("camel.component.pipedrive.api-token");

        assertNothingSent(
                call("pipedrive:deal/create?title=Tiles"),
                "deal/create: the token could not be refreshed: the proxy " + proxyUrl() + " did not connect to "
                        + server.url()
                        + ": it answered 403 Forbidden. Nothing was sent. The proxy has to allow connections to this"
                        + " host.");
    }
}

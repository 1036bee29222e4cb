// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Neither secrets nor tokens go to a server whose certificate does not say that it is the one it should be. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private HttpsServer server;

    @AfterEach
    void stop() throws Exception {
        context.close();
        if (server != null) {
            server.stop(0);
        }
    }

    private void startWithCertificateFor(String host) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        server.createContext("/", this::answer);
        server.start();

        String url = "https://localhost:" + server.getAddress().getPort();
        component.getConfiguration().setBaseUrl(url);
        component.getConfiguration().setOauthUrl(url);
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setApiToken("api-token");
        context.disableJMX();
        context.addComponent("pipedrive", component);
    }

    private static SSLContext tls(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private void trustTheCertificate() {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + folder.resolve("keys.p12"));
        keys.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keys);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        component.getConfiguration().setSslContextParameters(parameters);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            paths.add(path);
            String body =
                    switch (path) {
                        case "/oauth/token" ->
                            "{\"access_token\":\"access\",\"refresh_token\":\"refresh\",\"expires_in\":3599}";
                        case "/api/v1/users/me" -> AnsweringServer.USER;
                        default -> "{\"success\":true,\"data\":{\"id\":1}}";
                    };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Exchange send(String uri, Map<String, Object> headers) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers)));
    }

    private Exception connect() {
        String url = send("pipedrive:oauth/authorizeUrl", Map.of(PipedriveConstants.ACCOUNT, "acme"))
                .getMessage()
                .getBody(String.class);
        String state = url.replaceFirst(".*&state=", "");
        return send("pipedrive:oauth/connect", Map.of("CamelPipedrive.state", state, "CamelPipedrive.code", "code"))
                .getException();
    }

    private Exception call() {
        return send("pipedrive:deal/get?id=1", Map.of()).getException();
    }

    @Test
    void sendNothingToAServerThatNobodyVouchesFor() throws Exception {
        startWithCertificateFor("localhost");
        context.start();

        assertThat(connect()).isInstanceOf(PipedriveConnectionException.class);
        assertThat(call()).isInstanceOf(PipedriveConnectionException.class);
        assertThat(paths).isEmpty();
    }

    @Test
    void sendNothingToAServerOfAnotherName() throws Exception {
        startWithCertificateFor("elsewhere.example");
        trustTheCertificate();
        context.start();

        assertThat(connect()).isInstanceOf(PipedriveConnectionException.class);
        assertThat(call()).isInstanceOf(PipedriveConnectionException.class);
        assertThat(paths).isEmpty();
    }

    @Test
    void callAServerWhoseCertificateIsTrusted() throws Exception {
        startWithCertificateFor("localhost");
        trustTheCertificate();
        context.start();

        assertThat(connect()).isNull();
        assertThat(call()).isNull();
        assertThat(paths).containsExactly("/oauth/token", "/api/v1/users/me", "/api/v2/deals/1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls to a server whose certificate nobody else has signed. */
class SslBundleTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static Path certificate;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    PipedriveComponentAutoConfiguration.class,
                    SslAutoConfiguration.class))
            .withPropertyValues(
                    "camel.main.jmx-enabled=false",
                    "camel.component.pipedrive.api-token=secret",
                    "camel.component.pipedrive.max-retries=0",
                    "camel.component.pipedrive.base-url=https://localhost:"
                            + server.getAddress().getPort(),
                    "spring.ssl.bundle.pem.crm.truststore.certificate=file:" + certificate);

    @BeforeAll
    static void start() throws Exception {
        KeyStore keys = makeKeys();
        certificate = folder.resolve("server.pem");
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            String protocol = ((HttpsExchange) exchange).getSSLSession().getProtocol();
            byte[] answer = "{\"success\":true,\"data\":{\"title\":\"%s\"}}"
                    .formatted(protocol)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static KeyStore makeKeys() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return keys;
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "spring.ssl.bundle.pem.crm.options.enabled-protocols=TLSv1.2, TLSv1.2",
        "spring.ssl.bundle.pem.crm.options.ciphers=TLS_AES_256_GCM_SHA384, TLSv1.3"
    })
    void trustsWhomTheBundleTrusts(String option, String protocol) {
        runner.withPropertyValues("camel.component.pipedrive.ssl-bundle=crm", option)
                .run(context -> assertThat(context.getBean(ProducerTemplate.class)
                                .requestBody("pipedrive:deal/get?id=1", (Object) null))
                        .isEqualTo(Map.of("title", protocol)));
    }

    @Test
    void trustsNobodyUnknownWithoutIt() {
        runner.run(context -> assertThatThrownBy(() ->
                        context.getBean(ProducerTemplate.class).requestBody("pipedrive:deal/get?id=1", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(PipedriveConnectionException.class));
    }
}

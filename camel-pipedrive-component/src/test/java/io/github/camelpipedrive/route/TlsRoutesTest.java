// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.transport.Certificate;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** TLS, set up in each of the ways that Camel users know. */
class TlsRoutesTest {

    @TempDir
    static Path folder;

    private static Certificate certificate;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();
    private RecordingServer server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Certificate.of("localhost", folder);
    }

    @BeforeEach
    void start() throws Exception {
        server = RecordingServer.start(certificate.server());
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":1}}"));
        prepare(server);
    }

    private void prepare(RecordingServer target) {
        context.disableJMX();
        component.getConfiguration().setApiToken("secret-token");
        component.getConfiguration().setBaseUrl(target.url());
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("trusting", certificate.trusted());
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Exchange get(String options) {
        context.start();
        return context.createProducerTemplate()
                .request("pipedrive:deal/get?id=1" + options, exchange -> exchange.getMessage()
                        .setHeaders(new HashMap<>()));
    }

    private void assertCalled(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        assertThat(server.received()).singleElement().satisfies(received -> assertThat(received.headers())
                .containsEntry("x-api-token", "secret-token"));
    }

    private void assertNothingSent(Exchange exchange, String url) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
            assertThat(failure.isPossiblyCarriedOut()).isFalse();
            assertThat(failure.getMessage())
                    .startsWith("deal/get: TLS with " + url + " failed: ")
                    .contains("Nothing was sent.");
        });
        assertThat(server.received()).isEmpty();
    }

    @Test
    void trustsNobodyUnknown() {
        component.getConfiguration().setMaxRetries(0);

        assertNothingSent(get(""), server.url());
    }

    @Test
    void isSetUpByAnOptionOfTheEndpoint() {
        assertCalled(get("&sslContextParameters=#trusting"));
    }

    @Test
    void isSetUpByAnOptionOfTheComponent() {
        component.getConfiguration().setSslContextParameters(certificate.trusted());

        assertCalled(get(""));
    }

    @Test
    void isSetUpByTheGlobalParametersWhenTheComponentIsToldTo() {
        context.setSSLContextParameters(certificate.trusted());
        component.setUseGlobalSslContextParameters(true);

        assertCalled(get(""));
    }

    @Test
    void isNotSetUpByTheGlobalParametersOtherwise() {
        context.setSSLContextParameters(certificate.trusted());
        component.getConfiguration().setMaxRetries(0);

        assertNothingSent(get(""), server.url());
    }

    @Test
    void isSetUpByTheHttpsComponentWhereNothingElseIsSaid() {
        context.getComponent("https", HttpComponent.class).setSslContextParameters(certificate.trusted());

        assertCalled(get(""));
    }

    @Test
    void callsNobodyWhoseCertificateIsForAnotherHost() throws Exception {
        Certificate others = Certificate.of("other.example", folder);
        try (RecordingServer other = RecordingServer.start(others.server())) {
            component.getConfiguration().setBaseUrl(other.url());
            component.getConfiguration().setSslContextParameters(others.trusted());
            component.getConfiguration().setMaxRetries(0);

            assertNothingSent(get(""), other.url());
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void asksTheHostnameVerifierOfTheHttpsComponent() throws Exception {
        Certificate others = Certificate.of("another.example", folder);
        try (RecordingServer other = RecordingServer.start(others.server())) {
            other.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"data\":{\"id\":1}}"));
            context.getComponent("https", HttpComponent.class).setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
            component.getConfiguration().setBaseUrl(other.url());
            component.getConfiguration().setSslContextParameters(others.trusted());

            assertThat(get("").getException()).isNull();
            assertThat(other.received()).hasSize(1);
        }
    }
}

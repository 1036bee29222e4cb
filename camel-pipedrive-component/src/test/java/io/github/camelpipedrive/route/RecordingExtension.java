// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.HashMap;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.transport.RecordingServer;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Camel context whose component {@code pipedrive} calls a server that remembers what it was sent, and answers with a
 * record unless a test says something else. Each test has one of its own. For requests and answers that the sandbox does
 * not know.
 */
public final class RecordingExtension implements BeforeEachCallback, AfterEachCallback {

    private final OperationCatalogue catalogue;
    private DefaultCamelContext context;
    private PipedriveComponent component;
    private RecordingServer server;

    /** With the operations of the API. */
    public RecordingExtension() {
        this(PipedriveOperations.catalogue());
    }

    /** With operations of a test. */
    RecordingExtension(OperationCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        server = RecordingServer.start();
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "{\"success\":true,\"data\":{\"id\":1}}"));
        component = new PipedriveComponent(catalogue);
        component.getConfiguration().setApiToken("secret-token");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setMaxRetries(0);
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        context.stop();
        server.close();
    }

    PipedriveComponent component() {
        return component;
    }

    /** What answers. */
    public RecordingServer server() {
        return server;
    }

    /** Calls an endpoint, given without its scheme. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request("pipedrive:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Calls an endpoint and returns the only request that the server was sent. */
    Received received(String uri, Object body, Map<String, Object> headers) {
        assertThat(send(uri, body, headers).getException()).isNull();
        assertThat(server.received()).hasSize(1);
        return server.received().get(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.Map;
import java.util.function.Consumer;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConfiguration;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose component calls a server that means no good. */
final class HostileRoutes implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();

    HostileRoutes(HostileServer server) throws Exception {
        this(server.url());
    }

    HostileRoutes(String url) throws Exception {
        this(url, component -> {});
    }

    /** With options of the component. */
    HostileRoutes(String url, Consumer<PipedriveComponent> options) throws Exception {
        this(url, options, context -> {});
    }

    /** With options of the component, and of the context before it starts. */
    HostileRoutes(String url, Consumer<PipedriveComponent> options, Consumer<DefaultCamelContext> before)
            throws Exception {
        options.accept(component);
        before.accept(context);
        PipedriveConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(url);
        configuration.setApiToken(TOKEN);
        configuration.setMaxRetries(0);
        context.disableJMX();
        context.setDevConsole(true);
        context.addComponent("pipedrive", component);
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    PipedriveConfiguration configuration() {
        return component.getConfiguration();
    }

    Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /** What a call fails with, null for nothing. */
    Exception failure(String uri, Object body) {
        return send(uri, body).getException();
    }

    /** What the developer console and the health checks say. */
    String shownToOperators() {
        Object console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("pipedrive")
                .call(DevConsole.MediaType.TEXT, Map.of());
        StringBuilder shown = new StringBuilder().append(console);
        HealthCheckHelper.invoke(context, "full").forEach(result -> shown.append(result.getMessage())
                .append(result.getDetails())
                .append(result.getError().map(Throwable::toString)));
        return shown.toString();
    }

    @Override
    public void close() {
        context.stop();
    }
}

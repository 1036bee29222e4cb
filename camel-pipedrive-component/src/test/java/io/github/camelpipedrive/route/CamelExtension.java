// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Camel context whose component {@code pipedrive} calls the sandbox. It starts with its first use; in a static field
 * it serves all tests of the class, in an instance field each test has one of its own.
 */
final class CamelExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** What a test adds to the context before it starts. */
    interface Preparation {
        void prepare(CamelContext context) throws Exception;
    }

    /** Routes in a lambda. */
    interface Routes {
        void define(RouteBuilder builder) throws Exception;
    }

    private final PipedriveSandboxExtension pipedrive;
    private final Preparation preparation;
    private CamelContext context;
    private ProducerTemplate template;
    private int classesInside;

    private CamelExtension(PipedriveSandboxExtension pipedrive, Preparation preparation) {
        this.pipedrive = pipedrive;
        this.preparation = preparation;
    }

    /** A context with these routes. */
    static CamelExtension withRoutes(PipedriveSandboxExtension pipedrive, Routes routes) {
        return prepared(pipedrive, context -> addRoutes(context, routes));
    }

    /** A context with nothing but the component; tests call endpoints directly, or add routes. */
    static CamelExtension withoutRoutes(PipedriveSandboxExtension pipedrive) {
        return prepared(pipedrive, context -> {});
    }

    /** A context that a test prepares. */
    static CamelExtension prepared(PipedriveSandboxExtension pipedrive, Preparation preparation) {
        return new CamelExtension(pipedrive, preparation);
    }

    static void addRoutes(CamelContext context, Routes routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                routes.define(this);
            }
        });
    }

    /** The started context; one for all threads of a test. */
    synchronized CamelContext context() {
        if (context == null) {
            try {
                start();
            } catch (Exception e) {
                throw new IllegalStateException("The Camel context of the test does not start", e);
            }
        }
        return context;
    }

    private void start() throws Exception {
        DefaultCamelContext made = new DefaultCamelContext();
        made.disableJMX();
        made.addComponent("pipedrive", component(pipedrive));
        preparation.prepare(made);
        made.start();
        template = made.createProducerTemplate();
        context = made;
    }

    /** A component for a sandbox, with nothing else set. */
    static PipedriveComponent component(PipedriveSandboxExtension sandbox) {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(sandbox.token());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        return component;
    }

    /** Adds routes to the running context. */
    void add(Routes routes) throws Exception {
        addRoutes(context(), routes);
    }

    /** Sends a message and returns what came of it; what failed is thrown as it is. */
    Message send(String uri, Object body, Map<String, Object> headers) throws Exception {
        context();
        Exchange exchange = template.request(uri, given -> {
            given.getMessage().setBody(body);
            given.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage();
    }

    Message send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    /** Sends a message and returns the body that came of it. */
    Object body(String uri, Object body) throws Exception {
        return send(uri, body, Map.of()).getBody();
    }

    Object body(String uri, Object body, Map<String, Object> headers) throws Exception {
        return send(uri, body, headers).getBody();
    }

    /** The body of a result that is one record. */
    @SuppressWarnings("unchecked") // asserted by the tests, entry by entry
    static Map<String, Object> record(Message result) {
        return (Map<String, Object>) result.getBody();
    }

    /** A record as the answer of its create showed it: deals, persons and organizations tell no time of an update then. */
    static Map<String, Object> asCreated(Map<String, Object> record) {
        Map<String, Object> created = new LinkedHashMap<>(record);
        created.put("update_time", null);
        return created;
    }

    /** The body of a result that is a list. */
    @SuppressWarnings("unchecked") // asserted by the tests, entry by entry
    static List<Map<String, Object>> records(Message result) {
        return (List<Map<String, Object>>) result.getBody();
    }

    /** Sends a message and returns the exception that came of it. */
    Throwable failure(String uri, Object body, Map<String, Object> headers) {
        context();
        Exchange exchange = template.request(uri, given -> {
            given.getMessage().setBody(body);
            given.getMessage().setHeaders(new HashMap<>(headers));
        });
        return exchange.getException();
    }

    Throwable failure(String uri, Object body) {
        return failure(uri, body, Map.of());
    }

    @Override
    public void beforeAll(ExtensionContext extensionContext) {
        classesInside++;
    }

    @Override
    public void afterEach(ExtensionContext extensionContext) {
        if (classesInside == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext extensionContext) {
        classesInside--;
        if (classesInside == 0) {
            stop();
        }
    }

    private void stop() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }
}

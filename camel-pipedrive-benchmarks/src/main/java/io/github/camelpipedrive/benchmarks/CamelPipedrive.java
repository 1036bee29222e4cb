// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls through the component's endpoints. */
final class CamelPipedrive implements Way {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Endpoint get;
    private final Producer getter;
    private final Producer creator;
    private final Producer lister;

    CamelPipedrive(String url) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        // The server that is called has no limit and says nothing of one.
        component.setRequestsPerWindow(1_000_000);
        component.getConfiguration().setApiToken("benchmark");
        component.getConfiguration().setBaseUrl(url.isEmpty() ? "http://127.0.0.1:9" : url);
        if (url.isEmpty()) {
            component.getConfiguration().setHttpClientConfigurer(new Canned());
        }
        context.addComponent("pipedrive", component);
        context.start();
        get = context.getEndpoint("pipedrive:deal/get");
        getter = started(get);
        creator = started(context.getEndpoint("pipedrive:deal/create"));
        lister = started(context.getEndpoint("pipedrive:deal/list?limit=" + Deals.PAGE));
    }

    private static Producer started(Endpoint endpoint) throws Exception {
        Producer producer = endpoint.createProducer();
        producer.start();
        return producer;
    }

    @Override
    public Map<?, ?> get() throws Exception {
        Exchange exchange = get.createExchange();
        exchange.getIn().setHeader("CamelPipedrive.id", 1401);
        getter.process(exchange);
        return exchange.getMessage().getBody(Map.class);
    }

    @Override
    public Map<?, ?> create() throws Exception {
        Exchange exchange = get.createExchange();
        exchange.getIn().setBody(Deals.NEW_DEAL);
        creator.process(exchange);
        return exchange.getMessage().getBody(Map.class);
    }

    @Override
    public List<?> list() throws Exception {
        Exchange exchange = get.createExchange();
        lister.process(exchange);
        return exchange.getMessage().getBody(List.class);
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls through endpoints of camel-http, as one would write them without the component: no checks, no error types. */
final class CamelHttp implements Way {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ObjectMapper mapper = Json.mapper();
    private final Endpoint endpoint;
    private final Producer getter;
    private final Producer creator;
    private final Producer lister;

    CamelHttp(String url) throws Exception {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        if (url.isEmpty()) {
            http.setHttpClientConfigurer(new Canned());
        }
        context.start();
        String base = url.isEmpty() ? "http://127.0.0.1:9" : url;
        endpoint = context.getEndpoint(base + "/api/v2/deals/1401?httpMethod=GET");
        getter = started(endpoint);
        creator = started(context.getEndpoint(base + "/api/v2/deals?httpMethod=POST"));
        lister = started(context.getEndpoint(base + "/api/v2/deals?httpMethod=GET&limit=" + Deals.PAGE));
    }

    private static Producer started(Endpoint endpoint) throws Exception {
        Producer producer = endpoint.createProducer();
        producer.start();
        return producer;
    }

    @Override
    public Map<?, ?> get() throws Exception {
        return (Map<?, ?>) call(getter, null);
    }

    @Override
    public Map<?, ?> create() throws Exception {
        return (Map<?, ?>) call(creator, mapper.writeValueAsBytes(Deals.NEW_DEAL));
    }

    @Override
    public List<?> list() throws Exception {
        return (List<?>) call(lister, null);
    }

    private Object call(Producer producer, byte[] body) throws Exception {
        Exchange exchange = endpoint.createExchange();
        exchange.getIn().setHeader("x-api-token", "benchmark");
        if (body != null) {
            exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getIn().setBody(body);
        }
        producer.process(exchange);
        try (InputStream answer = exchange.getMessage().getBody(InputStream.class)) {
            return mapper.readValue(answer, Map.class).get("data");
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}

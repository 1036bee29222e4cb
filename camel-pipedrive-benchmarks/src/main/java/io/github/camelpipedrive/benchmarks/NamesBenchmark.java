// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call with names beside the same call with keys and IDs; fields and stages are known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NamesBenchmark {

    /** Whether names are used. */
    @Param({"false", "true"})
    public boolean named;

    private Stub stub;
    private DefaultCamelContext context;
    private Endpoint endpoint;
    private Producer getter;
    private Producer creator;
    private Map<String, Object> deal;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        stub = Stub.start(1, 0);
        PipedriveComponent component = new PipedriveComponent();
        component.setRequestsPerWindow(1_000_000);
        component.getConfiguration().setApiToken("benchmark");
        component.getConfiguration().setBaseUrl(stub.url());
        context = new DefaultCamelContext();
        context.addComponent("pipedrive", component);
        context.start();
        endpoint = context.getEndpoint("pipedrive:deal/get" + (named ? "?fieldNames=true" : ""));
        getter = endpoint.createProducer();
        creator = context.getEndpoint("pipedrive:deal/create").createProducer();
        getter.start();
        creator.start();
        deal = new HashMap<>(Deals.NEW_DEAL);
        deal.put("stage_id", named ? "name:Negotiation" : 12);
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
        context.close();
        stub.close();
    }

    /** Reads a deal with six custom fields. */
    @Benchmark
    public Map<?, ?> get() throws Exception {
        Exchange exchange = endpoint.createExchange();
        exchange.getIn().setHeader("CamelPipedrive.id", 1401);
        getter.process(exchange);
        return exchange.getMessage().getBody(Map.class);
    }

    /** Creates a deal in a stage. */
    @Benchmark
    public Map<?, ?> create() throws Exception {
        Exchange exchange = endpoint.createExchange();
        exchange.getIn().setBody(deal);
        creator.process(exchange);
        return exchange.getMessage().getBody(Map.class);
    }
}

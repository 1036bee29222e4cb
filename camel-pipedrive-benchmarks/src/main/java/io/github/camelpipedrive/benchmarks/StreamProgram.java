// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads all deals, touches each, and prints their number and the nanoseconds that it took from the first call on; what
 * it takes to start is measured by {@link StartProgram}.
 */
final class StreamProgram {

    private final String url;
    private final long routeMillis;
    private long records;
    private long begin;
    private long end;

    private StreamProgram(String url, long routeMillis) {
        this.url = url;
        this.routeMillis = routeMillis;
    }

    /**
     * Runs it.
     *
     * @param arguments way, address, and the milliseconds that the work on a page takes
     */
    public static void main(String[] arguments) throws Exception {
        StreamProgram program = new StreamProgram(arguments[1], Long.parseLong(arguments[2]));
        switch (arguments[0]) {
            case "stream" -> program.stream();
            case "pages" -> program.pages();
            case "loop" -> program.loop();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(program.records + " " + (program.end - program.begin));
    }

    /** A route that splits the stream. */
    private void stream() throws Exception {
        run(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deals")
                        .to("pipedrive:deal/list?paging=STREAM&limit=" + Deals.PAGE)
                        .split(body())
                        .streaming()
                        .process(each -> work(each.getMessage().getBody(Map.class)));
            }
        });
    }

    /** The same, page by page. */
    private void pages() throws Exception {
        run(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deals")
                        .loopDoWhile(exchange -> records == 0 || exchange.getVariable("cursor") != null)
                        .process(StreamProgram::goOn)
                        .setBody(constant(""))
                        .to("pipedrive:deal/list?limit=" + Deals.PAGE)
                        .setVariable("cursor", header("CamelPipedriveNextCursor"))
                        .split(body())
                        .process(each -> work(each.getMessage().getBody(Map.class)))
                        .end()
                        .end();
            }
        });
    }

    /** A cursor that is there but null is an error, as the list would start again. */
    private static void goOn(Exchange exchange) {
        Object cursor = exchange.getVariable("cursor");
        if (cursor != null) {
            exchange.getMessage().setHeader("CamelPipedrive.cursor", cursor);
        }
    }

    private void run(RouteBuilder route) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        // The server that is called has no limit and says nothing of one.
        component.setRequestsPerWindow(1_000_000);
        component.getConfiguration().setApiToken("benchmark");
        component.getConfiguration().setBaseUrl(url);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", component);
            context.addRoutes(route);
            context.start();
            begin = System.nanoTime();
            Exchange done = context.createProducerTemplate().request("direct:deals", exchange -> {});
            end = System.nanoTime();
            if (done.getException() != null) {
                throw done.getException();
            }
        }
    }

    /** The plain loop that one would write without Camel. */
    private void loop() throws IOException, InterruptedException {
        JdkHttpClient client = new JdkHttpClient(url);
        begin = System.nanoTime();
        String cursor = null;
        do {
            Map<?, ?> page = client.page(cursor);
            for (Object each : (List<?>) page.get("data")) {
                work((Map<?, ?>) each);
            }
            cursor = (String) ((Map<?, ?>) page.get("additional_data")).get("next_cursor");
        } while (cursor != null);
        end = System.nanoTime();
    }

    private void work(Map<?, ?> deal) throws InterruptedException {
        if (deal.get("title") == null) {
            throw new IllegalStateException("This is not a deal: " + deal);
        }
        records++;
        if (routeMillis > 0 && records % Deals.PAGE == 0) {
            TimeUnit.MILLISECONDS.sleep(routeMillis);
        }
    }
}

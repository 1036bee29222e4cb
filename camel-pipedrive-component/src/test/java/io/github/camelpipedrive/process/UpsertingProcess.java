// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel context in a process of its own, whose threads upsert one person at once. It says {@code ready}, waits for a line,
 * and says in the end how often an upsert did what, such as {@code CREATED=1 UNCHANGED=15}.
 */
public final class UpsertingProcess {

    private UpsertingProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server, database, number of threads, e-mail address
     */
    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = context(arguments[0], Stores.pool(arguments[1]))) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            System.out.println("ready");
            System.in.read();
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<String>> upserts = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                upserts.add(threads.submit(() -> upsert(template, arguments[3])));
            }
            Map<String, Integer> outcomes = new TreeMap<>();
            for (Future<String> each : upserts) {
                outcomes.merge(each.get(), 1, Integer::sum);
            }
            StringBuilder said = new StringBuilder("done");
            outcomes.forEach((outcome, times) ->
                    said.append(' ').append(outcome).append('=').append(times));
            System.out.println(said);
            threads.shutdown();
        }
    }

    /** A context whose upserts lock in this database. */
    static DefaultCamelContext context(String serverUrl, DataSource database) {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("sandbox-token");
        component.getConfiguration().setBaseUrl(serverUrl);
        // The sandbox that is called has no limits.
        component.setRequestsPerWindow(1_000_000);
        component.setSearchesPerWindow(1_000_000);
        component.setRateLimitDataSource(database);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        return context;
    }

    private static String upsert(ProducerTemplate template, String... emails) {
        Exchange exchange = template.request(
                "pipedrive:person/upsert", given -> given.getMessage().setBody(person("Ada Quarry", emails)));
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getHeader("CamelPipedriveUpsert", String.class);
    }

    static Map<String, Object> person(String name, String... emails) {
        List<Map<String, Object>> addresses = new ArrayList<>();
        for (String email : emails) {
            addresses.add(Map.of("value", email));
        }
        return Map.of("name", name, "emails", addresses);
    }
}

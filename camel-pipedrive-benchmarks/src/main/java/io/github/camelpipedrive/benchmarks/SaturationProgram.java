// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import io.github.camelpipedrive.PipedriveComponent;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Calls from many threads as fast as it may until its input ends, and prints the longest mean wait of a thread, divided by
 * the mean of all.
 */
final class SaturationProgram {

    private SaturationProgram() {}

    /**
     * Runs it.
     *
     * @param arguments address, number of threads, JDBC URL of the shared limits or nothing
     */
    public static void main(String[] arguments) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken("benchmark");
        component.getConfiguration().setBaseUrl(arguments[0]);
        component.getConfiguration().setConnectionsPerRoute(64);
        if (!arguments[2].isEmpty()) {
            component.setRateLimitDataSource(pool(arguments[2]));
            component.setCreateRateLimitTables(true);
        }
        AtomicBoolean more = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", component);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.requestBody("pipedrive:deal/get?id=1401", (Object) null);
            List<Callable<Double>> callers = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                callers.add(() -> meanOfCalls(template, more));
            }
            List<Future<Double>> means = new ArrayList<>();
            callers.forEach(each -> means.add(threads.submit(each)));
            System.out.println("started");
            while (System.in.read() >= 0) {
                // Nothing is said to it but the end.
            }
            more.set(false);
            double sum = 0;
            double longest = 0;
            for (Future<Double> each : means) {
                sum += each.get();
                longest = Math.max(longest, each.get());
            }
            System.out.println(longest / (sum / means.size()));
        } finally {
            threads.shutdown();
        }
    }

    private static double meanOfCalls(ProducerTemplate template, AtomicBoolean more) {
        long begin = System.nanoTime();
        int calls = 0;
        while (more.get()) {
            template.requestBody("pipedrive:deal/get?id=1401", (Object) null);
            calls++;
        }
        return (System.nanoTime() - begin) / (double) Math.max(1, calls);
    }

    private static DataSource pool(String url) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(url);
        return JdbcConnectionPool.create(connections);
    }
}

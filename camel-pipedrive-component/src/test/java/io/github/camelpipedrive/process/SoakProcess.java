// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Creates, updates and streams deals from eight threads until so many calls are done, whatever goes wrong on the way, and
 * says what it knows of each deal: one line for each, {@code created <title> <id> <value>} or {@code unclear <title>}. It
 * does what a route with redelivery does: what surely was not done is done again, what may have been done is reported.
 */
public final class SoakProcess {

    private static final int THREADS = 8;
    private static final String SEEN = "seen";
    private static final int MOST_TIMES = 100;
    private static final int PAUSE_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int CALLS_BETWEEN_STREAMS = 60;

    private final ProducerTemplate template;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    private SoakProcess(ProducerTemplate template) {
        this.template = template;
    }

    /**
     * Runs it.
     *
     * @param arguments address, refresh token, number of calls, folder for tokens, file for what is known
     */
    public static void main(String[] arguments) throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.setRequestsPerWindow(1_000_000);
        component.getConfiguration().setBaseUrl(arguments[0]);
        component.getConfiguration().setOauthUrl(arguments[0]);
        component.getConfiguration().setClientId("sandbox-client");
        component.getConfiguration().setClientSecret("sandbox-secret");
        component.getConfiguration().setRedirectUri("http://localhost:8080/pipedrive/callback");
        component.getConfiguration().setRefreshToken(arguments[1]);
        component.getConfiguration().setTokenDirectory(arguments[3]);
        component.getConfiguration().setResponseTimeout(1_000);
        int most = Integer.parseInt(arguments[2]);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<String> known = new ArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("pipedrive:deal/list?paging=STREAM&maxRetries=5&retryDelay=5")
                            .split(body())
                            .streaming()
                            .stopOnException()
                            .process(SoakProcess::see);
                }
            });
            context.start();
            SoakProcess soak = new SoakProcess(context.createProducerTemplate());
            // A first part, so that everything that is made once is made before the heap is measured.
            known.addAll(soak.run(0, most / 4));
            System.out.println("heap " + used());
            known.addAll(soak.run(1, most));
            System.out.println("heap " + used());
            System.out.println("streams " + soak.streams);
        }
        Files.write(Path.of(arguments[4]), known);
        System.out.println("threads " + threadsLeft(before) + " connections " + connectionsTo(arguments[0]));
        System.out.println("done");
    }

    private List<String> run(int part, int until) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = part + "." + i;
                // Half of them look before they repeat a create.
                boolean guarded = i % 2 == 0;
                all.add(threads.submit(() -> work(name, guarded, until)));
            }
            List<String> known = new ArrayList<>();
            for (Future<List<String>> each : all) {
                known.addAll(each.get());
            }
            return known;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is known of a deal. */
    private static final class Deal {
        private final String title;
        private final long id;
        private int value;

        Deal(String title, long id) {
            this.title = title;
            this.id = id;
        }

        @Override
        public String toString() {
            return "created " + title + " " + id + " " + value;
        }
    }

    private List<String> work(String name, boolean guarded, int until) throws Exception {
        List<Deal> deals = new ArrayList<>();
        List<String> known = new ArrayList<>();
        // Numbers that are drawn and not used are missed by nobody.
        for (int i = 0; calls.getAndIncrement() < until; i++) {
            if (i % CALLS_BETWEEN_STREAMS == CALLS_BETWEEN_STREAMS - 1) {
                stream(deals);
            } else if (i % 2 == 1 && !deals.isEmpty()) {
                update(deals.get(i * 31 % deals.size()), i);
            } else {
                String title = "soak-" + (guarded ? "guarded-" : "") + name + "-" + i;
                OptionalLong id = create(title, guarded);
                if (id.isPresent()) {
                    deals.add(new Deal(title, id.getAsLong()));
                } else {
                    known.add("unclear " + title);
                }
            }
        }
        deals.forEach(each -> known.add(each.toString()));
        return known;
    }

    /** The new deal's ID; nothing when it is not clear whether there is one. */
    private OptionalLong create(String title, boolean guarded) throws Exception {
        for (int times = 0; times < MOST_TIMES; times++) {
            Exchange exchange = send(
                    "pipedrive:deal/create?maxRetries=5&retryDelay=5&guardCreates=" + guarded, Map.of("title", title));
            if (exchange.getException() == null) {
                return OptionalLong.of(
                        ((Number) exchange.getMessage().getBody(Map.class).get("id")).longValue());
            }
            if (failure(exchange).isPossiblyCarriedOut()) {
                return OptionalLong.empty();
            }
        }
        throw new IllegalStateException(title + " failed " + MOST_TIMES + " times");
    }

    private void update(Deal deal, int value) throws Exception {
        PipedriveException last = null;
        for (int times = 0; times < MOST_TIMES; times++) {
            Exchange exchange =
                    send("pipedrive:deal/update?maxRetries=5&retryDelay=5", Map.of("id", deal.id, "value", value));
            if (exchange.getException() == null) {
                deal.value = value;
                return;
            }
            last = failure(exchange);
        }
        throw new IllegalStateException("deal " + deal.id + " could not be changed", last);
    }

    /** All deals, each once, and those of this thread among them. */
    private void stream(List<Deal> own) throws Exception {
        PipedriveException last = null;
        for (int times = 0; times < MOST_TIMES; times++) {
            Set<Long> seen = new HashSet<>();
            Exchange exchange = template.request("direct:stream", each -> each.setProperty(SEEN, seen));
            if (exchange.getException() == null) {
                for (Deal each : own) {
                    if (!seen.contains(each.id)) {
                        throw new IllegalStateException("deal " + each.id + " did not come");
                    }
                }
                streams.incrementAndGet();
                return;
            }
            // A page that could not be had, behind the records of those before it.
            last = failure(exchange);
        }
        throw new IllegalStateException("The deals could not be read", last);
    }

    private static void see(Exchange exchange) {
        Object id = exchange.getMessage().getBody(Map.class).get("id");
        Set<Long> seen = seen(exchange);
        if (!seen.add(((Number) id).longValue())) {
            throw new IllegalStateException("deal " + id + " came twice");
        }
    }

    @SuppressWarnings("unchecked") // put there by ourselves
    private static Set<Long> seen(Exchange exchange) {
        return exchange.getProperty(SEEN, Set.class);
    }

    private Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /**
     * What went wrong; anything that is not of the API's or the network's making ends the soak. It pauses as a route does
     * before a redelivery: while no token is to be had, calls fail at once for a second or more.
     */
    private static PipedriveException failure(Exchange exchange) throws Exception {
        PipedriveException failure = exchange.getException(PipedriveException.class);
        if (failure == null) {
            throw exchange.getException();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        return failure;
    }

    private static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** Ours that continue; those that have been told to end are given the time to do so. */
    private static long threadsLeft(Set<Thread> before) throws InterruptedException {
        List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> !before.contains(each))
                .filter(each ->
                        each.getName().contains("Camel") || each.getName().contains("Pipedrive"))
                .toList();
        for (Thread each : ours) {
            each.join(PATIENCE_MILLIS);
        }
        return ours.stream().filter(Thread::isAlive).count();
    }

    /** Those that are established, as the system sees them; 0 where it shows none. */
    private static long connectionsTo(String url) throws IOException {
        String port = String.format("%04X", Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)));
        long count = 0;
        for (Path table : List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"))) {
            if (Files.exists(table)) {
                count += Files.readAllLines(table).stream()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(columns -> columns[2].endsWith(":" + port) && columns[3].equals("01"))
                        .count();
            }
        }
        return count;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelpipedrive.auth.EmbeddedDatabase;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.ratelimit.JdbcRateLimitStore;
import io.github.camelpipedrive.sandbox.FaultKind;
import io.github.camelpipedrive.sandbox.Faults;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes that upsert one person at the same time, or are killed while they do, make one person. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UpsertingProcessesTest {

    private static final String EMAIL = "ada@quarry.example";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static EmbeddedPostgres postgres;

    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedDatabase.start();
        new JdbcRateLimitStore(postgres.getPostgresDatabase()).createTables();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process each : processes) {
            each.destroyForcibly().waitFor();
        }
    }

    private static String database() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** The lag is that of the search, in seconds. */
    @ParameterizedTest
    @CsvSource({"1, 32, 0", "1, 32, 10", "2, 16, 0", "2, 16, 10"})
    void makeOnePersonOfOneAddress(int howMany, int threads, int lag) throws Exception {
        try (PipedriveSandbox sandbox = sandbox(lag)) {
            // Who looks without a lock is told late that there is nobody, when others have looked, too.
            sandbox.startFaults(Faults.plan()
                    .delay(Duration.ofSeconds(2))
                    .at("person/list", 1, FaultKind.SLOW)
                    .at("person/list", 2, FaultKind.SLOW));
            List<Running> running = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                running.add(start(sandbox, threads));
            }
            for (Running each : running) {
                each.awaitReady();
            }
            for (Running each : running) {
                each.go();
            }

            List<String> said = new ArrayList<>();
            for (Running each : running) {
                said.add(each.said());
            }

            String others = "done UNCHANGED=" + threads;
            String creator = "done CREATED=1 UNCHANGED=" + (threads - 1);
            assertThat(said).containsOnlyOnce(creator).containsOnly(creator, howMany == 1 ? creator : others);
            assertThat(sandbox.records("person")).hasSize(1);
            assertThat(sandbox.requests("person/create")).hasSize(1);
        }
    }

    /** The create was carried out, and its answer never came. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void makeOnePersonWhenTheFirstOneIsKilledBehindItsCreate(int lag) throws Exception {
        try (PipedriveSandbox sandbox = sandbox(lag)) {
            sandbox.startFaults(Faults.plan().delay(PATIENCE).at("person/create", 1, FaultKind.SLOW));
            Running victim = start(sandbox, 1);
            victim.awaitReady();
            victim.go();
            await().atMost(PATIENCE).until(() -> !sandbox.records("person").isEmpty());
            Running waiting = start(sandbox, 1);
            waiting.awaitReady();
            waiting.go();

            victim.kill();
            String said = waiting.said();
            Running again = start(sandbox, 1);
            again.awaitReady();
            again.go();

            assertThat(said).isEqualTo("done UNCHANGED=1");
            assertThat(again.said()).isEqualTo("done UNCHANGED=1");
            assertThat(sandbox.records("person")).hasSize(1);
        }
    }

    /** From before its first request to behind its last one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void makeOnePersonWhenTheFirstOneIsKilledAfterSoManyRequests(int requests) throws Exception {
        try (PipedriveSandbox sandbox = sandbox(10)) {
            Running victim = start(sandbox, 4);
            victim.awaitReady();
            victim.go();
            await().atMost(PATIENCE).until(() -> sandbox.requests().size() >= requests);
            victim.kill();

            Running again = start(sandbox, 4);
            again.awaitReady();
            again.go();

            assertThat(again.said()).isIn("done CREATED=1 UNCHANGED=3", "done UNCHANGED=4");
            assertThat(sandbox.records("person")).hasSize(1);
        }
    }

    @Test
    void writeNothingWithoutTheDatabase() throws Exception {
        EmbeddedPostgres gone = EmbeddedDatabase.start();
        new JdbcRateLimitStore(gone.getPostgresDatabase()).createTables();
        try (PipedriveSandbox sandbox = sandbox(0);
                DefaultCamelContext context = UpsertingProcess.context(sandbox.baseUrl(), gone.getPostgresDatabase())) {
            context.start();
            gone.close();

            Exchange exchange = context.createProducerTemplate()
                    .request("pipedrive:person/upsert", given -> given.getMessage()
                            .setBody(UpsertingProcess.person("Ada Quarry", EMAIL)));

            assertThat(exchange.getException())
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessageStartingWith("person/upsert: the lock on email '" + EMAIL + "' can't be taken: ")
                    .hasMessageEndingWith("Nothing was written.");
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    /** Each in another order, so that locks taken in the order of the call would wait in a circle. */
    @Test
    void doNotWaitForEachOtherInACircle() throws Exception {
        String[][] orders = {
            {"a@q.example", "b@q.example", "c@q.example"},
            {"c@q.example", "b@q.example", "a@q.example"},
            {"b@q.example", "c@q.example", "a@q.example"},
            {"c@q.example", "a@q.example", "b@q.example"}
        };
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (PipedriveSandbox sandbox = sandbox(10);
                DefaultCamelContext one = UpsertingProcess.context(sandbox.baseUrl(), Stores.pool(database()));
                DefaultCamelContext two = UpsertingProcess.context(sandbox.baseUrl(), Stores.pool(database()))) {
            one.start();
            two.start();
            List<ProducerTemplate> templates = List.of(one.createProducerTemplate(), two.createProducerTemplate());
            List<Future<Exchange>> upserts = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Map<String, Object> person = UpsertingProcess.person("Ada Quarry", orders[i % orders.length]);
                ProducerTemplate template = templates.get(i / 32);
                upserts.add(threads.submit(
                        () -> template.request("pipedrive:person/upsert?onUpdate=merge", given -> given.getMessage()
                                .setBody(person))));
            }

            for (Future<Exchange> each : upserts) {
                assertThat(each.get().getException()).isNull();
            }
            assertThat(sandbox.records("person")).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Locks hold four of them at most, and the windows of the rate limits need one at a time. */
    @Test
    void needFiveConnectionsToTheDatabase() throws Exception {
        JdbcConnectionPool pool = (JdbcConnectionPool) Stores.pool(database());
        pool.setMaxConnections(5);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (PipedriveSandbox sandbox = sandbox(0);
                DefaultCamelContext context = UpsertingProcess.context(sandbox.baseUrl(), pool)) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            List<Future<Exchange>> upserts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Map<String, Object> person = UpsertingProcess.person("Ada Quarry", i + EMAIL);
                upserts.add(threads.submit(() -> template.request(
                        "pipedrive:person/upsert", given -> given.getMessage().setBody(person))));
            }

            for (Future<Exchange> each : upserts) {
                assertThat(each.get().getException()).isNull();
            }
            assertThat(sandbox.records("person")).hasSize(16);
        } finally {
            threads.shutdownNow();
            pool.dispose();
        }
    }

    private static PipedriveSandbox sandbox(int lag) {
        return PipedriveSandbox.builder()
                .unlimited()
                .searchLag(Duration.ofSeconds(lag))
                .start();
    }

    private Running start(PipedriveSandbox sandbox, int threads) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                UpsertingProcess.class.getName(),
                sandbox.baseUrl(),
                database(),
                String.valueOf(threads),
                EMAIL);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return new Running(process, process.inputReader());
    }

    private record Running(Process process, BufferedReader output) {

        void awaitReady() throws IOException {
            assertThat(output.readLine()).isEqualTo("ready");
        }

        void go() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        String said() throws Exception {
            String said = output.readLine();
            assertThat(process.waitFor()).isZero();
            return said;
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}

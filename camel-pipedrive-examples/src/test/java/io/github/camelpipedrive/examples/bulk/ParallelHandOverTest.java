// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Changes of what a list gives, several at a time, with the thread pool of the page on bulk work. */
class ParallelHandOverTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited());

    private static final int FROM = 9001;
    private static final int TO = 9002;

    private final Main main = new Main();

    @BeforeEach
    void configure() {
        main.setDefaultPropertyPlaceholderLocation("classpath:bulk/update.properties");
        main.addInitialProperty("camel.main.routes-include-pattern", "classpath:bulk/hand-over-parallel.camel.yaml");
        main.addInitialProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());
        main.addInitialProperty("bulk.from-owner", String.valueOf(FROM));
        main.addInitialProperty("bulk.to-owner", String.valueOf(TO));
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private void deals(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(i -> PIPEDRIVE.add("deal", Map.of("title", "Deal " + i, "owner_id", FROM)));
    }

    private static List<Map<String, Object>> dealsOf(int owner) {
        return PIPEDRIVE.records("deal").stream()
                .filter(deal -> deal.get("owner_id").equals(owner))
                .toList();
    }

    private Exchange handOver() {
        return main.getCamelContext().createProducerTemplate().request("direct:hand-over-parallel", exchange -> {});
    }

    @Test
    void givesEachOpenDealOnce() {
        main.addInitialProperty("camel.component.pipedrive.requests-per-window", "9999");
        deals(700);
        Map<String, Object> won = PIPEDRIVE.add("deal", Map.of("title", "Won", "owner_id", FROM, "status", "won"));
        main.start();

        assertThat(handOver().getException()).isNull();

        assertThat(dealsOf(FROM)).containsExactly(won);
        assertThat(dealsOf(TO)).hasSize(700);
        assertThat(PIPEDRIVE.requests("deal/update")).hasSize(700);
    }

    @Test
    void changesTheOthersWhenItIsRunAgainAfterAnError() {
        main.addInitialProperty("camel.component.pipedrive.requests-per-window", "9999");
        deals(300);
        PIPEDRIVE.answerNext("deal/update", SandboxAnswer.own(), SandboxAnswer.of(403, "{\"success\":false}"));
        main.start();

        assertThat(handOver().getException()).isNotNull();
        assertThat(dealsOf(FROM)).isNotEmpty();
        assertThat(handOver().getException()).isNull();

        assertThat(dealsOf(TO)).hasSize(300);
        // Those that were on their way when the error came may be listed, and changed, again.
        assertThat(PIPEDRIVE.requests("deal/update")).hasSizeBetween(301, 330);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hasSentNothingForRecordsThatAreRejectedWhenCamelStops() {
        // So few requests at a time that the others wait for the limit.
        main.addInitialProperty("camel.component.pipedrive.requests-per-window", "10");
        deals(300);
        main.start();
        CompletableFuture<Exchange> done = CompletableFuture.supplyAsync(this::handOver);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !PIPEDRIVE.requests("deal/update").isEmpty());

        main.stop();

        // Of the call that waited, or of Camel's own wait for the exchange.
        assertThat(ObjectHelper.getException(
                        RejectedExecutionException.class, done.join().getException()))
                .isNotNull();
        assertThat(dealsOf(FROM)).isNotEmpty();
        // A request that had been sent is answered, perhaps after the exchange has failed.
        await().untilAsserted(
                        () -> assertThat(PIPEDRIVE.requests("deal/update")).hasSameSizeAs(dealsOf(TO)));
    }
}

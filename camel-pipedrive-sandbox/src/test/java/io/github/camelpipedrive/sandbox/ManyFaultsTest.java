// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.sandbox.SandboxStatistics.LostRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManyFaultsTest {

    private static final int THREADS = 8;
    private static final int CREATES_PER_THREAD = 150;
    private static final int CALLS = THREADS * CREATES_PER_THREAD;

    private final Set<Object> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();

    /** Creates deals, each once whatever comes of it, and notes which of them it is notified of. */
    private Callable<Void> creating(ApiClient api, int thread) {
        return () -> {
            for (int i = 0; i < CREATES_PER_THREAD; i++) {
                try {
                    ApiClient.Answer answer =
                            api.post("/api/v2/deals", "{\"title\": \"Deal " + thread + "/" + i + "\"}");
                    if (answer.status() == 200
                            && Boolean.TRUE.equals(answer.json().get("success"))) {
                        told.add(answer.data().get("id"));
                    }
                } catch (IOException e) {
                    broken.incrementAndGet();
                }
            }
            return null;
        };
    }

    @Test
    void loseTrackOfNoRecordHoweverManyThreadsThereAre() throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .unlimited()
                .faults(Faults.rate(0.5).seed(42).delay(Duration.ofMillis(1)))
                .start()) {
            ApiClient api = new ApiClient(sandbox.baseUrl(), sandbox.token());
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Callable<Void>> work = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    work.add(creating(api, thread));
                }
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }

            SandboxStatistics statistics = sandbox.statistics();
            Set<Object> lost = new HashSet<>();
            statistics.creates().lostRecords().stream().map(LostRecord::id).forEach(lost::add);
            List<Object> all =
                    sandbox.records("deal").stream().map(deal -> deal.get("id")).toList();
            assertThat(statistics.requests()).isEqualTo(CALLS);
            assertThat(statistics.faults().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isBetween(CALLS * 4L / 10, CALLS * 6L / 10);
            assertThat(statistics.creates().carriedOut()).isEqualTo(all.size());
            assertThat(statistics.creates().repeated()).isZero();
            assertThat(statistics.creates().lost()).isEqualTo(lost.size()).isPositive();
            assertThat(told).doesNotContainAnyElementsOf(lost);
            lost.addAll(told);
            assertThat(all).containsExactlyInAnyOrderElementsOf(lost);
            assertThat(broken.get())
                    .isEqualTo(
                            statistics.brokenConnections() + statistics.faults().get(FaultKind.TRUNCATED_JSON.text()));
        }
    }
}

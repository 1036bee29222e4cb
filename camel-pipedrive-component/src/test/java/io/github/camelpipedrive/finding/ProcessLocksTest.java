// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.finding.RecordLocks.Held;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One thread at a time holds a key, and nobody waits in a circle. */
class ProcessLocksTest {

    private final ProcessLocks locks = new ProcessLocks();

    @Test
    void keepsThreadsApartThatHaveAKeyInCommon() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch all = new CountDownLatch(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                // In two orders, so that locks in the order of the keys would deadlock.
                List<String> keys = i % 2 == 0 ? List.of("a", "b", "c") : List.of("c", "b", "a");
                done.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    for (int round = 0; round < 200; round++) {
                        try (Held held = locks.lock(keys)) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void givesFreeWhatItHasWhenAThreadIsInterrupted() throws Exception {
        try (Held held = locks.lock(List.of("b"))) {
            Thread.currentThread().interrupt();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> locks.lock(List.of("a", "b"))))
                    .isInstanceOf(InterruptedException.class);
        }
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            assertThat(other.submit(() -> {
                                try (Held held = locks.lock(List.of("a", "b"))) {
                                    return "locked";
                                }
                            })
                            .get())
                    .isEqualTo("locked");
        } finally {
            other.shutdownNow();
        }
    }
}

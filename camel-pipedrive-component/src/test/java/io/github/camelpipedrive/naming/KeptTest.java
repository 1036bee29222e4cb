// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A value is loaded when it is needed, by one thread, and again when it is too old or lacks a name. */
class KeptTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final VirtualTime clock = new VirtualTime();
    private final AtomicInteger loads = new AtomicInteger();
    private final Kept<String> kept = new Kept<>(clock);

    private String load() {
        return "value " + loads.incrementAndGet();
    }

    @Test
    void isLoadedOnFirstUseAndAgainWhenItIsTooOld() throws Exception {
        assertThat(kept.get(TEN_MINUTES, this::load)).isEqualTo("value 1");
        assertThat(kept.get(TEN_MINUTES, this::load)).isEqualTo("value 1");
        clock.advance(TEN_MINUTES);
        assertThat(kept.get(TEN_MINUTES, this::load)).isEqualTo("value 2");
        assertThat(kept.get(Duration.ZERO, this::load)).isEqualTo("value 3");
    }

    @Test
    void isLoadedForAnUnknownNameOnceAMinute() throws Exception {
        String first = kept.get(TEN_MINUTES, this::load);

        String second = kept.knowing("Segment", first, this::load);

        assertThat(second).isEqualTo("value 2");
        assertThat(kept.knowing("Segment", second, this::load)).isSameAs(second);
        assertThat(kept.knowing("Region", second, this::load)).isEqualTo("value 3");
        clock.advance(Duration.ofMinutes(1));
        assertThat(kept.knowing("Segment", "value 3", this::load)).isEqualTo("value 3");
        assertThat(kept.knowing("Segment", kept.get(TEN_MINUTES, this::load), this::load))
                .isEqualTo("value 4");
    }

    @Test
    void isNotLoadedForAnUnknownNameWhenAnotherThreadDidSo() throws Exception {
        String first = kept.get(TEN_MINUTES, this::load);
        String second = kept.knowing("Segment", first, this::load);

        assertThat(kept.knowing("Region", first, this::load)).isSameAs(second);
        assertThat(loads).hasValue(2);
    }

    @Test
    void isLoadedByOneThreadWhileOthersWait() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch all = new CountDownLatch(16);
        try {
            List<Future<String>> values = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                values.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return kept.get(TEN_MINUTES, this::load);
                }));
            }
            for (Future<String> value : values) {
                assertThat(value.get()).isEqualTo("value 1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void failsForThoseWhoWaitForALoadThatFails() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Kept.Loader<String> failing = () -> {
            loads.incrementAndGet();
            while (waiting.stream().anyMatch(each -> each.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            throw new PipedriveServerException(ErrorDetails.of("stage/list", "", "broken"));
        };
        for (int i = 0; i < 7; i++) {
            waiting.add(new Thread(() -> failures.add(catchThrowable(() -> kept.get(TEN_MINUTES, this::load)))));
        }

        Throwable first = catchThrowable(() -> kept.get(TEN_MINUTES, () -> {
            waiting.forEach(Thread::start);
            return failing.load();
        }));
        for (Thread each : waiting) {
            each.join();
        }

        assertThat(first).isInstanceOf(PipedriveServerException.class);
        assertThat(failures).hasSize(7).hasOnlyElementsOfType(PipedriveServerException.class);
        assertThat(loads).hasValue(1);
    }

    @Test
    void isLoadedAgainAfterAFailure() throws Exception {
        PipedriveException failure = new PipedriveServerException(ErrorDetails.of("stage/list", "", "broken"));

        assertThatThrownBy(() -> kept.get(TEN_MINUTES, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(kept.get(TEN_MINUTES, this::load)).isEqualTo("value 1");
    }
}

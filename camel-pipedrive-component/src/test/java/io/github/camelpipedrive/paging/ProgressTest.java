// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.observation.ListProgress;
import io.github.camelpipedrive.observation.ListProgress.Stage;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a long list tells how far it has come. */
class ProgressTest {

    private final List<ListProgress> told = new ArrayList<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void progressed(ListProgress progress) {
            told.add(progress);
        }
    };

    private final VirtualTime clock = new VirtualTime();
    private final Progress progress = new Progress("deal/list", "acme", clock, observer);

    private static ListProgress read(Stage stage, long pages, long records, long seconds) {
        return new ListProgress("deal/list", "acme", stage, pages, records, Duration.ofSeconds(seconds));
    }

    @Test
    void tellsEveryHundredPages() {
        IntStream.range(0, 250).forEach(page -> progress.page(500));

        assertThat(told).containsExactly(read(Stage.READING, 100, 50_000, 0), read(Stage.READING, 200, 100_000, 0));
    }

    @Test
    void tellsEveryThirtySeconds() {
        for (int page = 1; page <= 7; page++) {
            clock.advance(Duration.ofSeconds(10));
            progress.page(500);
        }

        assertThat(told).containsExactly(read(Stage.READING, 3, 1_500, 30), read(Stage.READING, 6, 3_000, 60));
    }

    @Test
    void tellsItsEnd() {
        progress.page(500);
        progress.page(20);
        clock.advance(Duration.ofSeconds(2));

        progress.end(Stage.COMPLETED);

        assertThat(told).containsExactly(read(Stage.COMPLETED, 2, 520, 2));
    }

    @Test
    void readsWellInTheLog() {
        assertThat(read(Stage.READING, 100, 50_000, 61))
                .hasToString("deal/list of acme: 50000 records in 100 pages read in 61 s, 820 a second (reading)");
        assertThat(read(Stage.COMPLETED, 1, 0, 0))
                .hasToString("deal/list of acme: 0 records in 1 pages read in 0 s, 0 a second (completed)");
    }
}

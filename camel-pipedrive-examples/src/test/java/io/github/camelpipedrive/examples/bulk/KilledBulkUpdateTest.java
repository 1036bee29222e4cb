// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.camelpipedrive.examples.program.ProgramProcess;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many changes in processes that are killed. */
class KilledBulkUpdateTest {

    private static final int DEALS = 3_000;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private ProgramProcess start(PipedriveSandbox pipedrive, Path file) throws IOException {
        return ProgramProcess.start(
                BulkUpdate.class,
                folder,
                Map.of(),
                List.of("--sandbox", pipedrive.baseUrl(), "--file", file.toString(), "--work", "work"));
    }

    @Test
    void changesEveryRecordWhereverItWasKilled() throws Exception {
        Path file = folder.resolve("changes.jsonl");
        MadeUpChanges.write(file, DEALS);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (PipedriveSandbox pipedrive =
                PipedriveSandbox.builder().unlimited().generate("deal", DEALS).start()) {
            for (int i = 0; i < KILLS; i++) {
                long goal = pipedrive.statistics().requests() + 1 + random.nextInt(DEALS / KILLS / 2);
                try (ProgramProcess killed = start(pipedrive, file)) {
                    await("run " + i + " of seed " + seed)
                            .atMost(Duration.ofSeconds(60))
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> pipedrive.statistics().requests() >= goal || !killed.isRunning());
                    assertThat(killed.isRunning()).as(killed.output()).isTrue();
                    killed.kill();
                }
            }
            try (ProgramProcess last = start(pipedrive, file)) {
                assertThat(last.await()).as("seed %d: %s", seed, last.output()).isZero();
                assertThat(last.output())
                        .doesNotContainPattern("done before +0\\R")
                        .containsPattern("rejected +3\\R");
            }

            assertThat(pipedrive.records("deal"))
                    .as("seed %d", seed)
                    .extracting(deal -> deal.get("title"))
                    .isEqualTo(IntStream.rangeClosed(1, DEALS)
                            .mapToObj(id -> "Kacheln für Nr. " + id)
                            .toList());
            assertThat(Files.readString(folder.resolve(
                                    "work/localhost-" + pipedrive.baseUrl().replaceAll(".*:", ""))
                            .resolve("rejects.jsonl")))
                    .as("what the last run has rejected, and no more")
                    .containsOnlyOnce("{\"id\": 1, \"value\": \"4.800,-\"}")
                    .containsOnlyOnce("{\"id\": 2, \"titel\"")
                    .containsOnlyOnce("{\"id\": 3, \"title\": \"Cut off");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The export in processes that are killed. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DealExportTest {

    private static final int DEALS = 3_000;
    private static final int PAGE = 100;
    private static final int MOST_KILLS = 4;
    private static final Pattern ID = Pattern.compile("\\{\"id\":(\\d+),.*}");

    @TempDir
    private Path folder;

    private PipedriveSandbox pipedrive;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void deals() {
        pipedrive = PipedriveSandbox.builder().start();
        IntStream.rangeClosed(1, DEALS).forEach(i -> pipedrive.add("deal", Map.of("title", "Fließen, 磁砖 " + i)));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process each : processes) {
            each.destroyForcibly().waitFor();
        }
        pipedrive.close();
    }

    @Test
    void goesOnWhereItWasKilledAndRepeatsNoMoreThanAPage() throws Exception {
        Random random = new Random();
        int kills = 0;
        Process export = start();
        while (kills < MOST_KILLS && writes(export, 1 + random.nextInt(DEALS / MOST_KILLS / 2))) {
            export.destroyForcibly().waitFor();
            kills++;

            assertThat(folder.resolve("titles.txt")).as("killed in the middle").doesNotExist();
            assertThat(inOrderBut(exported(), kills - 1))
                    .as("the deals up to kill %d", kills)
                    .isTrue();
            export = start();
        }

        assertThat(kills).as("kills: %s", log()).isPositive();
        assertThat(export.waitFor()).as(log()).isZero();
        List<Integer> exported = exported();
        assertThat(exported.stream().distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, DEALS).boxed().toList());
        assertThat(exported.size() - DEALS).as("deals that came twice").isLessThanOrEqualTo(kills * PAGE);
        assertThat(Files.readAllLines(folder.resolve("titles.txt")))
                .isEqualTo(IntStream.rangeClosed(1, DEALS)
                        .mapToObj(i -> "Fließen, 磁砖 " + i)
                        .toList());
        assertThat(folder.resolve("deals.place")).isEmptyFile();
    }

    /** Waits until so many further deals are in the file; false when the program has ended before. */
    private boolean writes(Process export, int deals) throws IOException {
        int goal = exported().size() + deals;
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> exported().size() >= goal || !export.isAlive());
        return export.isAlive();
    }

    /** Whether the deals come in order, except for so many returns, none of them over more than a page. */
    private static boolean inOrderBut(List<Integer> ids, int returns) {
        int back = 0;
        for (int i = 1; i < ids.size(); i++) {
            int step = ids.get(i) - ids.get(i - 1);
            back += step == 1 ? 0 : 1;
            if (step > 1 || step <= -PAGE) {
                return false;
            }
        }
        return back <= returns;
    }

    /** The deals in the file; a line that was cut off does not count. */
    private List<Integer> exported() throws IOException {
        Path file = folder.resolve("deals.jsonl");
        List<Integer> ids = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = ID.matcher(line);
                if (matcher.matches()) {
                    ids.add(Integer.valueOf(matcher.group(1)));
                }
            }
        }
        return ids;
    }

    /** What the programs have logged, for who looks into a failure. */
    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                // What a machine writes in, unless it is notified, must not matter.
                "-Dfile.encoding=ISO-8859-1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DealExport.class.getName(),
                folder.toString(),
                "export.page-size=" + PAGE,
                "camel.component.pipedrive.base-url=" + pipedrive.baseUrl());
        builder.environment().put("PIPEDRIVE_API_TOKEN", pipedrive.token());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
        processes.add(process);
        return process;
    }
}

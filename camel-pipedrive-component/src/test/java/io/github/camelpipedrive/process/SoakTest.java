// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.FaultKind;
import io.github.camelpipedrive.sandbox.Faults;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import io.github.camelpipedrive.sandbox.SandboxStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many calls of which a fifth goes wrong, in each way that there is. How many is said by the system property
 * {@code soak.calls}.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoakTest {

    private static final int CALLS = Integer.getInteger("soak.calls", 2_000);

    /** Each lets the whole account pause for a second, so that these come by number instead of by rate. */
    private static final int REFUSALS = 10;

    @TempDir
    private Path folder;

    private static Faults faults() {
        FaultKind[] byRate = Stream.of(FaultKind.values())
                .filter(kind -> kind != FaultKind.TOO_MANY_REQUESTS && kind != FaultKind.APP_UNINSTALLED)
                .toArray(FaultKind[]::new);
        // Later than the client waits for an answer.
        Faults faults = Faults.rate(0.2).kinds(byRate).seed(4711).delay(Duration.ofMillis(1_500));
        for (int i = 1; i <= REFUSALS; i++) {
            faults = faults.at(i * CALLS / (REFUSALS + 1), FaultKind.TOO_MANY_REQUESTS);
        }
        return faults;
    }

    @Test
    void makesEachRecordOnceOrSaysThatItMayHave() throws Exception {
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            sandbox.oauth().rotation(true);
            String refreshToken = sandbox.oauth().grant().refreshToken();
            sandbox.startFaults(faults());

            String said = soak(sandbox, refreshToken);

            assertThat(said).contains("done").contains("threads 0 connections 0");
            assertThat(figure(said, "streams", 0)).isPositive();
            Map<String, List<Map<String, Object>>> records =
                    sandbox.records("deal").stream().collect(Collectors.groupingBy(deal -> (String) deal.get("title")));
            Map<String, Integer> counts = new TreeMap<>();
            for (String line : Files.readAllLines(folder.resolve("known.txt"))) {
                String[] words = line.split(" ");
                List<Map<String, Object>> made = records.getOrDefault(words[1], List.of());
                if (words[0].equals("created")) {
                    assertThat(made).as(line).singleElement().satisfies(deal -> {
                        assertThat(deal.get("id")).hasToString(words[2]);
                        assertThat(((Number) deal.get("value")).intValue()).isEqualTo(Integer.parseInt(words[3]));
                    });
                } else {
                    assertThat(made).as(line).hasSizeLessThanOrEqualTo(1);
                }
                counts.merge(words[0] + (words[1].contains("guarded") ? ", guarded" : ""), 1, Integer::sum);
                records.remove(words[1]);
            }
            assertThat(records).as("deals that nobody knows of").isEmpty();
            assertThat(figure(said, "heap", 1)).as("heap at the end").isLessThan(figure(said, "heap", 0) * 3 / 2);
            SandboxStatistics statistics = sandbox.statistics();
            assertThat(statistics.faults().keySet()).hasSize(FaultKind.values().length - 1);
            assertThat(sandbox.oauth().invalidGrantCount()).isZero();
            report(counts, statistics, said);
        }
    }

    private String soak(PipedriveSandbox sandbox, String refreshToken) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SoakProcess.class.getName(),
                        sandbox.baseUrl(),
                        refreshToken,
                        String.valueOf(CALLS),
                        folder.resolve("tokens").toString(),
                        folder.resolve("known.txt").toString())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The figure of the line that starts with a name and is the one at this place among such lines. */
    private static long figure(String said, String name, int place) {
        return said.lines()
                .filter(line -> line.startsWith(name + " "))
                .skip(place)
                .map(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void report(Map<String, Integer> counts, SandboxStatistics statistics, String said) {
        System.out.printf(
                "soak: %d calls, %d streams among them, %d requests, %d of them with a fault, %s, heap %d kB after a quarter and %d kB at the end%n",
                CALLS,
                figure(said, "streams", 0),
                statistics.requests(),
                statistics.faults().values().stream().mapToLong(Long::longValue).sum(),
                counts,
                figure(said, "heap", 0) / 1024,
                figure(said, "heap", 1) / 1024);
    }
}

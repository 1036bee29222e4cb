// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/**
 * Measures how long the runtimes take from the start of the process until the first deal is created, and how much memory
 * the process then has, beside the same program without the component, whose route writes the file at once. A program, run
 * by {@code ./mvnw -q -Pstart}: figures are no matter of a test.
 */
public final class StartMeasurement {

    private static final List<String> ROWS = List.of("main", "jbang", "boot-3.5", "quarkus");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final PipedriveSandbox sandbox;
    private final PrintStream out;

    private StartMeasurement(PipedriveSandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param arguments the number of rounds
     * @throws Exception when a project can't be built or a program does nothing
     */
    public static void main(String[] arguments) throws Exception {
        try (PipedriveSandbox sandbox = SharedRoutesProject.sandbox()) {
            new StartMeasurement(sandbox, System.out).run(Integer.parseInt(arguments[0]));
        }
    }

    private void run(int rounds) throws Exception {
        Map<String, SharedRoutesProject> projects = new LinkedHashMap<>();
        for (MatrixRow row : MatrixRow.all()) {
            if (ROWS.contains(row.name())) {
                projects.put(row.name(), built(row));
                projects.put(row.name() + " without", built(row.with(row.name() + "-without", "without")));
            }
        }
        Map<String, List<Long>> millis = new LinkedHashMap<>();
        Map<String, List<Long>> kilobytes = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, SharedRoutesProject> each : projects.entrySet()) {
                start(
                        each.getValue(),
                        millis.computeIfAbsent(each.getKey(), name -> new ArrayList<>()),
                        kilobytes.computeIfAbsent(each.getKey(), name -> new ArrayList<>()));
            }
        }
        out.println("| runtime | until the first deal, s | ÷ main | resident, MB | ÷ main |");
        out.println("|---|---|---|---|---|");
        long mainMillis = median(millis.get("main"));
        long mainKilobytes = median(kilobytes.get("main"));
        projects.keySet()
                .forEach(name -> out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %d | %.2f |%n",
                        name,
                        median(millis.get(name)) / 1000.0,
                        (double) median(millis.get(name)) / mainMillis,
                        median(kilobytes.get(name)) / 1024,
                        (double) median(kilobytes.get(name)) / mainKilobytes));
    }

    private SharedRoutesProject built(MatrixRow row) throws IOException, InterruptedException {
        return SharedRoutesProject.built(row, Jdk.ofThisBuild(), sandbox);
    }

    private static void start(SharedRoutesProject project, List<Long> millis, List<Long> kilobytes) throws Exception {
        Path written = project.outbox().resolve("deal.txt");
        Files.deleteIfExists(written);
        long begun = System.nanoTime();
        try (RunningProgram program = project.start()) {
            program.await("the first deal", () -> Files.exists(written));
            millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            kilobytes.add(resident(program.pid()));
            program.stop();
        }
    }

    private static long resident(long pid) throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
        if (!matcher.find()) {
            throw new IllegalStateException("No resident size; this needs Linux");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

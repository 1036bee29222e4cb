// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Fuzzes each target of this package for some minutes, in a JVM of its own: {@code ./mvnw -q -Pfuzz -Dfuzz.minutes=1}.
 * What is found lies beside the target's seeds.
 */
public final class FuzzRuns {

    private FuzzRuns() {}

    /**
     * Runs.
     *
     * @param args the minutes for each target, and a part of the names of those that are wanted
     * @throws Exception when a target can't be run
     */
    public static void main(String[] args) throws Exception {
        int minutes = Integer.parseInt(args[0]);
        String wanted = args.length > 1 ? args[1] : "";
        List<String> failed = new ArrayList<>();
        int fuzzed = 0;
        for (Method target : targets()) {
            if (name(target).contains(wanted)) {
                fuzzed++;
                if (fuzz(target, minutes) != 0) {
                    failed.add(name(target));
                }
            }
        }
        if (fuzzed == 0) {
            throw new IllegalArgumentException("No target's name contains '" + wanted + "'");
        }
        if (!failed.isEmpty()) {
            System.err.println("Found something: " + String.join(", ", failed));
            System.exit(1);
        }
    }

    private static Iterable<Method> targets() throws IOException, ReflectiveOperationException {
        TreeMap<String, Method> targets = new TreeMap<>();
        String here = FuzzRuns.class.getPackageName();
        Path folder = Path.of("target", "test-classes", here.replace('.', '/'));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*FuzzTest.class")) {
            for (Path file : files) {
                String simpleName = file.getFileName().toString().replace(".class", "");
                for (Method each : Class.forName(here + "." + simpleName).getDeclaredMethods()) {
                    if (each.isAnnotationPresent(FuzzTest.class)) {
                        targets.put(name(each), each);
                    }
                }
            }
        }
        return targets.values();
    }

    private static String name(Method target) {
        return target.getDeclaringClass().getSimpleName() + "." + target.getName();
    }

    private static int fuzz(Method target, int minutes) throws IOException, InterruptedException {
        System.out.println("Fuzzing " + name(target) + " for " + minutes + " min");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:-OmitStackTraceInFastThrow",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Jazzer.class.getName(),
                        "--target_class=" + target.getDeclaringClass().getName(),
                        "--target_method=" + target.getName(),
                        "--instrument=io.github.camelpipedrive.**",
                        "--max_duration=" + minutes + "m",
                        "--reproducer_path=target",
                        "-timeout=30",
                        "-print_final_stats=1")
                .inheritIO()
                .start()
                .waitFor();
    }
}

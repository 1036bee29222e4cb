// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** Runs a benchmark by its name and prints what it showed as a table. */
public final class Benchmarks {

    /** What measures something. */
    @FunctionalInterface
    interface Measurement {
        Table run() throws Exception;
    }

    private static final Map<String, Measurement> ALL = new TreeMap<>(Map.of(
            "accounts", Accounts::run,
            "calls", Calls::run,
            "limits", Saturation::run,
            "names", Names::run,
            "prefetch", Streams::prefetch,
            "start", Starts::run,
            "streams", Streams::throughput));

    private Benchmarks() {}

    /**
     * Runs it.
     *
     * @param arguments the name
     */
    public static void main(String[] arguments) throws Exception {
        Measurement measurement = arguments.length == 1 ? ALL.get(arguments[0]) : null;
        if (measurement == null) {
            System.err.println("Name one with -Dbenchmark=…: " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        System.out.println(measurement.run());
    }
}

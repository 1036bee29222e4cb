// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Time and memory of a call that uses names beside the same call with keys and IDs. */
final class Names {

    private Names() {}

    static Table run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(NamesBenchmark.class.getName())
                        .forks(Integer.getInteger("benchmark.forks", 3))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Table table =
                new Table("call", "µs", "µs with names", "time with names ÷ without", "memory with names ÷ without");
        for (String call : List.of("get", "create")) {
            RunResult plain = result(results, call, "false");
            RunResult named = result(results, call, "true");
            table.row(
                    call.equals("get") ? "deal/get, fieldNames" : "deal/create, stageId=name:…",
                    micros(plain),
                    micros(named),
                    micros(named) / micros(plain),
                    bytes(named) / bytes(plain));
        }
        return table;
    }

    private static RunResult result(Collection<RunResult> results, String call, String named) {
        return results.stream()
                .filter(each -> each.getPrimaryResult().getLabel().equals(call))
                .filter(each -> each.getParams().getParam("named").equals(named))
                .findFirst()
                .orElseThrow();
    }

    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}

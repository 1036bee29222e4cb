// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Time and memory of a call beside the same call by other ways. */
final class Calls {

    private Calls() {}

    static Table run() throws RunnerException {
        Table table =
                new Table("call", "network", "way", "µs", "kB allocated", "time ÷ camel-http", "memory ÷ camel-http");
        rows(table, measure("none", "camel-pipedrive", "camel-http"));
        rows(table, measure("loopback", "camel-pipedrive", "camel-http", "jdk-http-client"));
        return table;
    }

    private static Collection<RunResult> measure(String network, String... ways) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(CallBenchmark.class.getName())
                .param("network", network)
                .param("way", ways)
                .forks(Integer.getInteger("benchmark.forks", 3))
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        return new Runner(options.build()).run();
    }

    private static void rows(Table table, Collection<RunResult> results) {
        for (String call : List.of("get", "create", "list")) {
            List<RunResult> ofCall = results.stream()
                    .filter(each -> each.getPrimaryResult().getLabel().equals(call))
                    .toList();
            RunResult bare = ofCall.stream()
                    .filter(each -> way(each).equals("camel-http"))
                    .findFirst()
                    .orElseThrow();
            for (RunResult each : ofCall) {
                table.row(
                        call.equals("list") ? "list of " + Deals.PAGE : call,
                        each.getParams().getParam("network"),
                        way(each),
                        micros(each),
                        kilobytes(each),
                        micros(each) / micros(bare),
                        kilobytes(each) / kilobytes(bare));
            }
        }
    }

    private static String way(RunResult result) {
        return result.getParams().getParam("way");
    }

    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double kilobytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1000;
    }
}

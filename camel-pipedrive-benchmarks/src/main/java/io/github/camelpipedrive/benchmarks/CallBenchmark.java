// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call, in each way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    /** Which way. */
    @Param({"camel-pipedrive", "camel-http", "jdk-http-client"})
    public String way;

    /** Whether there is a network between caller and answer. */
    @Param({"loopback", "none"})
    public String network;

    private Stub stub;
    private Way caller;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        if (network.equals("loopback")) {
            stub = Stub.start(1, 0);
        }
        caller = Way.open(way, stub == null ? "" : stub.url());
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
        caller.close();
        if (stub != null) {
            stub.close();
        }
    }

    /** Reads a deal. */
    @Benchmark
    public Map<?, ?> get() throws Exception {
        return caller.get();
    }

    /** Creates a deal. */
    @Benchmark
    public Map<?, ?> create() throws Exception {
        return caller.create();
    }

    /** Reads a page of deals. */
    @Benchmark
    public List<?> list() throws Exception {
        return caller.list();
    }
}

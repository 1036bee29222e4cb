// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** How much of the allowed rate is used when there is more to send than may be sent. */
final class Saturation {

    private static final int LIMIT = 100;
    private static final int WINDOW_SECONDS = 2;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 30);

    private Saturation() {}

    static Table run() throws Exception {
        Table table = new Table(
                LIMIT + " requests in 2 s, for " + SECONDS + " s",
                "% of the allowed rate",
                "429",
                "longest mean wait of a thread ÷ mean");
        for (int threads : new int[] {1, 8, 64}) {
            row(table, threads + (threads == 1 ? " thread" : " threads"), 1, threads, "");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            row(table, "2 processes of 8 threads, one PostgreSQL", 2, 8, postgres.getJdbcUrl("postgres", "postgres"));
        }
        return table;
    }

    private static void row(Table table, String name, int processes, int threads, String database)
            throws IOException, InterruptedException {
        List<Program> programs = new ArrayList<>();
        try (Stub stub = Stub.limited(LIMIT)) {
            for (int i = 0; i < processes; i++) {
                programs.add(
                        Program.start(SaturationProgram.class, List.of("-Xmx256m"), stub.url(), threads, database));
            }
            for (Program each : programs) {
                each.line();
            }
            // The first windowful comes on top of the rate.
            TimeUnit.SECONDS.sleep(2L * WINDOW_SECONDS);
            // Whole windowfuls: requests come in bursts, and a span of time would cut one off.
            Mark begin = Mark.at(stub, stub.counts()[0] + LIMIT);
            Mark end = Mark.at(stub, begin.requests + (long) SECONDS / WINDOW_SECONDS * LIMIT);
            long refused = stub.counts()[1];
            double unfair = 0;
            for (Program each : programs) {
                each.end();
                unfair = Math.max(unfair, Double.parseDouble(each.line()));
            }
            table.row(name, 100 * begin.rateUntil(end) * WINDOW_SECONDS / LIMIT, refused, unfair);
        } finally {
            for (Program each : programs) {
                each.close();
            }
        }
    }

    /** How many requests had come at a moment. */
    private record Mark(long requests, long nanos) {

        private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

        /** Waits until so many have come. */
        static Mark at(Stub stub, long requests) throws IOException, InterruptedException {
            long began = System.nanoTime();
            Mark now = new Mark(stub.counts()[0], began);
            while (now.requests < requests) {
                if (now.nanos - began > PATIENCE) {
                    throw new IllegalStateException("No more than " + now.requests + " requests came");
                }
                TimeUnit.MILLISECONDS.sleep(20);
                now = new Mark(stub.counts()[0], System.nanoTime());
            }
            return now;
        }

        /** Requests a second. */
        double rateUntil(Mark end) {
            return (end.requests - requests) * (double) TimeUnit.SECONDS.toNanos(1) / (end.nanos - nanos);
        }
    }
}

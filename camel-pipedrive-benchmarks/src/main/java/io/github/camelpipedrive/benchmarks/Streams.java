// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many records in little memory, and what reading ahead gains. */
final class Streams {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    /** Of 100,000 deals. */
    private static final int PAGES = 200;

    private static final List<String> SMALL = List.of("-Xmx64m");

    private Streams() {}

    /** 100,000 deals through a splitter, beside a plain loop. */
    static Table throughput() throws IOException {
        Medians perSecond = new Medians();
        int pages = PAGES;
        try (Stub stub = Stub.start(pages, 0)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String way : List.of("stream", "pages", "loop")) {
                    perSecond.add(way, pages * Deals.PAGE / seconds(way, stub, pages, 0));
                }
            }
        }
        Table table = new Table(pages * Deals.PAGE + " deals, -Xmx64m", "records/s", "÷ plain loop");
        double loop = perSecond.of("loop");
        table.row("paging=STREAM through a streaming splitter", perSecond.of("stream"), perSecond.of("stream") / loop);
        table.row("page by page through a splitter", perSecond.of("pages"), perSecond.of("pages") / loop);
        table.row("plain loop over HttpClient and Jackson", loop, 1.0);
        return table;
    }

    /** Pages of which server and route need 50 ms each. */
    static Table prefetch() throws IOException {
        Medians taken = new Medians();
        int pages = PAGES;
        try (Stub stub = Stub.start(pages, 50)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String way : List.of("stream", "pages")) {
                    taken.add(way, seconds(way, stub, pages, 50));
                }
            }
        }
        Table table = new Table(pages + " pages, 50 ms server + 50 ms route", "seconds", "gain");
        table.row("paging=STREAM", taken.of("stream"), taken.of("pages") / taken.of("stream"));
        table.row("page by page", taken.of("pages"), 1.0);
        return table;
    }

    private static double seconds(String way, Stub stub, int pages, long routeMillis) throws IOException {
        try (Program program = Program.start(StreamProgram.class, SMALL, way, stub.url(), routeMillis)) {
            String[] figures = program.line().split(" ");
            if (Integer.parseInt(figures[0]) != pages * Deals.PAGE) {
                throw new IllegalStateException(way + " read " + figures[0] + " records");
            }
            return Double.parseDouble(figures[1]) / TimeUnit.SECONDS.toNanos(1);
        }
    }
}

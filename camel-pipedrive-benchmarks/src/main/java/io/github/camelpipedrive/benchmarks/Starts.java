// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;

/** How long a context with the endpoints takes to start in a fresh process, and its first call. */
final class Starts {

    private static final int ROUNDS = 9;

    private Starts() {}

    static Table run() throws IOException {
        Medians start = new Medians();
        Medians first = new Medians();
        List<String> ways = List.of("camel-pipedrive", "camel-http");
        try (Stub stub = Stub.start(1, 0)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String way : ways) {
                    try (Program program = Program.start(StartProgram.class, List.of(), way, stub.url())) {
                        String[] figures = program.line().split(" ");
                        start.add(way, Double.parseDouble(figures[0]) / 1e6);
                        first.add(way, Double.parseDouble(figures[1]) / 1e6);
                    }
                }
            }
        }
        Table table = new Table("way", "start, ms", "first call, ms", "start ÷ camel-http", "first ÷ camel-http");
        for (String way : ways) {
            table.row(
                    way,
                    start.of(way),
                    first.of(way),
                    start.of(way) / start.of("camel-http"),
                    first.of(way) / first.of("camel-http"));
        }
        return table;
    }
}

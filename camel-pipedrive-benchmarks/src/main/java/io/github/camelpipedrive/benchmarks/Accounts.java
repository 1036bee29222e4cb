// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;

/** What a loaded account costs of the heap. */
final class Accounts {

    private static final int ACCOUNTS = 10_000;

    private Accounts() {}

    static Table run() throws IOException {
        Table table = new Table(ACCOUNTS + " accounts in one context", "bytes each");
        try (Stub stub = Stub.start(1, 0)) {
            for (String kind : List.of("api-token", "oauth")) {
                try (Program program =
                        Program.start(AccountsProgram.class, List.of("-Xmx512m"), kind, stub.url(), ACCOUNTS)) {
                    table.row(kind, program.line());
                }
            }
        }
        return table;
    }
}

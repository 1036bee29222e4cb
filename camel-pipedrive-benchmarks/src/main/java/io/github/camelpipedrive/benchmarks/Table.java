// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table as Markdown writes it, to be copied into the documentation as it is. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
        rows.add(Collections.nCopies(heads.length, "---"));
    }

    /** Adds a row; numbers are written with two decimals. */
    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object each : cells) {
            row.add(each instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : String.valueOf(each));
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}

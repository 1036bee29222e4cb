// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code matrix.csv}: the shared routes on one runtime.
 *
 * @param name the row's name
 * @param project the folder below {@code projects}
 * @param jdk the feature version of the JDK that it is built and run with; {@code -} for that of this build
 * @param build arguments for Maven: the versions
 * @param dsl in which the routes are written: the folder below {@code routes}
 * @param program arguments for {@code java}, in the project's folder; {@code @repository@} is the local Maven repository, {@code @version@} our version
 */
record MatrixRow(String name, String project, String jdk, List<String> build, String dsl, List<String> program) {

    private static final int COLUMNS = 6;

    static List<MatrixRow> all() throws IOException {
        Path file = OwnRepository.MODULE.resolve("matrix.csv");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(MatrixRow::of)
                    .toList();
        }
    }

    private static MatrixRow of(String line) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("A row has " + COLUMNS + " columns: " + line);
        }
        return new MatrixRow(
                columns[0].strip(),
                columns[1].strip(),
                columns[2].strip(),
                words(columns[3]),
                columns[4].strip(),
                words(columns[5]));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    @Override
    public String toString() {
        return name;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code matrix.csv}: the shared routes on one runtime.
 *
 * @param name the row's name
 * @param project its folder among those of projects
 * @param jdk the feature version of the JDK that it is built and run with; {@code -} for that of this build
 * @param dsl in which the routes are written: the folder below {@code routes}
 * @param health the path at which the runtime shows health; empty when it has none
 * @param build arguments for Maven: the versions
 * @param program arguments for {@code java}, in the project's folder, with {@code @names@} of {@link SharedRoutesProject}
 */
record MatrixRow(
        String name, String project, String jdk, String dsl, String health, List<String> build, List<String> program) {

    private static final int COLUMNS = 7;

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
        Iterator<String> values = Stream.of(columns).map(String::strip).iterator();
        return new MatrixRow(
                values.next(),
                values.next(),
                values.next(),
                values.next(),
                values.next(),
                words(values.next()),
                words(values.next()));
    }

    /** The same runtime with other routes. */
    MatrixRow with(String otherName, String otherDsl) {
        return new MatrixRow(otherName, project, jdk, otherDsl, health, build, program);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }

    @Override
    public String toString() {
        return name;
    }
}

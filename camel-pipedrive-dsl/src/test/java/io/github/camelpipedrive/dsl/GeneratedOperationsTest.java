// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link PipedriveOperation} is made of the rows. */
class GeneratedOperationsTest {

    private static final Path FILE = Path.of("src/generated/java/io/github/camelpipedrive/dsl/PipedriveOperation.java");
    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();

    @Test
    void hasAConstantForEachRow() throws IOException {
        String expected =
                """
                // SPDX-License-Identifier: Apache-2.0
                package io.github.camelpipedrive.dsl;

                /** The operations of the component. Written from its rows: do not edit. */
                public enum PipedriveOperation {
                %s;

                    private final String path;

                    PipedriveOperation(String path) {
                        this.path = path;
                    }

                    /**
                     * What stands behind the scheme in an endpoint URI.
                     *
                     * @return such as {@code deal/create}
                     */
                    public String path() {
                        return path;
                    }

                    /**
                     * The endpoint URI.
                     *
                     * @return such as {@code pipedrive:deal/create}
                     */
                    @Override
                    public String toString() {
                        return "pipedrive:" + path;
                    }
                }
                """
                        .formatted(CATALOGUE.operations().stream()
                                .map(GeneratedOperationsTest::constant)
                                .collect(Collectors.joining(",\n")));
        if (Boolean.getBoolean("pipedrive.docs.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(FILE).as("./mvnw -q -Pdocs writes it again").content().isEqualTo(expected);
    }

    private static String constant(Operation operation) {
        String name = operation
                .id()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[/-]", "_")
                .toUpperCase(Locale.ROOT);
        String javadoc = operation.summary().replace("&", "&amp;").replace("<", "&lt;");
        return "    /** " + javadoc + " */\n    " + name + "(\"" + operation.id() + "\")";
    }

    @Test
    void namesOperationsThatThereAre() {
        for (PipedriveOperation each : PipedriveOperation.values()) {
            String[] names = each.path().split("/");
            assertThat(CATALOGUE.target(names[0], names[1])).isNotNull();
            assertThat(each).hasToString("pipedrive:" + each.path());
        }
        assertThat(PipedriveOperation.values()).hasSize(CATALOGUE.operations().size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceDocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final boolean UPDATE = Boolean.getBoolean("pipedrive.docs.update");

    @Test
    void thePageOfOperationsIsWhatTheRowsSay() throws IOException {
        assertUpToDate("docs/operations.md", documentation().operations());
    }

    @Test
    void thePageOfOptionsIsWhatTheCatalogSays() throws IOException {
        assertUpToDate("docs/options.md", documentation().options());
    }

    @Test
    void theCatalogueInTheJarIsWhatTheRowsSay() throws IOException {
        assertUpToDate(
                "camel-pipedrive-api/src/main/resources/META-INF/camel-pipedrive/operations.json",
                documentation().json());
    }

    private static ReferenceDocumentation documentation() throws IOException {
        try (InputStream json = ReferenceDocumentationTest.class.getResourceAsStream(
                "/META-INF/io/github/camelpipedrive/pipedrive.json")) {
            JsonNode component = new ObjectMapper().readTree(json);
            return new ReferenceDocumentation(PipedriveOperations.catalogue(), component);
        }
    }

    private static void assertUpToDate(String file, String expected) throws IOException {
        Path path = ROOT.resolve(file);
        if (UPDATE) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, expected);
        }
        assertThat(path)
                .as("%s; ./mvnw -q -Pdocs writes it again", file)
                .exists()
                .content()
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"500, 500 ms", "1500, 1500 ms", "90000, 90 s", "60000, 1 min", "7200000, 2 h", "2592000000, 30 days"})
    void showsDurationsInTheLargestWholeUnit(long millis, String readable) {
        assertThat(ReferenceDocumentation.duration(millis)).isEqualTo(readable);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What Quarkus hands to GraalVM, compared with what the component loads. */
class NativeSourcesTest {

    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION = new QuarkusProdModeTest()
            .withEmptyApplication()
            .setApplicationName("sources")
            .overrideConfigKey("quarkus.native.enabled", "true")
            .overrideConfigKey("quarkus.native.sources-only", "true");

    @ProdBuildResults
    private ProdModeTestResults results;

    private Path runner;

    @BeforeEach
    void find() throws IOException {
        try (Stream<Path> files = Files.walk(results.getBuildDir())) {
            runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonNode config(String name) throws IOException {
        try (JarFile jar = new JarFile(runner.toFile())) {
            JarEntry entry = jar.stream()
                    .filter(each -> each.getName().matches("META-INF/native-image/(.*/)?" + name + "-config\\.json"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream file = jar.getInputStream(entry)) {
                return new ObjectMapper().readTree(file);
            }
        }
    }

    /** The names of the classes with all of such members. */
    private Set<String> reflective(String members) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode each : config("reflect")) {
            if (members.isEmpty() || each.path(members).asBoolean()) {
                names.add(each.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void everyClassThatIsLoadedByNameIsInTheImage() throws IOException {
        List<String> loaded = new ArrayList<>(EmbeddingPage.classes());
        // This application has no Micrometer; ExtensionTest has one with it.
        loaded.remove("io.micrometer.core.instrument.MeterRegistry");
        List<String> made = new ArrayList<>(loaded);
        made.remove("org.apache.camel.util.StringHelper");

        assertThat(reflective("")).containsAll(loaded);
        assertThat(reflective("allDeclaredConstructors")).containsAll(made);
    }

    @Test
    void everyMemberThatIsReadByReflectionIsInTheImage() throws IOException {
        assertThat(reflective("allDeclaredMethods"))
                .containsAll(EmbeddingPage.classesOfMembers())
                .contains("org.apache.camel.util.StringHelper", "io.github.camelpipedrive.PipedriveAllowance");
    }

    /** Without service files of components: Camel Quarkus reads them when the application is built. */
    @Test
    void everyResourceIsInTheImage() throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode each : config("resource").path("resources").path("includes")) {
            patterns.add(Pattern.compile(each.path("pattern").asText()));
        }

        assertThat(EmbeddingPage.resources())
                .filteredOn(name -> !name.matches("META-INF/services/org/apache/camel/.+/.+"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(patterns)
                        .anyMatch(pattern -> pattern.matcher(name).matches()));
    }

    /** As {@link ClassFilesTest} says why. */
    @Test
    void nothingOfTheComponentIsSerialized() throws IOException {
        assertThat(config("serialization").findValuesAsText("name"))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("io.github.camelpipedrive"));
    }
}

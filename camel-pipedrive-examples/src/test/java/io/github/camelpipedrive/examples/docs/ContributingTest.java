// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What CONTRIBUTING.md says of the code and of the build is so. */
class ContributingTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static Set<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String contributing() throws IOException {
        return Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    }

    private static String withoutIndents(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void showsARowAsItStandsInTheCatalogue() throws IOException {
        String rows = Files.readString(ROOT.resolve(
                "camel-pipedrive-api/src/main/java/io/github/camelpipedrive/operation/rows/DealOperations.java"));

        assertThat(all("```java\n(.*?)\n```", contributing()))
                .singleElement()
                .satisfies(row -> assertThat(withoutIndents(rows)).contains(withoutIndents(row)));
    }

    /** All but what the build and the release choose themselves. */
    @Test
    void namesAllProfiles() throws IOException {
        Set<String> profiles = new TreeSet<>();
        for (Path pom : poms()) {
            profiles.addAll(all("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([a-z-]+)</id>", Files.readString(pom)));
        }
        profiles.removeAll(Set.of("all", "newer-jdk", "hostile", "release"));

        assertThat(profiles).contains("bulk", "fast");
        for (String profile : profiles) {
            assertThat(contributing()).containsPattern("-P(fast,)?" + profile + "\\b");
        }
    }

    @Test
    void namesAllModules() throws IOException {
        Set<String> modules = all("<module>(camel-[a-z-]+)</module>", Files.readString(ROOT.resolve("pom.xml")));
        modules.addAll(
                all("<module>\\.\\./(camel-[a-z-]+)</module>", Files.readString(ROOT.resolve("runtimes/pom.xml"))));

        assertThat(modules).hasSizeGreaterThan(10);
        assertThat(all("- `(camel-pipedrive-[a-z-]+)`", contributing())).isEqualTo(modules);
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return Stream.concat(Stream.of(ROOT), folders.filter(Files::isDirectory))
                    .map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}

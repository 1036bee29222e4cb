// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages about the examples show what runs: their routes are in the examples' files, their links lead somewhere. */
class ExamplesPageTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path DOCS = MODULE.getParent().resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static List<String> all(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> blocks(String language, String page) throws IOException {
        return all(Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL), page);
    }

    /** All files of the module whose names end so, one behind the other. */
    private static String files(String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(MODULE.resolve("src/main"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** A part of a route stands farther to the right in its file. */
    private static boolean isIn(String text, String block) {
        for (int indent = 0; indent <= 20; indent += 2) {
            if (text.contains(block.indent(indent))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "examples.md, yaml, .camel.yaml, 5",
        "bulk.md, yaml, .camel.yaml, 4",
        "bulk.md, java, .java, 3",
        "bulk.md, properties, .properties, 1"
    })
    void showWhatTheExamplesAreMadeOf(String page, String language, String ending, int count) throws IOException {
        String text = files(ending);

        assertThat(blocks(language, page)).hasSize(count).allMatch(block -> isIn(text, block));
    }

    @ParameterizedTest
    @CsvSource({"examples.md, sandbox.md", "bulk.md, rate-limits.md"})
    void linkToFilesThatThereAre(String page, String one) throws IOException {
        assertThat(all(LINK, page)).contains(one).allSatisfy(link -> assertThat(DOCS.resolve(link))
                .exists());
    }
}

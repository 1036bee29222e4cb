// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page about the examples shows what runs: its routes stand in the examples' files, its links lead somewhere. */
class ExamplesPageTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path PAGE = MODULE.getParent().resolve("docs/examples.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static List<String> all(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(PAGE));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String routes() throws IOException {
        StringBuilder routes = new StringBuilder();
        try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/resources"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .toList()) {
                routes.append(Files.readString(file)).append('\n');
            }
        }
        return routes.toString();
    }

    /** A part of a route stands farther to the right in its file. */
    private static boolean isIn(String routes, String block) {
        for (int indent = 0; indent <= 20; indent += 2) {
            if (routes.contains(block.indent(indent))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void showsRoutesOfTheExamples() throws IOException {
        String routes = routes();

        List<String> blocks = all(YAML);

        assertThat(blocks).hasSize(5).allMatch(block -> isIn(routes, block));
    }

    @Test
    void linksToFilesThatThereAre() throws IOException {
        List<String> links = all(LINK);

        assertThat(links).contains("sandbox.md").allSatisfy(link -> assertThat(PAGE.resolveSibling(link))
                .exists());
    }
}

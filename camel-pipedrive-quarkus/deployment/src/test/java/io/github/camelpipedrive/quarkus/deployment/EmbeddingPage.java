// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists in {@code docs/embedding.md}, which the component's tests compare with its code and jar. */
final class EmbeddingPage {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../../docs/embedding.md");

    private EmbeddingPage() {}

    static List<String> resources() throws IOException {
        return firstColumn("Resources loaded by name");
    }

    static List<String> classes() throws IOException {
        return firstColumn("Classes loaded by name");
    }

    static List<String> classesOfMembers() throws IOException {
        return firstColumn("Members read by reflection");
    }

    private static List<String> firstColumn(String title) throws IOException {
        Matcher section = Pattern.compile("## " + title + "\n(.*?)(\n## |\\z)", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(section.find()).as(title).isTrue();
        List<String> cells = section.group(1)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", 3)[1])
                .toList();
        assertThat(cells).as(title).isNotEmpty();
        return cells;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of one resource is in the class of that resource. */
class ResourceNamesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/camelpipedrive/sandbox");

    private static final Pattern CLASS_OF_A_RESOURCE = Pattern.compile("extends (StatefulResource|FixedRecords)\\b");

    /** Places where the word is a key of a form or of an answer, or a type of activities. */
    private static final Set<String> EXCEPT = Set.of("MadeUpBodies.java", "ConsentPage.java", "Search.java");

    @Test
    void noOtherClassHoldsTheNameOfAResource() throws Exception {
        Pattern name = Pattern.compile("\"(" + String.join("|", names()) + ")\"");

        List<Path> others = sources(false);

        assertThat(others).hasSizeGreaterThan(50);
        assertThat(others)
                .allSatisfy(source -> assertThat(Files.readString(source)).doesNotContainPattern(name));
    }

    @Test
    void theClassesOfResourcesAreFound() throws Exception {
        assertThat(sources(true))
                .extracting(source -> source.getFileName().toString())
                .contains("Deals.java", "Notes.java", "Users.java");
    }

    private static Set<String> names() {
        return Stream.of(Resources.class.getFields())
                .map(field -> {
                    try {
                        return ((Resource) field.get(null)).name();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }

    /** Without the forms of version 1, which are one class a resource, too. */
    private static List<Path> sources(boolean ofResources) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> !source.startsWith(SOURCES.resolve("moved")))
                    .filter(source -> !EXCEPT.contains(source.getFileName().toString()))
                    .filter(source -> isOfAResource(source) == ofResources)
                    .toList();
        }
    }

    private static boolean isOfAResource(Path source) {
        try {
            return CLASS_OF_A_RESOURCE.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

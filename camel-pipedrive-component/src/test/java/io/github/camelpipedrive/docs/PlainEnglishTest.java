// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages, option descriptions, Javadoc and documentation use the usual words; {@code plain-english.tsv} lists the others. */
class PlainEnglishTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final Path LIST = ROOT.resolve("camel-pipedrive-component/src/test/resources/plain-english.tsv");

    /** Comments and string literals of Java; code is in English of its own. */
    private static final Pattern TEXT_IN_JAVA =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);

    /** A turn of phrase, and what to write instead. */
    private record Phrase(Pattern pattern, String instead) {

        static Phrase of(String line) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(2);
            return new Phrase(Pattern.compile(columns[0]), columns[1]);
        }
    }

    private static List<Phrase> phrases() throws IOException {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.filter(line -> !line.isBlank()).map(Phrase::of).toList();
        }
    }

    static List<Path> texts() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> {
                        String path = ROOT.relativize(file).toString().replace('\\', '/');
                        boolean source = path.matches("camel-pipedrive-[a-z]+/src/main/.*\\.(java|yaml)");
                        boolean page = path.matches("[A-Z]+\\.md|docs/.*\\.md");
                        return source || page && !path.startsWith("CHANGELOG");
                    })
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        String content = Files.readString(file);
        if (!file.toString().endsWith(".java")) {
            return content;
        }
        StringBuilder text = new StringBuilder();
        Matcher matcher = TEXT_IN_JAVA.matcher(content);
        while (matcher.find()) {
            text.append(matcher.group()).append('\n');
        }
        return text.toString();
    }

    private static List<String> found(String text) throws IOException {
        List<String> found = new ArrayList<>();
        for (Phrase phrase : phrases()) {
            Matcher matcher = phrase.pattern().matcher(text);
            while (matcher.find()) {
                found.add("'" + matcher.group() + "', write: " + phrase.instead());
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void usesTheUsualWords(Path file) throws Exception {
        assertThat(found(text(file))).as(ROOT.relativize(file).toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'goes before the option', 1",
        "'https only, save for loopback addresses', 1",
        "'hears of each call, once more', 2",
        "'overrides the option, except for loopback addresses', 0",
    })
    void findsWhatIsOnTheList(String text, int phrases) throws Exception {
        assertThat(found(text)).hasSize(phrases);
    }

    @Test
    void theListIsLongEnoughToMatter() throws Exception {
        assertThat(phrases()).hasSizeGreaterThan(100);
    }
}

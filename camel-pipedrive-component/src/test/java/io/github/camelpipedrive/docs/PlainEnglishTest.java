// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final List<Phrase> PHRASES = phrases();

    private static List<Phrase> phrases() {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.filter(line -> !line.isBlank()).map(Phrase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(in(ROOT, 1, "[A-Z]+\\.md"));
        texts.removeIf(file -> file.endsWith("CHANGELOG.md"));
        texts.addAll(in(ROOT.resolve("docs"), Integer.MAX_VALUE, ".*\\.md"));
        for (Path module : in(ROOT, 1, "camel-pipedrive-[a-z-]+")) {
            // A module, or a folder of modules.
            for (Path sources : in(module, 3, "main")) {
                if (sources.getParent().endsWith("src")) {
                    texts.addAll(in(sources, Integer.MAX_VALUE, ".*\\.(java|yaml)"));
                }
            }
        }
        return texts;
    }

    private static List<Path> in(Path folder, int depth, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            // A module of tests only.
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> !file.equals(folder)
                            && file.getFileName().toString().matches(name))
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

    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        for (Phrase phrase : PHRASES) {
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
    void findsWhatIsOnTheList(String text, int phrases) {
        assertThat(found(text)).hasSize(phrases);
    }

    @Test
    void theListIsLongEnoughToMatter() {
        assertThat(PHRASES).hasSizeGreaterThan(100);
    }
}

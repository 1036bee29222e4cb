// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bytes that a fuzz target is given, read as lines of text, so that seeds can be written by hand. Any bytes are a
 * legal input: a word that is none of the expected ones stands for one of them.
 */
final class FuzzInput {

    private static final int MOST_HEADERS = 20;

    private final byte[] data;
    private int position;

    FuzzInput(byte[] data) {
        this.data = data;
    }

    boolean hasMore() {
        return position < data.length;
    }

    /** The next line, each byte as one character; empty at the end. */
    String line() {
        int begin = position;
        while (position < data.length && data[position] != '\n') {
            position++;
        }
        String line = new String(data, begin, position - begin, StandardCharsets.ISO_8859_1);
        position = Math.min(data.length, position + 1);
        return line;
    }

    /** The words of the next line; as many as are wanted, of which the last ones may be empty. */
    String[] words(int wanted) {
        String[] words = Arrays.copyOf(line().split(" ", -1), wanted);
        Arrays.setAll(words, i -> words[i] == null ? "" : words[i]);
        return words;
    }

    /** Lines such as {@code name: value} up to an empty one, by name in lower case. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty() && headers.size() < MOST_HEADERS; line = line()) {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : parts[1]);
        }
        return headers;
    }

    /** Everything that was not read yet. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(data, position, data.length);
        position = data.length;
        return rest;
    }

    /** Everything that was not read yet, as UTF-8. */
    String text() {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    /** The choice of this name, or one that any other word stands for. */
    static <T> T oneOf(List<T> choices, String word) {
        return choices.stream()
                .filter(choice -> choice.toString().equals(word))
                .findFirst()
                .orElseGet(() -> choices.get(Math.floorMod(word.hashCode(), choices.size())));
    }

    /** The number that a word is, or one below the limit that any other word stands for. */
    static int number(String word, int limit) {
        return word.matches("\\d{1,6}") && Integer.parseInt(word) < limit
                ? Integer.parseInt(word)
                : Math.floorMod(word.hashCode(), limit);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes words that came from outside fit for messages, logs and stores: on one line, without anything that a terminal
 * obeys or that turns the direction of the text, not longer than anybody reads, and without secrets. The one place where
 * that is done.
 */
public final class UntrustedText {

    /** Control characters (ESC among them), ends of lines and paragraphs, and what changes the direction of text. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");

    private UntrustedText() {}

    /**
     * The text as it may be shown, where no secret can be in it.
     *
     * @param text what came
     * @param longest how many characters are shown
     * @return one line
     */
    public static String clean(String text, int longest) {
        return clean(text, UnaryOperator.identity(), longest);
    }

    /**
     * The text as it may be shown.
     *
     * @param text what came
     * @param redact takes secrets out of a text; it sees the whole text, as half a secret is not found
     * @param longest how many characters are shown
     * @return one line
     */
    public static String clean(String text, UnaryOperator<String> redact, int longest) {
        // Once more behind it: an unsafe character in the middle would hide a secret.
        String words =
                redact.apply(UNSAFE.matcher(redact.apply(text)).replaceAll(" ").strip());
        if (words.length() <= longest) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(longest - 1)) ? longest - 1 : longest;
        return words.substring(0, end) + "…";
    }

    /**
     * Whether a text can be shown as it is.
     *
     * @param text any text
     * @return true when {@link #clean(String, int)} would change nothing but its length
     */
    public static boolean isPlain(String text) {
        return clean(text, Integer.MAX_VALUE).equals(text);
    }
}

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
    private static final String UNSAFE = "\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff";

    private static final String MASK = "xxxxxx";

    /** What is shorter may appear in any text by chance. */
    public static final int SHORTEST_SECRET = 8;

    /** So much of a secret is no chance. */
    private static final int PART = 12;

    private static final Pattern ANY_UNSAFE = Pattern.compile("[" + UNSAFE + "]");
    private static final Pattern GAPS = Pattern.compile("[\\s" + UNSAFE + "]+");

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
        // Again behind it: an unsafe character in the middle would hide a secret.
        String words =
                redact.apply(GAPS.matcher(redact.apply(text)).replaceAll(" ").strip());
        if (words.length() <= longest) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(longest - 1)) ? longest - 1 : longest;
        return words.substring(0, end) + "…";
    }

    /**
     * A text without a secret. Of a long secret parts are taken out too, as somebody else may have cut the text.
     *
     * @param text what came
     * @param secret the secret; one of less than 8 characters is none
     * @return the text with {@code xxxxxx} in the place of the secret and its parts
     */
    public static String withoutSecret(String text, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            return text;
        }
        String rest = text.replace(secret, MASK);
        if (secret.length() < 2 * PART || rest.length() < PART) {
            return rest;
        }
        for (int i = 0; i + PART <= secret.length(); i++) {
            int found = rest.indexOf(secret.substring(i, i + PART));
            while (found >= 0) {
                int length = PART;
                while (i + length < secret.length()
                        && found + length < rest.length()
                        && secret.charAt(i + length) == rest.charAt(found + length)) {
                    length++;
                }
                rest = rest.substring(0, found) + MASK + rest.substring(found + length);
                found = rest.indexOf(secret.substring(i, i + PART), found + MASK.length());
            }
        }
        return rest;
    }

    /**
     * Whether a text has nothing in it that must not be shown.
     *
     * @param text any text
     * @return true when it can be shown as it is, except for its length and for secrets
     */
    public static boolean isPlain(String text) {
        return !ANY_UNSAFE.matcher(text).find();
    }
}

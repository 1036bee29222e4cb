// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two names that people wrote are the same. Accented letters can be one character or two, blanks get in when text is
 * copied, and nobody remembers the case.
 */
public final class Name {

    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Name() {}

    /**
     * The form that is the same for all names which differ only in case, blanks or Unicode form.
     *
     * @param name any text
     * @return the name in NFC, without blanks at its ends, with single blanks inside, and without case; only for comparing
     */
    public static String normalized(String name) {
        // Upper case makes one of what lower case leaves apart, such as the two small sigmas, or ß and ss; but the
        // capital
        // ẞ has to be ß first.
        String caseless =
                spelled(name).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(caseless, Normalizer.Form.NFC);
    }

    /**
     * The form that is the same for all names which look alike: they differ only in blanks or Unicode form.
     *
     * @param name any text
     * @return the name in NFC, without blanks at its ends, and with single blanks inside
     */
    static String spelled(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return BLANKS.matcher(composed).replaceAll(" ").trim();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Percent-encoding for paths and queries as RFC 3986 has it: everything but the unreserved characters is encoded, a
 * space as {@code %20} and a plus as {@code %2B}, so that any text arrives as it was.
 */
public final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Appends a canonical value; the items of a list are separated by commas. */
    public static void append(StringBuilder target, Object value) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    target.append(',');
                }
                appendText(target, items.get(i).toString());
            }
        } else {
            appendText(target, value instanceof BigDecimal number ? PlainDecimals.text(number) : value.toString());
        }
    }

    private static void appendText(StringBuilder target, String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isUnreserved(letter)) {
                target.append(letter);
            } else {
                int end = i + 1;
                while (end < text.length() && !isUnreserved(text.charAt(end))) {
                    end++;
                }
                appendBytes(target, text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
    }

    private static void appendBytes(StringBuilder target, byte[] bytes) {
        for (byte each : bytes) {
            target.append('%').append(HEX[(each >> 4) & 0xF]).append(HEX[each & 0xF]);
        }
    }

    private static boolean isUnreserved(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-'
                || letter == '.'
                || letter == '_'
                || letter == '~';
    }
}

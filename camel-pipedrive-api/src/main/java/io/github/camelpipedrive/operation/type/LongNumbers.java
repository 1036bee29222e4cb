// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of more digits than any value of the API has. To read one from text, to write one or to count its digits takes
 * a time that grows with the square of the length: a million digits would keep a core busy for minutes.
 */
final class LongNumbers {

    /** More digits than any amount has, before the point and behind it. */
    static final int MOST_DIGITS = 400;

    /** With a sign, the point and an exponent. */
    private static final int LONGEST_TEXT = 2 * MOST_DIGITS + 20;

    /** A digit takes less than four bits. */
    private static final int MOST_BITS = 4 * 2 * MOST_DIGITS;

    private LongNumbers() {}

    /** Whether a value is such a number, or the text of one. */
    static boolean isLong(Object value) {
        if (value instanceof BigInteger number) {
            return number.bitLength() > MOST_BITS;
        }
        if (value instanceof BigDecimal number) {
            return number.unscaledValue().bitLength() > MOST_BITS;
        }
        return value instanceof CharSequence text && text.length() > LONGEST_TEXT;
    }
}

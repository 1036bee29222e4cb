// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes decimals without an exponent, as amounts are read by people. Where that takes more than some dozens of zeros
 * the exponent stays: {@code 1e999999999} has eleven characters, and a billion digits.
 */
public final class PlainDecimals extends JsonGeneratorDelegate {

    private static final int MOST_ZEROS = 64;

    /**
     * Creates a generator.
     *
     * @param generator writes everything else
     */
    PlainDecimals(JsonGenerator generator) {
        super(generator, false);
    }

    /**
     * A number as text.
     *
     * @param number any number
     * @return without an exponent, unless it would be mostly zeros
     */
    public static String text(BigDecimal number) {
        long scale = number.scale();
        long zeros = Math.max(-scale, scale - number.precision());
        return zeros <= MOST_ZEROS ? number.toPlainString() : number.toString();
    }

    @Override
    public void writeNumber(BigDecimal number) throws IOException {
        if (number == null) {
            delegate.writeNull();
        } else {
            delegate.writeNumber(text(number));
        }
    }
}

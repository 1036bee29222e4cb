// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * A decimal number. Takes any finite {@link Number} and plain decimal text without thousands separators.
 *
 * @param minimum the smallest value taken, null for none
 * @param maximum the largest value taken, null for none
 */
public record Decimal(BigDecimal minimum, BigDecimal maximum) implements ValueType {

    /** Any decimal number. */
    public static final Decimal ANY = new Decimal(null, null);

    /** Also the guard against {@code 1e999999999}, which would not fit in memory. */
    private static final int MOST_DIGITS = LongNumbers.MOST_DIGITS;

    @Override
    public Object accept(Object value) throws InvalidValueException {
        BigDecimal number = toDecimal(value);
        boolean tooLow = minimum != null && number.compareTo(minimum) < 0;
        boolean tooHigh = maximum != null && number.compareTo(maximum) > 0;
        if (tooLow
                || tooHigh
                || Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw InvalidValueException.expected(range(), value);
        }
        return number;
    }

    private BigDecimal toDecimal(Object value) throws InvalidValueException {
        if (LongNumbers.isLong(value)) {
            throw InvalidValueException.expected(range(), value);
        }
        try {
            if (value instanceof BigDecimal decimal) {
                return decimal;
            }
            if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
                return BigDecimal.valueOf(((Number) value).longValue());
            }
            if (value instanceof BigInteger big) {
                return new BigDecimal(big);
            }
            if (value instanceof Number || value instanceof CharSequence) {
                return new BigDecimal(value.toString().trim());
            }
        } catch (NumberFormatException e) {
            throw InvalidValueException.expected(range(), value);
        }
        throw InvalidValueException.expected(range(), value);
    }

    private String range() {
        String number = "a number such as 1250.75";
        if (minimum != null && maximum != null) {
            return "a number from " + minimum.toPlainString() + " to " + maximum.toPlainString();
        }
        return minimum == null ? number : "a number from " + minimum.toPlainString();
    }

    @Override
    public String description() {
        return minimum != null && maximum != null
                ? "number, " + minimum.toPlainString() + " to " + maximum.toPlainString()
                : "number";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("number")
                .with(minimum != null, "minimum", minimum)
                .with(maximum != null, "maximum", maximum)
                .asMap();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * A whole number. Takes any {@link Number} without a fraction and decimal text.
 *
 * @param minimum the smallest value taken
 * @param maximum the largest value taken
 */
public record IntegerValue(long minimum, long maximum) implements ValueType {

    /** The identifier of a record: a whole number from 1. */
    public static final IntegerValue ID = new IntegerValue(1, Long.MAX_VALUE);

    /** Any whole number. */
    public static final IntegerValue ANY = new IntegerValue(Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public Object accept(Object value) throws InvalidValueException {
        long number = toLong(value);
        if (number < minimum || number > maximum) {
            throw InvalidValueException.expected(range(), value);
        }
        if (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            return (int) number;
        }
        return number;
    }

    private long toLong(Object value) throws InvalidValueException {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (LongNumbers.isLong(value)) {
            throw InvalidValueException.expected(range(), value);
        }
        try {
            if (value instanceof CharSequence text) {
                return Long.parseLong(text.toString().trim());
            }
            if (value instanceof BigInteger big) {
                return big.longValueExact();
            }
            if (value instanceof Number) {
                return new BigDecimal(value.toString()).longValueExact();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw InvalidValueException.expected(range(), value);
        }
        throw InvalidValueException.expected(range(), value);
    }

    private String range() {
        if (minimum == Long.MIN_VALUE && maximum == Long.MAX_VALUE) {
            return "a whole number";
        }
        if (maximum == Long.MAX_VALUE) {
            return "a whole number from " + minimum;
        }
        return "a whole number from " + minimum + " to " + maximum;
    }

    @Override
    public String description() {
        if (equals(ID) || equals(ANY)) {
            return "integer";
        }
        return maximum == Long.MAX_VALUE ? "integer from " + minimum : "integer, " + minimum + " to " + maximum;
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("integer")
                .with(minimum != Long.MIN_VALUE, "minimum", minimum)
                .with(maximum != Long.MAX_VALUE, "maximum", maximum)
                .asMap();
    }
}

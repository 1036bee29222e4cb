// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A calendar date {@code YYYY-MM-DD}. Takes {@link LocalDate} and that text; a time part is refused, as the API does. */
public record DateValue() implements ValueType {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final String EXPECTATION = "a date such as 2031-06-30, without a time";

    @Override
    public Object accept(Object value) throws InvalidValueException {
        try {
            if (value instanceof LocalDate date) {
                return written(date);
            }
            if (value instanceof CharSequence) {
                return written(LocalDate.parse(value.toString().trim(), FORM));
            }
        } catch (DateTimeException e) {
            throw InvalidValueException.expected(EXPECTATION, value);
        }
        throw InvalidValueException.expected(EXPECTATION, value);
    }

    private static String written(LocalDate date) throws InvalidValueException {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw InvalidValueException.expected(EXPECTATION, date);
        }
        return FORM.format(date);
    }

    @Override
    public String description() {
        return "date YYYY-MM-DD";
    }
}

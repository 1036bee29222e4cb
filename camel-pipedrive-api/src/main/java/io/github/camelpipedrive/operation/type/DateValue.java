// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Date;
import java.util.Map;

/**
 * A calendar date {@code YYYY-MM-DD}. Takes {@link LocalDate}, {@code java.sql.Date} and that text; a value with a time is
 * refused, as the API does. So is a {@link Date}: which day it is depends on a time zone.
 */
public record DateValue() implements ValueType {

    /** Made when the first date is read: a formatter takes long, and a row only names its types. */
    private static final class Formats {
        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    }

    private static final String EXPECTATION = "a date such as 2031-06-30, without a time";

    @Override
    public Object accept(Object value) throws InvalidValueException {
        Object given = JavaTime.of(value);
        try {
            if (given instanceof LocalDate date) {
                return written(date);
            }
            if (value instanceof CharSequence) {
                return written(LocalDate.parse(value.toString().trim(), Formats.FORM));
            }
        } catch (DateTimeException e) {
            throw InvalidValueException.expected(EXPECTATION, value);
        }
        InvalidValueException wrong = InvalidValueException.expected(EXPECTATION, given);
        throw given instanceof Instant && !(value instanceof Instant)
                ? wrong.because("a " + value.getClass().getName() + " is a point in time; give a LocalDate")
                : wrong;
    }

    private static String written(LocalDate date) throws InvalidValueException {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw InvalidValueException.expected(EXPECTATION, date);
        }
        return Formats.FORM.format(date);
    }

    @Override
    public String description() {
        return "date YYYY-MM-DD";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string").with("format", "date").example("2031-03-02").asMap();
    }
}

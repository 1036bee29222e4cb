// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A time of day in UTC, written {@code HH:MM} or {@code HH:MM:SS}. Takes {@link LocalTime}, {@code java.sql.Time} and text.
 */
public record TimeOfDay() implements ValueType {

    private static final DateTimeFormatter INPUT =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    // The API answers "not a valid datetime" to times without a leading zero, though not always.
    private static final DateTimeFormatter PADDED = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter PADDED_WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    public Object accept(Object value) throws InvalidValueException {
        try {
            LocalTime time = JavaTime.of(value) instanceof LocalTime local
                    ? local
                    : LocalTime.parse(
                            value instanceof CharSequence text ? text.toString().trim() : "", INPUT);
            return (time.getSecond() == 0 ? PADDED : PADDED_WITH_SECONDS).format(time);
        } catch (DateTimeException e) {
            throw InvalidValueException.expected("a time of day such as 08:30", value);
        }
    }

    @Override
    public String description() {
        return "time of day HH:MM, UTC";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;

/**
 * A time of day in UTC, written {@code HH:MM} or {@code HH:MM:SS}. Takes {@link LocalTime}, {@code java.sql.Time} and text.
 */
public record TimeOfDay() implements ValueType {

    /** Made when the first time is read: formatters take long, and a row only names its types. */
    private static final class Formats {
        private static final DateTimeFormatter INPUT =
                DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

        // The API answers "not a valid datetime" to times without a leading zero, though not always.
        private static final DateTimeFormatter PADDED = DateTimeFormatter.ofPattern("HH:mm");
        private static final DateTimeFormatter PADDED_WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        try {
            LocalTime time = JavaTime.of(value) instanceof LocalTime local
                    ? local
                    : LocalTime.parse(
                            value instanceof CharSequence text ? text.toString().trim() : "", Formats.INPUT);
            return (time.getSecond() == 0 ? Formats.PADDED : Formats.PADDED_WITH_SECONDS).format(time);
        } catch (DateTimeException e) {
            throw InvalidValueException.expected("a time of day such as 08:30", value);
        }
    }

    @Override
    public String description() {
        return "time of day HH:MM, UTC";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string")
                .with("pattern", "^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$")
                .example("09:05")
                .asMap();
    }
}

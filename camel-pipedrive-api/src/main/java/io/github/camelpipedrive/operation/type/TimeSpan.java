// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time in hours and minutes, written {@code HH:MM}. Takes {@link Duration} and its text {@code PT45M},
 * {@link LocalTime} and {@code java.sql.Time} as the time since midnight, and text in the API's form.
 */
public record TimeSpan() implements ValueType {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final int MOST_HOURS = 999;

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Duration duration) {
            return format(duration, value);
        }
        if (JavaTime.of(value) instanceof LocalTime time) {
            return format(Duration.between(LocalTime.MIN, time), value);
        }
        if (value instanceof CharSequence) {
            String text = value.toString().trim();
            Matcher matcher = FORM.matcher(text);
            if (matcher.matches()) {
                String seconds = matcher.group(3);
                return format(
                        Long.parseLong(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        seconds == null ? 0 : Integer.parseInt(seconds));
            }
            return format(parse(text, value), value);
        }
        throw expected(value);
    }

    private static Duration parse(String text, Object value) throws InvalidValueException {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw expected(value);
        }
    }

    private static InvalidValueException expected(Object value) {
        return InvalidValueException.expected("a duration in hours and minutes such as 00:45", value);
    }

    private static String format(Duration duration, Object value) throws InvalidValueException {
        if (duration.isNegative() || duration.toHours() > MOST_HOURS) {
            throw expected(value);
        }
        return format(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    private static String format(long hours, int minutes, int seconds) {
        String text = pad(hours) + ":" + pad(minutes);
        return seconds == 0 ? text : text + ":" + pad(seconds);
    }

    private static String pad(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    @Override
    public String description() {
        return "duration HH:MM";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string")
                .with("pattern", "^\\d{2,3}:[0-5]\\d(:[0-5]\\d)?$")
                .example("00:45")
                .asMap();
    }
}

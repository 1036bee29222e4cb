// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in hours and minutes, written {@code HH:MM}. Takes {@link Duration} and that text. */
public record TimeSpan() implements ValueType {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final int MOST_HOURS = 999;

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Duration duration && !duration.isNegative() && duration.toHours() <= MOST_HOURS) {
            return format(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
        }
        if (value instanceof CharSequence) {
            Matcher matcher = FORM.matcher(value.toString().trim());
            if (matcher.matches()) {
                String seconds = matcher.group(3);
                return format(
                        Long.parseLong(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        seconds == null ? 0 : Integer.parseInt(seconds));
            }
        }
        throw InvalidValueException.expected("a duration in hours and minutes such as 00:45", value);
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A point in time, written in UTC and whole seconds. Takes {@link Instant}, {@link OffsetDateTime},
 * {@link ZonedDateTime}, {@link Date}, {@link Calendar}, and text in either of the API's forms, with an offset in any of
 * ISO 8601's forms; a local time without a zone only in the form that is UTC by definition.
 *
 * @param form how the API writes it
 */
public record Timestamp(Form form) implements ValueType {

    /** Made when the first time is read: they take long, and a row only names its types. */
    private static final class Formats {

        // Version 2 answers 400 ERR_SCHEMA_VALIDATION_FAILED to fractions of a second, so they are cut off.
        private static final DateTimeFormatter RFC_3339 =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

        private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .withResolverStyle(ResolverStyle.STRICT)
                .withZone(ZoneOffset.UTC);

        /** Date and time, and an offset such as Z, +02:00, +0200 or +02. */
        private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendPattern("[XXXXX][X]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static final int DATE_LENGTH = "2031-03-02".length();

    private static final Pattern SPACED_TEXT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

    /** The two ways in which the API writes a point in time. */
    public enum Form {
        /** {@code 2031-03-02T08:15:30Z}. */
        RFC_3339,
        /** {@code 2031-03-02 08:15:30}, which is UTC. */
        SPACED_UTC
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        try {
            Instant instant = toInstant(value).truncatedTo(ChronoUnit.SECONDS);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9999) {
                throw InvalidValueException.expected(expectation(), value);
            }
            return (form == Form.RFC_3339 ? Formats.RFC_3339 : Formats.SPACED).format(instant);
        } catch (DateTimeException e) {
            throw InvalidValueException.expected(expectation(), value);
        }
    }

    private Instant toInstant(Object given) throws InvalidValueException {
        Object value = JavaTime.of(given);
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof CharSequence) {
            String text = value.toString().trim();
            if (form == Form.SPACED_UTC && SPACED_TEXT.matcher(text).matches()) {
                return LocalDateTime.parse(text, Formats.SPACED).toInstant(ZoneOffset.UTC);
            }
            // SQL and others write a blank between date and time.
            boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
            String joined = spaced ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
            return OffsetDateTime.parse(joined, Formats.WITH_OFFSET).toInstant();
        }
        throw InvalidValueException.expected(expectation(), value);
    }

    private String expectation() {
        return form == Form.RFC_3339
                ? "a time with its zone such as 2031-03-02T08:15:30Z"
                : "a UTC time such as 2031-03-02 08:15:30";
    }

    @Override
    public String description() {
        return form == Form.RFC_3339 ? "time YYYY-MM-DDTHH:MM:SSZ" : "UTC time YYYY-MM-DD HH:MM:SS";
    }

    @Override
    public Map<String, Object> schema() {
        return form == Form.RFC_3339
                ? Schema.of("string")
                        .with("format", "date-time")
                        .example("2031-03-02T08:15:30Z")
                        .asMap()
                : Schema.of("string")
                        .with("pattern", "^\\d{4}-\\d\\d-\\d\\d ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$")
                        .example("2031-03-02 08:15:30")
                        .asMap();
    }
}

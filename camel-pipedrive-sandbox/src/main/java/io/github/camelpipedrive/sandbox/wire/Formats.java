// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the API writes times, dates and identifiers. */
public final class Formats {

    private static final DateTimeFormatter DATE = strict("uuuu-MM-dd");
    private static final DateTimeFormatter RFC_3339 = strict("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter RFC_3339_MILLIS = strict("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter SPACED = strict("uuuu-MM-dd HH:mm:ss");

    private static final Pattern BEGINS_WITH_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3])(:[0-5]\\d){2}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern FIELD_KEY = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern FLAT_FIELD_KEY = Pattern.compile("[0-9a-f]{40}(_[a-z0-9_]+)?");

    private Formats() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * The form of version 2.
     *
     * @param time a point in time
     * @return such as {@code 2031-03-02T08:15:30Z}
     */
    public static String seconds(Instant time) {
        return RFC_3339.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * The form of leads.
     *
     * @param time a point in time
     * @return such as {@code 2031-03-02T08:15:30.444Z}
     */
    public static String millis(Instant time) {
        return RFC_3339_MILLIS.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * The form of notes, users and of a deal's archive time.
     *
     * @param time a point in time
     * @return such as {@code 2031-03-02 08:15:30}, which is UTC
     */
    public static String spaced(Instant time) {
        return SPACED.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * The whole second of a time in any of the API's forms; such texts compare as the times do.
     *
     * @param time a time in one of the three forms
     * @return such as {@code 2031-03-02T08:15:30}
     */
    public static String wholeSecond(String time) {
        return time.substring(0, 10) + "T" + time.substring(11, 19);
    }

    /**
     * Reads a time of version 2.
     *
     * @param time such as {@code 2031-03-02T08:15:30Z}
     * @return the point in time
     */
    public static Instant instant(String time) {
        return LocalDateTime.parse(wholeSecond(time)).toInstant(ZoneOffset.UTC);
    }

    /**
     * Whether a text is a date of the calendar.
     *
     * @param text a text
     * @return true for the form {@code 2031-03-02}
     */
    public static boolean isDate(String text) {
        return parses(text, DATE);
    }

    /**
     * Whether a text is a time of day.
     *
     * @param text a text
     * @return true for the form {@code 08:15:30}
     */
    public static boolean isTimeOfDay(String text) {
        return TIME_OF_DAY.matcher(text).matches();
    }

    static boolean isRfc3339(String text) {
        return parses(text, RFC_3339);
    }

    private static boolean parses(String text, DateTimeFormatter form) {
        try {
            TemporalAccessor parsed = form.parse(text);
            return LocalDate.from(parsed).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether the date that a text starts with, if it does, is one of the calendar. */
    static boolean hasPossibleDate(String text) {
        Matcher date = BEGINS_WITH_DATE.matcher(text);
        return !date.lookingAt() || isDate(date.group());
    }

    /**
     * Whether a text is a UUID.
     *
     * @param text a text
     * @return true for the form with 36 characters
     */
    public static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    /**
     * Whether a key is a custom field's.
     *
     * @param key a key
     * @return true for 40 hexadecimal characters in lower case
     */
    public static boolean isFieldKey(String key) {
        return FIELD_KEY.matcher(key).matches();
    }

    /**
     * Whether a key is a custom field's, or one of the parts that leads write beside it.
     *
     * @param key a key
     * @return true for a hash, alone or with {@code _currency}, {@code _until} and so on behind it
     */
    public static boolean isFlatFieldKey(String key) {
        return FLAT_FIELD_KEY.matcher(key).matches();
    }
}

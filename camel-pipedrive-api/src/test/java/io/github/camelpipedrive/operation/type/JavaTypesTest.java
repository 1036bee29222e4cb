// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Values in the types that Java, JDBC and JSON libraries have for them. */
class JavaTypesTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";
    private static final Instant TIME = Instant.parse("2031-06-30T10:17:31.123Z");
    private static final DateValue DATE = new DateValue();
    private static final TimeOfDay TIME_OF_DAY = new TimeOfDay();
    private static final TimeSpan SPAN = new TimeSpan();
    private static final Timestamp RFC_3339 = new Timestamp(Timestamp.Form.RFC_3339);
    private static final Timestamp SPACED = new Timestamp(Timestamp.Form.SPACED_UTC);

    /** As some JDBC drivers have them. */
    private static final class DriversDate extends java.sql.Date {
        private static final long serialVersionUID = 1L;

        DriversDate(long time) {
            super(time);
        }
    }

    private static Calendar calendar() {
        return GregorianCalendar.from(TIME.atZone(ZoneId.of("America/Lima")));
    }

    static Stream<Arguments> accepted() {
        java.sql.Date date = java.sql.Date.valueOf("2031-06-30");
        java.sql.Time time = java.sql.Time.valueOf("09:05:00");
        return Stream.of(
                arguments(DATE, date, "2031-06-30"),
                arguments(DATE, new DriversDate(date.getTime()), "2031-06-30"),
                arguments(TIME_OF_DAY, time, "09:05"),
                arguments(TIME_OF_DAY, java.sql.Time.valueOf("23:59:58"), "23:59:58"),
                arguments(SPAN, java.sql.Time.valueOf("00:45:00"), "00:45"),
                arguments(SPAN, LocalTime.of(1, 40), "01:40"),
                arguments(RFC_3339, Date.from(TIME), "2031-06-30T10:17:31Z"),
                arguments(RFC_3339, java.sql.Timestamp.from(TIME), "2031-06-30T10:17:31Z"),
                arguments(RFC_3339, calendar(), "2031-06-30T10:17:31Z"),
                arguments(SPACED, java.sql.Timestamp.from(TIME), "2031-06-30 10:17:31"),
                arguments(Text.ANY, date, "2031-06-30"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void areTakenForWhatTheyMean(ValueType type, Object value, Object wire) throws Exception {
        assertThat(type.accept(value)).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Lima", "Pacific/Kiritimati", "UTC"})
    void areDatesOfNoTimeZone(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(DATE.accept(java.sql.Date.valueOf("2031-06-30"))).isEqualTo("2031-06-30");
            assertThat(TIME_OF_DAY.accept(java.sql.Time.valueOf("00:00:00"))).isEqualTo("00:00");
            assertThat(RFC_3339.accept(Date.from(TIME))).isEqualTo("2031-06-30T10:17:31Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    static Stream<Arguments> refused() {
        String date = "expected a date such as 2031-06-30, without a time, got ";
        String time = "expected a time with its zone such as 2031-03-02T08:15:30Z, got ";
        return Stream.of(
                arguments(
                        DATE,
                        Date.from(TIME),
                        date + "'2031-06-30T10:17:31.123Z': a java.util.Date is a point in time; give a LocalDate"),
                arguments(
                        DATE,
                        java.sql.Timestamp.from(TIME),
                        date + "'2031-06-30T10:17:31.123Z': a java.sql.Timestamp is a point in time; give a LocalDate"),
                arguments(
                        DATE,
                        calendar(),
                        date + "'2031-06-30T10:17:31.123Z': a java.util.GregorianCalendar is a point in time; give a"
                                + " LocalDate"),
                arguments(DATE, TIME, date + "'2031-06-30T10:17:31.123Z'"),
                arguments(DATE, "2031-06-30T00:00:00Z", date + "'2031-06-30T00:00:00Z'"),
                arguments(DATE, java.sql.Time.valueOf("09:05:00"), date + "'09:05'"),
                arguments(RFC_3339, java.sql.Date.valueOf("2031-06-30"), time + "'2031-06-30'"),
                arguments(RFC_3339, java.sql.Time.valueOf("09:05:00"), time + "'09:05'"),
                arguments(ListOf.any(IntegerValue.ID), new byte[] {49, 50}, "expected list of integer, got bytes"),
                arguments(AnyJson.INSTANCE, new byte[] {49, 50}, "expected a JSON value, got bytes"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areRefusedWhereTheyMeanSomethingElse(ValueType type, Object value, String message) {
        assertThatThrownBy(() -> type.accept(value))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> customFields() {
        return Stream.of(
                arguments(java.sql.Date.valueOf("2031-06-30"), "2031-06-30"),
                arguments(java.sql.Time.valueOf("09:05:00"), "09:05"),
                arguments(java.sql.Timestamp.from(TIME), "2031-06-30T10:17:31Z"),
                arguments(Date.from(TIME), "2031-06-30T10:17:31Z"),
                arguments(calendar(), "2031-06-30T10:17:31Z"),
                arguments(TIME, "2031-06-30T10:17:31Z"),
                arguments(OffsetDateTime.parse("2031-06-30T12:17:31+02:00"), "2031-06-30T10:17:31Z"),
                arguments(ZonedDateTime.ofInstant(TIME, ZoneId.of("Europe/Berlin")), "2031-06-30T10:17:31Z"),
                arguments(LocalDate.of(2031, 6, 30), "2031-06-30"),
                arguments(LocalDateTime.of(2031, 6, 30, 10, 17, 31), "2031-06-30T10:17:31"),
                arguments(new int[] {3, 7}, List.of(BigDecimal.valueOf(3), BigDecimal.valueOf(7))),
                arguments(new long[] {3}, List.of(BigDecimal.valueOf(3))),
                arguments(new double[] {0.5}, List.of(new BigDecimal("0.5"))),
                arguments(new boolean[] {true}, List.of(true)),
                arguments(new char[] {'a'}, List.of("a")),
                arguments(new Object[] {"a", 3}, List.of("a", BigDecimal.valueOf(3))),
                arguments(new Integer[] {3, null}, Arrays.asList(BigDecimal.valueOf(3), null)));
    }

    @ParameterizedTest
    @MethodSource("customFields")
    void areTakenInCustomFields(Object value, Object wire) throws Exception {
        assertThat(new CustomFields().accept(Map.of(KEY, value))).isEqualTo(Map.of(KEY, wire));
        assertThat(CustomFields.acceptField(value)).isEqualTo(wire);
        assertThat(AnyJson.INSTANCE.accept(Map.of("value", value))).isEqualTo(Map.of("value", wire));
    }

    @Test
    void areNoEmptyListsInCustomFields() {
        for (Object empty : List.of(new int[0], new Object[0], List.of(), java.util.Set.of())) {
            assertThatThrownBy(() -> CustomFields.acceptField(empty))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("the API refuses an empty list; null clears the field");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-06-30T10:17:31Z",
                "2031-06-30T10:17:31+0000",
                "2031-06-30T10:17:31+00",
                "2031-06-30T10:17:31+00:00",
                "2031-06-30T12:17:31+0200",
                "2031-06-30T12:17:31+02:00",
                "2031-06-30T05:17:31-05",
                "2031-06-30T10:17:31.123456+0000",
                "2031-06-30t10:17:31z",
                "2031-06-30 10:17:31+00",
                "2031-06-30 10:17:31Z",
                " 2031-06-30T10:17:31+0000 ",
            })
    void aPointInTimeMayHaveAnOffsetInAnyForm(String text) throws Exception {
        assertThat(RFC_3339.accept(text)).isEqualTo("2031-06-30T10:17:31Z");
        assertThat(SPACED.accept(text)).isEqualTo("2031-06-30 10:17:31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-06-30T10:17:31",
                "2031-06-30 10:17:31",
                "2031-06-30T10:17:31+",
                "2031-06-30T10:17:31+0",
                "2031-06-30T10:17:31+000",
                "2031-06-30T10:17:31+0000Z",
                "2031-06-30T10:17:31+2500",
                "2031-06-31T10:17:31+0000",
                "2031-06-30T10:17:31 GMT",
                "2031-06-30  10:17:31Z",
            })
    void aPointInTimeIsNoOtherText(String text) {
        assertThatThrownBy(() -> RFC_3339.accept(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("expected a time with its zone such as 2031-03-02T08:15:30Z, got '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"PT45M, 00:45", "pt1h40m, 01:40", "PT1M1S, 00:01:01", "PT0S, 00:00", "P1D, 24:00"})
    void aLengthOfTimeMayBeTheTextOfADuration(String text, String wire) throws Exception {
        assertThat(SPAN.accept(text)).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1M", "PT1000H", "P1W", "PT"})
    void aLengthOfTimeIsNoOtherText(String text) {
        assertThatThrownBy(() -> SPAN.accept(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("expected a duration in hours and minutes such as 00:45, got '" + text + "'");
    }
}

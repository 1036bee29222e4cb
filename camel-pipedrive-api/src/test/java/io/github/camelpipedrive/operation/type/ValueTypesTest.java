// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What each type takes, the one form that it makes of it, and what it says of everything else. */
class ValueTypesTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";
    private static final String LEAD = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    private static final BooleanValue TRUTH = new BooleanValue();
    private static final FlagValue FLAG = new FlagValue();
    private static final IntegerValue LIMIT = new IntegerValue(1, 500);
    private static final IntegerValue START = new IntegerValue(0, Integer.MAX_VALUE);
    private static final Decimal PERCENT = new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(100));
    private static final Decimal NOT_NEGATIVE = new Decimal(BigDecimal.ZERO, null);
    private static final Text TITLE = new Text(1, 10);
    private static final Text CODE = new Text(3, Integer.MAX_VALUE);
    private static final Choice STATUS = Choice.ofWords("open", "won", "lost");
    private static final Choice VISIBLE = Choice.ofNumbers(1, 3, 5, 7);
    private static final UuidValue ID = new UuidValue();
    private static final PathSegment SEGMENT = new PathSegment();
    private static final DateValue DAY = new DateValue();
    private static final Timestamp TIME = new Timestamp(Timestamp.Form.RFC_3339);
    private static final Timestamp SPACED = new Timestamp(Timestamp.Form.SPACED_UTC);
    private static final TimeOfDay CLOCK = new TimeOfDay();
    private static final TimeSpan SPAN = new TimeSpan();
    private static final SortOrder ORDER = new SortOrder(List.of("id", "add_time"));
    private static final SortOrder ANY_ORDER = new SortOrder(List.of());
    private static final ListOf IDS = ListOf.atMost(3, IntegerValue.ID);
    private static final ListOf STATUSES = ListOf.any(STATUS);
    private static final ObjectValue MONEY = new ObjectValue(
            List.of(
                    Field.required("amount", Decimal.ANY, "The amount."),
                    Field.of("currency_code", Text.NOT_BLANK, "The currency_code.")),
            "{\"amount\": 4800}");
    private static final ListOf MONEYS = ListOf.any(MONEY);
    private static final CustomFields CUSTOM = new CustomFields();
    private static final NamedCustomFields NAMED = new NamedCustomFields();
    private static final AnyJson JSON = new AnyJson();
    private static final Binary FILE = new Binary();

    private static final RecordId NUMBERED = new RecordId(Resources.DEAL);
    private static final ValueType PERSON = new RecordId(Resources.PERSON).orReference();
    private static final ValueType USER = new RecordId(Resources.USER).orReference();
    private static final ValueType LABELS =
            ListOf.any(new RecordId(Resources.DEAL_LABEL)).orReference();
    private static final RecordId WITH_UUID = new RecordId(Resources.LEAD);
    private static final ListOf CHANGED = ListOf.notEmpty(2, IntegerValue.ID);

    private static Reference person(String by, String text) {
        return new Reference(Resources.PERSON, by, text);
    }

    private static Map<String, Object> nothing(String field) {
        return Collections.singletonMap(field, null);
    }

    private static Reference label(String name) {
        return new Reference(Resources.DEAL_LABEL, "name", name);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments(NUMBERED, " 7 ", 7),
                arguments(NAMED, Map.of("VAT number", "EE100"), Map.of("VAT number", "EE100")),
                arguments(NAMED, Map.of(KEY, List.of("Oak")), Map.of(KEY, List.of("Oak"))),
                arguments(NAMED, nothing("Budget"), nothing("Budget")),
                arguments(PERSON, " 7 ", 7),
                arguments(PERSON, " name: Jo Lind ", person("name", "Jo Lind")),
                arguments(PERSON, "NAME:7", person("name", "7")),
                arguments(PERSON, "name:Lind, Jo: the 2nd", person("name", "Lind, Jo: the 2nd")),
                arguments(PERSON, "email:jo@example.com", person("email", "jo@example.com")),
                arguments(PERSON, "phone:+372 5555 1234", person("phone", "+372 5555 1234")),
                arguments(PERSON, "field:VAT number=EE=100", person("field", "VAT number=EE=100")),
                arguments(PERSON, person("name", "Jo"), person("name", "Jo")),
                arguments(USER, " Me", new Reference(Resources.USER, "", "me")),
                arguments(USER, "name:me", new Reference(Resources.USER, "name", "me")),
                arguments(LABELS, "name:Hot, Warm,7", List.of(label("Hot"), label("Warm"), label("7"))),
                arguments(LABELS, "7, name:Hot", List.of(7, label("Hot"))),
                arguments(LABELS, List.of("name:Hot, or warm", 7), List.of(label("Hot, or warm"), 7)),
                arguments(LABELS, " ", List.of()),
                arguments(WITH_UUID, "0c9d2f40-1111-4abc-8def-20310304aaaa", "0c9d2f40-1111-4abc-8def-20310304aaaa"),
                arguments(CHANGED, 7, List.of(7)),
                arguments(TRUTH, true, true),
                arguments(TRUTH, false, false),
                arguments(TRUTH, " TRUE ", true),
                arguments(TRUTH, "false", false),
                arguments(FLAG, true, 1),
                arguments(FLAG, false, 0),
                arguments(FLAG, 1L, 1),
                arguments(FLAG, 0, 0),
                arguments(FLAG, " true ", 1),
                arguments(FLAG, "0", 0),
                arguments(IntegerValue.ANY, 7, 7),
                arguments(IntegerValue.ANY, (byte) -7, -7),
                arguments(IntegerValue.ANY, (short) 7, 7),
                arguments(IntegerValue.ANY, 7L, 7),
                arguments(IntegerValue.ANY, 2_147_483_648L, 2_147_483_648L),
                arguments(IntegerValue.ANY, -2_147_483_648L, -2_147_483_648),
                arguments(IntegerValue.ANY, -2_147_483_649L, -2_147_483_649L),
                arguments(IntegerValue.ANY, 2_147_483_647L, 2_147_483_647),
                arguments(IntegerValue.ANY, " -7 ", -7),
                arguments(IntegerValue.ANY, new BigDecimal("7.00"), 7),
                arguments(IntegerValue.ANY, 7.0, 7),
                arguments(IntegerValue.ANY, new BigInteger("9223372036854775807"), Long.MAX_VALUE),
                arguments(IntegerValue.ANY, new AtomicInteger(7), 7),
                arguments(IntegerValue.ANY, new AtomicLong(7), 7),
                arguments(IntegerValue.ID, "3000000000", 3_000_000_000L),
                arguments(IntegerValue.ID, 1, 1),
                arguments(LIMIT, 1, 1),
                arguments(LIMIT, 500, 500),
                arguments(START, 0, 0),
                arguments(Decimal.ANY, 7, new BigDecimal("7")),
                arguments(Decimal.ANY, 7L, new BigDecimal("7")),
                arguments(Decimal.ANY, (short) 7, new BigDecimal("7")),
                arguments(Decimal.ANY, (byte) 7, new BigDecimal("7")),
                arguments(Decimal.ANY, BigInteger.TEN, new BigDecimal("10")),
                arguments(Decimal.ANY, 12.5, new BigDecimal("12.5")),
                arguments(Decimal.ANY, 0.1f, new BigDecimal("0.1")),
                arguments(Decimal.ANY, " 1250.75 ", new BigDecimal("1250.75")),
                arguments(Decimal.ANY, "-1E+3", new BigDecimal("-1E+3")),
                arguments(Decimal.ANY, new BigDecimal("1.230"), new BigDecimal("1.230")),
                arguments(Decimal.ANY, new BigDecimal("1E399"), new BigDecimal("1E399")),
                arguments(Decimal.ANY, new BigDecimal("1E-400"), new BigDecimal("1E-400")),
                arguments(PERCENT, 0, new BigDecimal("0")),
                arguments(PERCENT, "100", new BigDecimal("100")),
                arguments(NOT_NEGATIVE, 0, new BigDecimal("0")),
                arguments(Text.ANY, "", ""),
                arguments(Text.ANY, " Küche 🧱 ", " Küche 🧱 "),
                arguments(Text.ANY, CharBuffer.wrap("tiles"), "tiles"),
                arguments(Text.ANY, 4711, "4711"),
                arguments(Text.ANY, true, "true"),
                arguments(Text.ANY, 'x', "x"),
                arguments(Text.ANY, DayOfWeek.MONDAY, "MONDAY"),
                arguments(Text.ANY, UUID.fromString(LEAD), LEAD),
                arguments(Text.ANY, LocalDate.of(2031, 3, 2), "2031-03-02"),
                arguments(TITLE, "0123456789", "0123456789"),
                arguments(TITLE, "x", "x"),
                arguments(CODE, "abc", "abc"),
                arguments(STATUS, "won", "won"),
                arguments(STATUS, " lost ", "lost"),
                arguments(VISIBLE, 3, 3),
                arguments(VISIBLE, 3L, 3),
                arguments(VISIBLE, "7", 7),
                arguments(ID, LEAD, LEAD),
                arguments(ID, " " + LEAD + " ", LEAD),
                arguments(ID, "0C9D2F40-1111-4ABC-8DEF-20310304AAAA", "0C9D2F40-1111-4ABC-8DEF-20310304AAAA"),
                arguments(ID, UUID.fromString(LEAD), LEAD),
                arguments(SEGMENT, 4711, "4711"),
                arguments(SEGMENT, " " + LEAD + " ", LEAD),
                arguments(SEGMENT, "a.b..c", "a.b..c"),
                arguments(DAY, "2031-03-02", "2031-03-02"),
                arguments(DAY, " 2028-02-29 ", "2028-02-29"),
                arguments(DAY, LocalDate.of(2031, 3, 2), "2031-03-02"),
                arguments(DAY, LocalDate.of(1, 1, 1), "0001-01-01"),
                arguments(DAY, LocalDate.of(9999, 12, 31), "9999-12-31"),
                arguments(TIME, "2031-03-02T08:15:30Z", "2031-03-02T08:15:30Z"),
                arguments(TIME, "2031-03-02T08:15:30.999Z", "2031-03-02T08:15:30Z"),
                arguments(TIME, "2031-03-02T08:15+02:00", "2031-03-02T06:15:00Z"),
                arguments(TIME, Instant.parse("2031-03-02T08:15:30.123Z"), "2031-03-02T08:15:30Z"),
                arguments(
                        TIME, OffsetDateTime.of(2031, 3, 2, 0, 0, 0, 0, ZoneOffset.ofHours(2)), "2031-03-01T22:00:00Z"),
                arguments(
                        TIME,
                        LocalDateTime.of(2031, 7, 2, 8, 0).atZone(ZoneId.of("Europe/Berlin")),
                        "2031-07-02T06:00:00Z"),
                arguments(TIME, Date.from(Instant.parse("2031-03-02T08:15:30Z")), "2031-03-02T08:15:30Z"),
                arguments(TIME, new java.sql.Timestamp(0), "1970-01-01T00:00:00Z"),
                arguments(SPACED, "2031-03-02 08:15:30", "2031-03-02 08:15:30"),
                arguments(SPACED, "2031-03-02T08:15:30+01:00", "2031-03-02 07:15:30"),
                arguments(SPACED, Instant.EPOCH, "1970-01-01 00:00:00"),
                arguments(CLOCK, "08:30", "08:30"),
                arguments(CLOCK, "8:30", "08:30"),
                arguments(CLOCK, "08:30:00", "08:30"),
                arguments(CLOCK, " 08:30:15 ", "08:30:15"),
                arguments(CLOCK, LocalTime.MIDNIGHT, "00:00"),
                arguments(CLOCK, LocalTime.of(23, 59, 59), "23:59:59"),
                arguments(SPAN, "00:45", "00:45"),
                arguments(SPAN, "1:05", "01:05"),
                arguments(SPAN, "999:59:59", "999:59:59"),
                arguments(SPAN, "00:45:00", "00:45"),
                arguments(SPAN, Duration.ofMinutes(100), "01:40"),
                arguments(SPAN, Duration.ofSeconds(61), "00:01:01"),
                arguments(SPAN, Duration.ZERO, "00:00"),
                arguments(SPAN, Duration.ofHours(999), "999:00"),
                arguments(ORDER, "id", "id"),
                arguments(ORDER, "add_time desc,id", "add_time DESC, id"),
                arguments(ORDER, " add_time  DESC , id  asc ", "add_time DESC, id ASC"),
                arguments(ANY_ORDER, "whatever_1 DESC", "whatever_1 DESC"),
                arguments(IDS, List.of(1, "2", 3L), List.of(1, 2, 3)),
                arguments(IDS, "1, 2,3", List.of(1, 2, 3)),
                arguments(IDS, 7, List.of(7)),
                arguments(IDS, "7", List.of(7)),
                arguments(IDS, "", List.of()),
                arguments(IDS, " ", List.of()),
                arguments(IDS, List.of(), List.of()),
                arguments(IDS, new int[] {1, 2}, List.of(1, 2)),
                arguments(IDS, new String[] {"1"}, List.of(1)),
                arguments(IDS, new LinkedHashSet<>(List.of(3, 1)), List.of(3, 1)),
                arguments(STATUSES, "won,lost", List.of("won", "lost")),
                arguments(MONEY, Map.of("amount", "1.50"), Map.of("amount", new BigDecimal("1.50"))),
                arguments(
                        MONEY,
                        Map.of("amount", 1, "currencyCode", "EUR"),
                        Map.of("amount", new BigDecimal("1"), "currency_code", "EUR")),
                arguments(
                        MONEY,
                        mapOf("amount", 1, "currency_code", null),
                        mapOf("amount", new BigDecimal("1"), "currency_code", null)),
                arguments(MONEYS, List.of(Map.of("amount", 1)), List.of(Map.of("amount", new BigDecimal("1")))),
                arguments(MONEYS, Map.of("amount", 1), List.of(Map.of("amount", new BigDecimal("1")))),
                arguments(CUSTOM, Map.of(), Map.of()),
                arguments(CUSTOM, mapOf(KEY, null), mapOf(KEY, null)),
                arguments(
                        CUSTOM,
                        Map.of(KEY, List.of(1, 2)),
                        Map.of(KEY, List.of(new BigDecimal("1"), new BigDecimal("2")))),
                arguments(
                        CUSTOM,
                        Map.of(KEY, Map.of("value", 1.5, "currency", "EUR")),
                        Map.of(KEY, Map.of("value", new BigDecimal("1.5"), "currency", "EUR"))),
                arguments(JSON, "text", "text"),
                arguments(JSON, true, true),
                arguments(JSON, 3, new BigDecimal("3")),
                arguments(JSON, LocalDate.of(2031, 3, 2), "2031-03-02"),
                arguments(
                        JSON,
                        mapOf("a", Arrays.asList(1, null, Map.of(2, "b")), "n", null),
                        mapOf("a", Arrays.asList(new BigDecimal("1"), null, Map.of("2", "b")), "n", null)),
                arguments(FILE, "text", "text"),
                arguments(FILE, new File("offer.pdf"), new File("offer.pdf")),
                arguments(FILE, Path.of("offer.pdf"), Path.of("offer.pdf")));
    }

    private static Map<String, Object> mapOf(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> mapOf(String key, Object value, String key2, Object value2) {
        Map<String, Object> map = mapOf(key, value);
        map.put(key2, value2);
        return map;
    }

    @ParameterizedTest
    @MethodSource("taken")
    void makesTheOneFormOfTheApi(ValueType type, Object given, Object expected) throws Exception {
        assertThat(type.accept(given)).isEqualTo(expected).hasSameClassAs(given(expected));
    }

    /** Maps and lists are made again, in whatever class; what they hold is compared above. */
    private static Object given(Object expected) {
        if (expected instanceof Map) {
            return new LinkedHashMap<>();
        }
        return expected instanceof List ? new java.util.ArrayList<>() : expected;
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesItsOwnFormAgain(ValueType type, Object given, Object expected) throws Exception {
        assertThat(type.accept(type.accept(given))).isEqualTo(expected);
    }

    @Test
    void handsOnBytesAndStreamsAsTheyAre() throws Exception {
        byte[] bytes = {1, 2};
        ByteArrayInputStream stream = new ByteArrayInputStream(bytes);

        assertThat(FILE.accept(bytes)).isSameAs(bytes);
        assertThat(FILE.accept(stream)).isSameAs(stream);
    }

    /** A class of a user's, of which a message says no more than the name. */
    private record Secretive(String secret) {}

    static Stream<Arguments> refused() {
        String integer = "expected a whole number, got ";
        String id = "expected a whole number from 1, got ";
        String number = "expected a number such as 1250.75, got ";
        String percent = "expected a number from 0 to 100, got ";
        String segment = "expected one segment of a path, such as an ID, got ";
        String uuid = "expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got ";
        String day = "expected a date such as 2031-06-30, without a time, got ";
        String time = "expected a time with its zone such as 2031-03-02T08:15:30Z, got ";
        String spaced = "expected a UTC time such as 2031-03-02 08:15:30, got ";
        String clock = "expected a time of day such as 08:30, got ";
        String span = "expected a duration in hours and minutes such as 00:45, got ";
        String order = "expected a sort order such as 'update_time DESC' by id, add_time, got ";
        String status = "expected one of open, won, lost, got ";
        return Stream.of(
                arguments(NUMBERED, 0, id + "0"),
                arguments(NAMED, "VAT number", "expected an object with the names of custom fields, got 'VAT number'"),
                arguments(
                        NAMED,
                        Map.of("Materials", List.of()),
                        "Materials: the API refuses an empty list; null clears the field"),
                arguments(PERSON, "Jo Lind", id + "'Jo Lind'; a name is written 'name:Jo Lind'"),
                arguments(
                        PERSON,
                        "nmae:Jo",
                        "'nmae:Jo' is neither an ID nor a reference. References to persons start with name:, email:,"
                                + " phone:, field:<name>="),
                arguments(
                        USER,
                        "phone:1",
                        "'phone:1' is neither an ID nor a reference. References to users start with name:, email:; or"
                                + " are me"),
                arguments(PERSON, "name: ", "the reference 'name: ' names nothing"),
                arguments(
                        PERSON,
                        "field:VAT number",
                        "the reference 'field:VAT number' has no value; its form is field:<name>=<value>"),
                arguments(PERSON, "me", id + "'me'; a name is written 'name:me'"),
                arguments(PERSON, ":Jo", id + "':Jo'"),
                arguments(LABELS, "Hot,name:Warm", "[0]: " + id + "'Hot'; a name is written 'name:Hot'"),
                arguments(WITH_UUID, 7, "expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got 7"),
                arguments(CHANGED, List.of(), "must not be empty"),
                arguments(CHANGED, " ", "must not be empty"),
                arguments(TRUTH, 1, "expected true or false, got 1"),
                arguments(TRUTH, "yes", "expected true or false, got 'yes'"),
                arguments(TRUTH, Map.of(), "expected true or false, got an object"),
                arguments(FLAG, 2, "expected 0 or 1, got 2"),
                arguments(FLAG, "yes", "expected 0 or 1, got 'yes'"),
                arguments(FLAG, List.of(1), "expected 0 or 1, got a list"),
                arguments(IntegerValue.ANY, "4711x", integer + "'4711x'"),
                arguments(IntegerValue.ANY, "", integer + "''"),
                arguments(IntegerValue.ANY, "1.0", integer + "'1.0'"),
                arguments(IntegerValue.ANY, "9223372036854775808", integer + "'9223372036854775808'"),
                arguments(IntegerValue.ANY, new BigInteger("9223372036854775808"), integer + "9223372036854775808"),
                arguments(IntegerValue.ANY, new BigDecimal("1E+999999999"), integer + "1E+999999999"),
                arguments(IntegerValue.ANY, 1.5, integer + "1.5"),
                arguments(IntegerValue.ANY, Double.NaN, integer + "NaN"),
                arguments(IntegerValue.ANY, true, integer + "true"),
                arguments(IntegerValue.ID, 0, id + "0"),
                arguments(IntegerValue.ID, -4711, id + "-4711"),
                arguments(LIMIT, 0, "expected a whole number from 1 to 500, got 0"),
                arguments(LIMIT, 501, "expected a whole number from 1 to 500, got 501"),
                arguments(START, -1, "expected a whole number from 0 to 2147483647, got -1"),
                arguments(Decimal.ANY, "12,50", number + "'12,50'"),
                arguments(Decimal.ANY, "1'000", number + "'1'000'"),
                arguments(Decimal.ANY, Double.POSITIVE_INFINITY, number + "Infinity"),
                arguments(Decimal.ANY, "1e999999999", number + "'1e999999999'"),
                arguments(Decimal.ANY, "1e-999999999", number + "'1e-999999999'"),
                arguments(Decimal.ANY, new BigDecimal("1E400"), number + "1E+400"),
                arguments(Decimal.ANY, new BigDecimal("1E-401"), number + "1E-401"),
                arguments(Decimal.ANY, Map.of("amount", 1), number + "an object"),
                arguments(Decimal.ANY, true, number + "true"),
                arguments(PERCENT, new BigDecimal("100.01"), percent + "100.01"),
                arguments(PERCENT, "-0.01", percent + "'-0.01'"),
                arguments(PERCENT, "all", percent + "'all'"),
                arguments(NOT_NEGATIVE, -1, "expected a number from 0, got -1"),
                arguments(Text.ANY, List.of("a"), "expected text, got a list"),
                arguments(Text.ANY, Map.of(), "expected text, got an object"),
                arguments(Text.ANY, new byte[0], "expected text, got bytes"),
                arguments(Text.ANY, new Secretive("hidden"), "expected text, got a Secretive"),
                arguments(Text.ANY, Optional.of("x"), "expected text, got 'Optional[x]'"),
                arguments(Text.NOT_BLANK, " \t ", "must not be blank"),
                arguments(TITLE, "", "must not be blank"),
                arguments(TITLE, "01234567890", "must have at most 10 characters, got 11"),
                arguments(CODE, " ab ", "must have at least 3 characters, got ' ab '"),
                arguments(STATUS, "WON", status + "'WON'"),
                arguments(STATUS, "", status + "''"),
                arguments(STATUS, List.of("won"), status + "a list"),
                arguments(Choice.ofWords("attendees"), "guests", "expected 'attendees', got 'guests'"),
                arguments(VISIBLE, 2, "expected one of 1, 3, 5, 7, got 2"),
                arguments(ID, 4711, uuid + "4711"),
                arguments(ID, LEAD + "0", uuid + "'" + LEAD + "0'"),
                arguments(ID, "../deals", uuid + "'../deals'"),
                arguments(SEGMENT, "", "must not be blank"),
                arguments(SEGMENT, "..", segment + "'..'"),
                arguments(SEGMENT, " . ", segment + "' . '"),
                arguments(SEGMENT, "../deals", segment + "'../deals'"),
                arguments(SEGMENT, "7/participants", segment + "'7/participants'"),
                arguments(SEGMENT, "7\\8", segment + "'7\\8'"),
                arguments(SEGMENT, "%2e%2e", segment + "'%2e%2e'"),
                arguments(SEGMENT, "7\n8", segment + "'7\\n8'"),
                arguments(SEGMENT, Map.of("id", 7), "expected text, got an object"),
                arguments(DAY, "2031-03-02T08:15:30Z", day + "'2031-03-02T08:15:30Z'"),
                arguments(DAY, "02.03.2031", day + "'02.03.2031'"),
                arguments(DAY, "2031-3-2", day + "'2031-3-2'"),
                arguments(DAY, "2031-02-29", day + "'2031-02-29'"),
                arguments(DAY, LocalDateTime.of(2031, 3, 2, 0, 0), day + "'2031-03-02T00:00'"),
                arguments(DAY, "+12031-03-02", day + "'+12031-03-02'"),
                arguments(DAY, LocalDate.of(10_000, 1, 1), day + "'+10000-01-01'"),
                arguments(DAY, LocalDate.of(0, 1, 1), day + "'0000-01-01'"),
                arguments(DAY, 20310302, day + "20310302"),
                arguments(TIME, "2031-03-02", time + "'2031-03-02'"),
                arguments(TIME, "2031-03-02T08:15:30", time + "'2031-03-02T08:15:30'"),
                arguments(TIME, "2031-03-02 08:15:30", time + "'2031-03-02 08:15:30'"),
                arguments(TIME, LocalDateTime.of(2031, 3, 2, 8, 15, 30), time + "'2031-03-02T08:15:30'"),
                arguments(TIME, "yesterday", time + "'yesterday'"),
                arguments(TIME, 1_930_000_000L, time + "1930000000"),
                arguments(TIME, Instant.parse("+10000-01-01T00:00:00Z"), time + "'+10000-01-01T00:00:00Z'"),
                arguments(TIME, Instant.MAX, time + "'" + Instant.MAX + "'"),
                arguments(TIME, Instant.MIN, time + "'" + Instant.MIN + "'"),
                arguments(SPACED, "2031-03-02 08:15", spaced + "'2031-03-02 08:15'"),
                arguments(SPACED, "2031-02-30 08:15:30", spaced + "'2031-02-30 08:15:30'"),
                arguments(SPACED, "2031-03-02T08:15:30", spaced + "'2031-03-02T08:15:30'"),
                arguments(CLOCK, "24:00", clock + "'24:00'"),
                arguments(CLOCK, "8.30", clock + "'8.30'"),
                arguments(CLOCK, 830, clock + "830"),
                arguments(SPAN, "0:60", span + "'0:60'"),
                arguments(SPAN, "45", span + "'45'"),
                arguments(SPAN, "-1:00", span + "'-1:00'"),
                arguments(SPAN, Duration.ofMinutes(-1), span + "'PT-1M'"),
                arguments(SPAN, Duration.ofHours(1000), span + "'PT1000H'"),
                arguments(SPAN, 45, span + "45"),
                arguments(ORDER, "name", order + "'name'"),
                arguments(ORDER, "id up", order + "'id up'"),
                arguments(ORDER, "", order + "''"),
                arguments(ORDER, "id,", order + "'id,'"),
                arguments(ORDER, List.of("id"), order + "a list"),
                arguments(ANY_ORDER, "a b c", "expected a sort order such as 'update_time DESC', got 'a b c'"),
                arguments(IDS, "1,x,3", "[1]: " + id + "'x'"),
                arguments(IDS, "x", id + "'x'"),
                arguments(IDS, 0, id + "0"),
                arguments(IDS, List.of("x"), "[0]: " + id + "'x'"),
                arguments(IDS, "1,,3", "[1]: " + id + "''"),
                arguments(IDS, Collections.singletonList(null), "[0]: expected integer, got null"),
                arguments(IDS, List.of(1, 2, 3, 4), "takes at most 3 items, got 4"),
                arguments(STATUSES, "won,deleted", "[1]: " + status + "'deleted'"),
                arguments(MONEY, 4800, "expected an object such as {\"amount\": 4800}, got 4800"),
                arguments(MONEY, "4800", "expected an object such as {\"amount\": 4800}, got '4800'"),
                arguments(MONEY, List.of(), "expected an object such as {\"amount\": 4800}, got a list"),
                arguments(MONEY, Map.of(), "amount is missing; the form is {\"amount\": 4800}"),
                arguments(MONEY, mapOf("amount", null), "amount is missing; the form is {\"amount\": 4800}"),
                arguments(MONEY, Map.of("amount", "much"), "amount: " + number + "'much'"),
                arguments(MONEY, Map.of("amonut", 1), "unknown key 'amonut'. Did you mean 'amount'?"),
                arguments(MONEY, Map.of("xyzzy", 1), "unknown key 'xyzzy'. The keys are amount, currency_code."),
                arguments(MONEY, Map.of("amount", 1, "currency_code", " "), "currency_code: must not be blank"),
                arguments(MONEYS, "4800", "expected a list of objects such as {\"amount\": 4800}, got '4800'"),
                arguments(Text.ANY, "ab\ud83e", half(2)),
                arguments(Text.ANY, "\uddf1ab", half(0)),
                arguments(Text.ANY, "🧱\ud83e🧱", half(2)),
                arguments(JSON, List.of("\ud83e"), "[0]: " + half(0)),
                arguments(JSON, Map.of("\ud83e", 1), half(0)),
                arguments(MONEYS, List.of(4800), "[0]: expected an object such as {\"amount\": 4800}, got 4800"),
                arguments(MONEYS, List.of(Map.of("amount", "x")), "[0].amount: " + number + "'x'"),
                arguments(CUSTOM, "x", "expected an object with field keys of 40 hexadecimal characters, got 'x'"),
                arguments(
                        CUSTOM,
                        Map.of(KEY + "_currency", "EUR"),
                        "'" + KEY
                                + "_currency' is a part of a field; here parts are inside the field's value, such as"
                                + " {\"value\": 4800, \"currency\": \"EUR\"}"),
                arguments(
                        CUSTOM,
                        Map.of("colour", "white"),
                        "'colour' is not a custom field key; names need fieldNames=true, a key has 40 hexadecimal characters and is in the"
                                + " account's field settings"),
                arguments(
                        CUSTOM, Map.of(KEY, List.of()), KEY + ": the API refuses an empty list; null clears the field"),
                arguments(CUSTOM, Map.of(KEY, new byte[1]), KEY + ": expected a JSON value, got bytes"),
                arguments(
                        CUSTOM,
                        Map.of(KEY, List.of(Map.of("a", new Secretive("hidden")))),
                        KEY + "[0].a: expected a JSON value, got a Secretive"),
                arguments(JSON, Double.NaN, number + "NaN"),
                arguments(
                        JSON,
                        Path.of("a", "b"),
                        "expected a JSON value, got a "
                                + Path.of("a").getClass().getSimpleName()),
                arguments(FILE, 4711, "expected a file, bytes or a stream, got 4711"),
                arguments(FILE, Map.of(), "expected a file, bytes or a stream, got an object"));
    }

    private static String half(int index) {
        return "holds half a character at index " + index + ", as when text is cut within an emoji";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatItExpectsAndWhatItGot(ValueType type, Object given, String message) {
        InvalidValueException failure = catchThrowableOfType(InvalidValueException.class, () -> type.accept(given));

        assertThat(failure).hasMessage(message);
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                arguments(NUMBERED, "integer", false),
                arguments(NAMED, "object of custom fields by name", true),
                arguments(PERSON, "integer or reference", false),
                arguments(LABELS, "list of integer or reference", true),
                arguments(WITH_UUID, "UUID", false),
                arguments(TRUTH, "boolean", false),
                arguments(FLAG, "0 or 1", false),
                arguments(IntegerValue.ANY, "integer", false),
                arguments(IntegerValue.ID, "integer", false),
                arguments(LIMIT, "integer, 1 to 500", false),
                arguments(new IntegerValue(0, Long.MAX_VALUE), "integer from 0", false),
                arguments(Decimal.ANY, "number", false),
                arguments(NOT_NEGATIVE, "number", false),
                arguments(PERCENT, "number, 0 to 100", false),
                arguments(Text.ANY, "text", false),
                arguments(TITLE, "text of up to 10 characters", false),
                arguments(STATUS, "one of open, won, lost", false),
                arguments(Choice.ofWords("attendees"), "'attendees'", false),
                arguments(ID, "UUID", false),
                arguments(SEGMENT, "path segment", false),
                arguments(DAY, "date YYYY-MM-DD", false),
                arguments(TIME, "time YYYY-MM-DDTHH:MM:SSZ", false),
                arguments(SPACED, "UTC time YYYY-MM-DD HH:MM:SS", false),
                arguments(CLOCK, "time of day HH:MM, UTC", false),
                arguments(SPAN, "duration HH:MM", false),
                arguments(ORDER, "sort order such as 'update_time DESC' by id, add_time", false),
                arguments(ANY_ORDER, "sort order such as 'update_time DESC'", false),
                arguments(IDS, "list of integer (at most 3)", true),
                arguments(STATUSES, "list of open, won, lost", true),
                arguments(MONEY, "object {\"amount\": 4800}", true),
                arguments(CUSTOM, "object of custom fields by key", true),
                arguments(JSON, "JSON", true),
                arguments(FILE, "file", false));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void describesItself(ValueType type, String description, boolean structured) {
        assertThat(type.description()).isEqualTo(description);
        assertThat(type.isStructured()).isEqualTo(structured);
    }

    @Test
    void everyTypeIsInTheTables() {
        for (Stream<Arguments> table : List.of(taken(), refused(), descriptions())) {
            Set<Class<?>> types = table.map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

            assertThat(types).containsExactlyInAnyOrder(ValueType.class.getPermittedSubclasses());
        }
    }

    @Test
    void knowsAFieldsKeyFromItsParts() {
        assertThat(CustomFields.isKey(KEY)).isTrue();
        assertThat(CustomFields.isKey(KEY + "_currency")).isFalse();
        assertThat(CustomFields.isKey(KEY.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(CustomFields.isFlatKey(KEY)).isTrue();
        assertThat(CustomFields.isFlatKey(KEY + "_currency")).isTrue();
        assertThat(CustomFields.isFlatKey(KEY + "_")).isFalse();
        assertThat(CustomFields.isFlatKey("title")).isFalse();
    }

    @Test
    void tellsThePlaceInsideAValueApartFromWhatIsWrongThere() {
        InvalidValueException failure = catchThrowableOfType(
                InvalidValueException.class, () -> MONEYS.accept(List.of(Map.of("amount", 1), Map.of("amount", "x"))));

        assertThat(failure.path()).isEqualTo("[1].amount");
        assertThat(failure.getStackTrace()).isEmpty();
    }

    @Test
    void opensSetsOfValuesForWhatTheApiHasGainedSince() throws InvalidValueException {
        assertThat(Choice.ofWords("open", "won").open().accept("paused")).isEqualTo("paused");
        assertThat(Choice.ofNumbers(1, 3).open().accept("9")).isEqualTo(9);
        assertThat(ListOf.any(Choice.ofWords("attendees")).open().accept("attendees,outcome"))
                .isEqualTo(List.of("attendees", "outcome"));
        assertThat(ListOf.atMost(1, Choice.ofWords("a")).open()).isEqualTo(ListOf.atMost(1, Text.NOT_BLANK));
        assertThat(DAY.open()).isSameAs(DAY);
        assertThat(ListOf.any(IntegerValue.ID).open()).isEqualTo(ListOf.any(IntegerValue.ID));
    }
}

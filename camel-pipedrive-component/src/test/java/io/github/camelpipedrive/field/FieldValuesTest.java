// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelpipedrive.field.SampleFields.comparable;
import static io.github.camelpipedrive.field.SampleFields.custom;
import static io.github.camelpipedrive.field.SampleFields.key;
import static io.github.camelpipedrive.field.SampleFields.map;
import static io.github.camelpipedrive.field.SampleFields.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every type of field in every shape of records, read and written. */
class FieldValuesTest {

    private static final String KEY = key(1);

    private static final FieldOption[] OPTIONS = {
        option(31, "Trade"),
        option(32, "Retail"),
        option(33, "Old, big"),
        option(34, "Twice"),
        option(35, "Twice"),
        option(36, "37"),
        option(37, "36"),
        option(38, "NEWS"),
        option(39, "News"),
        option(40, "")
    };

    private static final Map<String, Object> ADDRESS = map(
            "value",
            "Old Quay 5, Tallinn",
            "street_number",
            "5",
            "route",
            "Old Quay",
            "locality",
            "Tallinn",
            "country",
            "Estonia",
            "postal_code",
            null);

    private record Thing() {}

    private static FieldSet fields(String type) {
        return FieldSet.of("deals", List.of(custom(1, "Sample", type, OPTIONS)));
    }

    private static NamedFields named(String type, FieldShape shape) {
        return new NamedFields(fields(type), shape);
    }

    private static Object read(String type, FieldShape shape, Map<String, Object> record) {
        Map<?, ?> custom = (Map<?, ?>) named(type, shape).read(record).get("custom_fields");
        assertThat(custom.keySet()).hasToString("[Sample]");
        return comparable(custom.get("Sample"));
    }

    private static Map<String, Object> flat(Map<String, Object> parts) {
        Map<String, Object> record = new LinkedHashMap<>();
        parts.forEach((part, value) -> record.put(KEY + part, value));
        return record;
    }

    private static Map<String, Object> inside(Object value) {
        return map("custom_fields", map(KEY, value));
    }

    private static Object written(String type, FieldShape shape, Object value) throws InvalidFieldsException {
        return comparable(named(type, shape).write(map("Sample", value)));
    }

    /** Type; value of version 2; entries of a lead; value in an event; what people see. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("varchar", "a, b", map("", "a, b"), map("type", "varchar", "value", "a, b"), "a, b"),
                arguments("varchar_auto", "a", map("", "a"), map("type", "varchar_auto", "value", "a"), "a"),
                arguments("text", "a\nb 🚀", map("", "a\nb 🚀"), map("type", "text", "value", "a\nb 🚀"), "a\nb 🚀"),
                arguments("text", "", map("", ""), map("type", "text", "value", ""), ""),
                arguments(
                        "phone",
                        "+372 5555",
                        map("", "+372 5555"),
                        map("type", "phone", "value", "+372 5555"),
                        "+372 5555"),
                arguments("double", 1.5, map("", 1.5), map("type", "double", "value", 1.5), 1.5),
                arguments("double", 0, map("", 0), map("type", "double", "value", 0), 0),
                arguments(
                        "monetary",
                        map("value", 4800.5, "currency", "EUR"),
                        map("", 4800.5, "_currency", "EUR"),
                        map("currency", "EUR", "type", "monetary", "value", 4800.5),
                        map("value", 4800.5, "currency", "EUR")),
                arguments("enum", 31, map("", "31"), map("type", "enum", "id", 31), "Trade"),
                arguments("enum", 36, map("", "36"), map("type", "enum", "id", 36), "37"),
                arguments("enum", 35, map("", "35"), map("type", "enum", "id", 35), 35),
                arguments("enum", 38, map("", "38"), map("type", "enum", "id", 38), "NEWS"),
                arguments("enum", 40, map("", "40"), map("type", "enum", "id", 40), 40),
                arguments(
                        "set",
                        List.of(33, 31, 34),
                        map("", "33,31,34"),
                        map("type", "set", "values", List.of(map("id", 33), map("id", 31), map("id", 34))),
                        List.of("Old, big", "Trade", 34)),
                arguments(
                        "set",
                        List.of(32),
                        map("", "32"),
                        map("type", "set", "values", List.of(map("id", 32))),
                        List.of("Retail")),
                arguments(
                        "date",
                        "2031-03-02",
                        map("", "2031-03-02"),
                        map("type", "date", "value", "2031-03-02"),
                        "2031-03-02"),
                arguments(
                        "daterange",
                        map("value", "2031-03-02", "until", "2031-03-09"),
                        map("", "2031-03-02", "_until", "2031-03-09"),
                        map("from", "2031-03-02", "until", "2031-03-09", "type", "daterange"),
                        map("value", "2031-03-02", "until", "2031-03-09")),
                arguments(
                        "time",
                        map("value", "08:30:00", "timezone_id", 310),
                        map("", "08:30:00", "_timezone_id", 310),
                        map("timezone_id", 310, "type", "time", "value", "08:30:00"),
                        map("value", "08:30:00", "timezone_id", 310)),
                arguments(
                        "timerange",
                        map("value", "08:30:00", "until", "17:00:15", "timezone_id", 310),
                        map("", "08:30:00", "_until", "17:00:15", "_timezone_id", 310),
                        map("timezone_id", 310, "from", "08:30:00", "until", "17:00:15", "type", "timerange"),
                        map("value", "08:30:00", "until", "17:00:15", "timezone_id", 310)),
                arguments(
                        "address",
                        ADDRESS,
                        map(
                                "",
                                "Old Quay 5, Tallinn",
                                "_street_number",
                                "5",
                                "_route",
                                "Old Quay",
                                "_locality",
                                "Tallinn",
                                "_country",
                                "Estonia",
                                "_postal_code",
                                null),
                        map(
                                "type",
                                "address",
                                "value",
                                "Old Quay 5, Tallinn",
                                "street_number",
                                "5",
                                "route",
                                "Old Quay",
                                "locality",
                                "Tallinn",
                                "country",
                                "Estonia",
                                "postal_code",
                                ""),
                        ADDRESS),
                arguments("user", 17001, map("", 17001), map("type", "user", "id", 17001), 17001),
                arguments(
                        "org",
                        5_000_000_000L,
                        map("", 5_000_000_000L),
                        map("type", "org", "id", 5_000_000_000L),
                        5_000_000_000L),
                arguments("people", 7, map("", 7), map("type", "people", "id", 7), 7),
                arguments(
                        "hologram",
                        map("a", List.of(1)),
                        map("", map("a", List.of(1))),
                        map("a", List.of(1)),
                        map("a", List.of(1))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void areReadAlikeInEveryShape(String type, Object nested, Map<String, Object> flat, Object event, Object people) {
        assertThat(read(type, FieldShape.NESTED, inside(nested))).isEqualTo(comparable(people));
        assertThat(read(type, FieldShape.FLAT, flat(flat))).isEqualTo(comparable(people));
        assertThat(read(type, FieldShape.EVENT, inside(event))).isEqualTo(comparable(people));
    }

    @ParameterizedTest
    @MethodSource("values")
    void areWrittenAsTheyAreAnswered(String type, Object nested, Map<String, Object> flat, Object event, Object people)
            throws Exception {
        assertThat(written(type, FieldShape.NESTED, people)).isEqualTo(comparable(inside(nested)));
        assertThat(written(type, FieldShape.FLAT, people)).isEqualTo(comparable(flat(flat)));
    }

    static Stream<String> types() {
        return values().map(row -> (String) row.get()[0]).distinct();
    }

    @ParameterizedTest
    @MethodSource("types")
    void areClearedByNullAndReadAsNull(String type) throws Exception {
        assertThat(written(type, FieldShape.NESTED, null)).isEqualTo(inside(null));
        assertThat(written(type, FieldShape.FLAT, null)).isEqualTo(map(KEY, null));
        for (FieldShape shape : FieldShape.values()) {
            Map<String, Object> record = shape == FieldShape.FLAT ? map(KEY, null) : inside(null);
            assertThat(read(type, shape, record)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void areNotClearedByAnEmptyList(String type) {
        for (Object empty : List.of(List.of(), new String[0])) {
            assertThatThrownBy(() -> written(type, FieldShape.NESTED, empty))
                    .hasMessage("'Sample': the API refuses an empty list; null clears the field");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void areNotClearedByAnEmptyTextUnlessTheyAreText(String type) throws Exception {
        if (List.of("varchar", "varchar_auto", "text", "phone", "hologram").contains(type)) {
            assertThat(written(type, FieldShape.NESTED, " ")).isEqualTo(inside(" "));
        } else {
            assertThatThrownBy(() -> written(type, FieldShape.FLAT, " "))
                    .hasMessage("'Sample': is an empty text; null clears the field");
            assertThat(read(type, FieldShape.FLAT, map(KEY, ""))).isNull();
        }
    }

    /** Type; what people write; the value of version 2. */
    static Stream<Arguments> otherWordings() {
        return Stream.of(
                arguments("varchar", 12, "12"),
                arguments("double", " 1.50 ", new BigDecimal("1.50")),
                arguments("double", 1e2, 100),
                arguments("monetary", map("currency", "EUR", "value", "12.5"), map("currency", "EUR", "value", 12.5)),
                arguments("monetary", map("value", null, "currency", "EUR"), null),
                arguments("enum", "  trade ", 31),
                arguments("enum", "32", 32),
                arguments("enum", "36", 37),
                arguments("enum", 36, 36),
                arguments("enum", 36.0, 36),
                arguments("enum", "News", 39),
                arguments("enum", map("id", 34, "label", "Twice"), 34),
                arguments("set", "Trade", List.of(31)),
                arguments("set", "old,  BIG", List.of(33)),
                arguments("set", "Trade, retail,35", List.of(31, 32, 35)),
                arguments("set", List.of("trade", 31, "Trade"), List.of(31)),
                arguments("set", new String[] {"Retail", "Trade"}, List.of(32, 31)),
                arguments("set", 34, List.of(34)),
                arguments("set", List.of(map("id", 35)), List.of(35)),
                arguments("date", LocalDate.of(2031, 3, 2), "2031-03-02"),
                arguments(
                        "daterange",
                        map("until", LocalDate.of(2031, 3, 9), "value", LocalDate.of(2031, 3, 2)),
                        map("until", "2031-03-09", "value", "2031-03-02")),
                arguments(
                        "daterange",
                        map("value", "2031-03-02", "until", null),
                        map("value", "2031-03-02", "until", null)),
                arguments("daterange", map("value", null, "until", null), null),
                arguments("time", "8:30", map("value", "08:30:00")),
                arguments("time", LocalTime.of(8, 30, 5), map("value", "08:30:05")),
                arguments(
                        "time",
                        map("value", "08:30", "timezoneName", "Europe/Tallinn"),
                        map("value", "08:30:00", "timezone_name", "Europe/Tallinn")),
                arguments(
                        "timerange",
                        map("value", "8:30", "until", LocalTime.NOON, "timezone_name", "Europe/Tallinn"),
                        map("value", "08:30:00", "until", "12:00:00", "timezone_name", "Europe/Tallinn")),
                arguments("address", "Old Quay 5", map("value", "Old Quay 5")),
                arguments(
                        "address",
                        map("value", "Old Quay 5", "plus_code", "9G"),
                        map("value", "Old Quay 5", "plus_code", "9G")),
                arguments("user", "17001", 17001),
                arguments("user", map("id", 7, "value", 8), 7),
                arguments("user", "me", new FieldReference("user", "me")),
                arguments("org", map("name", "Acme", "value", 8), 8),
                arguments("org", " name:Acme Corp ", new FieldReference("organization", "name:Acme Corp")),
                arguments("people", "email:jo@example.com", new FieldReference("person", "email:jo@example.com")),
                arguments("people", new FieldReference("person", "name:Jo"), new FieldReference("person", "name:Jo")));
    }

    @ParameterizedTest
    @MethodSource("otherWordings")
    void areTakenInOtherWordings(String type, Object given, Object wire) throws Exception {
        assertThat(written(type, FieldShape.NESTED, given)).isEqualTo(comparable(inside(wire)));
    }

    /** Type; what people write; what they are told. */
    static Stream<Arguments> wrongValues() {
        String options =
                "31 ('Trade'), 32 ('Retail'), 33 ('Old, big'), 34 ('Twice'), 35 ('Twice'), 36 ('37'), 37 ('36'),"
                        + " 38 ('NEWS'), 39 ('News'), 40 ('').";
        String money = "{\"value\": 4800, \"currency\": \"EUR\"}";
        String times = "{\"value\": \"08:30:00\", \"until\": \"17:00:00\", \"timezone_name\": \"Europe/Tallinn\"}";
        return Stream.of(
                arguments("varchar", List.of("a"), "expected text, got a list"),
                arguments("text", map("value", "a"), "expected text, got an object"),
                arguments("phone", "\ud83d", "holds half a character at index 0, as when text is cut within an emoji"),
                arguments("double", "1,5", "expected a number such as 1250.75, got '1,5'"),
                arguments("double", true, "expected a number such as 1250.75, got true"),
                arguments("monetary", 4800, "expected an object such as " + money + ", got 4800"),
                arguments("monetary", "4800 EUR", "expected an object such as " + money + ", got '4800 EUR'"),
                arguments("monetary", map("amount", 5, "currency", "EUR"), "value is missing; the form is " + money),
                arguments("monetary", map("value", 5), "currency is missing; the form is " + money),
                arguments("monetary", map("value", 5, "currency", null), "currency is missing; the form is " + money),
                arguments(
                        "monetary",
                        map("value", 5, "currncy", "EUR"),
                        "unknown key 'currncy'. Did you mean 'currency'?"),
                arguments(
                        "monetary",
                        map("value", "x", "currency", "EUR"),
                        "value: expected a number such as 1250.75, got 'x'"),
                arguments("enum", "Trad", "no option is called 'Trad'. Did you mean 'Trade'?"),
                arguments(
                        "enum",
                        "Something",
                        "no option is called 'Something'. The options are 'Trade', 'Retail', 'Old, big', 'Twice', 'Twice', '37',"
                                + " '36', 'NEWS', 'News', ''."),
                arguments(
                        "enum", "twice", "'twice' is the label of 2 options: 34 ('Twice'), 35 ('Twice'). Give the ID."),
                arguments("enum", "nEwS", "'nEwS' is the label of 2 options: 38 ('NEWS'), 39 ('News'). Give the ID."),
                arguments("enum", 99, "no option has the ID '99'. The options are " + options),
                arguments("enum", 31.5, "expected a whole number, got 31.5"),
                arguments("enum", List.of("Trade"), "expected the label of an option, got a list"),
                arguments("enum", map("label", "Trade"), "expected the label of an option, got an object"),
                arguments("set", "Trade, Trad", "no option is called 'Trad'. Did you mean 'Trade'?"),
                arguments(
                        "set", "Twice", "'Twice' is the label of 2 options: 34 ('Twice'), 35 ('Twice'). Give the ID."),
                arguments("set", List.of("Trade", 99), "no option has the ID '99'. The options are " + options),
                arguments("set", Arrays.asList("Trade", null), "[1]: expected JSON, got null"),
                arguments("date", "02.03.2031", "expected a date such as 2031-06-30, without a time, got '02.03.2031'"),
                arguments(
                        "daterange",
                        "2031-03-02",
                        "expected an object such as {\"value\": \"2031-03-02\", \"until\":"
                                + " \"2031-03-09\"}, got '2031-03-02'"),
                arguments(
                        "daterange",
                        map("value", "2031-03-02"),
                        "until is missing; the form is {\"value\": \"2031-03-02\"," + " \"until\": \"2031-03-09\"}"),
                arguments("time", "25:00", "value: expected a time of day such as 08:30, got '25:00'"),
                arguments(
                        "time",
                        List.of("08:30"),
                        "expected an object such as {\"value\": \"08:30:00\", \"timezone_name\":"
                                + " \"Europe/Tallinn\"}, got a list"),
                arguments("timerange", "08:30", "expected an object such as " + times + ", got '08:30'"),
                arguments("timerange", map("value", "08:30"), "until is missing; the form is " + times),
                arguments(
                        "address",
                        map("country", "Estonia"),
                        "value is missing; the form is {\"value\": \"Old Quay 5, Tallinn\","
                                + " \"country\": \"Estonia\"}"),
                arguments("address", map("value", "a", "contry", "b"), "unknown key 'contry'. Did you mean 'country'?"),
                arguments(
                        "user",
                        "Jo",
                        "expected the ID of a user, or a reference such as email:jo@example.com, got 'Jo'"),
                arguments("org", 0, "expected the ID of an organization, or a reference such as name:Acme Corp, got 0"),
                arguments(
                        "org",
                        "me",
                        "expected the ID of an organization, or a reference such as name:Acme Corp, got 'me'"),
                arguments(
                        "people",
                        "name:",
                        "expected the ID of a person, or a reference such as email:jo@example.com, got" + " 'name:'"),
                arguments("hologram", new Thing(), "expected a JSON value, got a Thing"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void areRefusedWithWhatIsWrong(String type, Object given, String problem) {
        assertThatThrownBy(() -> written(type, FieldShape.NESTED, given))
                .isInstanceOf(InvalidFieldsException.class)
                .hasMessage("'Sample': " + problem);
        if (!problem.startsWith("currency is missing")) {
            assertThatThrownBy(() -> written(type, FieldShape.FLAT, given)).hasMessage("'Sample': " + problem);
        }
    }

    @Test
    void saysOfUnknownOptionsOnlyThatTheyMayBeNew() {
        assertThat(problem("enum", "Trad").isUnknown()).isTrue();
        assertThat(problem("set", List.of(99)).isUnknown()).isTrue();
        assertThat(problem("enum", "twice").isUnknown()).isFalse();
        assertThat(problem("date", "x").isUnknown()).isFalse();
    }

    private static InvalidFieldsException problem(String type, Object value) {
        return catchThrowableOfType(InvalidFieldsException.class, () -> written(type, FieldShape.NESTED, value));
    }

    /** Type; value in an answer; what people see. */
    static Stream<Arguments> otherAnswers() {
        return Stream.of(
                arguments("enum", map("id", 31, "label", "Trade"), "Trade"),
                arguments("enum", "31", "Trade"),
                arguments("enum", 99, 99),
                arguments("enum", "99", 99),
                arguments("enum", map("id", 99, "label", "Gone"), 99),
                arguments("enum", "trade", map("id", "trade")),
                arguments("set", List.of(map("id", 31, "label", "Trade"), 99), List.of("Trade", 99)),
                arguments("set", List.of(), null),
                arguments("set", 31, List.of("Trade")),
                arguments("org", map("name", "Acme", "people_count", 1, "value", 8), 8),
                arguments("user", map("id", 7, "name", "Jo", "value", 7), 7),
                arguments("people", "7", 7),
                arguments("people", "x", "x"),
                arguments("monetary", map("value", null, "currency", "EUR"), null),
                arguments("monetary", 5, 5),
                arguments("time", "08:30:00", map("value", "08:30:00")),
                arguments("address", "Old Quay 5", map("value", "Old Quay 5")),
                arguments("address", map("value", null, "country", null), null));
    }

    @ParameterizedTest
    @MethodSource("otherAnswers")
    void areReadInOtherFormsOfAnswers(String type, Object wire, Object people) {
        assertThat(read(type, FieldShape.NESTED, inside(wire))).isEqualTo(comparable(people));
    }

    /** Type; value in an event that has another form than those that are known. */
    static Stream<Arguments> unknownEvents() {
        return Stream.of(
                arguments("varchar", "plain"),
                arguments("double", map("type", "double", "number", 1)),
                arguments("enum", map("type", "enum", "option", 31)),
                arguments("set", map("type", "set", "ids", List.of(31))),
                arguments("monetary", map("type", "monetary", "currency", "EUR")),
                arguments("user", map("type", "user", "name", "Jo")),
                arguments("hologram", map("type", "hologram", "value", 1)));
    }

    @ParameterizedTest
    @MethodSource("unknownEvents")
    void stayAsTheyAreInEventsOfAnUnknownForm(String type, Object event) {
        assertThat(read(type, FieldShape.EVENT, inside(event))).isEqualTo(comparable(event));
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void areKnownByTheWordsOfTheApi(FieldType type) {
        assertThat(FieldType.of(type.word())).isEqualTo(type);
    }

    @Test
    void ofLeadsMayHaveNoCurrency() throws Exception {
        assertThat(read("monetary", FieldShape.FLAT, map(KEY, 5))).isEqualTo(comparable(map("value", 5)));
        assertThat(written("monetary", FieldShape.FLAT, map("value", 5))).isEqualTo(comparable(map(KEY, 5)));
        assertThat(written("monetary", FieldShape.FLAT, map("value", 5, "currency", null)))
                .isEqualTo(comparable(map(KEY, 5)));
    }

    @Test
    void areNotWrittenAsEvents() {
        assertThatThrownBy(() -> written("text", FieldShape.EVENT, "a")).isInstanceOf(IllegalArgumentException.class);
    }
}

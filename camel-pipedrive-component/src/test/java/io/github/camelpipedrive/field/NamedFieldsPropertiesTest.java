// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static io.github.camelpipedrive.field.SampleFields.comparable;
import static io.github.camelpipedrive.field.SampleFields.key;
import static io.github.camelpipedrive.field.SampleFields.map;
import static org.assertj.core.api.Assertions.assertThat;

/** What was read can be written back unchanged, whatever the fields of an account are called. */
class NamedFieldsPropertiesTest {

    private static final List<FieldType> TYPES = List.of(
            FieldType.VARCHAR,
            FieldType.VARCHAR_AUTO,
            FieldType.TEXT,
            FieldType.PHONE,
            FieldType.DOUBLE,
            FieldType.MONETARY,
            FieldType.ENUM,
            FieldType.SET,
            FieldType.DATE,
            FieldType.DATERANGE,
            FieldType.TIME,
            FieldType.TIMERANGE,
            FieldType.ADDRESS,
            FieldType.USER,
            FieldType.ORG,
            FieldType.PEOPLE,
            FieldType.UNKNOWN);

    /** An account with one record: by key, the value of version 2, the entries of a lead by suffix, and the event. */
    record Account(List<FieldDefinition> fields, Map<String, Value> values) {

        FieldSet set() {
            return FieldSet.of("deals", fields);
        }

        Map<String, Object> nested() {
            Map<String, Object> custom = new LinkedHashMap<>();
            values.forEach((key, value) -> custom.put(key, value.nested()));
            return map("id", 7, "custom_fields", custom);
        }

        Map<String, Object> flat() {
            Map<String, Object> record = map("id", 7);
            values.forEach((key, value) -> value.flat().forEach((part, one) -> record.put(key + part, one)));
            return record;
        }

        Map<String, Object> event() {
            Map<String, Object> custom = new LinkedHashMap<>();
            values.forEach((key, value) -> custom.put(key, value.event()));
            return map("id", 7, "custom_fields", custom);
        }
    }

    record Value(Object nested, Map<String, Object> flat, Object event) {}

    /** Names that are equal, alike, empty, like numbers or keys, with commas, emoji, in both Unicode forms. */
    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "Region",
                        "region",
                        " REGION ",
                        "R\u00e9gion",
                        "Re\u0301gion",
                        "Stra\u00dfe",
                        "STRASSE",
                        "\u1e9e",
                        "ss",
                        "\ud83d\ude80",
                        "a,b",
                        "a",
                        "b",
                        "a , b",
                        "Title",
                        "title",
                        "Owner_ID",
                        "1",
                        "2",
                        "3",
                        "10",
                        " 1",
                        "1.0",
                        "name:x",
                        "null",
                        key(0),
                        key(1),
                        key(1) + "_currency",
                        key(77)),
                Arbitraries.strings().ofMaxLength(4),
                Arbitraries.strings().withChars("ab ,1\u00e9e\u0301\n").ofMaxLength(5));
    }

    private static Arbitrary<List<FieldOption>> options() {
        return names().list().ofMinSize(1).ofMaxSize(12).map(labels -> {
            List<FieldOption> options = new ArrayList<>();
            labels.forEach(label -> options.add(new FieldOption(options.size() + 1, label)));
            return options;
        });
    }

    @Provide
    Arbitrary<Account> accounts() {
        Arbitrary<Account> none = Arbitraries.of(new Account(
                List.of(
                        new FieldDefinition("title", "Title", FieldType.VARCHAR, List.of(), false),
                        new FieldDefinition("owner_id", "Owner", FieldType.USER, List.of(), false)),
                Map.of()));
        Arbitrary<List<Field>> fields = field().list().ofMaxSize(10);
        return Combinators.combine(none, fields).as((account, list) -> {
            List<FieldDefinition> definitions = new ArrayList<>(account.fields());
            Map<String, Value> values = new LinkedHashMap<>();
            for (Field field : list) {
                FieldDefinition definition =
                        new FieldDefinition(key(values.size()), field.name(), field.type(), field.options(), true);
                definitions.add(definition);
                values.put(definition.key(), field.value());
            }
            return new Account(definitions, values);
        });
    }

    record Field(String name, FieldType type, List<FieldOption> options, Value value) {}

    private static Arbitrary<Field> field() {
        return Arbitraries.of(TYPES)
                .flatMap(type -> options().flatMap(options -> Combinators.combine(names(), values(type, options))
                        .as((name, value) -> new Field(name, type, options, value))));
    }

    private static Arbitrary<Value> values(FieldType type, List<FieldOption> options) {
        Arbitrary<Value> none = Arbitraries.create(() -> new Value(null, map("", null), null));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, none), net.jqwik.api.Tuple.of(5, set(type, options)));
    }

    private static Arbitrary<Value> set(FieldType type, List<FieldOption> options) {
        String word = type.word();
        Arbitrary<String> texts =
                Arbitraries.strings().excludeChars('\ud800').ofMaxLength(6).filter(NamedFieldsPropertiesTest::isWhole);
        return switch (type) {
            case VARCHAR, VARCHAR_AUTO, TEXT, PHONE -> texts.map(text -> plain(word, text));
            case DOUBLE ->
                Arbitraries.<Object>oneOf(
                                Arbitraries.integers().map(n -> n),
                                Arbitraries.longs().map(n -> n),
                                Arbitraries.bigDecimals()
                                        .between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000))
                                        .map(n -> n))
                        .map(number -> plain(word, number));
            case DATE -> dates().map(date -> plain(word, date));
            case ENUM ->
                Arbitraries.of(options)
                        .map(option -> new Value(
                                option.id(), map("", option.id().toString()), map("type", word, "id", option.id())));
            case SET ->
                Arbitraries.of(options)
                        .map(FieldOption::id)
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(options.size())
                        .map(ids -> chosen(new ArrayList<>(ids)));
            case USER, ORG, PEOPLE ->
                Arbitraries.longs()
                        .between(1, Long.MAX_VALUE)
                        .map(id -> new Value(id, map("", id), map("type", word, "id", id)));
            case MONETARY ->
                Combinators.combine(Arbitraries.integers(), Arbitraries.of("EUR", "USD"))
                        .as((amount, currency) -> parts(word, map("value", amount, "currency", currency), false));
            case DATERANGE ->
                Combinators.combine(dates(), dates().injectNull(0.1))
                        .as((from, until) -> parts(word, map("value", from, "until", until), true));
            case TIME ->
                Combinators.combine(times(), Arbitraries.integers().between(1, 400))
                        .as((time, zone) -> parts(word, map("value", time, "timezone_id", zone), false));
            case TIMERANGE ->
                Combinators.combine(times(), times(), Arbitraries.integers().between(1, 400))
                        .as((from, until, zone) ->
                                parts(word, map("value", from, "until", until, "timezone_id", zone), true));
            case ADDRESS ->
                Combinators.combine(
                                texts.filter(text -> !text.isBlank()),
                                texts.filter(text -> !text.isEmpty()).injectNull(0.2))
                        .as((whole, country) -> parts(word, map("value", whole, "country", country), false));
            default ->
                texts.map(text -> {
                    Object value = map("a", text);
                    return new Value(value, map("", value), value);
                });
        };
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(letter -> letter >= 0xd800 && letter <= 0xdfff);
    }

    private static Arbitrary<String> dates() {
        return Arbitraries.integers()
                .between(0, 9000)
                .map(day -> java.time.LocalDate.of(2020, 1, 1).plusDays(day).toString());
    }

    private static Arbitrary<String> times() {
        return Arbitraries.integers()
                .between(0, 86_399)
                .map(second -> String.format("%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60));
    }

    private static Value plain(String word, Object value) {
        return new Value(value, map("", value), map("type", word, "value", value));
    }

    private static Value chosen(List<Object> ids) {
        return new Value(
                ids,
                map("", String.join(",", ids.stream().map(String::valueOf).toList())),
                map(
                        "type",
                        "set",
                        "values",
                        ids.stream().map(id -> map("id", id)).toList()));
    }

    private static Value parts(String word, Map<String, Object> parts, boolean from) {
        Map<String, Object> flat = new LinkedHashMap<>();
        Map<String, Object> event = map("type", word);
        parts.forEach((part, value) -> {
            flat.put(part.equals("value") ? "" : "_" + part, value);
            event.put(from && part.equals("value") ? "from" : part, value);
        });
        return new Value(parts, flat, event);
    }

    @Property(tries = 400)
    void whatWasReadCanBeWrittenBackUnchanged(@ForAll("accounts") Account account) throws Exception {
        NamedFields nested = new NamedFields(account.set(), FieldShape.NESTED);
        NamedFields flat = new NamedFields(account.set(), FieldShape.FLAT);

        assertThat(comparable(nested.write(custom(nested.read(account.nested())))))
                .isEqualTo(comparable(map("custom_fields", account.nested().get("custom_fields"))));
        Map<String, Object> lead = account.flat();
        Map<String, Object> written = flat.write(custom(flat.read(lead)));
        lead.remove("id");
        assertThat(comparable(written)).isEqualTo(comparable(lead));
    }

    @Property(tries = 400)
    void whatWasWrittenIsReadAsTheSame(@ForAll("accounts") Account account) throws Exception {
        NamedFields nested = new NamedFields(account.set(), FieldShape.NESTED);
        NamedFields flat = new NamedFields(account.set(), FieldShape.FLAT);
        Map<?, ?> people = custom(nested.read(account.nested()));

        assertThat(comparable(custom(nested.read(nested.write(people))))).isEqualTo(comparable(people));
        assertThat(comparable(custom(flat.read(flat.write(people))))).isEqualTo(comparable(people));
    }

    @Property(tries = 400)
    void allShapesAreReadAlike(@ForAll("accounts") Account account) {
        FieldSet set = account.set();
        Object people = comparable(custom(new NamedFields(set, FieldShape.NESTED).read(account.nested())));

        assertThat(comparable(custom(new NamedFields(set, FieldShape.FLAT).read(account.flat()))))
                .isEqualTo(people);
        assertThat(comparable(custom(new NamedFields(set, FieldShape.EVENT).read(account.event()))))
                .isEqualTo(people);
    }

    @Property(tries = 400)
    void aLabelMeansItsFieldAndNoOther(@ForAll("accounts") Account account) throws Exception {
        FieldSet set = account.set();
        Set<String> labels = new HashSet<>();
        for (FieldDefinition field : account.fields()) {
            if (field.isCustom()) {
                assertThat(labels.add(set.label(field))).isTrue();
                assertThat(set.custom(set.label(field))).isEqualTo(field);
                assertThat(set.key(set.label(field))).isEqualTo(field.key());
            }
        }
    }

    private static Map<?, ?> custom(Map<String, Object> named) {
        return named.get("custom_fields") instanceof Map<?, ?> map ? map : Map.of();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.call.repeating.GivenFields.Likeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelpipedrive.call.repeating.GivenFields.Likeness.ALIKE;
import static io.github.camelpipedrive.call.repeating.GivenFields.Likeness.DIFFERENT;
import static io.github.camelpipedrive.call.repeating.GivenFields.Likeness.SAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class GivenFieldsTest {

    private static final String FIELD = "7777aaaa8888bbbb9999cccc0000dddd1111eeee";

    /** A map that may hold null. */
    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Arguments deal(
            String what, Map<String, Object> given, Map<String, Object> stored, Likeness likeness) {
        return arguments(what, "deal", given, stored, likeness);
    }

    private static List<Object> contacts(String... values) {
        return Arrays.<Object>asList(
                Stream.of(values).map(value -> map("value", value)).toArray());
    }

    static Stream<Arguments> table() {
        Map<String, Object> tiles = map("title", "Tiles");
        return Stream.of(
                deal("the same", tiles, map("title", "Tiles", "value", 0, "person_id", null), SAME),
                deal("another title", tiles, map("title", "Slate"), DIFFERENT),
                deal("only case and blanks differ", tiles, map("title", " TILES "), ALIKE),
                deal("blanks within", map("title", "a  b"), map("title", "a b"), ALIKE),
                deal("letters composed in another way", map("title", "Caf\u00e9"), map("title", "Cafe\u0301"), ALIKE),
                deal("no title to be seen", tiles, map("id", 1), ALIKE),
                deal("no title", tiles, map("title", null), DIFFERENT),
                deal("another person", map("title", "a", "person_id", 1), map("title", "a", "person_id", 2), DIFFERENT),
                deal("no person", map("title", "a", "person_id", 1), map("title", "a", "person_id", null), DIFFERENT),
                deal("a person that was not given", map("title", "a"), map("title", "a", "person_id", 2), SAME),
                deal("null was given", map("title", "a", "org_id", null), map("title", "a", "org_id", 2), SAME),
                deal("another value", map("title", "a", "value", 1), map("title", "a", "value", 2), ALIKE),
                deal(
                        "a decimal written in another way",
                        map("title", "a", "value", new BigDecimal("4800.50")),
                        map("title", "a", "value", new BigDecimal("4800.5")),
                        SAME),
                deal(
                        "a whole decimal",
                        map("title", "a", "value", new BigDecimal("1E3")),
                        map("title", "a", "value", 1000),
                        SAME),
                deal(
                        "labels in another order",
                        map("title", "a", "label_ids", List.of(1, 2)),
                        map("title", "a", "label_ids", List.of(2, 1)),
                        SAME),
                deal(
                        "a label more",
                        map("title", "a", "label_ids", List.of(1)),
                        map("title", "a", "label_ids", List.of(2, 1)),
                        ALIKE),
                deal(
                        "a custom field",
                        map("title", "a", "custom_fields", map(FIELD, 31)),
                        map("title", "a", "custom_fields", map(FIELD, 31, "other", null)),
                        SAME),
                deal(
                        "another custom field",
                        map("title", "a", "custom_fields", map(FIELD, 31)),
                        map("title", "a", "custom_fields", map(FIELD, 32)),
                        ALIKE),
                deal(
                        "a custom field that became null",
                        map("title", "a", "custom_fields", map(FIELD, 31)),
                        map("title", "a", "custom_fields", null),
                        ALIKE),
                arguments(
                        "person",
                        "person",
                        map("name", "Ilse", "emails", contacts("i@tiletown.example")),
                        map(
                                "name",
                                "Ilse",
                                "emails",
                                List.of(map("value", "i@tiletown.example", "label", "work", "primary", true))),
                        SAME),
                arguments(
                        "an address in another case",
                        "person",
                        map("name", "Ilse", "emails", contacts("I@tiletown.example")),
                        map("name", "Ilse", "emails", contacts("i@tiletown.example")),
                        ALIKE),
                arguments(
                        "another address",
                        "person",
                        map("name", "Ilse", "emails", contacts("i@tiletown.example")),
                        map("name", "Ilse", "emails", contacts("ilse@tiletown.example")),
                        DIFFERENT),
                arguments(
                        "an address more",
                        "person",
                        map("name", "Ilse", "emails", contacts("i@tiletown.example")),
                        map("name", "Ilse", "emails", contacts("i@tiletown.example", "x@tiletown.example")),
                        DIFFERENT),
                arguments(
                        "times with seconds",
                        "activity",
                        map("subject", "Call", "due_time", "09:30", "duration", "00:45"),
                        map("subject", "Call", "due_time", "09:30:00", "duration", "00:45:00"),
                        SAME),
                arguments(
                        "nothing that tells activities apart",
                        "activity",
                        map("done", true),
                        map("subject", "Call", "done", true),
                        ALIKE),
                arguments(
                        "a place with all its parts",
                        "activity",
                        map("subject", "Call", "location", map("value", "14 Harbour Lane")),
                        map("subject", "Call", "location", map("value", "14 Harbour Lane", "country", null)),
                        SAME),
                arguments(
                        "a flag as boolean",
                        "note",
                        map("content", "Hello", "deal_id", 3, "pinned_to_deal_flag", 1),
                        map("content", "Hello", "deal_id", 3, "pinned_to_deal_flag", true),
                        SAME),
                arguments(
                        "content that was cleaned",
                        "note",
                        map("content", "<p onclick='x'>Hello</p>", "deal_id", 3),
                        map("content", "<p>Hello</p>", "deal_id", 3),
                        ALIKE),
                arguments(
                        "another deal",
                        "note",
                        map("content", "Hello", "deal_id", 3),
                        map("content", "Hello", "deal_id", 4),
                        DIFFERENT),
                arguments(
                        "a number for a word",
                        "lead",
                        map("title", "a", "person_id", 1, "visible_to", "3", FIELD, "blue"),
                        map("title", "a", "person_id", 1, "visible_to", 3, FIELD, "blue"),
                        SAME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void saysHowARecordCompares(
            String what, String resource, Map<String, Object> given, Map<String, Object> stored, Likeness likeness) {
        GivenFields fields = new GivenFields(ScriptedCaller.call(resource, "create", given));

        assertThat(fields.likeness(stored)).isEqualTo(likeness);
    }
}

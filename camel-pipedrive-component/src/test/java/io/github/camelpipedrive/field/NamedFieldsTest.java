// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.github.camelpipedrive.field.SampleFields.comparable;
import static io.github.camelpipedrive.field.SampleFields.custom;
import static io.github.camelpipedrive.field.SampleFields.key;
import static io.github.camelpipedrive.field.SampleFields.map;
import static io.github.camelpipedrive.field.SampleFields.option;
import static io.github.camelpipedrive.field.SampleFields.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Records as a whole. */
class NamedFieldsTest {

    private static final FieldSet FIELDS = FieldSet.of(
            "deals",
            List.of(
                    standard("title", "Title", "varchar"),
                    custom(1, "VAT number", "varchar"),
                    custom(2, "Deposit", "monetary"),
                    custom(3, "Segment", "enum", option(31, "Trade"), option(32, "Retail")),
                    custom(4, "Region", "text"),
                    custom(5, "Region", "text")));

    private final NamedFields nested = new NamedFields(FIELDS, FieldShape.NESTED);
    private final NamedFields flat = new NamedFields(FIELDS, FieldShape.FLAT);
    private final NamedFields events = new NamedFields(FIELDS, FieldShape.EVENT);

    @Test
    void renamesTheCustomFieldsOfARecordAndNothingElse() {
        Map<String, Object> record = map(
                "id",
                7,
                "title",
                "A",
                "custom_fields",
                map(key(1), "EE100", key(2), null, key(3), 31, key(4), "x", key(99), map("value", 1)),
                "owner_id",
                1);

        Map<String, Object> named = nested.read(record);

        assertThat(named)
                .isEqualTo(map(
                        "id",
                        7,
                        "title",
                        "A",
                        "custom_fields",
                        map(
                                "VAT number",
                                "EE100",
                                "Deposit",
                                null,
                                "Segment",
                                "Trade",
                                key(4),
                                "x",
                                key(99),
                                map("value", 1)),
                        "owner_id",
                        1));
        assertThat(named.keySet()).containsExactly("id", "title", "custom_fields", "owner_id");
        assertThat(((Map<?, ?>) named.get("custom_fields")).keySet().toString())
                .isEqualTo("[VAT number, Deposit, Segment, " + key(4) + ", " + key(99) + "]");
        assertThat(((Map<?, ?>) record.get("custom_fields")).containsKey(key(1)))
                .isTrue();
    }

    @Test
    void leavesRecordsWithoutCustomFieldsAsTheyAre() {
        for (NamedFields fields : List.of(nested, flat, events)) {
            for (Map<String, Object> record : List.of(
                    map("id", 7),
                    map("custom_fields", null, "id", 7),
                    map("id", 7, "custom_fields", List.of("EE100")))) {
                assertThat(fields.read(record)).isEqualTo(record).isNotSameAs(record);
                assertThat(fields.unknownKeys(record)).isEmpty();
            }
        }
        assertThat(events.read(map("custom_fields", map()))).isEqualTo(map("custom_fields", map()));
    }

    @Test
    void gathersTheFieldsOfALeadInThePlaceOfTheFirst() {
        Map<String, Object> lead = map(
                "id",
                "0c9d2f40",
                key(2) + "_currency",
                "EUR",
                "title",
                "A",
                key(3),
                "31",
                key(2),
                4800,
                key(1),
                "EE100",
                key(1) + "_label",
                "not a part",
                key(99),
                5,
                key(99) + "_currency",
                "EUR",
                "visible_to",
                "3");

        Map<String, Object> named = flat.read(lead);

        assertThat(named)
                .isEqualTo(map(
                        "id",
                        "0c9d2f40",
                        "custom_fields",
                        map(
                                "Deposit", map("value", 4800, "currency", "EUR"),
                                "Segment", "Trade",
                                "VAT number", "EE100"),
                        "title",
                        "A",
                        key(1) + "_label",
                        "not a part",
                        key(99),
                        5,
                        key(99) + "_currency",
                        "EUR",
                        "visible_to",
                        "3"));
        assertThat(named.keySet()).startsWith("id", "custom_fields", "title");
    }

    @Test
    void gathersThemAlsoWhereTheRecordHasCustomFieldsThatAreNull() {
        assertThat(flat.read(map("custom_fields", null, key(1), "a")))
                .isEqualTo(map("custom_fields", map("VAT number", "a")));
        assertThat(flat.read(map(key(1), "a", "custom_fields", null)))
                .isEqualTo(map("custom_fields", map("VAT number", "a")));
    }

    @Test
    void saysWhichKeysAreNotKnown() {
        Map<String, Object> custom = map(key(1), "a", key(98), 1, "title", 2, key(97) + "_until", 3);

        assertThat(nested.unknownKeys(map("custom_fields", custom, key(96), 1))).containsExactly(key(98));
        assertThat(events.unknownKeys(map("custom_fields", custom))).containsExactly(key(98));
        assertThat(flat.unknownKeys(custom)).containsExactly(key(98), key(97));
    }

    @Test
    void writesNamesAndKeys() throws Exception {
        Map<String, Object> given =
                map("vat number", "EE100", key(4), "x", "Deposit", map("value", 5, "currency", "EUR"));

        assertThat(comparable(nested.write(given)))
                .isEqualTo(comparable(map(
                        "custom_fields",
                        map(key(1), "EE100", key(4), "x", key(2), map("value", 5, "currency", "EUR")))));
        assertThat(comparable(flat.write(given)))
                .isEqualTo(comparable(map(key(1), "EE100", key(4), "x", key(2), 5, key(2) + "_currency", "EUR")));
        assertThat(nested.write(Map.of())).isEqualTo(map("custom_fields", map()));
        assertThat(flat.write(Map.of())).isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Map<String, Object> given = map(
                "VAT numbr",
                "EE100",
                "Deposit",
                5,
                "Region",
                "x",
                "Segment",
                "Trad",
                "Title",
                "A",
                "VAT number",
                "a",
                key(1),
                "b");

        InvalidFieldsException e = catchThrowableOfType(InvalidFieldsException.class, () -> nested.write(given));

        assertThat(e.problems())
                .containsExactly(
                        new InvalidFieldsException.Problem(
                                "VAT numbr", "'VAT numbr' is not a field of deals. Did you mean 'VAT number'?", true),
                        new InvalidFieldsException.Problem(
                                "Deposit",
                                "'Deposit': expected an object such as {\"value\": 4800, \"currency\": \"EUR\"}, got 5",
                                false),
                        new InvalidFieldsException.Problem(
                                "Region",
                                "'Region' is the name of 2 custom fields: " + key(4) + " (text), " + key(5)
                                        + " (text). Give the key.",
                                false),
                        new InvalidFieldsException.Problem(
                                "Segment", "'Segment': no option is called 'Trad'. Did you mean 'Trade'?", true),
                        new InvalidFieldsException.Problem(
                                "Title",
                                "'Title' is not a custom field of deals. It is the standard field title, which is given next to"
                                        + " custom_fields.",
                                true),
                        new InvalidFieldsException.Problem(
                                key(1), "'" + key(1) + "': is the same field as 'VAT number'", false));
        assertThat(e)
                .hasMessage(String.join(
                        "; ",
                        e.problems().stream()
                                .map(InvalidFieldsException.Problem::message)
                                .toList()));
        assertThat(e.isUnknown()).isTrue();
    }

    @Test
    void asksForNewFieldsOnlyWhereSomethingIsUnknown() {
        InvalidFieldsException e = catchThrowableOfType(
                InvalidFieldsException.class, () -> nested.write(map("Deposit", 5, "Region", "x")));

        assertThat(e.isUnknown()).isFalse();
    }

    @Test
    void findsAnOptionAfterItsLabelWasChanged() throws Exception {
        NamedFields renamed = new NamedFields(
                FieldSet.of("deals", List.of(custom(3, "Kind", "enum", option(31, "Wholesale")))), FieldShape.NESTED);

        assertThat(renamed.read(map("custom_fields", map(key(3), 31))))
                .isEqualTo(map("custom_fields", map("Kind", "Wholesale")));
        assertThatThrownBy(() -> renamed.write(map("Segment", "Wholesale")))
                .hasMessageStartingWith("'Segment' is not a field");
        assertThat(renamed.write(map(key(3), "Wholesale"))).isEqualTo(map("custom_fields", map(key(3), 31)));
    }

    @Test
    void keepsApartAnIdThatIsTextAndALabel() throws Exception {
        NamedFields fields = new NamedFields(
                FieldSet.of(
                        "deals",
                        List.of(custom(3, "Kind", "enum", option("a", "Same"), option("b", "Same"), option("c", "A")))),
                FieldShape.NESTED);
        Map<String, Object> record = map("custom_fields", map(key(3), "a"));

        Map<String, Object> named = fields.read(record);

        assertThat(named).isEqualTo(map("custom_fields", map("Kind", map("id", "a"))));
        assertThat(fields.write((Map<?, ?>) named.get("custom_fields"))).isEqualTo(record);
    }
}

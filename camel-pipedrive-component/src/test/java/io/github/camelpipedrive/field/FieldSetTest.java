// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelpipedrive.field.SampleFields.custom;
import static io.github.camelpipedrive.field.SampleFields.key;
import static io.github.camelpipedrive.field.SampleFields.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FieldSetTest {

    private static final FieldDefinition TITLE = standard("title", "Title", "varchar");
    private static final FieldDefinition OWNER = standard("owner_id", "Owner", "user");
    private static final FieldDefinition STATUS = standard("status", "Status", "status");
    private static final FieldDefinition VAT = custom(1, "VAT number", "varchar");
    private static final FieldDefinition REGION = custom(2, "Region", "varchar");
    private static final FieldDefinition REGION_AGAIN = custom(3, "Region", "enum");
    private static final FieldDefinition STATUS_OF_USERS = custom(4, "status", "enum");
    private static final FieldDefinition OWNER_ID_OF_USERS = custom(5, "Owner_ID", "text");
    private static final FieldDefinition NEWS = custom(6, "NEWS", "text");
    private static final FieldDefinition NEWS_IN_LOWER_CASE = custom(7, "news", "text");
    private static final FieldDefinition NAMELESS = custom(8, "  ", "text");
    private static final FieldDefinition ROCKET = custom(9, "\ud83d\ude80", "text");
    private static final FieldDefinition LOOKS_LIKE_A_KEY = custom(10, key(1), "text");
    private static final FieldDefinition ACCENT = custom(11, "Re\u0301gion", "text");
    private static final FieldDefinition BLANKS = custom(12, "Paid  by", "text");
    private static final FieldDefinition BLANKS_AGAIN = custom(13, "Paid by", "text");

    private static final List<FieldDefinition> ALL = List.of(
            TITLE,
            OWNER,
            STATUS,
            VAT,
            REGION,
            REGION_AGAIN,
            STATUS_OF_USERS,
            OWNER_ID_OF_USERS,
            NEWS,
            NEWS_IN_LOWER_CASE,
            NAMELESS,
            ROCKET,
            LOOKS_LIKE_A_KEY,
            ACCENT,
            BLANKS,
            BLANKS_AGAIN);

    private final FieldSet fields = FieldSet.of("deals", ALL);

    @Test
    void findsACustomFieldByItsNameOrKey() throws Exception {
        assertThat(fields.custom("VAT number")).isEqualTo(VAT);
        assertThat(fields.custom(" vat  NUMBER ")).isEqualTo(VAT);
        assertThat(fields.custom(key(1))).isEqualTo(VAT);
        assertThat(fields.custom("R\u00e9gion")).isEqualTo(ACCENT);
        assertThat(fields.custom("\ud83d\ude80")).isEqualTo(ROCKET);
        assertThat(fields.custom(key(10))).isEqualTo(LOOKS_LIKE_A_KEY);
        assertThat(fields.custom(key(8))).isEqualTo(NAMELESS);
    }

    @Test
    void prefersTheExactSpelling() throws Exception {
        assertThat(fields.custom("NEWS")).isEqualTo(NEWS);
        assertThat(fields.custom("news")).isEqualTo(NEWS_IN_LOWER_CASE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "VAT numbr|'VAT numbr' is not a field of deals. Did you mean 'VAT number'?",
                "Something else|'Something else' is not a field of deals.",
                "\"\"|'' is not a field of deals.",
                "Title|'Title' is not a custom field of deals. It is the standard field title, which is given next to custom_fields.",
                "owner|'owner' is not a custom field of deals. It is the standard field owner_id, which is given next to"
                        + " custom_fields.",
            })
    void saysOfAnUnknownNameWhichOneMayBeMeant(String name, String message) {
        UnknownFieldNameException e = catchThrowableOfType(UnknownFieldNameException.class, () -> fields.custom(name));

        assertThat(e).hasMessage(message);
        assertThat(e.isUnknown()).isTrue();
    }

    @Test
    void takesWhatLooksLikeAKeyForAKey() {
        String unknown = key(99);
        FieldSet named = FieldSet.of("deals", List.of(custom(1, unknown, "text")));

        assertThatThrownBy(() -> named.custom(unknown)).isInstanceOf(UnknownFieldNameException.class);
        assertThatThrownBy(() -> named.key(unknown)).isInstanceOf(UnknownFieldNameException.class);
        assertThat(named.label(custom(1, unknown, "text"))).isEqualTo(key(1));
    }

    @Test
    void saysWhichFieldsAnAmbiguousNameMayMean() {
        AmbiguousFieldNameException e =
                catchThrowableOfType(AmbiguousFieldNameException.class, () -> fields.custom("region"));

        assertThat(e)
                .hasMessage("'region' is the name of 2 custom fields: " + key(2) + " (varchar), " + key(3)
                        + " (enum). Give the key.");
        assertThat(e.candidates()).containsExactly(REGION, REGION_AGAIN);
        assertThat(e.isUnknown()).isFalse();
    }

    @Test
    void takesACustomFieldWithTheNameOrKeyOfAStandardFieldForAmbiguous() {
        for (String name : List.of("Status", "status", "STATUS")) {
            assertThatThrownBy(() -> fields.custom(name))
                    .hasMessage("'" + name + "' is a custom field and a standard field: " + key(4)
                            + " (enum), status (standard, status). Give the key.");
        }
        assertThatThrownBy(() -> fields.custom("owner_id"))
                .hasMessage("'owner_id' is a custom field and a standard field: " + key(5)
                        + " (text), owner_id (standard, user). Give the key.");
        assertThatThrownBy(() -> fields.custom("nEWs")).isInstanceOf(AmbiguousFieldNameException.class);
        assertThatThrownBy(() -> fields.custom("Paid by")).isInstanceOf(AmbiguousFieldNameException.class);
    }

    @Test
    void namesAFieldOnlyWhereTheNameIsUnambiguous() {
        assertThat(ALL.stream().filter(FieldDefinition::isCustom).map(fields::label))
                .containsExactly(
                        "VAT number",
                        key(2),
                        key(3),
                        key(4),
                        key(5),
                        "NEWS",
                        "news",
                        key(8),
                        "\ud83d\ude80",
                        key(10),
                        "Re\u0301gion",
                        key(12),
                        key(13));
    }

    @Test
    void knowsTheKeyOfStandardAndCustomFields() throws Exception {
        assertThat(fields.key("owner_id")).isEqualTo("owner_id");
        assertThat(fields.key("Owner")).isEqualTo("owner_id");
        assertThat(fields.key("vat number")).isEqualTo(key(1));
        assertThat(fields.key(key(3))).isEqualTo(key(3));
        assertThat(fields.key("status")).isEqualTo("status");
        assertThatThrownBy(() -> fields.key("Status")).isInstanceOf(AmbiguousFieldNameException.class);
        assertThatThrownBy(() -> fields.key("Region")).isInstanceOf(AmbiguousFieldNameException.class);
        assertThatThrownBy(() -> fields.key("Tile"))
                .hasMessage("'Tile' is not a field of deals. Did you mean 'Title'?");
        assertThatThrownBy(() -> FieldSet.of("deals", List.of(OWNER)).key("own_id"))
                .hasMessage("'own_id' is not a field of deals. Did you mean 'owner_id'?");
    }

    @Test
    void saysOfTwoStandardFieldsOfOneNameThatTheyAreAmbiguous() throws Exception {
        FieldSet labels = FieldSet.of(
                "deals", List.of(standard("label", "Label", "enum"), standard("label_ids", "Label", "set")));

        assertThat(labels.key("label ")).isEqualTo("label");
        assertThatThrownBy(() -> labels.key("Label"))
                .hasMessage(
                        "'Label' is the name of 2 standard fields: label (standard, enum), label_ids (standard, set)."
                                + " Give the key.");
    }

    @Test
    void findsFieldsByTheirKeys() {
        assertThat(fields.byKey("title")).contains(TITLE);
        assertThat(fields.byKey(key(1))).contains(VAT);
        assertThat(fields.byKey("VAT number")).isEmpty();
    }

    @Test
    void leavesOutTheRowsThatVersion1HasForParts() throws Exception {
        FieldSet deposit = FieldSet.of(
                "leads",
                List.of(
                        custom(1, "Deposit", "monetary"),
                        standard(key(1) + "_currency", "Currency of Deposit", "varchar"),
                        custom(2, "Currency of Deposit", "text")));

        assertThat(deposit.byKey(key(1) + "_currency")).isEmpty();
        assertThat(deposit.custom("Currency of Deposit").key()).isEqualTo(key(2));
    }

    @Test
    void keepsTheLastOfTwoFieldsWithOneKey() throws Exception {
        FieldSet renamed = FieldSet.of("deals", List.of(VAT, custom(1, "Tax ID", "varchar")));

        assertThat(renamed.custom("Tax ID").key()).isEqualTo(key(1));
        assertThatThrownBy(() -> renamed.custom("VAT number")).isInstanceOf(UnknownFieldNameException.class);
    }

    @Test
    void showsNamesFromTheAccountOnOneLine() {
        FieldSet odd = FieldSet.of("deals", List.of(custom(1, "Value added\ntax \u001b registration", "text")));

        assertThatThrownBy(() -> odd.custom("Value added tax registration"))
                .hasMessage("'Value added tax registration' is not a field of deals."
                        + " Did you mean 'Value added tax \\u001b registration'?");
    }

    @Test
    void findsEachOf600Fields() throws Exception {
        List<FieldDefinition> many = IntStream.range(0, 600)
                .mapToObj(i -> custom(i, "Field " + i % 500, "varchar"))
                .toList();
        FieldSet set = FieldSet.of("deals", many);

        for (FieldDefinition field : many) {
            assertThat(set.custom(field.key())).isEqualTo(field);
            assertThat(set.custom(set.label(field))).isEqualTo(field);
        }
        assertThat(many.stream().map(set::label).filter(label -> label.startsWith("Field")))
                .hasSize(400);
        assertThatThrownBy(() -> set.custom("Field 17")).isInstanceOf(AmbiguousFieldNameException.class);
        assertThatThrownBy(() -> set.custom("Feild 417")).hasMessageEndingWith("Did you mean 'Field 417'?");
    }
}

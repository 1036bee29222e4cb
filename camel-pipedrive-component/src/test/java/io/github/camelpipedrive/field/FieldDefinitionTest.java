// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.github.camelpipedrive.field.SampleFields.key;
import static io.github.camelpipedrive.field.SampleFields.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldDefinitionTest {

    @Test
    void isReadFromARecordOfVersion2() {
        FieldDefinition field = FieldDefinition.of(map(
                "field_name",
                "Customer kind",
                "field_code",
                key(1),
                "description",
                null,
                "field_type",
                "enum",
                "options",
                List.of(map("id", 31, "label", "Trade", "color", null), map("id", 32, "label", "Retail")),
                "subfields",
                null,
                "is_custom_field",
                true));

        assertThat(field)
                .isEqualTo(new FieldDefinition(
                        key(1),
                        "Customer kind",
                        FieldType.ENUM,
                        List.of(new FieldOption(31, "Trade"), new FieldOption(32, "Retail")),
                        true));
    }

    @Test
    void isReadFromARecordOfVersion1() {
        assertThat(FieldDefinition.of(map("id", 9, "key", key(2), "name", "VAT number", "field_type", "varchar")))
                .isEqualTo(new FieldDefinition(key(2), "VAT number", FieldType.VARCHAR, List.of(), true));
        assertThat(FieldDefinition.of(
                        map("id", 1, "key", "title", "name", "Title", "field_type", "varchar", "edit_flag", true)))
                .isEqualTo(new FieldDefinition("title", "Title", FieldType.VARCHAR, List.of(), false));
    }

    @Test
    void isReadAlsoWhereMostIsMissing() {
        assertThat(FieldDefinition.of(map("key", "x", "name", null, "field_type", "hologram", "options", null)))
                .isEqualTo(new FieldDefinition("x", "", FieldType.UNKNOWN, List.of(), false));
        assertThat(FieldDefinition.of(map(
                                "key",
                                "x",
                                "options",
                                Arrays.asList(map("label", "No ID"), null, map("id", "open", "label", null))))
                        .options())
                .containsExactly(new FieldOption("open", ""));
    }

    @Test
    void needsAKey() {
        assertThatThrownBy(() -> FieldDefinition.of(Map.of("name", "VAT number")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The description of a field has neither field_code nor key.");
    }
}

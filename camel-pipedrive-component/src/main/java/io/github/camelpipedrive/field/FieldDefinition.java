// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelpipedrive.operation.type.CustomFields;

/**
 * One field of a resource in one account.
 *
 * @param key by what the API knows it: 40 hexadecimal characters for a custom field, a name such as {@code owner_id} for a
 *     standard one
 * @param name what people call it; neither unique nor fixed, may be empty
 * @param type what its values are
 * @param options the options of {@code enum} and {@code set} in the account's order; empty for other types
 * @param isCustom whether the account's users made it
 */
public record FieldDefinition(String key, String name, FieldType type, List<FieldOption> options, boolean isCustom) {

    /** Copies the options. */
    public FieldDefinition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        options = List.copyOf(options);
    }

    /**
     * The field that a record of the API describes.
     *
     * @param record of {@code deal-field/list} and similar operations of version 2, with {@code field_code}, {@code field_name}
     *     and {@code is_custom_field}; or of {@code lead-field/list} and {@code note-field/list}, with {@code key} and
     *     {@code name}. Both have {@code field_type} and {@code options}.
     * @return the field; options without an ID are omitted
     * @throws IllegalArgumentException when the record has no key
     */
    public static FieldDefinition of(Map<?, ?> record) {
        Object key = first(record, "field_code", "key");
        if (key == null) {
            throw new IllegalArgumentException("The description of a field has neither field_code nor key.");
        }
        // Version 1 does not say it; edit_flag is true for some standard fields, too.
        boolean isCustom =
                record.get("is_custom_field") instanceof Boolean custom ? custom : CustomFields.isKey(key.toString());
        return new FieldDefinition(
                key.toString(),
                text(first(record, "field_name", "name")),
                FieldType.of(text(record.get("field_type"))),
                options(record.get("options")),
                isCustom);
    }

    private static Object first(Map<?, ?> record, String ofVersion2, String ofVersion1) {
        Object value = record.get(ofVersion2);
        return value == null ? record.get(ofVersion1) : value;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<FieldOption> options(Object value) {
        List<FieldOption> options = new ArrayList<>();
        if (value instanceof Iterable<?> given) {
            for (Object element : given) {
                if (element instanceof Map<?, ?> option && option.get("id") != null) {
                    options.add(new FieldOption(option.get("id"), text(option.get("label"))));
                }
            }
        }
        return options;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.type.CustomFields;

/**
 * Custom fields next to the other fields of a record: {@code <key>} has the value, {@code <key>_currency},
 * {@code <key>_until} and so on have its other parts; options are text. Source: leads of Pipedrive API v1, 2026.
 */
final class FlatFields {

    private static final String CUSTOM_FIELDS = "custom_fields";
    private static final int KEY_LENGTH = 40;

    private FlatFields() {}

    static Map<String, Object> read(FieldSet fields, Map<String, Object> record) {
        if (record.get(CUSTOM_FIELDS) != null) {
            // A search answers a list of texts that were found, and no custom fields otherwise.
            return new LinkedHashMap<>(record);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        Map<CustomField, Object> gathered = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        record.forEach((key, value) -> {
            if (gather(fields, key, value, gathered)) {
                named.put(CUSTOM_FIELDS, custom);
            } else if (!named.containsKey(key)) {
                named.put(key, value);
            }
        });
        gathered.forEach((field, value) -> custom.put(field.label(), field.read(value)));
        return named;
    }

    /** Whether an entry is a known field or a part of one; then its value is taken. */
    private static boolean gather(FieldSet fields, String key, Object value, Map<CustomField, Object> gathered) {
        if (!CustomFields.isFlatKey(key)) {
            return false;
        }
        CustomField field = fields.customByKey(key.substring(0, KEY_LENGTH));
        if (field == null) {
            return false;
        }
        String part = key.length() == KEY_LENGTH ? Parts.VALUE : key.substring(KEY_LENGTH + 1);
        if (!(field.values() instanceof Parts parts)) {
            if (part.equals(Parts.VALUE)) {
                gathered.put(field, value);
            }
            return part.equals(Parts.VALUE);
        }
        if (key.length() > KEY_LENGTH && !parts.has(part)) {
            return false;
        }
        put(gathered, field, part, value);
        return true;
    }

    @SuppressWarnings("unchecked") // the maps are those that are made here
    private static void put(Map<CustomField, Object> gathered, CustomField field, String part, Object value) {
        Map<String, Object> parts = (Map<String, Object>) gathered.computeIfAbsent(field, key -> {
            Map<String, Object> first = new LinkedHashMap<>();
            first.put(Parts.VALUE, null);
            return first;
        });
        parts.put(part, value);
    }

    static Map<String, Object> write(Map<CustomField, Object> values) {
        Map<String, Object> flat = new LinkedHashMap<>();
        values.forEach((field, value) -> write(field, value, flat));
        return flat;
    }

    private static void write(CustomField field, Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> map && field.values() instanceof Parts parts) {
            flat.put(field.key(), map.get(Parts.VALUE));
            map.forEach((part, partValue) -> {
                String name = String.valueOf(part);
                if (!name.equals(Parts.VALUE) && (partValue != null || parts.isClearedByNull(name))) {
                    flat.put(field.key() + "_" + name, partValue);
                }
            });
        } else if (value instanceof List<?> ids && field.type() == FieldType.SET) {
            flat.put(field.key(), ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (value != null && field.type() == FieldType.ENUM) {
            flat.put(field.key(), String.valueOf(value));
        } else {
            flat.put(field.key(), value);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Spelling;

/**
 * Custom fields of records, between the API and people. What was read can be written back unchanged. Immutable, and safe to
 * share between threads.
 *
 * <p>People see and write, by the type of the field: text for {@code varchar}, {@code varchar_auto}, {@code text} and
 * {@code phone}; a number for {@code double}; <code>{value, currency}</code> for {@code monetary}; a label for {@code enum} and
 * a list of labels for {@code set}, with the ID where the label is not unique or the option is not known; {@code YYYY-MM-DD}
 * for {@code date}; <code>{value, until}</code> for {@code daterange}; <code>{value, timezone_name}</code> for {@code time} and
 * <code>{value, until, timezone_name}</code> for {@code timerange}; <code>{value, …}</code> with its parts for {@code address};
 * an ID for {@code user}, {@code org} and {@code people}. Null is a field that is not set, and clears it. Values of types that
 * are not known are not changed.
 */
public final class NamedFields {

    private static final String CUSTOM_FIELDS = "custom_fields";
    private static final int KEY_LENGTH = 40;

    private final FieldSet fields;
    private final FieldShape shape;

    /**
     * The custom fields of records of one resource.
     *
     * @param fields the fields of the resource
     * @param shape how its records are written
     */
    public NamedFields(FieldSet fields, FieldShape shape) {
        this.fields = fields;
        this.shape = shape;
    }

    /**
     * A record as people read it.
     *
     * @param record the record as answered
     * @return a new map with the same entries in the same order, but for {@code custom_fields}, whose keys are names and whose
     *     values are in the form of people. Fields that are not known keep key and value. Of the shape {@link FieldShape#FLAT},
     *     the known fields with their parts are gathered into {@code custom_fields}, which has the place of the first one.
     */
    public Map<String, Object> read(Map<String, Object> record) {
        return shape == FieldShape.FLAT ? FlatFields.read(fields, record) : readInside(record);
    }

    private Map<String, Object> readInside(Map<String, Object> record) {
        Map<String, Object> named = new LinkedHashMap<>(record);
        // A search answers a list of texts that were found.
        if (record.get(CUSTOM_FIELDS) instanceof Map<?, ?> custom) {
            Map<String, Object> byName = new LinkedHashMap<>();
            custom.forEach((key, value) -> {
                CustomField field = fields.customByKey(String.valueOf(key));
                byName.put(field == null ? String.valueOf(key) : field.label(), readValue(field, value));
            });
            named.put(CUSTOM_FIELDS, byName);
        }
        return named;
    }

    private Object readValue(CustomField field, Object value) {
        if (field == null) {
            return value;
        }
        return shape == FieldShape.EVENT ? EventValue.read(field, value) : field.read(value);
    }

    /**
     * The custom fields of a record that are not in the set, so that it is worth loading the fields again.
     *
     * @param record the record as answered
     * @return their keys of 40 characters
     */
    public Set<String> unknownKeys(Map<String, Object> record) {
        Set<String> unknown = new LinkedHashSet<>();
        if (shape == FieldShape.FLAT) {
            for (String name : record.keySet()) {
                if (CustomFields.isFlatKey(name)) {
                    addUnknown(name.substring(0, KEY_LENGTH), unknown);
                }
            }
        } else if (record.get(CUSTOM_FIELDS) instanceof Map<?, ?> custom) {
            for (Object key : custom.keySet()) {
                addUnknown(String.valueOf(key), unknown);
            }
        }
        return unknown;
    }

    private void addUnknown(String key, Set<String> unknown) {
        if (fields.customByKey(key) == null && CustomFields.isKey(key)) {
            unknown.add(key);
        }
    }

    /**
     * Custom fields for the API.
     *
     * @param customFields values in the form of people, by name or key
     * @return what is to be sent: <code>{"custom_fields": {key: value}}</code>, or for {@link FieldShape#FLAT} the fields and
     *     their parts, such as <code>{key: 4800, key_currency: "EUR"}</code>. A {@link FieldReference} is in the place of an ID
     *     that is to be looked up.
     * @throws InvalidFieldsException with everything that is wrong
     * @throws IllegalArgumentException for {@link FieldShape#EVENT}: events are only read
     */
    public Map<String, Object> write(Map<?, ?> customFields) throws InvalidFieldsException {
        if (shape == FieldShape.EVENT) {
            throw new IllegalArgumentException("Events are only read.");
        }
        Map<CustomField, Object> values = checked(customFields);
        if (shape == FieldShape.FLAT) {
            return FlatFields.write(values);
        }
        Map<String, Object> byKey = new LinkedHashMap<>();
        values.forEach((field, value) -> byKey.put(field.key(), value));
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(CUSTOM_FIELDS, byKey);
        return written;
    }

    private Map<CustomField, Object> checked(Map<?, ?> customFields) throws InvalidFieldsException {
        Map<CustomField, Object> values = new LinkedHashMap<>();
        Map<String, String> givenAs = new LinkedHashMap<>();
        List<InvalidFieldsException.Problem> problems = new ArrayList<>();
        for (Map.Entry<?, ?> entry : customFields.entrySet()) {
            String name = String.valueOf(entry.getKey());
            try {
                CustomField field = fields.customField(name);
                String other = givenAs.putIfAbsent(field.key(), name);
                if (other != null) {
                    throw new InvalidValueException("is the same field as " + Spelling.quoted(other));
                }
                values.put(field, checkedValue(field, entry.getValue()));
            } catch (FieldException e) {
                problems.add(new InvalidFieldsException.Problem(name, e.getMessage(), e.isUnknown()));
            } catch (InvalidValueException e) {
                problems.add(new InvalidFieldsException.Problem(
                        name, Spelling.quoted(name) + ": " + e.getMessage(), e instanceof UnknownOptionException));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
        return values;
    }

    private Object checkedValue(CustomField field, Object value) throws InvalidValueException {
        if (value == null) {
            return null;
        }
        if (isEmptyList(value)) {
            throw new InvalidValueException("the API refuses an empty list; null clears the field");
        }
        if (value instanceof CharSequence text && text.toString().isBlank() && !field.takesBlankText()) {
            throw new InvalidValueException("is an empty text; null clears the field");
        }
        return field.values().write(value, shape);
    }

    private static boolean isEmptyList(Object value) {
        return value instanceof Iterable<?> list && !list.iterator().hasNext()
                || value.getClass().isArray() && Array.getLength(value) == 0;
    }
}

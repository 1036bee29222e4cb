// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in an event, in an object that says its type. Source: the guide to webhooks v2, 2023, and deliveries of 2026: ranges
 * have {@code from} instead of {@code value}, and parts of an address that are not set are empty text.
 */
final class EventValue {

    private static final String ID = "id";
    private static final String FROM = "from";
    private static final String TYPE = "type";
    private static final String VALUES = "values";

    private EventValue() {}

    /** The value as people read it; one in a form that is not known stays as it is. */
    static Object read(CustomField field, Object value) {
        if (!(value instanceof Map<?, ?> typed)) {
            return value;
        }
        return switch (field.type()) {
            case VARCHAR, VARCHAR_AUTO, TEXT, PHONE, DOUBLE, DATE ->
                typed.containsKey(Parts.VALUE) ? field.read(typed.get(Parts.VALUE)) : value;
            case ENUM, USER, ORG, PEOPLE -> typed.containsKey(ID) ? field.read(typed.get(ID)) : value;
            case SET -> typed.get(VALUES) instanceof Iterable<?> options ? field.read(ids(options)) : value;
            case MONETARY, DATERANGE, TIME, TIMERANGE, ADDRESS ->
                typed.containsKey(Parts.VALUE) || typed.containsKey(FROM) ? field.read(parts(typed)) : value;
            default -> value;
        };
    }

    private static List<Object> ids(Iterable<?> options) {
        List<Object> ids = new ArrayList<>();
        options.forEach(
                option -> ids.add(option instanceof Map<?, ?> map && map.containsKey(ID) ? map.get(ID) : option));
        return ids;
    }

    private static Map<String, Object> parts(Map<?, ?> typed) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(Parts.VALUE, null);
        typed.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!name.equals(TYPE)) {
                parts.put(name.equals(FROM) ? Parts.VALUE : name, "".equals(value) ? null : value);
            }
        });
        return parts;
    }
}

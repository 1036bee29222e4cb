// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.sandbox.wire.Formats;

/** Custom fields as version 1 has them: beside the other keys, with the parts of a value as keys of their own. */
final class FlatFields {

    private static final String VALUE = "value";
    private static final int LENGTH_OF_KEY = 40;

    private FlatFields() {}

    /** Adds each field that the account has to a view. */
    static void show(Object stored, Iterable<String> keys, Map<String, Object> view) {
        Map<?, ?> values = stored instanceof Map<?, ?> map ? map : Map.of();
        for (String key : keys) {
            if (values.get(key) instanceof Map<?, ?> parts) {
                view.put(key, parts.get(VALUE));
                parts.forEach((part, value) -> {
                    if (!part.equals(VALUE)) {
                        view.put(key + "_" + part, value);
                    }
                });
            } else {
                view.put(key, flat(values.get(key)));
            }
        }
    }

    private static Object flat(Object value) {
        return value instanceof List<?> options
                ? options.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value;
    }

    /** The fields of a request as version 2 takes them; empty when there are none. */
    static Map<String, Object> taken(Map<String, Object> body) {
        Map<String, Object> fields = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (Formats.isFieldKey(name)) {
                fields.put(name, value);
            }
        });
        body.forEach((name, value) -> {
            boolean isPart = Formats.isFlatFieldKey(name) && !Formats.isFieldKey(name);
            String key = isPart ? name.substring(0, LENGTH_OF_KEY) : "";
            boolean isCleared = fields.containsKey(key) && fields.get(key) == null;
            if (isPart && !isCleared) {
                Map<String, Object> parts = new LinkedHashMap<>();
                if (fields.get(key) instanceof Map<?, ?> known) {
                    known.forEach((part, each) -> parts.put(part.toString(), each));
                } else if (fields.containsKey(key)) {
                    parts.put(VALUE, fields.get(key));
                }
                parts.put(name.substring(LENGTH_OF_KEY + 1), value);
                fields.put(key, parts);
            }
        });
        return fields;
    }
}

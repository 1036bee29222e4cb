// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any JSON value. Takes maps with text keys, lists, text, numbers, booleans and null inside them. */
public record AnyJson() implements ValueType {

    /** The type; it has no settings. */
    public static final AnyJson INSTANCE = new AnyJson();

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> accepted = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = Text.whole(String.valueOf(entry.getKey()));
                accepted.put(key, inside(key, entry.getValue()));
            }
            return accepted;
        }
        if (value instanceof Iterable<?> iterable && !(value instanceof java.nio.file.Path)) {
            List<Object> accepted = new ArrayList<>();
            for (Object element : iterable) {
                accepted.add(inside("[" + accepted.size() + "]", element));
            }
            return accepted;
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number) {
            return Decimal.ANY.accept(value);
        }
        if (Text.isScalar(value)) {
            return Text.whole(value.toString());
        }
        throw InvalidValueException.expected("a JSON value", value);
    }

    private Object inside(String place, Object value) throws InvalidValueException {
        try {
            return value == null ? null : accept(value);
        } catch (InvalidValueException e) {
            throw e.inside(place);
        }
    }

    @Override
    public String description() {
        return "JSON";
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}

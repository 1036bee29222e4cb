// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of an invented account, and values to compare. */
final class SampleFields {

    private SampleFields() {}

    /** A key of 40 hexadecimal characters. */
    static String key(int number) {
        return String.format("%040x", 0xa0000 + number);
    }

    static FieldDefinition custom(int number, String name, String type, FieldOption... options) {
        return new FieldDefinition(key(number), name, FieldType.of(type), List.of(options), true);
    }

    static FieldDefinition standard(String key, String name, String type) {
        return new FieldDefinition(key, name, FieldType.of(type), List.of(), false);
    }

    static FieldOption option(Object id, String label) {
        return new FieldOption(id, label);
    }

    /** A map in the order of its entries, also with null. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** The same value where numbers of all types are equal that JSON writes alike. */
    static Object comparable(Object value) {
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> same = new LinkedHashMap<>();
            map.forEach((key, element) -> same.put(String.valueOf(key), comparable(element)));
            return same;
        }
        if (value instanceof Iterable<?> list) {
            List<Object> same = new ArrayList<>();
            list.forEach(element -> same.add(comparable(element)));
            return same;
        }
        return value;
    }
}

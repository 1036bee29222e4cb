// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON Schema in progress: its keywords stay in the order in which they are given. */
public final class Schema {

    private final Map<String, Object> keywords = new LinkedHashMap<>();

    private Schema() {}

    /**
     * A schema of anything.
     *
     * @return the schema
     */
    public static Schema any() {
        return new Schema();
    }

    /**
     * A schema of one type.
     *
     * @param type a type's name in JSON Schema, such as {@code string}
     * @return the schema
     */
    public static Schema of(String type) {
        return any().with("type", type);
    }

    /**
     * Adds a keyword.
     *
     * @param keyword such as {@code minimum}
     * @param value its value
     * @return the schema
     */
    public Schema with(String keyword, Object value) {
        keywords.put(keyword, value);
        return this;
    }

    /**
     * Adds a keyword that not every schema of its kind has.
     *
     * @param isSet whether it is added
     * @param keyword such as {@code minimum}
     * @param value its value
     * @return the schema
     */
    public Schema with(boolean isSet, String keyword, Object value) {
        return isSet ? with(keyword, value) : this;
    }

    /**
     * The same schema that allows null, too.
     *
     * @param schema of one type, or of anything
     * @return the keywords in their order
     */
    public static Map<String, Object> orNull(Map<String, Object> schema) {
        Schema wider = any();
        schema.forEach((keyword, value) -> wider.with(keyword, orNull(keyword, value)));
        return wider.asMap();
    }

    private static Object orNull(String keyword, Object value) {
        if (keyword.equals("enum")) {
            List<Object> choices = new ArrayList<>((List<?>) value);
            choices.add(null);
            return choices;
        }
        return keyword.equals("type") ? List.of(value, "null") : value;
    }

    Schema example(Object value) {
        return with("examples", List.of(value));
    }

    /**
     * The keywords.
     *
     * @return an immutable map
     */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(keywords);
    }
}

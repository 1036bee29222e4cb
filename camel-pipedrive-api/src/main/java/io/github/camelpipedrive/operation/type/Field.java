// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key of an {@link ObjectValue}.
 *
 * @param name the key as the API spells it
 * @param type what its value may be
 * @param required whether an object without it is refused
 * @param description one sentence for the reference
 */
public record Field(String name, ValueType type, boolean required, String description) {

    /** Checks that nothing is missing. */
    public Field {
        if (description.isBlank()) {
            throw new IllegalArgumentException("Key " + name + " has no description");
        }
    }

    /**
     * A key that may be omitted.
     *
     * @param name the key as the API spells it
     * @param type what its value may be
     * @param description one sentence for the reference
     * @return the field
     */
    public static Field of(String name, ValueType type, String description) {
        return new Field(name, type, false, description);
    }

    /**
     * A key that must be there.
     *
     * @param name the key as the API spells it
     * @param type what its value may be
     * @param description one sentence for the reference
     * @return the field
     */
    public static Field required(String name, ValueType type, String description) {
        return new Field(name, type, true, description);
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", description);
        schema.putAll(required ? type.schema() : Schema.orNull(type.schema()));
        return schema;
    }

    Field orReference() {
        return new Field(name, type.orReference(), required, description);
    }

    boolean isCalled(String given) {
        return name.equals(given) || Spelling.camelCase(name).equals(given);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

/**
 * A key of an {@link ObjectValue}.
 *
 * @param name the key as the API spells it
 * @param type what its value may be
 * @param required whether an object without it is refused
 */
public record Field(String name, ValueType type, boolean required) {

    /**
     * A key that may be left out.
     *
     * @param name the key as the API spells it
     * @param type what its value may be
     * @return the field
     */
    public static Field of(String name, ValueType type) {
        return new Field(name, type, false);
    }

    /**
     * A key that must be there.
     *
     * @param name the key as the API spells it
     * @param type what its value may be
     * @return the field
     */
    public static Field required(String name, ValueType type) {
        return new Field(name, type, true);
    }

    boolean isCalled(String given) {
        return name.equals(given) || Spelling.camelCase(name).equals(given);
    }
}

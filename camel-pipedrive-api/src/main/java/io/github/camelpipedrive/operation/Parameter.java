// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.Objects;

import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * One parameter of an operation.
 *
 * @param name the name as the API spells it, such as {@code owner_id}
 * @param location where it goes in the request
 * @param type what its value may be
 * @param required whether a call without it is refused
 * @param description one sentence for the reference
 */
public record Parameter(String name, Location location, ValueType type, boolean required, String description) {

    /** Where a parameter goes in the request. */
    public enum Location {
        /** In the path, instead of <code>{name}</code>. */
        PATH,
        /** In the query. */
        QUERY,
        /** In the request body. */
        BODY,
        /** Nowhere in a request: the operation makes none, or several. */
        NONE
    }

    /** Checks that nothing is missing. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(type, "type");
        if (description.isBlank()) {
            throw new IllegalArgumentException("Parameter " + name + " has no description");
        }
    }

    /**
     * The name in Camel's spelling.
     *
     * @return such as {@code ownerId}
     */
    public String camelName() {
        return Spelling.camelCase(name);
    }

    /**
     * Whether the parameter goes into the request body.
     *
     * @return true for the location {@link Location#BODY}
     */
    public boolean inBody() {
        return location == Location.BODY;
    }

    Parameter orReference() {
        ValueType referred = type.orReference();
        return referred == type ? this : new Parameter(name, location, referred, required, description);
    }

    Parameter asRequired() {
        return new Parameter(name, location, type, true, description);
    }

    Parameter in(Location place) {
        return new Parameter(name, place, type, required || place == Location.PATH, description);
    }
}

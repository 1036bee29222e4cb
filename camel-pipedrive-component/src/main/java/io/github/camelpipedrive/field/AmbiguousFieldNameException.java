// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.List;

/** A name that several fields have. The message lists them with their keys; a key is never ambiguous. */
public final class AmbiguousFieldNameException extends FieldException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldDefinition> candidates;

    AmbiguousFieldNameException(String message, List<FieldDefinition> candidates) {
        super(message);
        this.candidates = List.copyOf(candidates);
    }

    /**
     * The fields that may have been meant.
     *
     * @return at least two; empty after the exception was serialized
     */
    public List<FieldDefinition> candidates() {
        return candidates == null ? List.of() : candidates;
    }

    @Override
    public boolean isUnknown() {
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.Objects;

/**
 * One of the values that a field of the type {@code enum} or {@code set} may have.
 *
 * @param id its ID, which stays when the option is renamed: an {@code Integer} or {@code Long}, or a {@code String} at some
 *     standard fields
 * @param label its name; neither unique nor fixed, may be empty
 */
public record FieldOption(Object id, String label) {

    /** Checks that both are there. */
    public FieldOption {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

/** A name or key that no custom field has. The message suggests the nearest one. */
public final class UnknownFieldNameException extends FieldException {
    private static final long serialVersionUID = 1L;

    UnknownFieldNameException(String message) {
        super(message);
    }

    @Override
    public boolean isUnknown() {
        return true;
    }
}

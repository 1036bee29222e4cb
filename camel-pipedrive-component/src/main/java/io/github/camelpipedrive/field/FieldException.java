// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import io.github.camelpipedrive.operation.type.InvalidValueException;

/** Names or values of custom fields that the account's fields don't allow. */
public abstract sealed class FieldException extends InvalidValueException
        permits UnknownFieldNameException, AmbiguousFieldNameException, InvalidFieldsException {
    private static final long serialVersionUID = 1L;

    FieldException(String reason) {
        super(reason);
    }

    /**
     * Whether something is not known that may have been added or renamed since the fields were loaded, so that it is worth
     * loading them again.
     *
     * @return true for unknown names of fields and unknown options
     */
    public abstract boolean isUnknown();
}

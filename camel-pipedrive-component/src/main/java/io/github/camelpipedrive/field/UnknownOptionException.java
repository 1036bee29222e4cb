// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import io.github.camelpipedrive.operation.type.InvalidValueException;

/** A label or ID that no option of the field has. It may have been added since the fields were loaded. */
final class UnknownOptionException extends InvalidValueException {
    private static final long serialVersionUID = 1L;

    UnknownOptionException(String reason) {
        super(reason);
    }
}

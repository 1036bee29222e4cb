// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/** The user, app or plan may not do this (402, 403, 415). Signing in again does not help. */
public final class PipedrivePermissionException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what is known
     */
    public PipedrivePermissionException(ErrorDetails details) {
        super(details, null);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedrivePermissionException(more);
    }
}

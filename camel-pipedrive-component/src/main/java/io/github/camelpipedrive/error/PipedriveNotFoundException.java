// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/** There is no such record (404, 410): the ID is wrong, it was deleted, or this user may not see it. */
public final class PipedriveNotFoundException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what is known
     */
    public PipedriveNotFoundException(ErrorDetails details) {
        super(details, null);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveNotFoundException(more);
    }
}

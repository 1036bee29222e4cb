// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.util.Map;

/**
 * The call is wrong in itself: the API refused it (400, 422 and their like, or {@code success: false}), or it was not
 * even sent because a check found it wrong; then {@link #getStatus()} is 0.
 */
public final class PipedriveValidationException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what is known
     */
    public PipedriveValidationException(ErrorDetails details) {
        super(details, null);
    }

    /**
     * Creates the exception for a body that could not be read.
     *
     * @param details what is known
     * @param cause what the reader said
     */
    public PipedriveValidationException(ErrorDetails details, Throwable cause) {
        super(details, cause);
    }

    /**
     * What is wrong with single fields.
     *
     * @return the problems by the fields' API names; empty when none could be told apart
     */
    public Map<String, String> getFieldErrors() {
        return getDetails().fieldErrors();
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveValidationException(more, getCause());
    }
}

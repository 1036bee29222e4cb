// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/** The API does not accept the credential (401). Retrying the call with the same one does not help. */
public final class PipedriveAuthenticationException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what is known
     */
    public PipedriveAuthenticationException(ErrorDetails details) {
        super(details, null);
    }

    /**
     * Creates the exception for a credential that could not be had.
     *
     * @param details what is known
     * @param cause why not
     */
    public PipedriveAuthenticationException(ErrorDetails details, Throwable cause) {
        super(details, cause);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveAuthenticationException(more, getCause());
    }
}

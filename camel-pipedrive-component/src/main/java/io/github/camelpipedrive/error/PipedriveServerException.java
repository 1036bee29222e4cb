// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/** The API failed (5xx), or answered what is no answer of its: HTML, cut JSON, a redirect, more than the limit. */
public final class PipedriveServerException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param details what is known
     */
    public PipedriveServerException(ErrorDetails details) {
        super(details, null);
    }

    /**
     * Makes the exception for an answer that could not be read.
     *
     * @param details what is known
     * @param cause what the reader said
     */
    public PipedriveServerException(ErrorDetails details, Throwable cause) {
        super(details, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/**
 * No answer came: the host is unknown or refuses, TLS failed, the connection broke, or the time was up.
 * {@link #isPossiblyCarriedOut()} is false only when the request surely never left.
 */
public final class PipedriveConnectionException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what is known
     * @param possiblyCarriedOut whether the request may have reached the API
     * @param cause what the network said
     */
    public PipedriveConnectionException(ErrorDetails details, boolean possiblyCarriedOut, Throwable cause) {
        super(details.withPossiblyCarriedOut(possiblyCarriedOut), cause);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveConnectionException(more, more.possiblyCarriedOut(), getCause());
    }
}

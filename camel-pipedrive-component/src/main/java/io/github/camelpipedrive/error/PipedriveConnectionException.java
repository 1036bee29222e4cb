// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/** No answer came: the host is unknown or refuses, TLS failed, the connection broke, or the time was up. */
public final class PipedriveConnectionException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    private final boolean possiblyCarriedOut;

    /**
     * Makes the exception.
     *
     * @param details what is known
     * @param possiblyCarriedOut whether the request may have reached the API
     * @param cause what the network said
     */
    public PipedriveConnectionException(ErrorDetails details, boolean possiblyCarriedOut, Throwable cause) {
        super(details, cause);
        this.possiblyCarriedOut = possiblyCarriedOut;
    }

    /**
     * Whether the request may have been carried out although no answer came. A create must not be repeated blindly then.
     *
     * @return false only when the request surely never left
     */
    public boolean isPossiblyCarriedOut() {
        return possiblyCarriedOut;
    }
}

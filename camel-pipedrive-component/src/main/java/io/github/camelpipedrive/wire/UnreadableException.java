// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

/** A value that can't be read; the message says why. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an instance.
     *
     * @param message why
     * @param cause what happened, null for none
     */
    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}

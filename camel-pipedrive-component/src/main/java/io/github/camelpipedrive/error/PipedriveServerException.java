// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

/**
 * The API failed (5xx), or answered what is not an answer of its: HTML, cut JSON, a redirect, more than the limit. Where its
 * answer does not tell, {@link #isPossiblyCarriedOut()} is true.
 */
public final class PipedriveServerException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    /**
     * Creates the exception for a failure that may be over soon.
     *
     * @param details what is known
     */
    public PipedriveServerException(ErrorDetails details) {
        this(details, true, null);
    }

    /**
     * Creates the exception for a failure that may be over soon.
     *
     * @param details what is known
     * @param cause what the reader said
     */
    public PipedriveServerException(ErrorDetails details, Throwable cause) {
        this(details, true, cause);
    }

    /**
     * Creates the exception.
     *
     * @param details what is known
     * @param temporary whether the same call may succeed a little later
     * @param cause what the reader said, null for nothing
     */
    public PipedriveServerException(ErrorDetails details, boolean temporary, Throwable cause) {
        super(details, cause);
        this.temporary = temporary;
    }

    /**
     * Whether the same call may succeed a little later.
     *
     * @return false for what stays as it is: 501, a redirect, {@code success: false} in a success, an answer over
     *     {@code maxResponseSize} or one that does not fit {@code outputClass}
     */
    public boolean isTemporary() {
        return temporary;
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveServerException(more, temporary, getCause());
    }
}

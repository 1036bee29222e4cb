// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import org.apache.camel.CamelException;

/**
 * A call to Pipedrive that did not do what it should. One subclass for each thing that a route would do about it, so
 * that {@code onException(PipedriveNotFoundException.class)} reads well. No message, getter or cause holds a secret.
 */
public abstract sealed class PipedriveException extends CamelException
        permits PipedriveAmbiguousReferenceException,
                PipedriveAuthenticationException,
                PipedriveConnectionException,
                PipedriveNotFoundException,
                PipedrivePermissionException,
                PipedriveRateLimitException,
                PipedriveServerException,
                PipedriveValidationException {
    private static final long serialVersionUID = 1L;

    private final ErrorDetails details;

    PipedriveException(ErrorDetails details, Throwable cause) {
        super(details.message(), cause);
        this.details = details;
    }

    /**
     * Everything that is known of the failure.
     *
     * @return the details
     */
    public ErrorDetails getDetails() {
        return details;
    }

    /**
     * The HTTP status.
     *
     * @return such as 404; 0 when nothing was answered, as when a check before sending failed
     */
    public int getStatus() {
        return details.status();
    }

    /**
     * The API's own code.
     *
     * @return such as {@code ERR_SCHEMA_VALIDATION_FAILED}; empty for none
     */
    public String getErrorCode() {
        return details.errorCode();
    }

    /**
     * What the API said, without our hint.
     *
     * @return the text, never null
     */
    public String getApiMessage() {
        return details.apiMessage();
    }

    /**
     * The ID under which Pipedrive's support finds the request.
     *
     * @return the header {@code x-correlation-id}; empty for none
     */
    public String getCorrelationId() {
        return details.correlationId();
    }

    /**
     * The operation that failed.
     *
     * @return such as {@code deal/update}
     */
    public String getOperation() {
        return details.operation();
    }

    /**
     * The account whose call failed.
     *
     * @return its name
     */
    public String getAccount() {
        return details.account();
    }

    /**
     * What to do about it.
     *
     * @return a sentence; empty for none
     */
    public String getHint() {
        return details.hint();
    }

    /**
     * How often the call was tried before it was given up. A retry with a refreshed token does not count.
     *
     * @return 1 when it was not retried
     */
    public int getTries() {
        return details.tries();
    }

    /**
     * Whether the request may have been carried out although the call failed: in the last try or in an earlier one. A
     * create must not be retried blindly then; a read, a change and a delete can be.
     *
     * @return false only when no try was carried out, as far as can be known here: all were refused, or never left
     */
    public boolean isPossiblyCarriedOut() {
        return details.possiblyCarriedOut();
    }

    /**
     * The same failure, with more known of it.
     *
     * @param more what is known now
     * @return an exception of the same kind, with the same cause and the same stack trace
     */
    public final PipedriveException with(ErrorDetails more) {
        PipedriveException copy = copy(more);
        copy.setStackTrace(getStackTrace());
        for (Throwable each : getSuppressed()) {
            copy.addSuppressed(each);
        }
        return copy;
    }

    abstract PipedriveException copy(ErrorDetails more);
}

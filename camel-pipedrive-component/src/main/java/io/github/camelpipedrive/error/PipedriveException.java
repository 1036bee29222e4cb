// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import org.apache.camel.CamelException;

/**
 * A call to Pipedrive that did not do what it should. One subclass for each thing that a route would do about it, so
 * that {@code onException(PipedriveNotFoundException.class)} reads well. No message, getter or cause holds a secret.
 */
public abstract sealed class PipedriveException extends CamelException
        permits PipedriveAuthenticationException,
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
}

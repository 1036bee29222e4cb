// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What is known of a failed call. Immutable; the methods return a changed copy.
 *
 * @param operation the operation, such as {@code deal/update}
 * @param subject what the call was about, such as {@code 4711}; empty when it was about no single record
 * @param account the account whose call it was
 * @param status the HTTP status, 0 when nothing was answered
 * @param errorCode the API's code such as {@code ERR_SCHEMA_VALIDATION_FAILED}, empty for none
 * @param apiMessage what the API said, or what was found wrong before sending
 * @param correlationId the API's {@code x-correlation-id}, empty for none
 * @param hint what to do about it, empty for none
 * @param fieldErrors what is wrong with single fields, by their API name
 * @param tries how often the call was tried; 1 when it was not retried
 * @param possiblyCarriedOut whether one of the tries may have been carried out although the call failed
 * @param renewal whether the account's token could not be refreshed, so that the call was not sent
 */
public record ErrorDetails(
        String operation,
        String subject,
        String account,
        int status,
        String errorCode,
        String apiMessage,
        String correlationId,
        String hint,
        Map<String, String> fieldErrors,
        int tries,
        boolean possiblyCarriedOut,
        boolean renewal)
        implements Serializable {

    /** Checks that nothing is null and copies the map. */
    public ErrorDetails {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(apiMessage, "apiMessage");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(hint, "hint");
        fieldErrors = Collections.unmodifiableMap(new LinkedHashMap<>(fieldErrors));
    }

    /**
     * Of a call that nothing was answered to.
     *
     * @param operation the operation
     * @param account the account
     * @param message what happened
     * @return the details, without a hint
     */
    public static ErrorDetails of(String operation, String account, String message) {
        return new ErrorDetails(operation, "", account, 0, "", message, "", "", Map.of(), 1, false, false);
    }

    /**
     * The same with other words.
     *
     * @param words what the API said, or what was found wrong
     * @return the changed copy
     */
    public ErrorDetails withMessage(String words) {
        return changed(copy -> copy.apiMessage = words);
    }

    /**
     * The same with what was answered.
     *
     * @param httpStatus the HTTP status
     * @param code the API's code, empty for none
     * @param correlation the API's correlation ID, empty for none
     * @return the changed copy
     */
    public ErrorDetails answered(int httpStatus, String code, String correlation) {
        return changed(copy -> {
            copy.status = httpStatus;
            copy.errorCode = code;
            copy.correlationId = correlation;
        });
    }

    /**
     * The same with what to do about it.
     *
     * @param advice a sentence
     * @return the changed copy
     */
    public ErrorDetails withHint(String advice) {
        return changed(copy -> copy.hint = advice);
    }

    /**
     * The same with what is wrong with single fields.
     *
     * @param errors the problems by the fields' API names
     * @return the changed copy
     */
    public ErrorDetails withFieldErrors(Map<String, String> errors) {
        return changed(copy -> copy.fieldErrors = errors);
    }

    /**
     * The same with the record that the call was about.
     *
     * @param record its ID
     * @return the changed copy
     */
    public ErrorDetails about(String record) {
        return changed(copy -> copy.subject = record);
    }

    /**
     * The same with the number of tries.
     *
     * @param number how often the call was tried
     * @return the changed copy
     */
    public ErrorDetails withTries(int number) {
        return changed(copy -> copy.tries = number);
    }

    /**
     * The same with what is known of its being carried out.
     *
     * @param possibly whether one of the tries may have been carried out although the call failed
     * @return the changed copy
     */
    public ErrorDetails withPossiblyCarriedOut(boolean possibly) {
        return changed(copy -> copy.possiblyCarriedOut = possibly);
    }

    /**
     * A refresh of the account's token that failed, as seen by the call that needed it: the call was not sent.
     *
     * @param called the operation that was called
     * @return the changed copy
     */
    public ErrorDetails ofRenewalFor(String called) {
        return changed(copy -> {
            copy.operation = called;
            copy.renewal = true;
            copy.hint = copy.possiblyCarriedOut ? "The call itself was not sent; it can be retried." : copy.hint;
            copy.possiblyCarriedOut = false;
        });
    }

    private ErrorDetails changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new ErrorDetails(
                copy.operation,
                copy.subject,
                account,
                copy.status,
                copy.errorCode,
                copy.apiMessage,
                copy.correlationId,
                copy.hint,
                copy.fieldErrors,
                copy.tries,
                copy.possiblyCarriedOut,
                copy.renewal);
    }

    /** What may be different in a copy. */
    private static final class Copy {
        private String operation;
        private String subject;
        private int status;
        private String errorCode;
        private String apiMessage;
        private String correlationId;
        private String hint;
        private Map<String, String> fieldErrors;
        private int tries;
        private boolean possiblyCarriedOut;
        private boolean renewal;

        Copy(ErrorDetails original) {
            operation = original.operation;
            subject = original.subject;
            status = original.status;
            errorCode = original.errorCode;
            apiMessage = original.apiMessage;
            correlationId = original.correlationId;
            hint = original.hint;
            fieldErrors = original.fieldErrors;
            tries = original.tries;
            possiblyCarriedOut = original.possiblyCarriedOut;
            renewal = original.renewal;
        }
    }

    /**
     * The details as one message: {@code deal/get 4711: Deal not found (404). It was deleted, …}, and with
     * {@code after 4 tries} after the status where it was retried.
     *
     * @return the message, without any secret
     */
    public String message() {
        StringBuilder text = new StringBuilder(operation);
        if (!subject.isEmpty()) {
            text.append(' ').append(subject);
        }
        text.append(": ").append(apiMessage);
        if (status > 0) {
            text.append(" (").append(status);
            if (!errorCode.isEmpty()) {
                text.append(' ').append(errorCode);
            }
            text.append(')');
        }
        if (tries > 1) {
            text.append(" after ").append(tries).append(" tries");
        }
        if (!endsWithStop(text)) {
            text.append('.');
        }
        if (!hint.isEmpty()) {
            text.append(' ').append(hint);
        }
        if (!correlationId.isEmpty()) {
            text.append(" [correlation id ").append(correlationId).append(']');
        }
        return text.toString();
    }

    private static boolean endsWithStop(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '?' || last == '!';
    }
}

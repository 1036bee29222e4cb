// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.rest;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Tells a caller what went wrong, in the form of RFC 9457. */
public final class Problem {

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            403, "Forbidden",
            404, "Not Found",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable",
            504, "Gateway Timeout");

    /**
     * The description of a problem. What is wrong with the service itself is for its log, and not for callers.
     *
     * @param status the HTTP status of the answer
     * @param detail what the route says about it, null for nothing
     * @param failure what went wrong, null when the route itself found it
     * @return the members {@code type}, {@code title}, {@code status} and {@code detail}, and {@code errors} with the
     *     fields that are wrong
     */
    public Map<String, Object> describe(
            @Variable("status") int status,
            @Variable("detail") String detail,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", TITLES.get(status));
        members.put("status", status);
        members.put("detail", detail == null ? detail(failure) : detail);
        if (failure instanceof PipedriveValidationException refused
                && !refused.getFieldErrors().isEmpty()) {
            members.put("errors", refused.getFieldErrors());
        }
        return members;
    }

    private static String detail(Exception failure) {
        if (failure instanceof PipedriveAuthenticationException) {
            return "The CRM does not accept the token of this service.";
        }
        if (failure instanceof PipedriveRateLimitException) {
            return "The CRM takes no more requests of this service for a while.";
        }
        if (failure instanceof PipedriveServerException) {
            return "The CRM failed.";
        }
        if (failure instanceof PipedriveConnectionException broken) {
            return broken.isPossiblyCarriedOut()
                    ? "The CRM did not answer. The request may have been carried out: look before you retry it."
                    : "The CRM can't be reached. Nothing was carried out.";
        }
        return failure instanceof PipedriveException other ? other.getApiMessage() : "The service failed.";
    }

    /**
     * When it is worth while to try again.
     *
     * @param failure what went wrong, null for nothing
     * @return seconds, rounded up; null when nobody knows
     */
    public Long secondsToWait(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return failure instanceof PipedriveRateLimitException limit
                ? limit.getRetryAfter()
                        .map(wait -> wait.plusMillis(999).toSeconds())
                        .orElse(null)
                : null;
    }
}

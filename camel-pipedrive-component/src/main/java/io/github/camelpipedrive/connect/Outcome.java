// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.io.IOException;

import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;

/**
 * How a connect went, in the user's words.
 *
 * @param status the HTTP status
 * @param title a few words
 * @param text a sentence or two
 */
record Outcome(int status, String title, String text) {

    private static final String NOT_CONNECTED = "Not connected";

    /** What a failure means for the user: 400 to start again, 403 when refused, 502 when Pipedrive is the cause. */
    static Outcome of(Exception failure) {
        if (failure instanceof PipedriveValidationException invalid) {
            return new Outcome(400, NOT_CONNECTED, sentence(invalid.getApiMessage()) + " Please start again.");
        }
        if (failure instanceof PipedriveAuthenticationException refused) {
            return of(refused);
        }
        if (failure instanceof PipedriveException) {
            return new Outcome(
                    502, NOT_CONNECTED, "Pipedrive did not answer as it should. Please try again in a while.");
        }
        return new Outcome(500, NOT_CONNECTED, "Something went wrong here. Please try again in a while.");
    }

    private static Outcome of(PipedriveAuthenticationException refused) {
        if (refused.getCause() instanceof IOException || refused.getCause() instanceof RuntimeException) {
            return new Outcome(500, NOT_CONNECTED, "The access could not be kept. Please try again in a while.");
        }
        return switch (refused.getErrorCode()) {
            case "access_denied" -> new Outcome(403, NOT_CONNECTED, "You did not allow the access.");
            case AuthorizationServer.INVALID_GRANT ->
                new Outcome(400, NOT_CONNECTED, "This sign-in was used already, or took too long. Please start again.");
            default ->
                new Outcome(
                        502, NOT_CONNECTED, "Pipedrive refused the sign-in. Please tell those who run this service.");
        };
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? "This can't be used."
                : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}

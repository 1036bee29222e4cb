// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;

/** SampleFailures of every kind, as one operation meets them. */
record SampleFailures(String operation) {

    private ErrorDetails details(String message, int status) {
        return ErrorDetails.of(operation, "acme", message).answered(status, "", "");
    }

    PipedriveException limited(Duration retryAfter) {
        return new PipedriveRateLimitException(details("Request over limit", 429), Limit.BURST, retryAfter);
    }

    /** A call that was not sent, as its token could not be renewed. */
    PipedriveException ofARenewal(PipedriveException failure) {
        return failure.with(failure.getDetails().ofRenewalFor(operation));
    }

    PipedriveException blocked() {
        return new PipedriveRateLimitException(details("error 1015", 403), Limit.BLOCK, null);
    }

    PipedriveException dayIsSpent() {
        return new PipedriveRateLimitException(details("Request over limit", 429), Limit.DAILY, null);
    }

    PipedriveException refusedByOurOwnBudget() {
        return new PipedriveRateLimitException(
                details("no place in the window", 0), Limit.BURST, Duration.ofSeconds(1));
    }

    PipedriveException serverFailed() {
        return new PipedriveServerException(details("Bad Gateway", 502)
                .withHint("Pipedrive failed or is being maintained; try again later.")
                .withPossiblyCarriedOut(true));
    }

    PipedriveException unreadable() {
        return new PipedriveServerException(
                details("the answer is not complete JSON", 200).withPossiblyCarriedOut(true),
                new SocketException("cut"));
    }

    PipedriveException notImplemented() {
        return new PipedriveServerException(details("Not Implemented", 501), false, null);
    }

    PipedriveException reset() {
        return new PipedriveConnectionException(
                details("the connection broke", 0), true, new SocketException("Connection reset"));
    }

    PipedriveException unreachable() {
        return new PipedriveConnectionException(
                details("the host can't be reached", 0).withHint("Nothing was sent."),
                false,
                new ConnectException("Connection refused"));
    }

    PipedriveException invalid() {
        return new PipedriveValidationException(details("title is too long", 400));
    }

    PipedriveException notFound() {
        return new PipedriveNotFoundException(details("Deal not found", 404)
                .withHint("The ID is wrong, the record was deleted, or this user may not see it."));
    }

    PipedriveException forbidden() {
        return new PipedrivePermissionException(details("Forbidden", 403));
    }

    PipedriveException unauthorized() {
        return new PipedriveAuthenticationException(details("unauthorized access", 401));
    }
}

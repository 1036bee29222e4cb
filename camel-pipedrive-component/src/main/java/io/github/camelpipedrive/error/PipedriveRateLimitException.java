// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.time.Duration;
import java.util.Optional;

/** Too many calls (429, or a block in front of the API). */
public final class PipedriveRateLimitException extends PipedriveException {
    private static final long serialVersionUID = 1L;

    /** Which limit was met. */
    public enum Limit {
        /** The requests in a rolling window of 2 seconds. */
        BURST,
        /** The tokens of the day; they come back when {@link #getRetryAfter()} says, or at midnight of the server. */
        DAILY,
        /** The firewall in front of the API has shut the caller out for a while, after many calls over the limit. */
        BLOCK
    }

    private final Limit limit;
    private final Duration retryAfter;

    /**
     * Creates the exception.
     *
     * @param details what is known
     * @param limit which limit was met
     * @param retryAfter how long the API asks to wait, null when it does not say
     */
    public PipedriveRateLimitException(ErrorDetails details, Limit limit, Duration retryAfter) {
        super(details, null);
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    /**
     * Which limit was met.
     *
     * @return burst, daily or block
     */
    public Limit getLimit() {
        return limit;
    }

    /**
     * How long to wait before the next try.
     *
     * @return what the API said; empty when it did not say
     */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    PipedriveException copy(ErrorDetails more) {
        return new PipedriveRateLimitException(more, limit, retryAfter);
    }
}

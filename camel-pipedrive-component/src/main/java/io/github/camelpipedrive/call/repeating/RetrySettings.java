// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;

/**
 * How much is done about calls that fail.
 *
 * @param maxRetries how often a call is retried at most; 0 for never
 * @param delay the longest pause before the first retry; it doubles with each further one
 * @param timeout how long after a call's begin a retry may begin
 */
public record RetrySettings(int maxRetries, Duration delay, Duration timeout) {

    /** Nothing is retried. */
    static final RetrySettings NONE = new RetrySettings(0, Duration.ZERO, Duration.ZERO);

    /** Checks the values by the names of their options. */
    public RetrySettings {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must be 0 or more, not " + maxRetries);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("retryDelay must be 0 ms or more, not " + delay.toMillis());
        }
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("retryTimeout must be 0 ms or more, not " + timeout.toMillis());
        }
    }
}

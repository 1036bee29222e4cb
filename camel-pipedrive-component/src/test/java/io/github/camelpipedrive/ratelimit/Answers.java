// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;

/** What answers say of the limits. */
final class Answers {

    static final RateLimitHeaders SILENT = RateLimitHeaders.NONE;

    private Answers() {}

    static RateLimitHeaders window(long limit, long remaining) {
        return new RateLimitHeaders(limit, remaining, 2L, null, null, null, Refusal.NONE);
    }

    static RateLimitHeaders day(long limit, long left) {
        return new RateLimitHeaders(null, null, null, limit, left, null, Refusal.NONE);
    }

    static RateLimitHeaders refused(Refusal refusal, Duration retryAfter) {
        return new RateLimitHeaders(null, null, null, null, null, retryAfter, refusal);
    }
}

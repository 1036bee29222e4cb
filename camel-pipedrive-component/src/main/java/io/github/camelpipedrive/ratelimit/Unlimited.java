// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.util.OptionalLong;

/** A budget without limits. */
final class Unlimited implements RateBudget, RateBudget.Slot {

    @Override
    public Slot acquire(String operation, Claim claim) {
        return this;
    }

    @Override
    public Left answered(RateLimitHeaders headers) {
        return new Left(Integer.MAX_VALUE, -1);
    }

    @Override
    public void unanswered() {
        // Nothing is counted.
    }

    @Override
    public void dayIsSpent(Duration retryAfter) {
        // Nothing is counted.
    }

    @Override
    public void notSent() {
        // Nothing is counted.
    }

    @Override
    public long waitedNanos() {
        return 0;
    }

    @Override
    public Allowance allowance() {
        return new Allowance(
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ZERO);
    }
}

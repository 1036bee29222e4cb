// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

import io.github.camelpipedrive.testing.VirtualTime;

/** The time of a test as budgets see it. */
final class TestTime implements Time {

    private final VirtualTime clock = new VirtualTime();

    void pass(Duration time) {
        clock.advance(time);
    }

    Duration passed() {
        return clock.passed();
    }

    @Override
    public long nanos() {
        return clock.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void await(Condition condition, long nanos) {
        clock.advance(Duration.ofNanos(nanos));
    }
}

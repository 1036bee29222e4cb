// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Time that passes when a test says so, or when somebody waits. */
final class VirtualTime implements Time {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    /** Close to where the machine's own counter turns negative, as nothing may depend on its sign. */
    private final long first = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    private long passed;

    void pass(Duration time) {
        passed += time.toNanos();
    }

    Duration passed() {
        return Duration.ofNanos(passed);
    }

    @Override
    public long nanos() {
        return first + passed;
    }

    @Override
    public Instant now() {
        return BEGIN.plusNanos(passed);
    }

    @Override
    public void await(Condition condition, long nanos) {
        passed += nanos;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Tells the time and waits, so that tests do without either. */
interface Time {

    /** The machine's. */
    Time SYSTEM = new Time() {};

    /** Nanoseconds of a clock that never goes back. */
    default long nanos() {
        return System.nanoTime();
    }

    /** The time of day. */
    default Instant now() {
        return Instant.now();
    }

    /** Waits for a condition, at most for a time; may return early. The caller holds the condition's lock. */
    @SuppressWarnings("WaitNotInLoop") // the caller looks again
    default void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits between two tries to take a lock that another process holds, and tells how long that has taken; tests have one
 * that does not wait. Safe for use by several threads.
 */
interface Sleeper {

    /** Waits in the machine's time. */
    Sleeper SYSTEM = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /**
     * Waits.
     *
     * @param time how long
     * @throws InterruptedException when the thread was interrupted
     */
    void sleep(Duration time) throws InterruptedException;

    /** Nanoseconds of a clock that never goes back. */
    default long nanoTime() {
        return System.nanoTime();
    }
}

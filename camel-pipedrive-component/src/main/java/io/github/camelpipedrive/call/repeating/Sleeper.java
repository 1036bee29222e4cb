// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;

/** Waits between two tries; tests have one that does not. Safe for use by several threads. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits, without any lock.
     *
     * @param time how long
     * @return false when it ended early, because nothing is retried
     * @throws InterruptedException when the thread was interrupted
     */
    boolean sleep(Duration time) throws InterruptedException;
}

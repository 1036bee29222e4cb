// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Allows so many arrivals in any two seconds, and counts them. Threads may share it. */
final class ArrivalWindow {

    private static final long LENGTH = TimeUnit.SECONDS.toNanos(2);

    private final int limit;
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private long allowed;
    private long refused;

    ArrivalWindow(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** How many are left after this one; negative when it is refused, and not counted. */
    synchronized int arrive() {
        long now = System.nanoTime();
        while (!arrivals.isEmpty() && now - arrivals.getFirst() >= LENGTH) {
            arrivals.removeFirst();
        }
        if (arrivals.size() >= limit) {
            refused++;
            return -1;
        }
        arrivals.addLast(now);
        allowed++;
        return limit - arrivals.size();
    }

    synchronized String counts() {
        return allowed + " " + refused;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The states that have been used and are not too old anyway. */
final class UsedStates {

    private static final Duration KEPT = Duration.ofMinutes(11);

    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    UsedStates(Clock clock) {
        this.clock = clock;
    }

    /** Remembers a state and says whether it was unknown before. */
    boolean add(String state) {
        Instant now = clock.instant();
        used.values().removeIf(since -> since.plus(KEPT).isBefore(now));
        return used.putIfAbsent(state, now) == null;
    }
}

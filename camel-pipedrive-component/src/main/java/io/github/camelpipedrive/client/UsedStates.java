// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The states that have been used and are not too old anyway. Safe for use by several threads. */
final class UsedStates {

    private static final Duration KEPT = Duration.ofMinutes(11);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> cleaned;

    UsedStates(Clock clock) {
        this.clock = clock;
        this.cleaned = new AtomicReference<>(clock.instant());
    }

    /** Remembers a state and says whether it was unknown before. */
    boolean add(String state) {
        Instant now = clock.instant();
        clean(now);
        return used.putIfAbsent(state, now) == null;
    }

    /** Any visitor may use up states of his own, thousands of them: they are not all looked at for each new one. */
    private void clean(Instant now) {
        Instant before = cleaned.get();
        if (!now.isBefore(before.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(before, now)) {
            used.values().removeIf(since -> since.plus(KEPT).isBefore(now));
        }
    }

    /** How many are remembered. */
    int size() {
        return used.size();
    }
}

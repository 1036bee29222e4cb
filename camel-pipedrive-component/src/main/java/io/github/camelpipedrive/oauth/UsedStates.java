// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.github.camelpipedrive.auth.ConnectState;

/**
 * The states that have been used and are not too old anyway. Of more than 100,000 those that end first are forgotten, and
 * no other state that ends as early is taken any longer: whoever uses up states of his own takes up to ten megabytes and
 * can make others start again, but no state is taken twice. Safe for use by several threads.
 */
public final class UsedStates implements ConnectState.Used {

    private static final int MOST = 100_000;

    private final Clock clock;
    private final int most;

    /** By the second in which they end. */
    private final TreeMap<Long, Set<UUID>> used = new TreeMap<>();

    private int size;
    private long forgottenUntil = Long.MIN_VALUE;

    public UsedStates(Clock clock) {
        this(clock, MOST);
    }

    public UsedStates(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    @Override
    public synchronized boolean add(UUID state, Instant end) {
        forgetOld();
        long second = end.getEpochSecond();
        if (second <= forgottenUntil) {
            return false;
        }
        if (!used.computeIfAbsent(second, each -> new HashSet<>()).add(state)) {
            return false;
        }
        size++;
        while (size > most) {
            forgottenUntil = forgetFirst();
        }
        return true;
    }

    private void forgetOld() {
        long now = clock.instant().getEpochSecond();
        while (!used.isEmpty() && used.firstKey() < now) {
            forgetFirst();
        }
    }

    private long forgetFirst() {
        Map.Entry<Long, Set<UUID>> first = used.pollFirstEntry();
        size -= first.getValue().size();
        return first.getKey();
    }

    /** How many are remembered. */
    synchronized int size() {
        return size;
    }
}

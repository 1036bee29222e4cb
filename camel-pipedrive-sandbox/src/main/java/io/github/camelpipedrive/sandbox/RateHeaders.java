// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.Operation;

/**
 * Counts calls against the two limits of an account on the Growth plan with one seat, and reports them as headers: the
 * requests of a rolling window of two seconds per caller, searches apart, and the day's tokens by the cost of the
 * operations. Nothing is refused. Threads may share it.
 */
final class RateHeaders {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    /** With an API token. */
    static final int REQUESTS_PER_WINDOW = 40;

    /** With OAuth. */
    static final int OAUTH_REQUESTS_PER_WINDOW = 160;

    private static final int SEARCHES_PER_WINDOW = 10;
    private static final long TOKENS_PER_DAY = 60_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> windows = new HashMap<>();
    private LocalDate day = LocalDate.MIN;
    private long spent;

    RateHeaders(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call and tells what is left. */
    synchronized Map<String, String> count(Callers.Caller caller, Operation operation) {
        Instant now = clock.instant();
        boolean search = operation.name().equals("search");
        int limit = search ? SEARCHES_PER_WINDOW : caller.requestsPerWindow();
        Deque<Instant> window =
                windows.computeIfAbsent((search ? "search " : "other ") + caller.name(), key -> new ArrayDeque<>());
        enter(window, now, limit);
        spend(now, operation.cost());

        Duration reset = Duration.between(now, window.getFirst().plus(WINDOW));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", String.valueOf(limit));
        headers.put("x-ratelimit-remaining", String.valueOf(limit - window.size()));
        headers.put("x-ratelimit-reset", String.valueOf((reset.toMillis() + 999) / 1000));
        headers.put("x-daily-ratelimit-token-limit", String.valueOf(TOKENS_PER_DAY));
        headers.put("x-daily-ratelimit-token-remaining", String.valueOf(Math.max(0, TOKENS_PER_DAY - spent)));
        return headers;
    }

    /** Keeps no more entries than the limit: beyond it nothing is left in any case. */
    private static void enter(Deque<Instant> window, Instant now, int limit) {
        Instant begin = now.minus(WINDOW);
        while (!window.isEmpty()
                && (window.size() >= limit || !window.getFirst().isAfter(begin))) {
            window.removeFirst();
        }
        window.addLast(now);
    }

    private void spend(Instant now, int cost) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            spent = 0;
        }
        spent += cost;
    }

    synchronized void clear() {
        windows.clear();
        spent = 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.limits.Limits.Block;

/**
 * Counts requests against the limits and says which ones are refused. What is refused takes no place and no tokens.
 * Threads may share it.
 */
public final class RateLimits {

    private static final long WINDOW = micros(Limits.WINDOW);
    private static final long SECOND = micros(Duration.ofSeconds(1));

    private final Clock clock;
    private final Map<String, Usage> usages = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    private Limits limits;
    private LocalDate day = LocalDate.MIN;

    /** What one caller used. */
    private static final class Usage {
        private final RollingWindow requests = new RollingWindow();
        private final RollingWindow searches = new RollingWindow();
        private final RollingWindow refusals = new RollingWindow();
        private long blockedUntil = Long.MIN_VALUE;
    }

    /**
     * What becomes of a request.
     *
     * @param over the limit that it is over; empty when it may be carried out
     * @param headers what the answer tells about the limits
     */
    public record Verdict(Optional<OverLimit> over, Map<String, String> headers) {

        private static final Verdict SILENT = new Verdict(Optional.empty(), Map.of());
    }

    /**
     * Limits of which nothing is used.
     *
     * @param clock tells windows and days
     * @param limits the limits
     */
    public RateLimits(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Other limits from now on; what was used stays used.
     *
     * @param changed the limits
     */
    public synchronized void limits(Limits changed) {
        limits = changed;
    }

    /** A request, with the moment at which it came. */
    private record Asked(Client client, boolean search, Usage usage, Instant instant) {

        long now() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
    }

    /**
     * Takes a place for a request, or refuses it.
     *
     * @param client who asks
     * @param operation what is asked for; empty when the API has no such operation, which costs no tokens
     * @return whether it may be carried out
     */
    public synchronized Verdict take(Client client, Optional<Operation> operation) {
        if (!limits.enforced()) {
            return !limits.headers().limits() ? Verdict.SILENT : untouched();
        }
        // Read while the lock is held, so that the windows see no moment after a later one.
        Instant instant = clock.instant();
        beginDay(instant);
        boolean search = operation.filter(Operation::isCountedAsSearch).isPresent();
        Usage usage = usages.computeIfAbsent(client.name(), key -> new Usage());
        Asked asked = new Asked(client, search, usage, instant);
        if (asked.now() < usage.blockedUntil) {
            return new Verdict(Optional.of(OverLimit.BLOCK), Map.of());
        }
        Optional<OverLimit> over = over(asked);
        // The answer says what was left before the request itself is charged.
        long left = left(client);
        if (over.isPresent()) {
            countRefusal(asked);
        } else {
            count(asked, operation.map(Operation::cost).orElse(0));
        }
        return new Verdict(over, !limits.headers().limits() ? Map.of() : headers(asked, over, left));
    }

    /** Nothing is counted, so each request reads like the first one. */
    private Verdict untouched() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", String.valueOf(limits.requestsPerWindow()));
        headers.put("x-ratelimit-remaining", String.valueOf(limits.requestsPerWindow() - 1));
        headers.put("x-ratelimit-reset", String.valueOf(wholeSeconds(WINDOW)));
        headers.put("x-daily-ratelimit-token-limit", String.valueOf(limits.dailyTokens()));
        headers.put("x-daily-ratelimit-token-remaining", String.valueOf(limits.dailyTokens()));
        return new Verdict(Optional.empty(), headers);
    }

    private Optional<OverLimit> over(Asked asked) {
        Usage usage = asked.usage();
        if (usage.requests.count(asked.now(), WINDOW) >= most(asked.client())) {
            return Optional.of(OverLimit.REQUESTS);
        }
        if (asked.search() && usage.searches.count(asked.now(), WINDOW) >= limits.searchesPerWindow()) {
            return Optional.of(OverLimit.SEARCHES);
        }
        // The last tokens may be overdrawn: a budget is used up when none is left, not when too few are.
        return left(asked.client()) == 0 ? Optional.of(OverLimit.DAILY_TOKENS) : Optional.empty();
    }

    private int most(Client client) {
        return client.isOauth() ? limits.oauthRequestsPerWindow() : limits.requestsPerWindow();
    }

    private long left(Client client) {
        return Math.max(0, limits.dailyTokens() - spent.getOrDefault(client.domain(), 0L));
    }

    private void count(Asked asked, long cost) {
        asked.usage().requests.add(asked.now());
        if (asked.search()) {
            asked.usage().searches.add(asked.now());
        }
        spent.merge(asked.client().domain(), cost, Long::sum);
    }

    private void countRefusal(Asked asked) {
        Block block = limits.block();
        Usage usage = asked.usage();
        int refusals = usage.refusals.count(asked.now(), micros(block.within())) + 1;
        usage.refusals.add(asked.now());
        if (!asked.client().isOauth() && refusals >= block.refusals()) {
            usage.blockedUntil = asked.now() + micros(block.length());
            usage.refusals.clear();
        }
    }

    private Map<String, String> headers(Asked asked, Optional<OverLimit> over, long left) {
        boolean ofSearches = asked.search() && !over.equals(Optional.of(OverLimit.REQUESTS));
        RollingWindow window = ofSearches ? asked.usage().searches : asked.usage().requests;
        int most = ofSearches ? limits.searchesPerWindow() : most(asked.client());
        int used = window.count(asked.now(), WINDOW);
        // Who has a place left reads when the oldest request ends its time; who has none, when a place is free again.
        long reset = used == 0 ? WINDOW : window.moment(Math.max(0, used - most)) + WINDOW - asked.now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", String.valueOf(most));
        headers.put("x-ratelimit-remaining", String.valueOf(Math.max(0, most - used)));
        headers.put("x-ratelimit-reset", String.valueOf(wholeSeconds(reset)));
        headers.put("x-daily-ratelimit-token-limit", String.valueOf(limits.dailyTokens()));
        headers.put("x-daily-ratelimit-token-remaining", String.valueOf(left));
        // Recorded of the day's tokens, not of the windows.
        boolean tomorrow = over.equals(Optional.of(OverLimit.DAILY_TOKENS));
        if (tomorrow || over.isPresent() && limits.headers().retryAfter()) {
            headers.put("retry-after", String.valueOf(wholeSeconds(tomorrow ? untilMidnight(asked.instant()) : reset)));
        }
        return headers;
    }

    private void beginDay(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            spent.clear();
        }
    }

    private static long untilMidnight(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, ZoneOffset.UTC);
        return micros(Duration.ofDays(1).minusNanos(time.toNanoOfDay()));
    }

    private static long wholeSeconds(long micros) {
        return (micros + SECOND - 1) / SECOND;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /**
     * The tokens that each company has used today, by its domain.
     *
     * @return a copy
     */
    public synchronized Map<String, Long> spent() {
        beginDay(clock.instant());
        return Map.copyOf(spent);
    }

    /** Nothing is used. */
    public synchronized void clear() {
        usages.clear();
        spent.clear();
    }
}

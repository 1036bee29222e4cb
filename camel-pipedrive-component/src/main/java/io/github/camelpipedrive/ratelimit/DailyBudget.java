// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

import io.github.camelpipedrive.ratelimit.RateWindows.Spending;

/**
 * The tokens of the day: what may be spent by configuration, which is counted where the windows are, and what is left by
 * the API's word, which counts all users and apps of the company. Used under the lock of its owner.
 *
 * <p>Pipedrive does not say in which zone its day ends (FACTS of 2026-09), and a top-up may come at any time. So while
 * the budget is said to be too small for a request, one in a quarter of an hour is let through to find out.
 */
final class DailyBudget {

    private static final Duration BETWEEN_TRIALS = Duration.ofMinutes(15);

    private final long configured;
    private final ZoneId zone;

    private LocalDate day = LocalDate.MIN;

    /** Of what is configured, as far as is known here. */
    private long spent;

    private Long limitSaid;
    private Long leftSaid;
    private Instant said = Instant.MIN;

    /** When the budget comes back by the API's word; null when it did not say. */
    private Instant backAt;

    /** What requests cost that are in progress, or whose answers said nothing. */
    private long pending;

    DailyBudget(long configured, ZoneId zone) {
        this.configured = configured;
        this.zone = zone;
    }

    /** What a request spends of what is configured. */
    Spending spending(Claim claim, Instant now) {
        if (configured == 0 || claim.cost() == 0) {
            return Spending.NONE;
        }
        begin(now);
        return new Spending(day, claim.cost(), configured - keptForOthers(configured, claim));
    }

    /** Hears how much was spent of what is configured, by all who share it. */
    void spent(long tokens, Instant now) {
        begin(now);
        spent = tokens;
    }

    /** The day whose tokens are counted; empty when their number is not configured. */
    Optional<LocalDate> dayOfOwn(Instant now) {
        begin(now);
        return configured == 0 ? Optional.empty() : Optional.of(day);
    }

    /** When there is a new day. */
    Instant nextDay(Instant now) {
        begin(now);
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * Looks whether there is enough for a request by the API's word.
     *
     * @return when there may be enough again; empty when there is enough now
     */
    Optional<Instant> enoughAt(Claim claim, Instant now) {
        begin(now);
        boolean enough = theirsIsEnough(claim) || isTrialDue(now);
        return enough ? Optional.empty() : Optional.of(backAt == null ? nextDay(now) : backAt);
    }

    /**
     * Takes the cost of a request from what the API has said.
     *
     * @return when there may be enough again; empty when there was enough, and it is taken
     */
    Optional<Instant> take(Claim claim, Instant now) {
        Optional<Instant> later = enoughAt(claim, now);
        if (later.isEmpty()) {
            said = theirsIsEnough(claim) ? said : now;
            pending += claim.cost();
        }
        return later;
    }

    private boolean theirsIsEnough(Claim claim) {
        return leftSaid == null
                || claim.cost() == 0
                || leftSaid - pending - claim.cost() >= keptForOthers(limitSaid == null ? 0 : limitSaid, claim);
    }

    /** What a share keeps for others is a part of the whole day's budget. */
    private static long keptForOthers(long limit, Claim claim) {
        return (long) Math.ceil(limit * (1 - claim.share()));
    }

    /** Also for a share: where no other calls are made, nobody else would find out. */
    private boolean isTrialDue(Instant now) {
        return !now.isBefore(said.plus(BETWEEN_TRIALS));
    }

    private void begin(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        boolean newDay = !today.equals(day);
        if (newDay) {
            day = today;
            spent = 0;
        }
        // The API's word about its day counts more than our midnight.
        if (backAt == null ? newDay : !now.isBefore(backAt)) {
            pending = 0;
            leftSaid = null;
            backAt = null;
        }
    }

    /** Gives back what a request has taken that was not sent. */
    void notSent(Claim claim, Instant now) {
        begin(now);
        spent = configured == 0 ? 0 : Math.max(0, spent - claim.cost());
        pending = Math.max(0, pending - claim.cost());
    }

    /** Hears what an answer says: what was left before it took its own tokens. */
    void answered(Claim claim, RateLimitHeaders headers, Instant now) {
        begin(now);
        if (headers.dailyTokens() != null) {
            limitSaid = headers.dailyTokens();
        }
        if (headers.refusal() == RateLimitHeaders.Refusal.DAILY) {
            refused(headers.retryAfter(), now);
        } else if (headers.dailyTokensLeft() != null) {
            leftSaid = Math.max(0, headers.dailyTokensLeft() - claim.cost());
            said = now;
            backAt = null;
        } else if (leftSaid != null) {
            leftSaid = Math.max(0, leftSaid - claim.cost());
        }
        pending = Math.max(0, pending - claim.cost());
    }

    /**
     * Hears that nothing is left.
     *
     * @param retryAfter when the API says that the budget comes back; null when it does not say
     */
    void refused(Duration retryAfter, Instant now) {
        begin(now);
        leftSaid = 0L;
        said = now;
        backAt = retryAfter == null ? null : now.plus(retryAfter);
    }

    OptionalLong limit() {
        if (configured > 0) {
            return OptionalLong.of(limitSaid == null ? configured : Math.min(configured, limitSaid));
        }
        return limitSaid == null ? OptionalLong.empty() : OptionalLong.of(limitSaid);
    }

    OptionalLong left(Instant now) {
        begin(now);
        if (configured == 0 && leftSaid == null) {
            return OptionalLong.empty();
        }
        long own = configured == 0 ? Long.MAX_VALUE : configured - spent;
        long theirs = leftSaid == null ? Long.MAX_VALUE : leftSaid - pending;
        return OptionalLong.of(Math.max(0, Math.min(own, theirs)));
    }
}

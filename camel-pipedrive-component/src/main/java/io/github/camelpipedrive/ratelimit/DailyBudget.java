// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tokens of the day: what may be spent by configuration, and what is left by the API's word, which counts all users
 * and apps of the company. Used under the lock of its owner.
 *
 * <p>Pipedrive does not say in which zone its day ends (FACTS of 2026-09), and a top-up may come at any time. So while
 * the budget is said to be too small for a request, one in a quarter of an hour is let through to find out.
 */
final class DailyBudget {

    private static final Duration BETWEEN_TRIALS = Duration.ofMinutes(15);

    private final long configured;
    private final ZoneId zone;

    private LocalDate day = LocalDate.MIN;
    private long spent;
    private Long limitSaid;
    private Long leftSaid;
    private Instant said = Instant.MIN;

    /** When the budget comes back by the API's word; null when it did not say. */
    private Instant backAt;

    /** What requests cost that are on their way, or whose answers said nothing. */
    private long pending;

    DailyBudget(long configured, ZoneId zone) {
        this.configured = configured;
        this.zone = zone;
    }

    /**
     * Looks whether there is enough for a request.
     *
     * @return when there may be enough again; empty when there is enough now
     */
    Optional<Instant> enoughAt(Claim claim, Instant now) {
        begin(now);
        if (!ownIsEnough(claim)) {
            return Optional.of(nextDay());
        }
        boolean enough = theirsIsEnough(claim) || isTrialDue(now);
        return enough ? Optional.empty() : Optional.of(backAt == null ? nextDay() : backAt);
    }

    /**
     * Takes the cost of a request.
     *
     * @return when there may be enough again; empty when there was enough, and it is taken
     */
    Optional<Instant> take(Claim claim, Instant now) {
        Optional<Instant> later = enoughAt(claim, now);
        if (later.isEmpty()) {
            said = theirsIsEnough(claim) ? said : now;
            spent += claim.cost();
            pending += claim.cost();
        }
        return later;
    }

    private boolean ownIsEnough(Claim claim) {
        return configured == 0 || isEnough(configured, configured - spent, claim);
    }

    private boolean theirsIsEnough(Claim claim) {
        return leftSaid == null || isEnough(limitSaid == null ? 0 : limitSaid, leftSaid - pending, claim);
    }

    /** What a share keeps for others is a part of the whole day's budget. */
    private static boolean isEnough(long limit, long left, Claim claim) {
        return claim.cost() == 0 || left - claim.cost() >= limit * (1 - claim.share());
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

    private Instant nextDay() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Gives back what a request has taken that was not sent. */
    void notSent(Claim claim, Instant now) {
        begin(now);
        spent = Math.max(0, spent - claim.cost());
        pending = Math.max(0, pending - claim.cost());
    }

    /** Hears what an answer says; the tokens that it took are among those that are not left. */
    void answered(Claim claim, RateLimitHeaders headers, Instant now) {
        begin(now);
        if (headers.dailyTokens() != null) {
            limitSaid = headers.dailyTokens();
        }
        if (headers.refusal() == RateLimitHeaders.Refusal.DAILY) {
            refused(headers.retryAfter(), now);
        } else if (headers.dailyTokensLeft() != null) {
            leftSaid = headers.dailyTokensLeft();
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

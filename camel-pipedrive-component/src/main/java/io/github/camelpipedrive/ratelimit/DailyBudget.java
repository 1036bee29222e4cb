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
 * <p>Pipedrive does not say in which zone its day ends (FACTS of 2026-09), so while the budget is said to be gone, one
 * request in a quarter of an hour is let through to find out.
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
        boolean enough = ownIsEnough(claim) && (theirsIsEnough(claim) || isTrialDue(claim, now));
        return enough ? Optional.empty() : Optional.of(nextDay());
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

    private boolean isTrialDue(Claim claim, Instant now) {
        return claim.share() == 1 && !now.isBefore(said.plus(BETWEEN_TRIALS));
    }

    private void begin(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            spent = 0;
            pending = 0;
            leftSaid = null;
        }
    }

    private Instant nextDay() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Hears what an answer says; the tokens that it took are among those that are not left. */
    void answered(Claim claim, RateLimitHeaders headers, Instant now) {
        begin(now);
        if (headers.dailyTokens() != null) {
            limitSaid = headers.dailyTokens();
        }
        if (headers.refusal() == RateLimitHeaders.Refusal.DAILY) {
            leftSaid = 0L;
            said = now;
        } else if (headers.dailyTokensLeft() != null) {
            leftSaid = headers.dailyTokensLeft();
            said = now;
        } else if (leftSaid != null) {
            leftSaid = Math.max(0, leftSaid - claim.cost());
        }
        pending = Math.max(0, pending - claim.cost());
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

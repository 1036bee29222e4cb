// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How it is found out that a day's budget has come back. */
class DailyBudgetResetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);

    private static Claim claim(double share) {
        return new Claim(10, false, share, Duration.ZERO);
    }

    private static final Claim ALL = claim(1);
    private static final Claim BULK = claim(0.8);

    @Test
    void comesBackWhenTheApiSaid() {
        budget.answered(ALL, Answers.refused(Refusal.DAILY, Duration.ofMinutes(10)), NOON);
        Instant back = NOON.plus(Duration.ofMinutes(10));

        assertThat(budget.take(ALL, NOON)).contains(back);
        assertThat(budget.take(ALL, back.minusNanos(1))).contains(back);
        for (int i = 0; i < 5; i++) {
            assertThat(budget.take(ALL, back)).isEmpty();
        }
        assertThat(budget.left(back)).isEmpty();
    }

    /** The zone is a guess. */
    @Test
    void goesByTheApisTimeRatherThanByMidnight() {
        Instant evening = MIDNIGHT.minus(Duration.ofMinutes(5));
        budget.answered(ALL, Answers.refused(Refusal.DAILY, Duration.ofMinutes(10)), evening);

        assertThat(budget.take(ALL, MIDNIGHT)).contains(MIDNIGHT.plus(Duration.ofMinutes(5)));
        assertThat(budget.take(ALL, MIDNIGHT.plus(Duration.ofMinutes(5)))).isEmpty();
    }

    @Test
    void hearsOfATopUpBefore() {
        budget.answered(ALL, Answers.refused(Refusal.DAILY, Duration.ofHours(5)), NOON);

        assertThat(budget.take(ALL, NOON.plus(QUARTER))).isEmpty();
        budget.answered(ALL, Answers.day(1_000, 900), NOON.plus(QUARTER));

        assertThat(budget.take(ALL, NOON.plus(QUARTER))).isEmpty();
        assertThat(budget.left(NOON.plus(QUARTER))).isEqualTo(OptionalLong.of(880));
    }

    @Test
    void keepsWhatIsConfiguredForADayThatIsNotOver() {
        DailyBudget configured = new DailyBudget(15, ZoneOffset.UTC);
        configured.spent(10, NOON);
        configured.answered(ALL, Answers.refused(Refusal.DAILY, Duration.ofMinutes(10)), NOON);
        Instant back = NOON.plus(Duration.ofMinutes(10));

        assertThat(configured.take(ALL, back.minusNanos(1))).contains(back);
        assertThat(configured.left(back)).isEqualTo(OptionalLong.of(5));
        assertThat(configured.spending(ALL, back)).isEqualTo(configured.spending(ALL, NOON));
    }

    /** The server's day ended hours ago, and there are only calls that leave a part to others: one of them has to look. */
    @Test
    void letsACallOfAShareFindOutWhereNoOtherOneIsMade() {
        budget.answered(BULK, Answers.day(1_000, 205), NOON);

        assertThat(budget.take(BULK, NOON)).contains(MIDNIGHT);
        assertThat(budget.take(BULK, NOON.plus(QUARTER).minusNanos(1))).contains(MIDNIGHT);
        assertThat(budget.take(BULK, NOON.plus(QUARTER))).isEmpty();
        assertThat(budget.take(BULK, NOON.plus(QUARTER))).contains(MIDNIGHT);
        budget.answered(BULK, Answers.day(1_000, 990), NOON.plus(QUARTER));

        assertThat(budget.take(BULK, NOON.plus(QUARTER))).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DailyBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private static Claim claim(int cost, double share) {
        return new Claim(cost, false, share, Duration.ZERO);
    }

    private static Claim claim(int cost) {
        return claim(cost, 1);
    }

    @Test
    void spendsWhatIsConfiguredUntilMidnight() {
        DailyBudget budget = new DailyBudget(30, ZoneOffset.UTC);

        assertThat(budget.take(claim(20), NOON)).isEmpty();
        assertThat(budget.take(claim(20), NOON)).contains(MIDNIGHT);
        assertThat(budget.take(claim(10), NOON)).isEmpty();
        assertThat(budget.left(NOON)).isEqualTo(OptionalLong.of(0));
        assertThat(budget.take(claim(1), MIDNIGHT.minusNanos(1))).contains(MIDNIGHT);
        assertThat(budget.take(claim(1), MIDNIGHT)).isEmpty();
    }

    @Test
    void endsTheDayInItsZone() {
        DailyBudget budget = new DailyBudget(1, ZoneId.of("Europe/Tallinn"));
        budget.take(claim(1), NOON);

        assertThat(budget.take(claim(1), NOON)).contains(Instant.parse("2026-03-01T22:00:00Z"));
    }

    @Test
    void doesNotLimitWhatNobodyHasSaid() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);

        assertThat(budget.take(claim(1_000_000), NOON)).isEmpty();
        assertThat(budget.left(NOON)).isEmpty();
        assertThat(budget.limit()).isEmpty();
    }

    @Test
    void goesByTheApisWordLessWhatIsOnItsWay() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);
        budget.take(claim(10), NOON);
        budget.answered(claim(10), Answers.day(60_000, 25), NOON);

        assertThat(budget.take(claim(20), NOON)).isEmpty();
        assertThat(budget.left(NOON)).isEqualTo(OptionalLong.of(5));
        assertThat(budget.take(claim(10), NOON)).contains(MIDNIGHT);
        assertThat(budget.limit()).isEqualTo(OptionalLong.of(60_000));
    }

    @Test
    void letsOneRequestFindOutNowAndThenWhetherTheDayHasEnded() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);
        budget.take(claim(10), NOON);
        budget.answered(claim(10), Answers.refused(Refusal.DAILY, null), NOON);

        Instant later = NOON.plus(Duration.ofMinutes(15));
        assertThat(budget.take(claim(10), later.minusNanos(1))).contains(MIDNIGHT);
        assertThat(budget.take(claim(10), later)).isEmpty();
        assertThat(budget.take(claim(10), later)).contains(MIDNIGHT);

        budget.answered(claim(10), Answers.day(60_000, 59_990), later);
        assertThat(budget.take(claim(10), later)).isEmpty();
    }

    @Test
    void makesNoTrialOfWhatIsConfigured() {
        DailyBudget budget = new DailyBudget(5, ZoneOffset.UTC);

        assertThat(budget.take(claim(10), NOON.plus(Duration.ofHours(5)))).contains(MIDNIGHT);
    }

    @Test
    void keepsAPartForOthers() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);
        budget.take(claim(0), NOON);
        budget.answered(claim(0), Answers.day(1_000, 205), NOON);

        assertThat(budget.take(claim(10, 0.8), NOON)).contains(MIDNIGHT);
        assertThat(budget.take(claim(5, 0.8), NOON)).isEmpty();
        assertThat(budget.take(claim(200), NOON)).isEmpty();
    }

    @Test
    void countsAnswersThatSayNothing() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);
        budget.answered(claim(0), Answers.day(100, 30), NOON);
        budget.take(claim(20), NOON);
        budget.answered(claim(20), Answers.SILENT, NOON);

        assertThat(budget.left(NOON)).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void forgetsTheApisWordOfYesterday() {
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC);
        budget.answered(claim(0), Answers.day(100, 0), NOON);

        assertThat(budget.take(claim(20), MIDNIGHT)).isEmpty();
    }
}

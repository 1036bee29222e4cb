// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import io.github.camelpipedrive.ratelimit.RateWindows.Spending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void boundsWhatIsSpentOfWhatIsConfigured() {
        DailyBudget budget = new DailyBudget(30, ZoneOffset.UTC);

        assertThat(budget.spending(claim(20), NOON)).isEqualTo(new Spending(LocalDate.of(2026, 3, 1), 20, 30));
        assertThat(budget.spending(claim(20), MIDNIGHT)).isEqualTo(new Spending(LocalDate.of(2026, 3, 2), 20, 30));
        assertThat(budget.spending(claim(0), MIDNIGHT)).isEqualTo(Spending.NONE);
        assertThat(new DailyBudget(0, ZoneOffset.UTC).spending(claim(20), NOON)).isEqualTo(Spending.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.8, 800", "1000, 0.9, 900", "1000, 1, 1000", "7, 0.5, 3", "1, 0.1, 0", "30000, 0.33, 9900"})
    void boundsWhatAShareSpends(long configured, double share, long most) {
        DailyBudget budget = new DailyBudget(configured, ZoneOffset.UTC);

        assertThat(budget.spending(claim(1, share), NOON).most()).isEqualTo(most);
    }

    @Test
    void knowsWhatIsLeftOfWhatIsConfiguredUntilMidnight() {
        DailyBudget budget = new DailyBudget(30, ZoneOffset.UTC);
        budget.spent(20, NOON);

        assertThat(budget.left(NOON)).isEqualTo(OptionalLong.of(10));
        assertThat(budget.left(MIDNIGHT.minusNanos(1))).isEqualTo(OptionalLong.of(10));
        assertThat(budget.left(MIDNIGHT)).isEqualTo(OptionalLong.of(30));
    }

    @Test
    void endsTheDayInItsZone() {
        DailyBudget budget = new DailyBudget(1, ZoneId.of("Europe/Tallinn"));

        assertThat(budget.nextDay(NOON)).isEqualTo(Instant.parse("2026-03-01T22:00:00Z"));
        assertThat(budget.spending(claim(1), Instant.parse("2026-03-01T22:00:00Z"))
                        .day())
                .isEqualTo(LocalDate.of(2026, 3, 2));
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
        budget.answered(claim(10), Answers.day(60_000, 35), NOON);

        assertThat(budget.left(NOON))
                .as("it was said before the call was charged")
                .isEqualTo(OptionalLong.of(25));
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

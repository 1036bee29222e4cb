// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The option dailyTokens: what an account may spend of a day. */
class DailyTokensTest {

    private final TestTime time = new TestTime();

    private static Claim claim(int cost, double share) {
        return new Claim(cost, false, share, Duration.ofMinutes(1));
    }

    private AccountBudget budget(long dailyTokens, ZoneId zone) {
        RateLimits limits = new RateLimits(null, 100, 0, dailyTokens, zone);
        return new AccountBudget("acme", false, limits, new MemoryRateLimitStore(time).windows("acme"), time);
    }

    private static void spend(AccountBudget budget, int cost) throws Exception {
        budget.acquire("deal/list", claim(cost, 1)).answered(Answers.SILENT);
    }

    private static PipedriveRateLimitException refusal(AccountBudget budget, Claim claim) {
        return catchThrowableOfType(PipedriveRateLimitException.class, () -> budget.acquire("deal/list", claim));
    }

    @Test
    void spendsWhatIsConfiguredUntilMidnight() throws Exception {
        AccountBudget budget = budget(30, ZoneOffset.UTC);
        spend(budget, 20);

        assertThat(refusal(budget, claim(20, 1)))
                .hasMessage("deal/list: the day's budget is spent: 10 of 30 tokens are left, this call takes 20."
                        + " Nothing was sent. It is reset at 2026-03-02T00:00:00Z, or with a top-up.");
        spend(budget, 10);
        assertThat(budget.allowance().dailyTokensLeft()).hasValue(0);
        time.pass(Duration.ofHours(12).minusNanos(1));
        assertThat(refusal(budget, claim(1, 1)).getLimit()).isEqualTo(Limit.DAILY);

        time.pass(Duration.ofNanos(1));
        spend(budget, 1);
        assertThat(budget.allowance().dailyTokensLeft()).hasValue(29);
    }

    @Test
    void endsTheDayInItsZone() throws Exception {
        AccountBudget budget = budget(1, ZoneId.of("Europe/Tallinn"));
        spend(budget, 1);

        assertThat(refusal(budget, claim(1, 1)))
                .hasMessageContaining("It is reset at 2026-03-01T22:00:00Z, or with a top-up.");
        time.pass(Duration.ofHours(10));
        spend(budget, 1);
    }

    @Test
    void makesNoTrialOfWhatIsConfigured() {
        AccountBudget budget = budget(5, ZoneOffset.UTC);
        time.pass(Duration.ofHours(5));

        assertThat(refusal(budget, claim(10, 1))).isNotNull();
    }

    @Test
    void keepsAPartForOthers() throws Exception {
        AccountBudget budget = budget(100, ZoneOffset.UTC);
        spend(budget, 70);

        assertThat(refusal(budget, claim(11, 0.8))).isNotNull();
        budget.acquire("deal/list", claim(10, 0.8)).answered(Answers.SILENT);
        assertThat(refusal(budget, claim(1, 0.8)))
                .hasMessageContaining(
                        "20 of 100 tokens are left, this call takes 1, and rateShare=0.8 keeps a part for other calls");
        spend(budget, 20);
    }

    @Test
    void letsRequestsThroughThatCostNothing() throws Exception {
        AccountBudget budget = budget(1, ZoneOffset.UTC);
        spend(budget, 1);

        spend(budget, 0);

        assertThat(budget.allowance().dailyTokensLeft()).hasValue(0);
    }

    @Test
    void givesTheTokensBackOfWhatWasNotSent() throws Exception {
        AccountBudget budget = budget(30, ZoneOffset.UTC);

        budget.acquire("deal/list", claim(30, 1)).notSent();

        assertThat(budget.allowance().dailyTokensLeft()).hasValue(30);
        spend(budget, 30);
    }
}

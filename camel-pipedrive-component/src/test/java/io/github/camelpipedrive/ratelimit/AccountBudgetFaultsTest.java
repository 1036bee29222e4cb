// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.ratelimit.RateBudget.Left;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account's budget makes of stores and answers that are out of order. */
class AccountBudgetFaultsTest {

    private static final Claim CALL = new Claim(1, false, 1, Duration.ofMinutes(1));

    private final TestTime time = new TestTime();

    private AccountBudget budget(RateWindows windows) {
        return new AccountBudget("acme", false, new RateLimits(null, 20, 0, 0, ZoneOffset.UTC), windows, time);
    }

    /** The call was carried out by then, so its answer counts more than the slot. */
    @Test
    void anAnswerIsNotLostWhenTheStoreThrowsAnythingAtAll() throws Exception {
        Slot slot = budget(new ThrowingWindows()).acquire("deal/create", CALL);

        assertThat(slot.answered(Answers.window(20, 15))).isEqualTo(new Left(19, -1));
    }

    @Test
    void doubtsTheCountOfALimitThatNoPlanHas() throws Exception {
        RateLimits limits = new RateLimits(null, 0, 0, 0, ZoneOffset.UTC);
        AccountBudget budget =
                new AccountBudget("acme", false, limits, new MemoryRateLimitStore(time).windows("acme"), time);

        Slot slot = budget.acquire("deal/get", CALL);

        assertThat(slot.answered(Answers.window(50_000_000, 0))).isEqualTo(new Left(49_999, -1));
        assertThat(budget.allowance().requestsPerWindow()).isEqualTo(50_000);
        assertThat(budget.allowance().requestsLeft()).isEqualTo(49_999);
        budget.acquire("deal/get", new Claim(1, false, 1, Duration.ZERO)).notSent();
    }

    @Test
    void aRefusalLowersALimitThatNoPlanHas() throws Exception {
        RateLimits limits = new RateLimits(null, 0, 0, 0, ZoneOffset.UTC);
        AccountBudget budget =
                new AccountBudget("acme", false, limits, new MemoryRateLimitStore(time).windows("acme"), time);
        RateLimitHeaders refusal =
                new RateLimitHeaders(50_000_000L, 0L, null, null, null, Duration.ofSeconds(1), Refusal.BURST);

        budget.acquire("deal/get", CALL).answered(refusal);

        assertThat(budget.allowance().requestsPerWindow()).isEqualTo(15);
    }

    @Test
    void aLateAnswerDoesNotEndTheDoublingOfABlock() throws Exception {
        AccountBudget budget = budget(new MemoryRateLimitStore(time).windows("acme"));
        Claim patient = new Claim(1, false, 1, Duration.ofHours(2));
        Slot late = budget.acquire("deal/get", patient);
        budget.acquire("deal/get", patient).answered(Answers.refused(Refusal.BLOCK, null));
        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofMinutes(1));

        late.answered(Answers.SILENT);
        budget.acquire("deal/get", patient).answered(Answers.refused(Refusal.BLOCK, null));

        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void severalRefusalsOfOneBlockCountAsOne() throws Exception {
        AccountBudget budget = budget(new MemoryRateLimitStore(time).windows("acme"));
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slots.add(budget.acquire("deal/get", CALL));
        }

        slots.forEach(slot -> slot.answered(Answers.refused(Refusal.BLOCK, null)));

        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aBlockAfterAnAnswerBeginsWithAMinuteAgain() throws Exception {
        AccountBudget budget = budget(new MemoryRateLimitStore(time).windows("acme"));
        Claim patient = new Claim(1, false, 1, Duration.ofHours(2));
        budget.acquire("deal/get", patient).answered(Answers.refused(Refusal.BLOCK, null));
        budget.acquire("deal/get", patient).answered(Answers.SILENT);

        budget.acquire("deal/get", patient).answered(Answers.refused(Refusal.BLOCK, null));

        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofMinutes(1));
    }

    /** A store whose slots can be taken and not be given back. */
    private static final class ThrowingWindows implements RateWindows {

        @Override
        public Attempt take(Wanted wanted) {
            return Attempt.taken(
                    new Taken() {
                        @Override
                        public void answered(int usedAtServer) {
                            throw new IllegalStateException("pool is closed");
                        }

                        @Override
                        public void notSent() {
                            throw new IllegalStateException("pool is closed");
                        }
                    },
                    1);
        }

        @Override
        public Caps used() {
            return new Caps(1, 0);
        }

        @Override
        public long spent(LocalDate day) {
            return 0;
        }

        @Override
        public void close(Duration closedTime) {
            throw new IllegalStateException("pool is closed");
        }

        @Override
        public Duration closedFor() {
            return Duration.ZERO;
        }
    }
}

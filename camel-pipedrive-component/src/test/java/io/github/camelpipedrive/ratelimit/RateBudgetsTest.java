// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.ZoneOffset;

import io.github.camelpipedrive.ratelimit.RateBudgets.Key;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateBudgetsTest {

    private static final Claim CALL = new Claim(1, false, 1, Duration.ZERO);

    private final RateBudgets budgets = new RateBudgets(new RateLimits(null, 5, 0, 0, ZoneOffset.UTC));

    @Test
    void countsWhatWasSentAlsoWhenNobodyHoldsTheBudgetAnyMore() throws Exception {
        Key key = new Key(false, "acme");
        budgets.of(key, "acme").acquire("deal/get", CALL);

        collectGarbage();

        assertThat(budgets.of(key, "acme").allowance().requestsLeft()).isEqualTo(4);
    }

    @Test
    void keepsTheTenThousandThatWereAskedForLast() throws Exception {
        Key first = new Key(false, "first");
        budgets.of(first, "first").acquire("deal/get", CALL);

        for (int i = 0; i < 10_000; i++) {
            budgets.of(new Key(false, "account-" + i), "account-" + i);
        }
        collectGarbage();

        assertThat(budgets.of(first, "first").allowance().requestsLeft()).isEqualTo(5);
    }

    @Test
    void forgetsNoBudgetForThoseThatWereOnlyLookedAt() throws Exception {
        Key first = new Key(false, "first");
        budgets.of(first, "first").acquire("deal/get", CALL);

        for (int i = 0; i < 10_400; i++) {
            budgets.look(new Key(false, "stranger-" + i), "stranger-" + i);
        }
        collectGarbage();

        assertThat(budgets.look(first, "first").allowance().requestsLeft()).isEqualTo(4);
    }

    private static void collectGarbage() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
    }
}

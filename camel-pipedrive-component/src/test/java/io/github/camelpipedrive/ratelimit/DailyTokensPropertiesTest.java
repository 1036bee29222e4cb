// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever requests cost, and whether they are sent: no more is spent than is configured. */
class DailyTokensPropertiesTest {

    @Property(tries = 200)
    void neverSpendsMoreThanIsConfigured(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 40) Integer> costs,
            @ForAll @IntRange(min = 1, max = 400) int configured) {
        TestTime time = new TestTime();
        AccountBudget budget = new AccountBudget(
                "acme",
                false,
                new RateLimits(null, 100, 0, configured, ZoneOffset.UTC),
                new MemoryRateLimitStore(time).windows("acme"),
                time);
        List<Slot> onTheirWay = new ArrayList<>();
        List<Integer> sent = new ArrayList<>();

        for (int cost : costs) {
            try {
                Slot slot = budget.acquire("deal/list", new Claim(cost, false, 1, Duration.ofMinutes(1)));
                if (cost % 7 == 3) {
                    slot.notSent();
                } else {
                    onTheirWay.add(slot);
                    sent.add(cost);
                }
            } catch (PipedriveRateLimitException refused) {
                assertThat(refused.getLimit()).isEqualTo(Limit.DAILY);
                assertThat(sum(sent) + cost).isGreaterThan(configured);
            } catch (PipedriveException | InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
            if (onTheirWay.size() > 3) {
                onTheirWay.remove(0).answered(Answers.SILENT);
            }
        }

        assertThat(sum(sent)).isLessThanOrEqualTo(configured);
        assertThat(budget.allowance().dailyTokensLeft()).hasValue(configured - sum(sent));
    }

    private static int sum(List<Integer> costs) {
        return costs.stream().mapToInt(Integer::intValue).sum();
    }
}

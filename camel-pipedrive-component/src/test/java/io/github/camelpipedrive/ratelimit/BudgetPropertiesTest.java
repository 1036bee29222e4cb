// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked for and answered, the API never sees more requests in two seconds than it allows. */
class BudgetPropertiesTest {

    private static final Duration API_WINDOW = Duration.ofSeconds(2);

    /** What happens next: time passes, one calls if it may, one of those in progress arrives and is answered. */
    record Step(Kind kind, int millis, int choice) {
        enum Kind {
            CALL,
            SEARCH,
            BULK,
            ANSWER,
            SILENT_ANSWER,
            NO_ANSWER,
            NOT_SENT,
            WAIT
        }
    }

    /** A request in progress, which arrives at some moment before it is answered. */
    private record OnItsWay(Slot slot, boolean search, Duration sent) {}

    private record Arrival(Duration at, boolean search) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class), Arbitraries.integers().between(0, 700), Arbitraries.integers())
                .as(Step::new)
                .list()
                .ofMinSize(50)
                .ofMaxSize(400);
    }

    @Property(tries = 300)
    void neverExceedsTheLimitInAnyTwoSeconds(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 12) int limit) {
        TestTime time = new TestTime();
        RateLimits limits = new RateLimits(null, limit, Math.max(1, limit / 2), 0, ZoneOffset.UTC);
        AccountBudget budget =
                new AccountBudget("acme", false, limits, new MemoryRateLimitStore(time).windows("acme"), time);
        List<OnItsWay> onTheirWay = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();

        for (Step step : steps) {
            time.pass(Duration.ofMillis(step.kind() == Step.Kind.WAIT ? step.millis() : step.millis() % 7));
            switch (step.kind()) {
                case CALL -> send(budget, claim(false, 1), time, onTheirWay);
                case SEARCH -> send(budget, claim(true, 1), time, onTheirWay);
                case BULK -> send(budget, claim(false, 0.5), time, onTheirWay);
                case WAIT -> {}
                default -> arrive(step, limit, time, onTheirWay, arrivals);
            }
        }

        for (Arrival each : arrivals) {
            assertThat(count(arrivals, each.at(), false)).isLessThanOrEqualTo(limit);
            assertThat(count(arrivals, each.at(), true)).isLessThanOrEqualTo(Math.max(1, limit / 2));
        }
    }

    private static Claim claim(boolean search, double share) {
        return new Claim(1, search, share, Duration.ZERO);
    }

    private static void send(AccountBudget budget, Claim claim, TestTime time, List<OnItsWay> onTheirWay) {
        try {
            onTheirWay.add(new OnItsWay(budget.acquire("deal/get", claim), claim.search(), time.passed()));
        } catch (PipedriveRateLimitException refused) {
            assertThat(refused.getStatus()).isZero();
        } catch (PipedriveException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void arrive(Step step, int limit, TestTime time, List<OnItsWay> onTheirWay, List<Arrival> arrivals) {
        if (onTheirWay.isEmpty()) {
            return;
        }
        OnItsWay one = onTheirWay.remove(Math.floorMod(step.choice(), onTheirWay.size()));
        if (step.kind() == Step.Kind.NOT_SENT) {
            one.slot().notSent();
            return;
        }
        long between = time.passed().minus(one.sent()).toNanos();
        Duration arrived = one.sent().plusNanos(Math.floorMod(step.choice() * 31L, between + 1));
        arrivals.add(new Arrival(arrived, one.search()));
        switch (step.kind()) {
            case ANSWER -> one.slot().answered(headers(arrivals, arrived, one.search(), limit));
            case NO_ANSWER -> one.slot().unanswered();
            default -> one.slot().answered(RateLimitHeaders.NONE);
        }
    }

    /** As the API would answer at the moment of the arrival. */
    private static RateLimitHeaders headers(List<Arrival> arrivals, Duration at, boolean search, int limit) {
        long used = count(arrivals, at, search);
        int allowed = search ? Math.max(1, limit / 2) : limit;
        return new RateLimitHeaders((long) allowed, allowed - used, 2L, null, null, null, Refusal.NONE);
    }

    /** Those of the two seconds that end with a moment. */
    private static long count(List<Arrival> arrivals, Duration end, boolean searchesOnly) {
        Duration begin = end.minus(API_WINDOW);
        return arrivals.stream()
                .filter(each -> !searchesOnly || each.search())
                .filter(each -> each.at().compareTo(begin) > 0 && each.at().compareTo(end) <= 0)
                .count();
    }

    @Property(tries = 100)
    void isNeverCautiousForeverAfterOthersHaveUsedTheAccount(
            @ForAll @IntRange(min = 2, max = 50) int limit, @ForAll @IntRange(min = 0, max = 50) int others)
            throws Exception {
        TestTime time = new TestTime();
        AccountBudget budget = new AccountBudget(
                "acme",
                false,
                new RateLimits(null, limit, 0, 0, ZoneOffset.UTC),
                new MemoryRateLimitStore(time).windows("acme"),
                time);
        long remaining = Math.max(0, limit - 1 - others);
        budget.acquire("deal/get", claim(false, 1)).answered(Answers.window(limit, remaining));
        assertThat(budget.allowance().requestsLeft()).isEqualTo((int) remaining);

        time.pass(RateWindows.LENGTH);

        assertThat(budget.allowance().requestsLeft()).isEqualTo(limit);
    }
}

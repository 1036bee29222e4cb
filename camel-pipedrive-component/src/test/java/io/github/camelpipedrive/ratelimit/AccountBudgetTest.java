// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.ratelimit.RateBudget.Left;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccountBudgetTest {

    private static final Claim CALL = new Claim(1, false, 1, Duration.ofMinutes(1));
    private static final Claim SEARCH = new Claim(20, true, 1, Duration.ofMinutes(1));
    private static final Claim AT_ONCE = new Claim(1, false, 1, Duration.ZERO);
    private static final Claim BULK = new Claim(1, false, 0.8, Duration.ZERO);

    private final TestTime time = new TestTime();

    private static RateLimits limits(int requests, long dailyTokens) {
        return new RateLimits(null, requests, 0, dailyTokens, ZoneOffset.UTC);
    }

    private AccountBudget budget(RateLimits limits) {
        return new AccountBudget("acme", false, limits, new MemoryRateLimitStore(time).windows("acme"), time);
    }

    private static void call(AccountBudget budget, Claim claim, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            budget.acquire("deal/get", claim).answered(Answers.SILENT);
        }
    }

    @Test
    void letsAWindowfulGoAtOnceAndTheNextOneAWindowLater() throws Exception {
        AccountBudget budget = budget(limits(20, 0));

        call(budget, CALL, 20);
        assertThat(time.passed()).isZero();

        Slot next = budget.acquire("deal/get", CALL);
        assertThat(time.passed()).isEqualTo(RateWindows.LENGTH);
        assertThat(next.waitedNanos()).isEqualTo(RateWindows.LENGTH.toNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "LITE, false, 20",
        "GROWTH, false, 40",
        "PREMIUM, true, 400",
        "ULTIMATE, true, 480",
        ", true, 80",
        ", false, 20"
    })
    void beginsWithThePlansLimitOrTheSmallest(Plan plan, boolean oauth, int expected) {
        RateLimits limits = new RateLimits(plan, 0, 0, 0, ZoneOffset.UTC);
        AccountBudget budget =
                new AccountBudget("acme", oauth, limits, new MemoryRateLimitStore(time).windows("acme"), time);

        assertThat(budget.allowance())
                .isEqualTo(new Allowance(
                        expected, expected, 10, 10, OptionalLong.empty(), OptionalLong.empty(), Duration.ZERO));
    }

    @Test
    void tellsWithEachAnswerWhatIsLeft() throws Exception {
        AccountBudget budget = budget(limits(20, 0));
        call(budget, CALL, 3);

        Slot fourth = budget.acquire("deal/get", CALL);
        Slot fifth = budget.acquire("deal/get", CALL);

        assertThat(fifth.answered(Answers.day(100, 40))).isEqualTo(new Left(15, 38));
        assertThat(fourth.answered(Answers.SILENT)).isEqualTo(new Left(16, 38));
    }

    @Test
    void learnsTheLimitFromAnAnswer() throws Exception {
        AccountBudget budget = budget(limits(0, 0));

        budget.acquire("deal/get", CALL).answered(Answers.window(100, 99));

        assertThat(budget.allowance().requestsPerWindow()).isEqualTo(100);
        assertThat(budget.allowance().requestsLeft()).isEqualTo(99);
    }

    @Test
    void leavesThePlacesOfOtherProgramsFree() throws Exception {
        AccountBudget budget = budget(limits(20, 0));

        budget.acquire("deal/get", CALL).answered(Answers.window(20, 5));

        assertThat(budget.allowance().requestsLeft()).isEqualTo(5);
        call(budget, AT_ONCE, 5);
        assertThatThrownBy(() -> budget.acquire("deal/get", AT_ONCE)).isInstanceOf(PipedriveRateLimitException.class);
    }

    @Test
    void takesItsOwnOvertakingRequestsForNobodyElses() throws Exception {
        AccountBudget budget = budget(limits(20, 0));
        Slot slow = budget.acquire("deal/get", CALL);
        for (int i = 0; i < 9; i++) {
            budget.acquire("deal/get", CALL).answered(Answers.SILENT);
        }

        slow.answered(Answers.window(20, 10));

        assertThat(budget.allowance().requestsLeft()).isEqualTo(10);
    }

    @Test
    void countsSearchesAmongAllRequestsAndForThemselves() throws Exception {
        AccountBudget budget = budget(limits(20, 0));

        call(budget, SEARCH, 10);

        assertThat(budget.allowance().requestsLeft()).isEqualTo(10);
        assertThat(budget.allowance().searchesLeft()).isZero();
        call(budget, AT_ONCE, 10);
        assertThatThrownBy(() -> budget.acquire("deal/get", AT_ONCE)).isInstanceOf(PipedriveRateLimitException.class);
    }

    @Test
    void keepsAShareForOthers() throws Exception {
        AccountBudget budget = budget(limits(20, 0));
        call(budget, BULK, 16);

        assertThatThrownBy(() -> budget.acquire("deal/get", BULK))
                .hasMessage(
                        "deal/get: all 16 requests that may be sent in 2 seconds are taken by calls that came before."
                                + " Nothing was sent. Try again in 2.1 s, make fewer calls at a time, or let them wait longer with"
                                + " maxRateLimitWait (now 0 s).");
        call(budget, AT_ONCE, 4);
    }

    @Test
    void refusesWhoWouldWaitTooLong() throws Exception {
        AccountBudget budget = budget(limits(1, 0));
        call(budget, CALL, 1);
        time.pass(Duration.ofSeconds(1));

        PipedriveRateLimitException refusal = catchThrowableOfType(
                PipedriveRateLimitException.class,
                () -> budget.acquire("deal/search", new Claim(1, true, 1, Duration.ofSeconds(1))));

        assertThat(refusal)
                .hasMessage(
                        "deal/search: all 10 searches that may be sent in 2 seconds are taken by calls that came before."
                                + " Nothing was sent. Try again in 1.1 s, make fewer calls at a time, or let them wait longer with"
                                + " maxRateLimitWait (now 1 s).");
        assertThat(refusal.getLimit()).isEqualTo(Limit.BURST);
        assertThat(refusal.getStatus()).isZero();
        assertThat(refusal.getAccount()).isEqualTo("acme");
        assertThat(refusal.getRetryAfter()).contains(Duration.ofMillis(1020));
    }

    @Test
    void sendsNothingForAsLongAsTheApiAsks() throws Exception {
        AccountBudget budget = budget(limits(20, 0));

        budget.acquire("deal/get", CALL).answered(Answers.refused(Refusal.BURST, Duration.ofSeconds(7)));
        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofSeconds(7));
        budget.acquire("deal/get", CALL).answered(Answers.SILENT);

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void saysThatTheApiAskedForAPause() throws Exception {
        AccountBudget budget = budget(limits(20, 0));
        budget.acquire("deal/get", CALL).answered(Answers.refused(Refusal.BURST, Duration.ofMinutes(2)));

        assertThatThrownBy(() -> budget.acquire("deal/get", CALL))
                .hasMessage(
                        "deal/get: the API has asked for a pause after too many requests. Nothing was sent. Try again"
                                + " in 120 s, make fewer calls at a time, or let them wait longer with maxRateLimitWait (now 60"
                                + " s).");
    }

    @Test
    void waitsTwoSecondsWhenTheApiDoesNotSayHowLongAndIsMoreCautiousThen() throws Exception {
        AccountBudget budget = budget(limits(20, 0));

        budget.acquire("deal/get", CALL).answered(Answers.refused(Refusal.BURST, null));

        assertThat(budget.allowance().closedFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(budget.allowance().requestsPerWindow()).isEqualTo(15);
    }

    @Test
    void staysAwayLongerWithEachBlockByTheFirewall() throws Exception {
        AccountBudget budget = budget(limits(20, 0));
        Claim patient = new Claim(1, false, 1, Duration.ofHours(2));
        List<Duration> pauses = new ArrayList<>();

        for (int i = 0; i < 7; i++) {
            budget.acquire("deal/get", patient).answered(Answers.refused(Refusal.BLOCK, null));
            pauses.add(budget.allowance().closedFor());
        }

        assertThat(pauses).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 32L);
        assertThatThrownBy(() -> budget.acquire("deal/get", CALL))
                .hasMessageStartingWith(
                        "deal/get: the firewall in front of the API has blocked this account after too many"
                                + " requests. Nothing was sent. Try again in 1920 s");
    }

    @Test
    void failsAtOnceWhenTheDayIsSpent() throws Exception {
        AccountBudget budget = budget(limits(20, 30));
        call(budget, SEARCH, 1);

        PipedriveRateLimitException refusal =
                catchThrowableOfType(PipedriveRateLimitException.class, () -> budget.acquire("person/search", SEARCH));

        assertThat(refusal)
                .hasMessage("person/search: the day's budget is spent: 10 of 30 tokens are left, this call takes 20."
                        + " Nothing was sent. It is reset at 2026-03-02T00:00:00Z, or with a top-up.");
        assertThat(refusal.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(refusal.getRetryAfter()).contains(Duration.ofHours(12));
        assertThat(time.passed()).isZero();
        assertThat(budget.allowance().dailyTokensLeft()).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void usesMoreThan97PercentOfTheAllowedRateWhenSaturated() throws Exception {
        AccountBudget budget = budget(limits(40, 0));
        int sent = 0;

        while (time.passed().compareTo(Duration.ofMinutes(1)) < 0) {
            Slot slot = budget.acquire("deal/get", CALL);
            sent++;
            time.pass(Duration.ofMillis(1));
            slot.answered(Answers.SILENT);
        }

        assertThat(sent).isGreaterThanOrEqualTo(40 * 30 * 97 / 100);
    }

    @Test
    void endsAllWaitingAtOnceWhenItIsClosed() throws Exception {
        AccountBudget budget = waitingBudget();
        List<CompletableFuture<Slot>> waiting = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Slot> result = new CompletableFuture<>();
            waiting.add(result);
            threads.add(waiter(budget, result));
        }
        Awaitility.await()
                .until(() -> threads.stream().allMatch(each -> each.getState() == Thread.State.TIMED_WAITING));

        budget.close();

        for (CompletableFuture<Slot> each : waiting) {
            assertThatThrownBy(() -> each.get(10, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("A call of the account 'acme' would have to wait for the rate limit, and Camel"
                            + " is stopping. Nothing was sent");
        }
    }

    @Test
    void letsAWaitBeInterruptedAndTheNextInLineGoOn() throws Exception {
        AccountBudget budget = waitingBudget();
        CompletableFuture<Slot> result = new CompletableFuture<>();
        Thread first = waiter(budget, result);
        Awaitility.await().until(() -> first.getState() == Thread.State.TIMED_WAITING);

        first.interrupt();

        assertThatThrownBy(() -> result.get(10, SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> budget.acquire("deal/get", AT_ONCE)).isInstanceOf(PipedriveRateLimitException.class);
    }

    @Test
    void wakesWhoWaitsWhenTheApiAllowsMoreThanWasThought() throws Exception {
        AccountBudget budget = new AccountBudget(
                "acme", false, limits(0, 0), new MemoryRateLimitStore(Time.SYSTEM).windows("acme"), Time.SYSTEM);
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slots.add(budget.acquire("deal/get", CALL));
        }
        CompletableFuture<Slot> result = new CompletableFuture<>();
        Thread waiter = waiter(budget, result);
        Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

        slots.get(0).answered(Answers.window(40, 39));

        // All slots are in progress, so it was not time that freed one.
        assertThat(result.get(10, SECONDS)).isNotNull();
        assertThat(budget.allowance().requestsLeft()).isEqualTo(19);
    }

    /** Of the machine's time, and closed for an hour. */
    private static AccountBudget waitingBudget() throws Exception {
        AccountBudget budget = new AccountBudget(
                "acme", false, limits(20, 0), new MemoryRateLimitStore(Time.SYSTEM).windows("acme"), Time.SYSTEM);
        for (int i = 0; i < 7; i++) {
            budget.acquire("deal/get", CALL).answered(Answers.SILENT);
        }
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            slots.add(budget.acquire("deal/get", CALL));
        }
        slots.get(0).answered(Answers.refused(Refusal.BLOCK, null));
        return budget;
    }

    private static Thread waiter(AccountBudget budget, CompletableFuture<Slot> result) {
        Thread thread = new Thread(() -> {
            try {
                result.complete(budget.acquire("deal/get", new Claim(1, false, 1, Duration.ofHours(2))));
            } catch (PipedriveException | InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

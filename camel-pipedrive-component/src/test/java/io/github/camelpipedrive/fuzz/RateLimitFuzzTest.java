// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.ratelimit.Allowance;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.ratelimit.RateBudget.Left;
import io.github.camelpipedrive.ratelimit.RateBudget.Slot;
import io.github.camelpipedrive.ratelimit.RateLimitFuzzing;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of the API, one after the other: first {@code <requestsPerWindow> <dailyTokens>}, then for each
 * {@code <status> <milliseconds before> <milliseconds to wait at most> <kind>}, headers, an empty line.
 */
class RateLimitFuzzTest {

    private static final int MOST_ANSWERS = 30;
    private static final Duration DAY = Duration.ofDays(1);

    /** The largest limit that is believed when the API says it. */
    private static final int LARGEST_LIMIT = 50_000;

    /** The most slots that are entered for others. */
    private static final int MOST_OF_OTHERS = 10_000;

    @FuzzTest
    void noAnswersFillTheMemoryOrShutAnAccountOutForGood(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String[] configured = input.words(2);
        RateLimitFuzzing account =
                new RateLimitFuzzing(FuzzInput.number(configured[0], 1000), FuzzInput.number(configured[1], 100_000));
        int sent = 0;
        for (int i = 0; i < MOST_ANSWERS && input.hasMore(); i++) {
            String[] words = input.words(4);
            int status = FuzzInput.number(words[0], 1000);
            Map<String, String> names = input.headers();
            account.pass(Duration.ofMillis(FuzzInput.number(words[1], 200_000)));
            RateLimitHeaders headers =
                    RateLimitHeaders.of(status, name -> Optional.ofNullable(names.get(name)), account.clock());
            checkHeaders(headers, status);
            boolean search = FuzzInput.oneOf(List.of("search", "get"), words[3]).equals("search");
            double share = i % 3 == 2 ? 0.5 : 1;
            Claim claim =
                    new Claim(search ? 20 : 2, search, share, Duration.ofMillis(FuzzInput.number(words[2], 10_000)));
            sent += answered(account, claim, headers) ? 1 : 0;
            checkAllowance(account.budget().allowance());
            assertThat(account.used()).isBetween(0, MOST_OF_OTHERS + sent);
        }
        checkOpenAgain(account);
    }

    private static void checkHeaders(RateLimitHeaders headers, int status) {
        for (Long number : new Long[] {
            headers.limit(),
            headers.remaining(),
            headers.resetSeconds(),
            headers.dailyTokens(),
            headers.dailyTokensLeft()
        }) {
            assertThat(number == null || number >= 0 && number < 1_000_000_000).isTrue();
        }
        headers.pause().ifPresent(pause -> assertThat(pause).isBetween(Duration.ZERO, DAY));
        if (status < 400) {
            assertThat(headers.retryAfter()).isNull();
        }
        assertThat(headers.refusal() == Refusal.BURST || headers.refusal() == Refusal.DAILY)
                .isEqualTo(status == 429);
        assertThat(headers.refusal() == Refusal.BLOCK).isIn(false, status == 403);
    }

    /** Sends a request that is answered with the headers; tells whether there was a slot for it. */
    private static boolean answered(RateLimitFuzzing account, Claim claim, RateLimitHeaders headers) throws Exception {
        Duration before = account.passed();
        Slot slot;
        try {
            slot = account.budget().acquire("deal/get", claim);
        } catch (PipedriveRateLimitException e) {
            Failures.checkWords(e);
            assertThat(e.isPossiblyCarriedOut()).isFalse();
            assertThat(e.getRetryAfter().orElseThrow()).isBetween(Duration.ZERO, DAY.multipliedBy(2));
            return false;
        } finally {
            assertThat(account.passed().minus(before)).isLessThanOrEqualTo(claim.maxWait());
        }
        Left left = slot.answered(headers);
        assertThat(left.requests()).isBetween(0L, (long) LARGEST_LIMIT);
        return true;
    }

    private static void checkAllowance(Allowance allowance) {
        assertThat(allowance.requestsPerWindow()).isBetween(1, LARGEST_LIMIT);
        assertThat(allowance.requestsLeft()).isBetween(0, allowance.requestsPerWindow());
        assertThat(allowance.searchesPerWindow()).isBetween(1, LARGEST_LIMIT);
        assertThat(allowance.searchesLeft()).isBetween(0, allowance.searchesPerWindow());
        assertThat(allowance.closedFor()).isBetween(Duration.ZERO, DAY);
    }

    private static void checkOpenAgain(RateLimitFuzzing account) throws Exception {
        account.pass(DAY.multipliedBy(2));
        RateBudget budget = account.budget();
        assertThat(budget.allowance().closedFor()).isZero();
        budget.acquire("deal/get", new Claim(0, false, 1, Duration.ZERO)).notSent();
        assertThat(account.used()).isZero();
    }
}

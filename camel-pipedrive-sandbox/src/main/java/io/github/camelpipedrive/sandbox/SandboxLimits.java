// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.Locale;

import io.github.camelpipedrive.sandbox.limits.Limits;

/**
 * How much may be asked of a sandbox. Immutable; the methods that change it return a copy.
 *
 * <p>A window is any span of 2 seconds by the sandbox's clock. Each API token, and with OAuth each user of an app, has
 * windows of its own; searches count in both. A company's users share the tokens of the day, which are counted again at
 * midnight UTC: each operation takes its cost, and once none is left everything is refused. What is refused takes
 * nothing.
 *
 * @param requestsPerWindow the requests in a window with an API token, 1 or more
 * @param oauthRequestsPerWindow the requests in a window with OAuth, 1 or more
 * @param searchesPerWindow the searches in a window, 1 or more
 * @param dailyTokens the tokens of a day, 0 or more
 * @param headers what answers tell about the limits
 * @param block when an API token is blocked for a while
 * @param enforced false when nothing is ever refused; answers then tell of limits that nobody reaches
 */
public record SandboxLimits(
        int requestsPerWindow,
        int oauthRequestsPerWindow,
        int searchesPerWindow,
        long dailyTokens,
        Headers headers,
        Block block,
        boolean enforced) {

    /** The length of the windows. */
    public static final Duration WINDOW = Limits.WINDOW;

    private static final int SEARCHES_PER_WINDOW = 10;

    /** No sandbox is as fast. And not more, as Camel's throttler makes an object for each request that it may let go. */
    private static final int UNREACHED = 50_000;

    private static final long UNREACHED_IN_A_DAY = 100_000_000;

    /** What answers tell about the limits in their headers. */
    public enum Headers {
        /** Nothing, not even when they refuse. */
        NONE,
        /** What is left and when there is more: {@code x-ratelimit-*} and {@code x-daily-ratelimit-token-*}. */
        LIMITS,
        /** The same, and {@code Retry-After} in seconds when they refuse. */
        LIMITS_AND_RETRY_AFTER
    }

    /**
     * When somebody who continues after 429s is blocked: every request is answered with 403 and a page in HTML. Those who
     * come with OAuth are never shut out.
     *
     * @param refusals how many 429s lead to it, 1 or more
     * @param within the time within which they are counted
     * @param length how long it lasts
     */
    public record Block(int refusals, Duration within, Duration length) {

        /** Pipedrive gives no numbers; these leave eight threads the time to stop after their first 429. */
        public static final Block USUAL = new Block(20, Duration.ofSeconds(10), Duration.ofSeconds(30));

        /** Nobody is ever shut out. */
        public static final Block NEVER = new Block(Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO);

        /** Checks the number. */
        public Block {
            requirePositive("refusals", refusals);
        }
    }

    /** Checks the numbers. */
    public SandboxLimits {
        requirePositive("requestsPerWindow", requestsPerWindow);
        requirePositive("oauthRequestsPerWindow", oauthRequestsPerWindow);
        requirePositive("searchesPerWindow", searchesPerWindow);
        if (dailyTokens < 0) {
            throw new IllegalArgumentException("dailyTokens must be 0 or more, not " + dailyTokens);
        }
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, not " + number);
        }
    }

    /**
     * The limits of a company with one seat.
     *
     * @param plan its plan
     * @return the limits
     */
    public static SandboxLimits of(SandboxPlan plan) {
        return of(plan, 1);
    }

    /**
     * The limits of a company.
     *
     * @param plan its plan
     * @param seats how many users it pays for, 1 or more
     * @return the limits
     */
    public static SandboxLimits of(SandboxPlan plan, int seats) {
        requirePositive("seats", seats);
        return new SandboxLimits(
                plan.requestsPerWindow(),
                plan.oauthRequestsPerWindow(),
                SEARCHES_PER_WINDOW,
                plan.dailyTokens(seats),
                Headers.LIMITS,
                Block.USUAL,
                true);
    }

    /**
     * No limits: nothing is refused, and answers tell of limits that are so high that no client waits, which assumes those
     * of the smallest plan otherwise.
     *
     * @return the absence of limits
     */
    public static SandboxLimits unlimited() {
        return new SandboxLimits(
                UNREACHED, UNREACHED, UNREACHED, UNREACHED_IN_A_DAY, Headers.LIMITS, Block.NEVER, false);
    }

    /** The same for those who count. */
    Limits counted() {
        return new Limits(
                requestsPerWindow,
                oauthRequestsPerWindow,
                searchesPerWindow,
                dailyTokens,
                new Limits.Headers(headers != Headers.NONE, headers == Headers.LIMITS_AND_RETRY_AFTER),
                new Limits.Block(block.refusals(), block.within(), block.length()),
                enforced);
    }

    /** The limits in a line, for people. */
    String summary() {
        return enforced
                ? String.format(
                        Locale.ENGLISH,
                        "In 2 seconds %,d requests (%,d with OAuth), %,d searches; %,d tokens a day",
                        requestsPerWindow,
                        oauthRequestsPerWindow,
                        searchesPerWindow,
                        dailyTokens)
                : "No limits";
    }

    /**
     * The same limits with another number of requests.
     *
     * @param most the requests in a window, with an API token and with OAuth; 1 or more
     * @return new limits
     */
    public SandboxLimits requestsPerWindow(int most) {
        return new SandboxLimits(most, most, searchesPerWindow, dailyTokens, headers, block, true);
    }

    /**
     * The same limits with another number of searches.
     *
     * @param most the searches in a window, 1 or more
     * @return new limits
     */
    public SandboxLimits searchesPerWindow(int most) {
        return new SandboxLimits(requestsPerWindow, oauthRequestsPerWindow, most, dailyTokens, headers, block, true);
    }

    /**
     * The same limits with another budget.
     *
     * @param tokens the tokens of a day, 0 or more
     * @return new limits
     */
    public SandboxLimits dailyTokens(long tokens) {
        return new SandboxLimits(
                requestsPerWindow, oauthRequestsPerWindow, searchesPerWindow, tokens, headers, block, true);
    }

    /**
     * The same limits, told in other headers.
     *
     * @param told what answers tell
     * @return new limits
     */
    public SandboxLimits headers(Headers told) {
        return new SandboxLimits(
                requestsPerWindow, oauthRequestsPerWindow, searchesPerWindow, dailyTokens, told, block, enforced);
    }

    /**
     * The same limits with another block.
     *
     * @param when when an API token is blocked, {@link Block#NEVER} for never
     * @return new limits
     */
    public SandboxLimits block(Block when) {
        return new SandboxLimits(
                requestsPerWindow, oauthRequestsPerWindow, searchesPerWindow, dailyTokens, headers, when, enforced);
    }
}

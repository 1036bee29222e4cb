// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Opens the budget of the account {@code acme} to fuzz targets, in a time that passes when they say so. */
public final class RateLimitFuzzing {

    private final TestTime time = new TestTime();
    private final RateWindows windows = new MemoryRateLimitStore(time).windows("acme");
    private final RateBudget budget;

    /**
     * Creates a budget.
     *
     * @param requestsPerWindow as configured, 0 for what the API says
     * @param dailyTokens as configured, 0 for what the API says
     */
    public RateLimitFuzzing(int requestsPerWindow, long dailyTokens) {
        RateLimits limits = new RateLimits(null, requestsPerWindow, 0, dailyTokens, ZoneOffset.UTC);
        this.budget = new AccountBudget("acme", false, limits, windows, time);
    }

    /**
     * The budget.
     *
     * @return for one thread
     */
    public RateBudget budget() {
        return budget;
    }

    /**
     * The time of day.
     *
     * @return a clock that stands until time passes
     */
    public Clock clock() {
        return Clock.fixed(time.now(), ZoneOffset.UTC);
    }

    /**
     * Lets time pass.
     *
     * @param duration how much
     */
    public void pass(Duration duration) {
        time.pass(duration);
    }

    /**
     * How much time has passed.
     *
     * @return with what was waited
     */
    public Duration passed() {
        return time.passed();
    }

    /**
     * The slots in use.
     *
     * @return of all requests
     * @throws IOException never
     */
    public int used() throws IOException {
        return windows.used().requests();
    }
}

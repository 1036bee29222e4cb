// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.ZoneId;
import java.util.Objects;

/**
 * The limits that are configured; each account has them for itself. What is not configured is learnt from the API's
 * answers.
 *
 * @param plan the plan whose limits apply, null when it is not known
 * @param requestsPerWindow requests in any two seconds, 0 for what the plan or the API says
 * @param searchesPerWindow searches in any two seconds, 0 for what the API says
 * @param dailyTokens tokens of a day that may be spent, 0 for what the API says
 * @param dailyResetZone where the day's budget is reset at midnight
 */
public record RateLimits(
        Plan plan, int requestsPerWindow, int searchesPerWindow, long dailyTokens, ZoneId dailyResetZone) {

    /** The same on every plan. */
    private static final int SEARCHES_PER_WINDOW = 10;

    /** Checks that no limit is negative. */
    public RateLimits {
        Objects.requireNonNull(dailyResetZone, "dailyResetZone");
        if (requestsPerWindow < 0 || searchesPerWindow < 0 || dailyTokens < 0) {
            throw new IllegalArgumentException(
                    "requestsPerWindow, searchesPerWindow and dailyTokens must not be negative");
        }
    }

    /** Whether the user has said how many requests there may be, so that the API's word can only lower it. */
    boolean requestsAreConfigured() {
        return requestsPerWindow > 0;
    }

    boolean searchesAreConfigured() {
        return searchesPerWindow > 0;
    }

    /** The requests to start with: what is configured, else of the plan, else of the smallest one. */
    int firstRequestsPerWindow(boolean oauth) {
        return requestsAreConfigured() ? requestsPerWindow : (plan == null ? Plan.LITE : plan).requestsPerWindow(oauth);
    }

    int firstSearchesPerWindow() {
        return searchesAreConfigured() ? searchesPerWindow : SEARCHES_PER_WINDOW;
    }
}

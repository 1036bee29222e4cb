// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.limits;

import java.time.Duration;

/**
 * How much may be asked. Immutable.
 *
 * @param requestsPerWindow the requests in a window with an API token
 * @param oauthRequestsPerWindow the requests in a window with OAuth
 * @param searchesPerWindow the searches in a window
 * @param dailyTokens the tokens of a day
 * @param headers what answers tell about the limits
 * @param block when an API token is blocked for a while
 * @param enforced false when nothing is ever refused
 */
public record Limits(
        int requestsPerWindow,
        int oauthRequestsPerWindow,
        int searchesPerWindow,
        long dailyTokens,
        Headers headers,
        Block block,
        boolean enforced) {

    /** The length of the windows. */
    public static final Duration WINDOW = Duration.ofSeconds(2);

    /**
     * What answers tell about the limits.
     *
     * @param limits whether they tell anything
     * @param retryAfter whether refusals have {@code Retry-After}
     */
    public record Headers(boolean limits, boolean retryAfter) {}

    /**
     * When somebody is blocked.
     *
     * @param refusals how many 429s lead to it
     * @param within the time within which they are counted
     * @param length how long it lasts
     */
    public record Block(int refusals, Duration within, Duration length) {}
}

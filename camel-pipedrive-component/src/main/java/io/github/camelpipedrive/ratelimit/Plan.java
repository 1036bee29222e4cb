// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

/**
 * The plans of Pipedrive with the requests that each allows in any two seconds. Source: Pipedrive's guide "Rate limiting"
 * (read 2026-09).
 */
public enum Plan {
    /** 20 requests with an API token, 80 with OAuth. */
    LITE(20, 80),
    /** 40 requests with an API token, 160 with OAuth. */
    GROWTH(40, 160),
    /** 100 requests with an API token, 400 with OAuth. */
    PREMIUM(100, 400),
    /** 120 requests with an API token, 480 with OAuth. */
    ULTIMATE(120, 480);

    private final int withApiToken;
    private final int withOauth;

    Plan(int withApiToken, int withOauth) {
        this.withApiToken = withApiToken;
        this.withOauth = withOauth;
    }

    /**
     * The requests of any two seconds.
     *
     * @param oauth whether the account is connected by OAuth, rather than called with an API token
     * @return how many
     */
    public int requestsPerWindow(boolean oauth) {
        return oauth ? withOauth : withApiToken;
    }
}

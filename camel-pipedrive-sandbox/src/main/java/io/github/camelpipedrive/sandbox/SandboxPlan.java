// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

/** A plan of Pipedrive, which decides the limits of a company. Source: Pipedrive's guide on rate limiting, 2026. */
public enum SandboxPlan {
    /** 20 requests in 2 seconds with an API token, 80 with OAuth; 30,000 tokens a day and seat. */
    LITE(20, 80, 1),
    /** 40 requests in 2 seconds with an API token, 160 with OAuth; 60,000 tokens a day and seat. */
    GROWTH(40, 160, 2),
    /** 100 requests in 2 seconds with an API token, 400 with OAuth; 150,000 tokens a day and seat. */
    PREMIUM(100, 400, 5),
    /** 120 requests in 2 seconds with an API token, 480 with OAuth; 210,000 tokens a day and seat. */
    ULTIMATE(120, 480, 7);

    private static final long TOKENS_PER_DAY_AND_SEAT = 30_000;

    private final int requestsPerWindow;
    private final int oauthRequestsPerWindow;
    private final int multiplier;

    SandboxPlan(int requestsPerWindow, int oauthRequestsPerWindow, int multiplier) {
        this.requestsPerWindow = requestsPerWindow;
        this.oauthRequestsPerWindow = oauthRequestsPerWindow;
        this.multiplier = multiplier;
    }

    int requestsPerWindow() {
        return requestsPerWindow;
    }

    int oauthRequestsPerWindow() {
        return oauthRequestsPerWindow;
    }

    long dailyTokens(int seats) {
        return TOKENS_PER_DAY_AND_SEAT * multiplier * seats;
    }
}

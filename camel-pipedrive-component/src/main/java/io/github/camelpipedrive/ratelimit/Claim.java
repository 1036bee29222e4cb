// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.time.Duration;
import java.util.Objects;

/**
 * What a request asks of its account's budget.
 *
 * @param cost the tokens that it takes from the day's budget ({@code x-token-cost} of the API's description)
 * @param search whether it counts among the searches as well
 * @param share how much of the budget may be in use after it, above 0 to 1; what is beyond is kept for others
 * @param maxWait how long it may wait for its slot
 * @param onItsWay how long it takes at most: when nothing was heard of it for so long, its slot is free
 */
public record Claim(int cost, boolean search, double share, Duration maxWait, Duration onItsWay) {

    /** Longer times have no room in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Duration USUALLY_ON_ITS_WAY = Duration.ofMinutes(2);

    /** Asks for nothing, as requests to the authorization server do. */
    public static final Claim NONE = new Claim(0, false, 1, Duration.ZERO);

    /** Checks the share; a century and what is longer are the same. */
    public Claim {
        Objects.requireNonNull(maxWait, "maxWait");
        Objects.requireNonNull(onItsWay, "onItsWay");
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("rateShare must be above 0 and at most 1, but is " + share);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxRateLimitWait must not be negative");
        }
        maxWait = maxWait.compareTo(LONGEST) > 0 ? LONGEST : maxWait;
        onItsWay = onItsWay.compareTo(LONGEST) > 0 ? LONGEST : onItsWay;
    }

    /**
     * The claim of a request of which is not known yet how it is sent.
     *
     * @param cost the tokens that it takes from the day's budget
     * @param search whether it counts among the searches as well
     * @param share how much of the budget may be in use after it
     * @param maxWait how long it may wait for its slot
     */
    public Claim(int cost, boolean search, double share, Duration maxWait) {
        this(cost, search, share, maxWait, USUALLY_ON_ITS_WAY);
    }

    /**
     * The same of a request that is sent.
     *
     * @param longest how long it takes at most
     * @return the changed copy
     */
    public Claim onItsWayFor(Duration longest) {
        return new Claim(cost, search, share, maxWait, longest);
    }

    /** This claim's part of a limit; at least one, as nobody could ever call otherwise. */
    int partOf(int limit) {
        return share == 1 ? limit : Math.max(1, (int) (limit * share));
    }
}

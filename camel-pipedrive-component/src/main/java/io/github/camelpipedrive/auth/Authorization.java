// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * What is kept of an account that was connected: whose it is, its token, and whether it can still be used.
 *
 * @param account the account's name
 * @param token the newest token
 * @param owner whose account it is
 * @param usedAt when the server was last asked for a token, and gave one; the refresh token expires 60 days later
 * @param endedBecause why the account has to be connected again, empty while it works
 */
public record Authorization(String account, OauthToken token, Owner owner, Instant usedAt, String endedBecause) {

    /** Checks that nothing is null. */
    public Authorization {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(usedAt, "usedAt");
        Objects.requireNonNull(endedBecause, "endedBecause");
    }

    /**
     * Company and user behind an account.
     *
     * @param companyId the company's ID, 0 when unknown
     * @param companyName its name
     * @param companyDomain the first label of its address
     * @param userId the user's ID, 0 when unknown
     * @param userName the user's name
     */
    public record Owner(long companyId, String companyName, String companyDomain, long userId, String userName) {

        /** Nobody known. */
        public static final Owner UNKNOWN = new Owner(0, "", "", 0, "");
    }

    /**
     * Whether somebody has to connect the account again before it can be used.
     *
     * @return true after the server has refused the refresh token for good
     */
    public boolean ended() {
        return !endedBecause.isEmpty();
    }

    /**
     * The same with a newer token.
     *
     * @param newer what the server gave
     * @param askedAt when it was asked
     * @return the changed copy, which works again if it had ended
     */
    public Authorization renewed(OauthToken newer, Instant askedAt) {
        return new Authorization(account, newer, owner, askedAt, "");
    }

    /**
     * The same, no longer to be used.
     *
     * @param because what the server said
     * @return the changed copy
     */
    public Authorization ended(String because) {
        return new Authorization(account, token, owner, usedAt, because);
    }
}

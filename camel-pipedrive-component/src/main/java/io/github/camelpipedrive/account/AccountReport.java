// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.ratelimit.Allowance;
import io.github.camelpipedrive.ratelimit.RateBudget;

/**
 * What operators see of a loaded account.
 *
 * @param name its name
 * @param signIn {@code API token} or {@code OAuth 2}
 * @param reconnectBecause why somebody has to connect it again, empty while it works
 * @param activity what its calls have come to
 * @param budget what it may send
 */
public record AccountReport(
        String name, String signIn, String reconnectBecause, AccountActivity activity, RateBudget budget) {

    /**
     * Whether somebody has to connect the account again.
     *
     * @return true after the server has refused its refresh token for good
     */
    public boolean reconnectNeeded() {
        return !reconnectBecause.isEmpty();
    }

    /**
     * What the account may still send. Where processes share its limits, this asks their store.
     *
     * @return a snapshot of this moment
     */
    public Allowance allowance() {
        return budget.allowance();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

/**
 * Where the rolling windows of accounts are, and the tokens that they have spent of a day: in the memory of a process, or
 * where the processes of a cluster share them. Safe for use by several threads.
 */
public interface RateLimitStore {

    /**
     * The windows of an account.
     *
     * @param account names the account, in the same way in all processes; at most 120 characters
     * @return its windows
     */
    RateWindows windows(String account);
}

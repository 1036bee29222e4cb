// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the tokens of accounts that nobody calls for, as a refresh token expires after 60 days without use. One account
 * after the other, so that many idle ones are not a storm.
 */
public final class KeepAlive {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);

    private final TokenStore store;
    private final Duration after;
    private final Clock clock;
    private final Renewer renewer;

    /** Refreshes an account's token. */
    public interface Renewer {

        /**
         * Refreshes the token now.
         *
         * @param account the account's name
         * @throws PipedriveException when that does not succeed
         * @throws InterruptedException when the thread was interrupted
         */
        void renew(String account) throws PipedriveException, InterruptedException;
    }

    /**
     * Makes it; nothing happens before it is told to look.
     *
     * @param store where the accounts are
     * @param after how long an account has to be idle
     * @param clock tells the time
     * @param renewer refreshes
     */
    public KeepAlive(TokenStore store, Duration after, Clock clock, Renewer renewer) {
        this.store = store;
        this.after = after;
        this.clock = clock;
        this.renewer = renewer;
    }

    /**
     * Looks at all accounts once. What fails is logged and tried again the next time.
     *
     * @return how many were refreshed
     * @throws InterruptedException when the thread was interrupted
     */
    public int renewIdle() throws InterruptedException {
        List<String> accounts;
        try {
            accounts = store.list();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Idle accounts can't be kept alive: {}", e.toString());
            LOG.debug("Idle accounts can't be kept alive", e);
            return 0;
        }
        int renewed = 0;
        for (String account : accounts) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Stopped while idle accounts were refreshed");
            }
            renewed += renewIfIdle(account) ? 1 : 0;
        }
        LOG.debug("{} of {} accounts were idle and are refreshed", renewed, accounts.size());
        return renewed;
    }

    private boolean renewIfIdle(String account) throws InterruptedException {
        try {
            if (!isIdle(store.load(account))) {
                return false;
            }
            renewer.renew(account);
            return true;
        } catch (IOException | PipedriveException e) {
            LOG.warn("Account '{}' is idle and could not be kept alive: {}", account, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            // A bug or a user's store: no reason to leave the accounts behind this one.
            LOG.warn("Account '{}' is idle and could not be kept alive: {}", account, e.toString());
            LOG.debug("Account '{}' could not be kept alive", account, e);
            return false;
        }
    }

    private boolean isIdle(Optional<Stored> stored) {
        Instant since = clock.instant().minus(after);
        return stored.isPresent()
                && !stored.get().authorization().ended()
                && !stored.get().authorization().usedAt().isAfter(since);
    }
}

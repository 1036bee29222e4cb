// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the token sources of accounts that share a store. They come and go with the calls of their accounts; what
 * stays here are answers of the authorization server that could not be stored, which the next source of the account
 * stores. Safe for use by several threads.
 */
public final class OauthTokenSources {

    private static final Logger LOG = LoggerFactory.getLogger(OauthTokenSources.class);
    private static final Duration LONGEST_WAIT_AT_THE_END = Duration.ofSeconds(2);

    private final TokenStore store;
    private final UnstoredTokens unstored;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<String> ended;

    /**
     * Sources for the accounts of a store.
     *
     * @param store where authorizations are
     * @param clock tells the time
     * @param random spreads renewals, so that many processes do not all come at once
     * @param ended hears the names of accounts that somebody has to connect again, when this process finds it out
     */
    public OauthTokenSources(TokenStore store, Clock clock, RandomGenerator random, Consumer<String> ended) {
        this.store = store;
        this.unstored = new UnstoredTokens(store);
        this.clock = clock;
        this.random = random;
        this.ended = ended;
    }

    /**
     * A source for an account; nothing is read before its first credential is asked for.
     *
     * @param account the account's name
     * @param beginning what holds before the server has said anything
     * @param server renews its token
     * @return the source
     */
    public OauthTokenSource source(String account, Beginning beginning, AuthorizationServer server) {
        return new OauthTokenSource(
                clock, new TokenRenewal(account, beginning, store, unstored, server, clock, random, ended));
    }

    /**
     * Stores an account's token that could not be stored before, if there is one. The caller holds the store's lock for
     * the account.
     *
     * @param account the account's name
     * @throws IOException when it can't be stored now either; it is not lost by that
     */
    public void storeRest(String account) throws IOException {
        if (unstored.has(account)) {
            unstored.storeRest(account);
        }
    }

    /** Tries for the last time to store what could not be stored, and says of which accounts the token is lost. */
    public void close() {
        for (String account : unstored.accounts()) {
            try (TokenStore.Lock last = store.lock(account, LONGEST_WAIT_AT_THE_END)) {
                storeRest(account);
            } catch (IOException | RuntimeException e) {
                warn(account, e);
            } catch (InterruptedException e) {
                warn(account, e);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void warn(String account, Exception problem) {
        LOG.warn(
                "Account '{}': its newest token could not be stored; where the server takes no older one, it has to be"
                        + " connected again: {}",
                account,
                problem.getMessage());
    }
}

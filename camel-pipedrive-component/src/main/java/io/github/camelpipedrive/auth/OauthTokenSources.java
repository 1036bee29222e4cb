// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;

/**
 * Makes the token sources of accounts that share a store. They come and go with the calls of their accounts; what
 * stays here are answers of the authorization server that could not be stored, which the next source of the account
 * stores. Safe for use by several threads.
 */
public final class OauthTokenSources {

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
        this(new UnstoredTokens(store), clock, random, ended);
    }

    /**
     * Sources for the accounts of a store that others make sources for, too.
     *
     * @param unstored the answers that could not be stored, with their store
     * @param clock tells the time
     * @param random spreads renewals, so that many processes do not all come at once
     * @param ended hears the names of accounts that somebody has to connect again, when this process finds it out
     */
    public OauthTokenSources(UnstoredTokens unstored, Clock clock, RandomGenerator random, Consumer<String> ended) {
        this.store = unstored.store();
        this.unstored = unstored;
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
}

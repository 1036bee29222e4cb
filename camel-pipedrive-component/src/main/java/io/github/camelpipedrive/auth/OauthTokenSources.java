// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;

/**
 * The token sources of accounts that share a store. They come and go with the calls of their accounts; what stays here
 * are answers of the authorization server that could not be stored, which the next source of the account stores. Safe
 * for use by several threads.
 */
public final class OauthTokenSources {

    /** For a refresh by somebody else, in this process or another one. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** Longer than a refresh that somebody else has begun. */
    private static final Duration LONGEST_WAIT_FOR_LOCK = Duration.ofSeconds(60);

    private final UnstoredTokens unstored;
    private final Map<String, OauthTokenSource> live = new ConcurrentHashMap<>();
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<String> ended;
    private final Duration longestWait;

    /**
     * Sources for the accounts of a store. What can't be stored is stored with the account's next refresh.
     *
     * @param store where authorizations are
     * @param clock tells the time
     * @param random spreads refreshes, so that many processes do not all come at once
     * @param ended hears the names of accounts that must be connected again, when this process finds it out
     */
    public OauthTokenSources(TokenStore store, Clock clock, RandomGenerator random, Consumer<String> ended) {
        this(new UnstoredTokens(store), clock, random, ended);
    }

    /**
     * Sources for the accounts of a store that others may make sources for, too.
     *
     * @param unstored the answers that could not be stored, with their store
     * @param clock tells the time
     * @param random spreads refreshes, so that many processes do not all come at once
     * @param ended hears the names of accounts that must be connected again, when this process finds it out
     */
    public OauthTokenSources(UnstoredTokens unstored, Clock clock, RandomGenerator random, Consumer<String> ended) {
        this(unstored, clock, random, ended, LONGEST_WAIT);
    }

    OauthTokenSources(
            UnstoredTokens unstored,
            Clock clock,
            RandomGenerator random,
            Consumer<String> ended,
            Duration longestWait) {
        this.longestWait = longestWait;
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
     * @param server refreshes its token
     * @return the source
     */
    public OauthTokenSource source(String account, Beginning beginning, AuthorizationServer server) {
        TokenRenewal renewal =
                new TokenRenewal(account, beginning, unstored, server, clock, random, ended, longestWait);
        return new OauthTokenSource(clock, renewal, longestWait);
    }

    /**
     * Of an account that nobody has connected.
     *
     * @param operation what was called
     * @param account the account's name
     * @return the exception to throw
     */
    public static PipedriveAuthenticationException notConnected(String operation, String account) {
        return new PipedriveAuthenticationException(
                ErrorDetails.of(operation, account, "the account '" + account + "' is not connected")
                        .withHint("Connect it with oauth/authorizeUrl and oauth/connect, or name another one with the"
                                + " header CamelPipedriveAccount or the option account."));
    }

    /**
     * The store's lock for an account. A token that could not be stored before is stored first.
     *
     * @param account the account's name
     * @return the lock, to be closed
     * @throws IOException when it can't be had in time, or the token can't be stored now either; it is not lost by that
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    public TokenStore.Lock lock(String account) throws IOException, InterruptedException {
        return unstored.lock(account, LONGEST_WAIT_FOR_LOCK);
    }

    /**
     * Keeps a source available for those who change what is stored: the calls of its account go by it.
     *
     * @param account the account's name
     * @param source its source
     */
    public void add(String account, OauthTokenSource source) {
        live.put(account, source);
    }

    /**
     * The source that the calls of an account go by.
     *
     * @param account the account's name
     * @return empty while none does
     */
    public Optional<OauthTokenSource> live(String account) {
        return Optional.ofNullable(live.get(account));
    }

    /**
     * Releases a source by which no more calls go.
     *
     * @param account the account's name
     * @param source its source, which another one may have replaced
     */
    public void remove(String account, OauthTokenSource source) {
        live.remove(account, source);
    }

    /** Releases all sources. */
    public void clear() {
        live.clear();
    }

    /**
     * Makes the calls of an account look at what is stored, which has changed.
     *
     * @param account the account's name
     */
    public void forget(String account) {
        live(account).ifPresent(OauthTokenSource::forget);
    }
}

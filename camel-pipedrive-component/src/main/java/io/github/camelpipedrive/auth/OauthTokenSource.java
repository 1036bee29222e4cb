// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one connected account. It is renewed ahead of its end, and when the API refuses it; by one thread
 * of one process at a time, while the others use the old token as long as it works, or wait and share the outcome. A
 * new token is stored before it is used.
 */
public final class OauthTokenSource implements TokenSource {

    private static final Logger LOG = LoggerFactory.getLogger(OauthTokenSource.class);

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT_FOR_STORE = Duration.ofSeconds(60);
    private static final int MOST_REFUSALS_IN_A_ROW = 2;

    private final String account;
    private final TokenStore store;
    private final AuthorizationServer server;
    private final Beginning beginning;
    private final Clock clock;
    private final RandomGenerator random;

    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<Snapshot> renewal;
    private int failuresInARow;
    private Instant notBefore = Instant.MIN;
    private PipedriveException failure;

    private volatile Snapshot current;
    private volatile int refusalsInARow;

    /**
     * Makes a source; nothing is read before the first credential is asked for.
     *
     * @param account the account's name
     * @param beginning what holds before the server has said anything
     * @param store where its authorization is
     * @param server renews it
     * @param clock tells the time
     * @param random spreads renewals, so that many processes do not all come at once
     */
    public OauthTokenSource(
            String account,
            Beginning beginning,
            TokenStore store,
            AuthorizationServer server,
            Clock clock,
            RandomGenerator random) {
        this.account = account;
        this.store = store;
        this.server = server;
        this.beginning = beginning;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What holds before the authorization server has said anything.
     *
     * @param refreshToken the token to begin with where nothing is stored
     * @param apiUrl where calls go when the server names no domain
     */
    public record Beginning(Optional<String> refreshToken, BaseUrl apiUrl) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "calls to " + apiUrl;
        }
    }

    /** What is known of the account at one moment. */
    private record Snapshot(Stored stored, Credential credential, Instant dueAt, Instant seenAt) {

        boolean ended() {
            return stored.authorization().ended();
        }

        boolean isDue(Instant now) {
            return !now.isBefore(dueAt);
        }

        boolean works(Instant now) {
            return !ended() && now.isBefore(stored.authorization().token().expiresAt()) && !isRefused();
        }

        boolean isRefused() {
            return dueAt.equals(Instant.MIN);
        }

        /** The same, refused by the API: due, and not to be used any more. */
        Snapshot refused() {
            return new Snapshot(stored, credential, Instant.MIN, seenAt);
        }
    }

    @Override
    public Credential credential() throws PipedriveException, InterruptedException {
        Snapshot seen = current;
        Instant now = clock.instant();
        if (seen != null && !seen.ended() && !seen.isDue(now)) {
            return seen.credential();
        }
        if (seen != null && seen.ended() && now.isBefore(seen.seenAt().plus(LOOK_AGAIN_AFTER))) {
            throw reconnect(seen);
        }
        Snapshot renewed = renewed(seen);
        if (renewed.ended()) {
            throw reconnect(renewed);
        }
        return renewed.credential();
    }

    @Override
    @SuppressWarnings({"ReferenceEquality", "NonAtomicVolatileUpdate"}) // this very token; and changed under the lock
    public boolean refused(Credential credential) {
        lock.lock();
        try {
            if (current == null || current.credential() != credential || current.isRefused()) {
                // A late answer to an older token must not throw away its successor, and the answers to all calls that
                // were under way with one token are one refusal.
                return true;
            }
            refusalsInARow++;
            if (refusalsInARow > MOST_REFUSALS_IN_A_ROW) {
                return false;
            }
            current = current.refused();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accepted() {
        if (refusalsInARow != 0) {
            refusalsInARow = 0;
        }
    }

    /**
     * Has the next call renew the token, though nobody has refused it.
     *
     * @param credential the credential to be followed by another one
     */
    @SuppressWarnings("ReferenceEquality") // this very token
    public void discard(Credential credential) {
        lock.lock();
        try {
            if (current != null && current.credential() == credential) {
                current = current.refused();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what it knows, so that the next call reads the store: after somebody has connected the account anew. */
    public void forget() {
        lock.lock();
        try {
            current = null;
            failure = null;
            failuresInARow = 0;
            notBefore = Instant.MIN;
            refusalsInARow = 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String hintWhenRefused() {
        return "The token was renewed and refused again: connect the account '" + account + "' again.";
    }

    @Override
    public String redact(String text) {
        Snapshot seen = current;
        if (seen == null) {
            return text;
        }
        OauthToken token = seen.stored().authorization().token();
        return text.replace(token.accessToken(), "xxxxxx").replace(token.refreshToken(), "xxxxxx");
    }

    /** One thread leads; the others use the old token while it works, or wait for what the leader gets. */
    @SuppressWarnings("ReferenceEquality") // whether anything happened since the caller looked
    private Snapshot renewed(Snapshot seen) throws PipedriveException, InterruptedException {
        CompletableFuture<Snapshot> outcome;
        boolean leader = false;
        lock.lockInterruptibly();
        try {
            if (current != seen) {
                return current == null ? renewedAgain() : current;
            }
            if (renewal == null) {
                renewal = new CompletableFuture<>();
                leader = true;
            }
            outcome = renewal;
        } finally {
            lock.unlock();
        }
        if (leader) {
            return lead(seen, outcome);
        }
        return seen != null && seen.works(clock.instant()) ? seen : await(outcome);
    }

    private Snapshot renewedAgain() throws PipedriveException, InterruptedException {
        return renewed(null);
    }

    private Snapshot await(CompletableFuture<Snapshot> outcome) throws PipedriveException, InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PipedriveException shared) {
                throw shared;
            }
            // The leader was interrupted, which is its own affair: somebody else leads.
            return renewed(current);
        }
    }

    private Snapshot lead(Snapshot seen, CompletableFuture<Snapshot> outcome)
            throws PipedriveException, InterruptedException {
        Snapshot result = null;
        Throwable problem = new IllegalStateException("The renewal was given up");
        try {
            result = renew(seen);
            return result;
        } catch (PipedriveException | InterruptedException | RuntimeException e) {
            problem = e;
            throw e;
        } finally {
            lock.lock();
            try {
                renewal = null;
                current = result == null ? seen : result;
            } finally {
                lock.unlock();
            }
            if (result == null) {
                outcome.completeExceptionally(problem);
            } else {
                outcome.complete(result);
            }
        }
    }

    private Snapshot renew(Snapshot seen) throws PipedriveException, InterruptedException {
        Instant now = clock.instant();
        if (failure != null && now.isBefore(notBefore)) {
            if (seen != null && seen.works(now)) {
                return seen;
            }
            throw failure;
        }
        try {
            Snapshot renewed = renewInStore(seen);
            failure = null;
            failuresInARow = 0;
            return renewed;
        } catch (PipedriveException e) {
            failure = e;
            failuresInARow++;
            notBefore = now.plus(pause());
            if (seen != null && seen.works(now)) {
                LOG.warn(
                        "Account '{}': the token could not be renewed and is used as it is until {}: {}",
                        account,
                        seen.stored().authorization().token().expiresAt(),
                        e.getMessage());
                return seen;
            }
            throw e;
        }
    }

    private Duration pause() {
        Duration longest = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failuresInARow - 1, 6));
        long millis = Math.min(longest.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    private Snapshot renewInStore(Snapshot seen) throws PipedriveException, InterruptedException {
        try {
            if (seen == null) {
                // The usual first call finds a token that still works and needs no lock for it.
                Snapshot found = snapshot(load());
                if (!found.ended() && !found.isDue(clock.instant())) {
                    return found;
                }
            }
            try (TokenStore.Lock renewing = store.lock(account, LONGEST_WAIT_FOR_STORE)) {
                Stored stored = load();
                boolean somebodyElseDid =
                        seen == null || stored.version() != seen.stored().version();
                Snapshot found = snapshot(stored);
                if (found.ended() || somebodyElseDid && !found.isDue(clock.instant())) {
                    return found;
                }
                return refresh(stored);
            }
        } catch (IOException e) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of("oauth/refresh", account, "the token store failed: " + e.getMessage())
                            .withHint("Nothing was lost; the store has to work again."),
                    e);
        }
    }

    private Stored load() throws IOException, PipedriveException {
        Optional<Stored> stored = store.load(account);
        if (stored.isEmpty() && beginning.refreshToken().isPresent()) {
            // An access token that has ended: the first call gets a new one.
            OauthToken ended = new OauthToken("none", beginning.refreshToken().get(), Instant.EPOCH, "", "");
            return new Stored(new Authorization(account, ended, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), 0);
        }
        if (stored.isEmpty()) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of("oauth/refresh", account, "the account '" + account + "' is not connected")
                            .withHint("Connect it with oauth/authorizeUrl and oauth/connect, or check its name."));
        }
        return stored.get();
    }

    private Snapshot refresh(Stored stored) throws IOException, PipedriveException, InterruptedException {
        Authorization authorization = stored.authorization();
        Authorization changed;
        try {
            OauthToken token = server.refresh(authorization.token());
            changed = authorization.renewed(token, clock.instant());
        } catch (PipedriveAuthenticationException e) {
            if (!e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)) {
                throw e;
            }
            LOG.warn("Account '{}' has to be connected again: {}", account, e.getApiMessage());
            changed = authorization.ended(e.getApiMessage());
        }
        Optional<Long> version = store.store(changed, stored.version());
        if (version.isEmpty()) {
            // Somebody has connected the account anew meanwhile: that token is the newer one.
            return snapshot(load());
        }
        return snapshot(new Stored(changed, version.get()));
    }

    private Snapshot snapshot(Stored stored) {
        OauthToken token = stored.authorization().token();
        BaseUrl domain =
                token.apiDomain().isEmpty() ? beginning.apiUrl() : BaseUrl.parse(token.apiDomain(), "api_domain");
        Credential credential = new Credential("Authorization", "Bearer " + token.accessToken(), domain);
        return new Snapshot(stored, credential, dueAt(stored.authorization()), clock.instant());
    }

    /** A tenth of the token's life ahead of its end, at most two minutes, and up to as much again by chance. */
    private Instant dueAt(Authorization authorization) {
        Instant end = authorization.token().expiresAt();
        Duration life = Duration.between(authorization.usedAt(), end);
        Duration tenth = life.isNegative() ? Duration.ZERO : life.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : tenth;
        return end.minus(margin).minusMillis(random.nextLong(margin.toMillis() + 1));
    }

    private PipedriveAuthenticationException reconnect(Snapshot seen) {
        return new PipedriveAuthenticationException(ErrorDetails.of(
                        "oauth/refresh",
                        account,
                        "the account '" + account + "' has to be connected again: "
                                + seen.stored().authorization().endedBecause())
                .withHint("Somebody has to allow the access again: oauth/authorizeUrl, then oauth/connect."));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * The access token of one connected account, made by {@link OauthTokenSources}. It is refreshed before it expires, and when
 * the API refuses it; by one thread of one process at a time, while the others use the old token as long as it works, or
 * wait and share the outcome. A new token is stored before it is used.
 */
public final class OauthTokenSource implements TokenSource {

    /** The first may be a token that another process stored before the API dropped them all. */
    private static final int REFUSALS_WITHOUT_A_PAUSE = 2;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TokenRenewal renewal;
    private final Clock clock;
    private final Duration longestWait;

    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<Optional<TokenState>> inProgress;
    private volatile int refusalsInARow;

    /** Guarded by the lock. */
    private Instant renewableFrom = Instant.MIN;

    private volatile TokenState state = TokenState.UNKNOWN;
    private volatile TokenState previous = TokenState.UNKNOWN;

    OauthTokenSource(Clock clock, TokenRenewal renewal, Duration longestWait) {
        this.clock = clock;
        this.renewal = renewal;
        this.longestWait = longestWait;
    }

    /**
     * What holds before the authorization server has said anything.
     *
     * @param refreshToken the token to start with where nothing is stored, or where the stored one has ended
     * @param apiUrl where calls go when the server names no domain
     */
    public record Beginning(Optional<String> refreshToken, BaseUrl apiUrl) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "calls to " + apiUrl;
        }
    }

    @Override
    public Credential credential() throws PipedriveException, InterruptedException {
        while (true) {
            TokenState seen = state;
            Instant now = clock.instant();
            if (seen.isFresh(now) || seen.isQuiet(now)) {
                return seen.credentialAt(now);
            }
            Optional<TokenState> outcome = renewed(seen, false);
            if (outcome.isPresent()) {
                return outcome.get().credentialAt(clock.instant());
            }
        }
    }

    /**
     * Refreshes the token now, also one that works. A refresh that is in progress will do.
     *
     * @throws PipedriveException when it has to be connected again, or the server or the store fails
     * @throws InterruptedException when the thread was interrupted
     */
    public void renew() throws PipedriveException, InterruptedException {
        Optional<TokenState> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = renewed(state, true);
        }
        if (outcome.get().trouble() != null) {
            throw outcome.get().trouble().failure();
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // changed under the lock only
    public boolean refused(Credential credential) {
        lock.lock();
        try {
            if (!credential.equals(state.credential()) || state.refused()) {
                // One of many late answers to a token that has a successor, or is about to get one.
                return true;
            }
            Instant now = clock.instant();
            if (refusalsInARow >= REFUSALS_WITHOUT_A_PAUSE && now.isBefore(renewableFrom)) {
                return false;
            }
            refusalsInARow++;
            renewableFrom = now.plus(pause(refusalsInARow - REFUSALS_WITHOUT_A_PAUSE));
            state = state.refuse();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * An API that refuses whatever token it is shown leads to no storm of refreshes; but it is not given up for good, as by
     * chance two tokens in a row may have expired.
     */
    private static Duration pause(int number) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.max(0, Math.min(number, 4)));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public void accepted(Credential credential) {
        if (refusalsInARow == 0) {
            // Without a lock, as this is each and every call; a count that is not seen yet is reset by the next one.
            return;
        }
        lock.lock();
        try {
            if (credential.equals(state.credential())) {
                refusalsInARow = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what it knows, so that the next call reads the store: after somebody has connected the account again. */
    public void forget() {
        lock.lock();
        try {
            // A refresh in progress ends as it may; nobody goes by its outcome any longer.
            inProgress = null;
            become(TokenState.UNKNOWN);
            refusalsInARow = 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String endedBecause() {
        TokenState now = state;
        return now.isEnded() ? now.stored().authorization().endedBecause() : "";
    }

    @Override
    public String hintWhenRefused(String account) {
        return "The token was refreshed and refused again: connect the account '" + account + "' again.";
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(4);
        for (TokenState known : List.of(state, previous)) {
            if (known.isKnown()) {
                OauthToken token = known.stored().authorization().token();
                secrets.add(token.accessToken());
                secrets.add(token.refreshToken());
            }
        }
        return secrets;
    }

    /**
     * One thread leads; the others use the old token while it works, or wait for what the leader gets.
     *
     * @return empty when it is worth looking again: somebody was faster, or the leader gave up
     */
    @SuppressWarnings("ReferenceEquality") // whether anything happened since the caller looked
    private Optional<TokenState> renewed(TokenState seen, boolean atOnce)
            throws PipedriveException, InterruptedException {
        CompletableFuture<Optional<TokenState>> outcome;
        boolean leader;
        lock.lockInterruptibly();
        try {
            if (state != seen) {
                return Optional.empty();
            }
            leader = inProgress == null;
            if (leader) {
                inProgress = new CompletableFuture<>();
            }
            outcome = inProgress;
        } finally {
            lock.unlock();
        }
        if (leader) {
            return lead(seen, atOnce, outcome);
        }
        return seen.works(clock.instant()) && !atOnce ? Optional.of(seen) : await(outcome);
    }

    private Optional<TokenState> await(CompletableFuture<Optional<TokenState>> outcome)
            throws PipedriveException, InterruptedException {
        try {
            return outcome.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw renewal.notInTime(longestWait, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes it so", e);
        }
    }

    private Optional<TokenState> lead(TokenState seen, boolean atOnce, CompletableFuture<Optional<TokenState>> outcome)
            throws InterruptedException {
        Optional<TokenState> result = Optional.empty();
        try {
            result = Optional.of(renewal.renew(seen, atOnce));
        } finally {
            // Also when the leader was interrupted, which is its own affair: then somebody else leads.
            result = publish(result, outcome);
            outcome.complete(result);
        }
        return result;
    }

    @SuppressWarnings("ReferenceEquality") // this very refresh
    private Optional<TokenState> publish(Optional<TokenState> result, CompletableFuture<Optional<TokenState>> outcome) {
        lock.lock();
        try {
            if (inProgress != outcome) {
                return Optional.empty();
            }
            inProgress = null;
            result.ifPresent(this::become);
            return result.map(ignored -> state);
        } finally {
            lock.unlock();
        }
    }

    /** A token that was refused while its refresh failed stays refused. */
    private void become(TokenState next) {
        boolean notRenewed = state.isKnown() && state.stored().equals(next.stored());
        previous = notRenewed ? previous : state;
        state = notRenewed && state.refused() ? next.refuse() : next;
    }
}

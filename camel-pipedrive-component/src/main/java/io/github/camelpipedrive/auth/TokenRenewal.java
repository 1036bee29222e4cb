// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import io.github.camelpipedrive.auth.TokenState.Trouble;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the token of one account in its store: looks whether somebody else has done so, and if not asks the server
 * while it holds the store's lock, and stores the answer. An answer that can't be stored is kept in memory and stored
 * later, as the server may have ended the old refresh token.
 */
final class TokenRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT_WHILE_TOKEN_WORKS = Duration.ofSeconds(5);

    private final String account;
    private final Beginning beginning;
    private final TokenStore store;
    private final UnstoredTokens unstored;
    private final AuthorizationServer server;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<String> ended;
    private final Duration longestWait;

    private volatile String refusedForGood = "";

    TokenRenewal(
            String account,
            Beginning beginning,
            UnstoredTokens unstored,
            AuthorizationServer server,
            Clock clock,
            RandomGenerator random,
            Consumer<String> ended,
            Duration longestWait) {
        this.account = account;
        this.beginning = beginning;
        this.store = unstored.store();
        this.unstored = unstored;
        this.server = server;
        this.clock = clock;
        this.random = random;
        this.ended = ended;
        this.longestWait = longestWait;
    }

    /**
     * Refreshes a token.
     *
     * @param seen what was known before
     * @param atOnce whether the server is asked even for a token that works
     * @return what is known now; a failure is a part of it
     */
    TokenState renew(TokenState seen, boolean atOnce) throws InterruptedException {
        TokenState latest = seen;
        try {
            Optional<Stored> stored = load();
            if (stored.isEmpty()) {
                return notConnected();
            }
            latest = latest(seen, stored.get());
            Instant now = clock.instant();
            if (latest.isFresh(now) && !atOnce || latest.isEnded() && !unstored.has(account)) {
                return latest;
            }
            return latest.isBackingOff(now) && !atOnce ? stillInTrouble(latest, now) : renewLocked(latest);
        } catch (PipedriveException e) {
            return failed(latest, e);
        } catch (UnstoredTokens.LockTimeoutException e) {
            return failed(latest, notLocked(e));
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while the token was refreshed");
            }
            return failed(latest, storeFailed(e));
        }
    }

    private TokenState renewLocked(TokenState latest) throws IOException, PipedriveException, InterruptedException {
        try (UnstoredTokens.AccountLock renewing = unstored.lock(account, longestWait(latest))) {
            Stored stored = required(load());
            TokenState found = latest(latest, stored);
            boolean somebodyElseDid = !stored.equals(latest.stored());
            if (found.isEnded() || somebodyElseDid && found.isFresh(clock.instant())) {
                return found;
            }
            Outcome outcome = askServer(stored.authorization());
            TokenState renewed = stateOf(required(renewing.store(outcome.changed(), stored, this::tell)));
            return outcome.fault() == null ? renewed : failed(renewed.with(found.trouble()), outcome.fault());
        }
    }

    private Duration longestWait(TokenState latest) {
        boolean isLong = longestWait.compareTo(LONGEST_WAIT_WHILE_TOKEN_WORKS) > 0;
        return isLong && latest.works(clock.instant()) ? LONGEST_WAIT_WHILE_TOKEN_WORKS : longestWait;
    }

    /** What is to be stored after the server has answered, and what is wrong with its answer; null for nothing. */
    private record Outcome(Authorization changed, PipedriveException fault) {}

    private Outcome askServer(Authorization before) throws PipedriveException, InterruptedException {
        // An uninstall that the server carries out before its answer is here ends this token, too.
        Instant asked = clock.instant();
        try {
            RefreshAnswer answer = server.refresh(before.token());
            PipedriveException fault = answer.fault() == null ? null : notRenewed(answer.fault());
            return new Outcome(before.renewed(answer.token(), asked), fault);
        } catch (PipedriveAuthenticationException e) {
            if (!e.getErrorCode().equals(AuthorizationServer.INVALID_GRANT)) {
                throw notRenewed(e);
            }
            refusedForGood = before.token().refreshToken();
            return new Outcome(before.ended(e.getApiMessage()), null);
        } catch (PipedriveException e) {
            throw notRenewed(e);
        }
    }

    /** Calls of any operation get it. */
    private static PipedriveException notRenewed(PipedriveException failure) {
        return failure.with(
                failure.getDetails().withMessage("the token could not be refreshed: " + failure.getApiMessage()));
    }

    /** Operators are notified when what is stored now is an end. */
    private void tell(Stored stored) {
        if (stored.authorization().ended()) {
            LOG.warn(
                    "Account '{}' has to be connected again: {}",
                    account,
                    stored.authorization().endedBecause());
            ended.accept(account);
        }
    }

    /** What is stored, or what is configured where that is of more use. */
    private Optional<Stored> load() throws IOException {
        Optional<Stored> stored = store.load(account);
        if (stored.isPresent() && !stored.get().authorization().ended()) {
            return stored;
        }
        String used =
                stored.map(each -> each.authorization().token().refreshToken()).orElse("");
        Optional<String> first = beginning.refreshToken().filter(token -> !token.equals(used));
        return first.isEmpty() || first.get().equals(refusedForGood)
                ? stored
                : Optional.of(beginning(first.get(), stored.map(Stored::version).orElse(0L)));
    }

    /** A refresh token with an access token that has expired: the first call gets a new one. */
    private Stored beginning(String refreshToken, long version) {
        OauthToken ended = new OauthToken("none", refreshToken, Instant.EPOCH, "", "");
        return new Stored(new Authorization(account, ended, Authorization.Owner.UNKNOWN, Instant.EPOCH, ""), version);
    }

    private Stored required(Optional<Stored> stored) throws PipedriveException {
        if (stored.isEmpty()) {
            throw notConnected().trouble().failure();
        }
        return stored.get();
    }

    /** Nothing new leaves what is known as it is: refused, or in trouble. */
    private TokenState latest(TokenState seen, Stored stored) {
        return stored.equals(seen.stored()) && !seen.isEnded() ? seen : stateOf(stored);
    }

    private TokenState stateOf(Stored stored) {
        OauthToken token = stored.authorization().token();
        Credential credential = new Credential("Authorization", "Bearer " + token.accessToken(), domain(token));
        Trouble trouble = stored.authorization().ended() ? reconnect(stored.authorization()) : null;
        return new TokenState(stored, credential, dueAt(stored.authorization()), false, trouble);
    }

    /** A domain in the store that can't be used is no reason to lose the token. */
    private BaseUrl domain(OauthToken token) {
        if (token.apiDomain().isEmpty()) {
            return beginning.apiUrl();
        }
        try {
            return BaseUrl.parse(token.apiDomain(), "api_domain");
        } catch (IllegalArgumentException e) {
            LOG.warn("Account '{}': its stored api_domain can't be used, calls go to {}", account, beginning.apiUrl());
            return beginning.apiUrl();
        }
    }

    /** A tenth of the token's life before it expires, at most two minutes, and up to as much again by chance. */
    private Instant dueAt(Authorization authorization) {
        Instant end = authorization.token().expiresAt();
        Duration life = Duration.between(authorization.usedAt(), end);
        Duration tenth = life.isNegative() ? Duration.ZERO : life.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : tenth;
        return end.minus(margin).minusMillis(random.nextLong(margin.toMillis() + 1));
    }

    private Trouble reconnect(Authorization authorization) {
        Instant now = clock.instant();
        PipedriveException failure = new PipedriveAuthenticationException(ErrorDetails.of(
                        "oauth/refresh",
                        account,
                        "the account '" + account + "' has to be connected again: " + authorization.endedBecause())
                .withHint("The access must be allowed again: oauth/authorizeUrl, then oauth/connect."));
        return new Trouble(failure, 0, now, now.plus(LOOK_AGAIN_AFTER));
    }

    private TokenState notConnected() {
        Instant now = clock.instant();
        PipedriveException failure = OauthTokenSources.notConnected("oauth/refresh", account);
        return TokenState.UNKNOWN.with(new Trouble(failure, 0, now, now));
    }

    /** Of a thread that has waited for another one to refresh the token. */
    PipedriveException notInTime(Duration waited, Exception cause) {
        return new PipedriveConnectionException(
                ErrorDetails.of(
                                "oauth/refresh",
                                account,
                                "the token could not be refreshed: another thread has been refreshing it for " + waited)
                        .withHint("The authorization server or the token store does not answer in time. The call can be"
                                + " retried."),
                false,
                cause);
    }

    private PipedriveException notLocked(IOException problem) {
        return new PipedriveConnectionException(
                ErrorDetails.of("oauth/refresh", account, "the token could not be refreshed: " + problem.getMessage())
                        .withHint(
                                "Another thread or process refreshes it, or has a new one that it could not store yet;"
                                        + " its log says so. The call can be retried."),
                false,
                problem);
    }

    private PipedriveException storeFailed(Exception problem) {
        String words = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        return new PipedriveConnectionException(
                ErrorDetails.of("oauth/refresh", account, "the token store failed: " + words)
                        .withHint("No token is lost; the store has to work again."),
                false,
                problem);
    }

    private TokenState failed(TokenState latest, PipedriveException failure) {
        Instant now = clock.instant();
        int inARow = latest.trouble() == null ? 1 : latest.trouble().inARow() + 1;
        Instant refreshAt = now.plus(pause(inARow));
        if (latest.works(now)) {
            LOG.warn(
                    "Account '{}': the token could not be refreshed and is used as it is until {}: {}",
                    account,
                    latest.stored().authorization().token().expiresAt(),
                    failure.getMessage());
        }
        return stillInTrouble(latest.with(new Trouble(failure, inARow, refreshAt, refreshAt)), now);
    }

    private static TokenState stillInTrouble(TokenState latest, Instant now) {
        Trouble trouble = latest.trouble();
        Instant soon = now.plus(LOOK_AGAIN_AFTER);
        Instant lookAt = soon.isBefore(trouble.refreshAt()) ? soon : trouble.refreshAt();
        return latest.with(new Trouble(trouble.failure(), trouble.inARow(), trouble.refreshAt(), lookAt));
    }

    /** Doubles from one second to a minute; the second half of it by chance. */
    private Duration pause(int inARow) {
        Duration longest = SHORTEST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, 6));
        long millis = Math.min(longest.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}

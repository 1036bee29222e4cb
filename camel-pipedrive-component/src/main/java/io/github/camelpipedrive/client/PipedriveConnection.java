// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.KeepAlive;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.OauthTokenSources;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.transport.HttpAuthorizationServer;
import io.github.camelpipedrive.transport.Transport;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way to connect, with all its accounts. Each has its own token and host; HTTP connections are shared, also with
 * other connections whose HTTP settings are equal. An account costs a few objects from its first call on; of many, those
 * not used for longest are let go of. Safe for use by several threads; started and stopped by its component.
 */
public final class PipedriveConnection extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(PipedriveConnection.class);

    private static final int MOST_ACCOUNTS_AT_HAND = 10_000;
    private static final Duration LONGEST_WAIT_FOR_STORE = Duration.ofSeconds(60);

    private final ConnectionSettings settings;
    private final SharedResources shared;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final OauthTokenSources tokenSources;
    private final Map<String, Account> accounts = LRUCacheFactory.newLRUCache(MOST_ACCOUNTS_AT_HAND);
    private final CallObserver observer;
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final Timing timing;
    private final KnownSecrets.Holder secrets;
    private Transport transport;
    private OauthCalls oauth;

    /** What is at hand of an account. */
    private record Account(
            String name, TokenSource tokens, AccountActivity activity, RateBudget budget, PipedriveClient client) {

        AccountReport report() {
            return new AccountReport(
                    name,
                    tokens instanceof OauthTokenSource ? "OAuth 2" : "API token",
                    tokens.endedBecause(),
                    activity,
                    budget);
        }
    }

    /**
     * Makes a connection, to be started.
     *
     * @param settings where calls go and who may be calling
     * @param shared what it has together with the other connections of its component
     */
    public PipedriveConnection(ConnectionSettings settings, SharedResources shared) {
        this.settings = settings;
        this.shared = shared;
        this.clock = shared.clock();
        this.observer = shared.observer();
        this.secrets = new Secrets();
        this.timing = new Timing(clock, sleeper, random::nextDouble);
        this.tokenSources = new OauthTokenSources(
                shared.tokenStores().unstored(settings.identity().store()), clock, random, observer::reconnectNeeded);
    }

    @Override
    protected void doStart() {
        shared.secrets().add(secrets);
        transport = shared.httpClients().acquire(settings.apiUrl(), settings.http());
        if (settings.identity().app() != null) {
            oauth = new OauthCalls(settings, transport, timing, shared.usedStates(), shared.secrets(), new Sources());
        }
    }

    @Override
    protected void doStop() {
        endPauses();
        shared.httpClients().release(settings.apiUrl(), settings.http());
        accounts.clear();
        shared.secrets().remove(secrets);
    }

    /**
     * What makes it the connection it is.
     *
     * @return its settings
     */
    public ConnectionSettings settings() {
        return settings;
    }

    /** Ends the pauses between tries, now and from now on: their calls fail as they did before. */
    public void endPauses() {
        sleeper.stop();
    }

    /**
     * The caller for an operation of an account.
     *
     * @param operation what is called
     * @param account the account's name, empty for the one of calls that name none
     * @param retries how its calls are repeated; those of {@code oauth} never are
     * @return the caller
     * @throws PipedriveException when the account is unknown, or its name is none
     */
    public Caller caller(Operation operation, String account, Retries retries) throws PipedriveException {
        if (operation.kind() == Kind.COMPOSED) {
            return oauth(operation).caller(operation, account);
        }
        return caller(account(operation, account.isEmpty() ? settings.identity().account() : account), retries);
    }

    private Caller caller(Account account, Retries retries) {
        Caller retrying = retries.around(account.client(), account.name(), timing, observer);
        return new ObservedCaller(retrying, account.name(), account.activity(), observer);
    }

    /**
     * The accounts that are at hand: those that were called for, and not let go of since.
     *
     * @return their reports, in no order
     */
    public List<AccountReport> accounts() {
        synchronized (accounts) {
            return accounts.values().stream().map(Account::report).toList();
        }
    }

    /**
     * The accounts at hand that somebody has to connect again.
     *
     * @return their names, in no order
     */
    public List<String> accountsToReconnect() {
        return accounts().stream()
                .filter(AccountReport::reconnectNeeded)
                .map(AccountReport::name)
                .toList();
    }

    /**
     * Who hears of what happens to calls.
     *
     * @return the observer
     */
    public CallObserver observer() {
        return observer;
    }

    /**
     * The account of calls that name none.
     *
     * @return its name
     */
    public String defaultAccount() {
        return settings.identity().account();
    }

    /**
     * Where calls go.
     *
     * @return the address
     */
    public BaseUrl apiUrl() {
        return settings.apiUrl();
    }

    /**
     * Looks whether the account of calls that name none can be reached. A call that succeeded a short while ago says so
     * as well as a new one, and costs nothing of the day's budget, unless a sign-in or a connection has failed since.
     *
     * @param recently how long ago a success may be
     * @return the account's report; empty when there is no such account, as in a service for the accounts of others
     * @throws PipedriveException when the account can't be reached
     * @throws InterruptedException when the thread was interrupted
     */
    public Optional<AccountReport> check(Duration recently) throws PipedriveException, InterruptedException {
        if (!hasDefaultAccount()) {
            return Optional.empty();
        }
        Account account = account(WhoAmI.OPERATION, defaultAccount());
        Instant enough = clock.instant().minus(recently);
        boolean ended = !account.tokens().endedBecause().isEmpty();
        if (ended || account.activity().lastReached().filter(enough::isBefore).isEmpty()) {
            WhoAmI.ask(caller(account, Retries.NONE), account.name());
        }
        return Optional.of(account.report());
    }

    private boolean hasDefaultAccount() {
        Identity identity = settings.identity();
        return identity.apiTokens().containsKey(identity.account())
                || identity.refreshTokens().containsKey(identity.account())
                || accounts.containsKey(identity.account());
    }

    /**
     * Renews the tokens of connected accounts that nobody has called for.
     *
     * @param after how long an account has to be idle
     * @return how many were renewed
     * @throws InterruptedException when the thread was interrupted
     */
    public int renewIdleAccounts(Duration after) throws InterruptedException {
        return oauth == null ? 0 : new KeepAlive(settings.identity().store(), after, clock, oauth::renew).renewIdle();
    }

    private OauthCalls oauth(Operation operation) throws PipedriveAuthenticationException {
        if (oauth == null) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of(operation.id(), settings.identity().account(), "no app is configured")
                            .withHint("Set clientId, clientSecret and redirectUri as they are in the app's settings."));
        }
        return oauth;
    }

    private Account account(Operation operation, String name) throws PipedriveException {
        Account known = accounts.get(name);
        if (known != null) {
            return known;
        }
        settings.identity().check(operation, name);
        if (!isConnected(operation, name)) {
            return newAccount(name, shared.budgets().look(settings.budgetOf(name), name));
        }
        synchronized (accounts) {
            Account made = accounts.get(name);
            if (made == null) {
                made = newAccount(name, shared.budgets().of(settings.budgetOf(name), name));
                accounts.put(name, made);
            }
            return made;
        }
    }

    private Account newAccount(String name, RateBudget budget) {
        AccountActivity activity = new AccountActivity(clock);
        TokenSource tokens = newTokenSource(name, activity);
        PipedriveClient client = new PipedriveClient(
                name,
                tokens,
                shared.secrets(),
                transport,
                budget,
                settings.http().longestExchange(),
                observer,
                clock);
        return new Account(name, tokens, activity, budget, client);
    }

    /**
     * Whether an account is worth to be kept at hand: names may come from senders of messages, and those that nobody has
     * connected must not take the place of others.
     *
     * @return false when the store can't tell, so that the call finds out
     */
    private boolean isConnected(Operation operation, String name) throws PipedriveException {
        if (settings.identity().isConfigured(name)) {
            return true;
        }
        boolean stored;
        try {
            stored = settings.identity().store().load(name).isPresent();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The token store can't tell whether the account '{}' is connected: {}", name, e.toString());
            return false;
        }
        if (!stored) {
            throw OauthTokenSources.notConnected(operation.id(), name);
        }
        return true;
    }

    private TokenSource newTokenSource(String name, AccountActivity activity) {
        String apiToken = settings.identity().apiTokens().get(name);
        return apiToken != null
                ? ApiTokenSource.of(apiToken, settings.apiUrl())
                : oauthSource(name, observer.and(activity));
    }

    private OauthTokenSource oauthSource(String name, CallObserver hearing) {
        Identity identity = settings.identity();
        Optional<String> first = Optional.ofNullable(identity.refreshTokens().get(name));
        return tokenSources.source(
                name,
                new OauthTokenSource.Beginning(first, settings.apiUrl()),
                new ObservedAuthorizationServer(
                        new HttpAuthorizationServer(transport, identity.app(), name, shared.secrets()::redact, clock),
                        name,
                        hearing));
    }

    /** What must not be shown of the connection. */
    private final class Secrets implements KnownSecrets.Holder {

        private final List<String> configured = settings.identity().secrets();
        private final List<String> likeIds = KnownSecrets.likeIds(configured);

        @Override
        public List<String> configured() {
            return configured;
        }

        @Override
        public List<String> configuredLikeIds() {
            return likeIds;
        }

        @Override
        public List<String> ofAccounts() {
            synchronized (accounts) {
                return accounts.values().stream()
                        .flatMap(account -> account.tokens().secrets().stream())
                        .toList();
            }
        }
    }

    /** What those who change what is stored have to tell. */
    private final class Sources implements OauthCalls.Sources {

        @Override
        public Optional<OauthTokenSource> atHand(String account) {
            Account known = accounts.get(account);
            return known != null && known.tokens() instanceof OauthTokenSource source
                    ? Optional.of(source)
                    : Optional.empty();
        }

        @Override
        public OauthTokenSource make(String account) {
            return oauthSource(account, observer);
        }

        @Override
        public TokenStore.Lock lock(String account) throws IOException, InterruptedException {
            return tokenSources.lock(account, LONGEST_WAIT_FOR_STORE);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.ConnectState;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.auth.KeepAlive;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.OauthTokenSources;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.call.repeating.RetrySettings;
import io.github.camelpipedrive.call.repeating.StoppableSleeper;
import io.github.camelpipedrive.call.repeating.Timing;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.naming.AccountNames;
import io.github.camelpipedrive.naming.NameOptions;
import io.github.camelpipedrive.naming.Translation;
import io.github.camelpipedrive.oauth.HttpAuthorizationServer;
import io.github.camelpipedrive.oauth.OauthCalls;
import io.github.camelpipedrive.oauth.ObservedAuthorizationServer;
import io.github.camelpipedrive.oauth.StoredAccounts;
import io.github.camelpipedrive.oauth.TokenOwners;
import io.github.camelpipedrive.oauth.WhoAmI;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.ratelimit.RateBudget;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.transport.Transport;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way to connect, with all its accounts. Each has its own token and host; HTTP connections are shared, also with
 * other connections whose HTTP settings are equal. An account costs a few objects from its first call on; of many, those
 * not used for longest are released. Safe for use by several threads; started and stopped by its component.
 */
public final class PipedriveConnection extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(PipedriveConnection.class);

    private static final int MOST_ACCOUNTS_AT_HAND = 10_000;
    /** Somebody waits for the page in a browser. */
    private static final Retries OWNER_RETRIES =
            Retries.of(new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(15)));

    private final ConnectionSettings settings;
    private final SharedResources shared;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final OauthTokenSources tokenSources;
    private final Map<String, Account> accounts = LRUCacheFactory.newLRUCache(MOST_ACCOUNTS_AT_HAND, this::letGo);
    private final CallObserver observer;
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final Timing timing;
    private final KnownSecrets.Holder secrets;
    private final WhoAmI whoAmI;
    private Network network;
    private OauthCalls oauth;

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
        this.whoAmI = new WhoAmI(shared.catalogue());
        this.timing = new Timing(clock, sleeper, random::nextDouble);
        this.tokenSources = new OauthTokenSources(
                shared.tokenStores().unstored(settings.identity().store()), clock, random, observer::reconnectNeeded);
    }

    @Override
    protected void doStart() {
        shared.secrets().add(secrets);
        Transport transport = shared.httpClients().acquire(settings.apiUrl(), settings.http());
        network = new Network(transport, settings.http().longestExchange(), shared.secrets(), observer, timing);
        Identity identity = settings.identity();
        if (identity.app() != null) {
            TokenOwners owners = new TokenOwners(whoAmI, this::invokerOf, settings.apiUrl(), shared.secrets());
            ConnectState states = new ConnectState(identity.app(), clock, shared.usedStates());
            StoredAccounts stored = new StoredAccounts(identity, tokenSources, this::server, this::newOauthSource);
            oauth = new OauthCalls(stored, states, owners, clock);
        }
    }

    @Override
    protected void doStop() {
        endPauses();
        shared.httpClients().release(settings.apiUrl(), settings.http());
        accounts.clear();
        tokenSources.clear();
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
     * The caller for an HTTP operation of an account.
     *
     * @param operation what is called
     * @param account the account's name, empty for the default account
     * @param retries how its calls are retried
     * @return the caller
     * @throws PipedriveException when the account is unknown, or its name is none
     */
    public Caller caller(Operation operation, String account, Retries retries) throws PipedriveException {
        return account(operation.id(), named(account)).caller(retries);
    }

    /**
     * Carries out what the component composes itself: the operations of {@code oauth}, {@code find} and {@code upsert}.
     *
     * @param operation such an operation
     * @param account the account's name, empty for the default account; of {@code oauth} it need not be connected
     * @param options what the endpoint says of names
     * @return what carries it out
     * @throws PipedriveException when no app is configured, or the account is unknown
     */
    public Invoker composed(Operation operation, String account, NameOptions options) throws PipedriveException {
        return operation.resource().equals(Resources.OAUTH)
                ? oauth(operation)
                : account(operation.id(), named(account))
                        .recordCalls(operation, options, shared.catalogue(), shared.recordLocks());
    }

    private Invoker oauth(Operation operation) throws PipedriveAuthenticationException {
        if (oauth == null) {
            throw new PipedriveAuthenticationException(
                    ErrorDetails.of(operation.id(), defaultAccount(), "no app is configured")
                            .withHint("Set clientId, clientSecret and redirectUri as they are in the app's settings."));
        }
        return oauth;
    }

    /**
     * Carries out what the component asks for itself, with the budget, the retries and the observation of a route's call.
     *
     * @param retries how its calls are retried
     * @return the invoker, for all accounts and HTTP operations
     */
    public Invoker invoker(Retries retries) {
        return (operation, values, account) ->
                account(operation.id(), named(account)).invoker(retries).call(operation, values, named(account));
    }

    /**
     * Puts IDs where a call has names, and names where its answer has keys.
     *
     * @param operation what is called
     * @param account the account's name, empty for the default account
     * @param options what the endpoint says of names
     * @return the translation of one call
     * @throws PipedriveException when the account is unknown, or its name is none
     */
    public Translation translation(Operation operation, String account, NameOptions options) throws PipedriveException {
        return account(operation.id(), named(account)).translation(operation, options);
    }

    private String named(String account) {
        return account.isEmpty() ? defaultAccount() : account;
    }

    /** Of a token that belongs to no account yet; it was never used, so it has its whole window before it. */
    private Invoker invokerOf(TokenSource tokens) {
        return Account.open(
                        "", tokens, new AccountActivity(clock), RateBudget.UNLIMITED, network.unobserved(), newNames())
                .invoker(OWNER_RETRIES);
    }

    /**
     * The loaded accounts: those that were called for, and not released since.
     *
     * @return their reports, in no order
     */
    public List<AccountReport> accounts() {
        synchronized (accounts) {
            return accounts.values().stream().map(Account::report).toList();
        }
    }

    /**
     * The loaded accounts that must be connected again.
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
     * Who is notified of what happens to calls.
     *
     * @return the observer
     */
    public CallObserver observer() {
        return observer;
    }

    /**
     * The default account.
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
     * The accounts that are configured with a token.
     *
     * @return their names in order; those that others have connected are not among them
     */
    public List<String> configuredAccounts() {
        Identity identity = settings.identity();
        return Stream.concat(identity.apiTokens().keySet().stream(), identity.refreshTokens().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Looks whether an account can be reached. A call that succeeded a short while ago says so
     * as well as a new one, and costs nothing of the day's budget, unless a sign-in or a connection has failed since.
     *
     * @param name the account's name
     * @param recently how long ago a success may be
     * @return the account's report; empty when there is no such account, such as no default one in a service for the
     *     accounts of others
     * @throws PipedriveException when the account can't be reached
     * @throws InterruptedException when the thread was interrupted
     */
    public Optional<AccountReport> check(String name, Duration recently)
            throws PipedriveException, InterruptedException {
        if (!isConfiguredOrLoaded(name)) {
            return Optional.empty();
        }
        Account account = account(WhoAmI.OPERATION, name);
        Instant enough = clock.instant().minus(recently);
        boolean ended = !account.tokens().endedBecause().isEmpty();
        if (ended || account.activity().lastReached().filter(enough::isBefore).isEmpty()) {
            whoAmI.ask(invoker(Retries.NONE), account.name());
        }
        return Optional.of(account.report());
    }

    private boolean isConfiguredOrLoaded(String name) {
        Identity identity = settings.identity();
        return identity.apiTokens().containsKey(name)
                || identity.refreshTokens().containsKey(name)
                || accounts.containsKey(name);
    }

    /**
     * Refreshes the tokens of connected accounts that nobody has called for.
     *
     * @param after how long an account has to be idle
     * @return how many were refreshed
     * @throws InterruptedException when the thread was interrupted
     */
    public int renewIdleAccounts(Duration after) throws InterruptedException {
        return oauth == null ? 0 : new KeepAlive(settings.identity().store(), after, clock, oauth::renew).renewIdle();
    }

    private Account account(String operation, String name) throws PipedriveException {
        Account known = accounts.get(name);
        if (known != null) {
            return known;
        }
        settings.identity().check(operation, name);
        if (!isConnected(operation, name)) {
            return open(name, shared.budgets().look(settings.budgetOf(name), name));
        }
        synchronized (accounts) {
            Account made = accounts.get(name);
            if (made == null) {
                made = open(name, shared.budgets().of(settings.budgetOf(name), name));
                // First, as calls go by the account from when it is in the map.
                if (made.tokens() instanceof OauthTokenSource source) {
                    tokenSources.add(name, source);
                }
                accounts.put(name, made);
            }
            return made;
        }
    }

    private Account open(String name, RateBudget budget) {
        AccountActivity activity = new AccountActivity(clock);
        String apiToken = settings.identity().apiTokens().get(name);
        TokenSource tokens = apiToken != null
                ? ApiTokenSource.of(apiToken, settings.apiUrl())
                : newOauthSource(name, observer.and(activity));
        return Account.open(name, tokens, activity, budget, network, newNames());
    }

    private AccountNames newNames() {
        return new AccountNames(shared.catalogue(), clock);
    }

    private void letGo(Account account) {
        if (account.tokens() instanceof OauthTokenSource source) {
            tokenSources.remove(account.name(), source);
        }
    }

    /**
     * Whether an account is worth being kept in memory: names may come from senders of messages, and those that nobody has
     * connected must not replace others.
     *
     * @return false when the store can't tell, so that the call finds out
     */
    private boolean isConnected(String operation, String name) throws PipedriveException {
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
            throw OauthTokenSources.notConnected(operation, name);
        }
        return true;
    }

    private OauthTokenSource newOauthSource(String name) {
        return newOauthSource(name, observer);
    }

    private OauthTokenSource newOauthSource(String name, CallObserver hearing) {
        Optional<String> first =
                Optional.ofNullable(settings.identity().refreshTokens().get(name));
        return tokenSources.source(
                name,
                new OauthTokenSource.Beginning(first, settings.apiUrl()),
                new ObservedAuthorizationServer(server(name), name, hearing));
    }

    private AuthorizationServer server(String account) {
        return new HttpAuthorizationServer(
                network.transport(), settings.identity().app(), account, shared.secrets()::redact, clock);
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
}

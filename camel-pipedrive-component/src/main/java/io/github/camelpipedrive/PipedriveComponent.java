// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.account.PipedriveConnection;
import io.github.camelpipedrive.account.SharedResources;
import io.github.camelpipedrive.auth.KnownSecrets;
import io.github.camelpipedrive.auth.TokenStores;
import io.github.camelpipedrive.call.binding.RecordShapes;
import io.github.camelpipedrive.call.reading.UserClasses;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.observation.Observers;
import io.github.camelpipedrive.operation.ApiCall;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Target;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.paging.Streams;
import io.github.camelpipedrive.ratelimit.Allowance;
import io.github.camelpipedrive.ratelimit.RateBudgets;
import io.github.camelpipedrive.transport.HttpClients;
import io.github.camelpipedrive.transport.HttpSettings;
import io.github.camelpipedrive.wire.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes endpoints for the operations of Pipedrive's API and holds the connections that they share: one for each way
 * to connect, opened with the first endpoint that uses it, closed with the last one. The connection of the component's
 * own account stays open until the component stops.
 */
@Component(PipedriveConstants.SCHEME)
@ManagedResource(description = "Managed Pipedrive component")
public class PipedriveComponent extends RateLimitedComponent implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(PipedriveComponent.class);

    /** Those marked secret that Camel does not know from components of its own. */
    private static final String SECRET_OPTIONS = "apiToken,apiTokens,tokenEncryptionKey";

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofDays(1);

    @Metadata(description = "The default options of all endpoints.")
    private PipedriveConfiguration configuration = new PipedriveConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to refresh the tokens of connected accounts that are not used. Pipedrive"
                    + " ends an authorization after 60 days without use.")
    private boolean keepAlive;

    @Metadata(
            label = "security",
            defaultValue = "2592000000",
            javaType = "java.time.Duration",
            description = "How long an account must be idle before keepAlive refreshes its token. The default"
                    + " is 30 days.")
    private long keepAliveAfter = Duration.ofDays(30).toMillis();

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "Is notified of every call, retry, wait and token refresh.")
    private CallObserver callObserver;

    private final OperationCatalogue catalogue;
    private final UserClasses userClasses;
    private final RecordShapes recordShapes;
    private final RetryTimer retryTimer = new RetryTimer(this);
    private final TokenStores tokenStores = new TokenStores(retryTimer);
    private final Streams streams = new Streams(this, Clock.systemUTC());
    private final LifecycleStrategy stopping = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext context) {
            // Before routes are waited for: who waits for minutes would keep them from stopping.
            budgets.close();
            connections.endPauses();
        }
    };
    private ObjectMapper defaultObjectMapper;
    private ScheduledExecutorService keeper;
    private HttpClients httpClients;
    private volatile RateBudgets budgets;
    private volatile SharedResources shared;
    private volatile ConnectionSettings ownSettings;
    private volatile List<String> ownSecrets = List.of();
    private volatile List<String> ownSecretsLikeIds = List.of();

    /** Null until the component was started once. */
    private volatile Connections connections;

    private volatile ConnectionChecks checks;

    /** A component for the operations of Pipedrive's API. */
    public PipedriveComponent() {
        this(PipedriveOperations.catalogue());
    }

    /**
     * A component for other operations, such as those that an account has ahead of a release.
     *
     * @param catalogue the operations
     */
    public PipedriveComponent(OperationCatalogue catalogue) {
        this.catalogue = catalogue;
        this.userClasses = new UserClasses(catalogue);
        this.recordShapes = new RecordShapes(catalogue);
    }

    /** Camel lists at its start, at level INFO, what it was configured with; by these names it hides our secrets too. */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        ExtendedCamelContext context = camelContext.getCamelContextExtension();
        String known = context.getAdditionalSensitiveKeywords();
        if (known == null || known.isBlank()) {
            context.setAdditionalSensitiveKeywords(SECRET_OPTIONS);
        } else if (!known.contains(SECRET_OPTIONS)) {
            context.setAdditionalSensitiveKeywords(known + "," + SECRET_OPTIONS);
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String[] names = remaining.split("/", -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw new IllegalArgumentException(
                    "'" + remaining + "' must be resource/operation, such as pipedrive:deal/create");
        }
        Target target = ApiCall.isNamed(names[0], names[1]) ? null : catalogue.target(names[0], names[1]);
        PipedriveConfiguration own = configuration.copy();
        PipedriveEndpoint endpoint = new PipedriveEndpoint(uri, this, target, own);
        endpoint.setResource(names[0]);
        endpoint.setOperation(names[1]);
        GivenOptions given = GivenOptions.of(parameters.keySet());
        endpoint.setGivenOptions(given);
        setOptions(endpoint, remaining, parameters);
        own.leaveCredentialsTo(configuration, given);
        own.setReadOnly(own.isReadOnly() || configuration.isReadOnly());
        // What is left are parameters of the operation; the endpoint knows which ones there are.
        endpoint.setParameters(new TreeMap<>(parameters));
        parameters.clear();
        return endpoint;
    }

    private void setOptions(PipedriveEndpoint endpoint, String operation, Map<String, Object> parameters)
            throws Exception {
        OptionValues values = new OptionValues((PropertyConfigurerGetter) getEndpointPropertyConfigurer());
        try {
            values.check(parameters);
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw new IllegalArgumentException(operation + ": " + values.problem(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(operation + ": " + e.getMessage(), e);
        }
    }

    /**
     * How calls with these options connect. There is no other way from options to settings, so that equal options share
     * a connection, whoever needs it.
     *
     * @param options the options of the component or an endpoint
     * @return the settings
     * @throws IllegalArgumentException when nobody could call with them, or an address is none or not safe
     */
    ConnectionSettings settings(PipedriveConfiguration options) {
        return options.connectionSettings(tokenStores, retrieveGlobalSslContextParameters());
    }

    /** How calls with the component's own options connect: made when first asked for, until the component stops. */
    private ConnectionSettings ownSettings() {
        ConnectionSettings known = ownSettings;
        if (known == null) {
            known = settings(configuration);
            ownSecrets = known.identity().secrets();
            ownSecretsLikeIds = KnownSecrets.likeIds(ownSecrets);
            ownSettings = known;
        }
        return known;
    }

    /**
     * Adds a user to the connection for these settings, which is opened when there is none.
     *
     * @param settings where calls go and who may be calling
     * @return the connection, which the user has to leave again
     * @throws RejectedExecutionException when the component is stopped
     */
    SharedConnection join(ConnectionSettings settings) {
        Connections all = connections;
        if (all == null) {
            throw Connections.stopped();
        }
        return all.join(settings);
    }

    private PipedriveConnection newConnection(ConnectionSettings settings) {
        if (shared == null) {
            CallObserver observer = Observers.of(getCamelContext(), callObserver);
            shared = new SharedResources(
                    httpClients, budgets, tokenStores, observer, catalogue, recordLocks(), new OwnSecrets());
        }
        return new PipedriveConnection(settings, shared);
    }

    /** What is configured at the component, whether an endpoint uses it or not. */
    private final class OwnSecrets implements KnownSecrets.Holder {

        @Override
        public List<String> configured() {
            return ownSecrets;
        }

        @Override
        public List<String> configuredLikeIds() {
            return ownSecretsLikeIds;
        }

        @Override
        public List<String> ofAccounts() {
            return List.of();
        }
    }

    /**
     * Those of the component's own account, and with keepAlive one for each store of an app, are kept open: what they
     * know of tokens and failures outlives the endpoints that come and go.
     */
    private boolean isKept(ConnectionSettings settings) {
        return isOwn(settings)
                || keepAlive
                        && settings.isConnectedToApp()
                        && connections.all().stream()
                                .noneMatch(each -> each.settings().hasSameTokensAs(settings));
    }

    private boolean isOwn(ConnectionSettings settings) {
        try {
            return settings.equals(ownSettings());
        } catch (IllegalArgumentException e) {
            // A component whose endpoints have all the tokens has no account of its own.
            return false;
        }
    }

    private boolean isOwn(HttpSettings settings) {
        return settings.equals(configuration.httpSettings(retrieveGlobalSslContextParameters()));
    }

    /**
     * What an account may send just now. It opens no connection.
     *
     * @param account the account's name
     * @return its allowance
     * @throws PipedriveException when there is no such account
     */
    Allowance allowance(String account) throws PipedriveException {
        return ownSettings().allowance(budgets, account);
    }

    @Override
    Collection<PipedriveConnection> connections() {
        Connections all = connections;
        return all == null ? List.of() : all.all();
    }

    /**
     * The health checks of the open connections, one for each configured account. They are here whether Camel's producer
     * checks, which have that of the default account, are enabled or not; with {@code healthCheckProducerEnabled=false}
     * they are disabled.
     *
     * @return a snapshot, in the order of their IDs
     */
    public List<HealthCheck> healthChecks() {
        ConnectionChecks all = checks;
        return all == null ? List.of() : all.ofAccounts();
    }

    /**
     * Whether the component has an option of this name.
     *
     * @param name in Camel's spelling
     * @return true for a name of its options, those that endpoints have too among them
     */
    boolean hasOption(String name) {
        return getComponentPropertyConfigurer() instanceof PropertyConfigurerGetter options
                && options.getOptionType(name, false) != null;
    }

    OperationCatalogue catalogue() {
        return catalogue;
    }

    /**
     * The token stores that endpoints share.
     *
     * @return the stores of this component
     */
    TokenStores tokenStores() {
        return tokenStores;
    }

    /**
     * The mapper for users' classes where none is configured: what the registry has when the component starts, or when
     * it is first asked for.
     *
     * @return the mapper that all endpoints share
     */
    synchronized ObjectMapper defaultObjectMapper() {
        if (defaultObjectMapper == null) {
            defaultObjectMapper = Json.forUserClasses(
                    isAutowiredEnabled()
                            ? CamelContextHelper.findSingleByType(getCamelContext(), ObjectMapper.class)
                            : null);
        }
        return defaultObjectMapper;
    }

    /**
     * How records are read into users' classes.
     *
     * @return what all endpoints share
     */
    UserClasses userClasses() {
        return userClasses;
    }

    /**
     * What records look like.
     *
     * @return what all endpoints share
     */
    RecordShapes recordShapes() {
        return recordShapes;
    }

    /**
     * The lists that are being read.
     *
     * @return those of all endpoints
     */
    Streams streams() {
        return streams;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        defaultObjectMapper();
        budgets = rateBudgets();
        httpClients = new HttpClients(getCamelContext(), this::isOwn);
        checks = new ConnectionChecks(this);
        connections = new Connections(this::newConnection, this::isKept, checks);
        getCamelContext().addLifecycleStrategy(stopping);
        ServiceHelper.startService(streams);
        retryTimer.start();
        tokenStores.storeLater();
        if (keepAlive) {
            startKeepingAlive();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its thread
    private void startKeepingAlive() {
        if (keepAliveAfter <= 0) {
            throw new IllegalArgumentException("keepAliveAfter must be longer than nothing");
        }
        long between = Math.max(1, Math.min(LONGEST_BETWEEN_LOOKS.toMillis(), keepAliveAfter / 10));
        long first = Math.min(FIRST_LOOK.toMillis(), between);
        keeper = getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "PipedriveKeepAlive");
        keeper.scheduleWithFixedDelay(this::renewIdleAccounts, first, between, TimeUnit.MILLISECONDS);
    }

    private void renewIdleAccounts() {
        try {
            openOwnConnection();
            List<ConnectionSettings> done = new ArrayList<>();
            for (PipedriveConnection each : connections.all()) {
                if (done.stream().noneMatch(each.settings()::hasSameTokensAs)) {
                    each.renewIdleAccounts(Duration.ofMillis(keepAliveAfter));
                    done.add(each.settings());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Thrown on, it would end the schedule silently.
            LOG.warn("Idle accounts can't be kept alive", e);
        }
    }

    /** Accounts of the component's app are kept alive also when no endpoint has been started. */
    private void openOwnConnection() {
        if (configuration.getClientId() != null && ownSettings().isConnectedToApp()) {
            join(ownSettings()).leave();
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        getCamelContext().getLifecycleStrategies().remove(stopping);
        if (budgets != null) {
            budgets.close();
        }
        if (keeper != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(keeper);
            keeper = null;
        }
        ServiceHelper.stopService(streams);
        if (connections != null) {
            connections.close();
            httpClients.close();
        }
        retryTimer.stop();
        tokenStores.storeRest();
        shared = null;
        ownSettings = null;
    }

    /**
     * The options that all endpoints start with.
     *
     * @return the configuration
     */
    public PipedriveConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the options that all endpoints start with.
     *
     * @param configuration the configuration
     */
    public void setConfiguration(PipedriveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public boolean isKeepAlive() {
        return keepAlive;
    }

    public void setKeepAlive(boolean keepAlive) {
        this.keepAlive = keepAlive;
    }

    /**
     * The option {@code keepAliveAfter}.
     *
     * @return its value in milliseconds
     */
    public long getKeepAliveAfter() {
        return keepAliveAfter;
    }

    /**
     * Sets the option {@code keepAliveAfter}.
     *
     * @param keepAliveAfter its value in milliseconds
     */
    public void setKeepAliveAfter(long keepAliveAfter) {
        this.keepAliveAfter = keepAliveAfter;
    }

    public CallObserver getCallObserver() {
        return callObserver;
    }

    public void setCallObserver(CallObserver callObserver) {
        this.callObserver = callObserver;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStores;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.call.repeating.Retries;
import io.github.camelpipedrive.call.repeating.RetrySettings;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.HttpSettings;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that component and endpoint share; an endpoint begins with a copy of its component's. */
@UriParams
public class PipedriveConfiguration implements Cloneable {

    /** Where calls go when nothing else is said. */
    static final String DEFAULT_BASE_URL = "https://api.pipedrive.com";

    /** The authorization server when nothing else is said. */
    static final String DEFAULT_OAUTH_URL = "https://oauth.pipedrive.com";

    /** What an option in milliseconds can say. */
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);

    /** Of an option whose value follows from others unless it is given. */
    private static final long DERIVED = Long.MIN_VALUE;

    /** For how many hosts there are connections, unless maxConnections says something else. */
    private static final int HOSTS_AT_A_TIME = 10;

    /** The name of the only account of a component that names none. */
    private static final String DEFAULT_ACCOUNT = "default";

    @UriParam(label = "security", description = "The personal API token; sent in a header, never in the URL.")
    @Metadata(secret = true)
    private String apiToken;

    @UriParam(
            description =
                    "The account of the calls. At an endpoint it overrides the header CamelPipedriveAccount; at the"
                            + " component it is for calls that name none.")
    private String account;

    @UriParam(label = "security", description = "API tokens of several accounts, by the accounts' names.")
    @Metadata(secret = true)
    private Map<String, String> apiTokens;

    @UriParam(label = "security", description = "The client ID of the app, for accounts connected by OAuth 2.")
    private String clientId;

    @UriParam(label = "security", description = "The client secret of the app.")
    @Metadata(secret = true)
    private String clientSecret;

    @UriParam(
            label = "security",
            description = "The callback URL of the app, exactly as it is registered; needed to connect accounts.")
    private String redirectUri;

    @UriParam(
            label = "security",
            description = "A refresh token to begin with, for an account that was connected elsewhere. What is stored"
                    + " goes before it.")
    @Metadata(secret = true)
    private String refreshToken;

    @UriParam(
            label = "security,advanced",
            defaultValue = DEFAULT_OAUTH_URL,
            description =
                    "The authorization server: scheme, host and port. Must be https, save for loopback addresses.")
    private String oauthUrl;

    @UriParam(
            label = "security",
            description = "Where the tokens of connected accounts are kept; in memory when nothing is configured, so"
                    + " that they are gone with the process.")
    private TokenStore tokenStore;

    @UriParam(
            label = "security",
            description = "A folder to keep the tokens of connected accounts in, one file for each. Several processes"
                    + " of one machine may share it.")
    private String tokenDirectory;

    @UriParam(
            label = "security",
            description = "A database to keep the tokens of connected accounts in, which the nodes of a cluster share."
                    + " Not one that is bound to the transactions of routes.")
    private DataSource tokenDataSource;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether the tables of tokenDataSource are made where there are none; otherwise by the"
                    + " script camel-pipedrive/token-store.sql in the jar.")
    private boolean createTokenTables;

    @UriParam(
            label = "security",
            description =
                    "The key that encrypts what is kept in tokenDirectory or tokenDataSource: 32 bytes in" + " Base64.")
    @Metadata(secret = true)
    private String tokenEncryptionKey;

    @UriParam(
            description = "The company's domain at Pipedrive: acme for https://acme.pipedrive.com. Calls then go there"
                    + " instead of to https://api.pipedrive.com, which is one hop less.")
    private String companyDomain;

    @UriParam(
            label = "advanced",
            defaultValue = DEFAULT_BASE_URL,
            description = "Where calls go: scheme, host and port. Must be https, save for loopback addresses (a"
                    + " sandbox). Use companyDomain for a company's own host.")
    private String baseUrl;

    @UriParam(
            label = "producer",
            defaultValue = "MAP",
            description = "The form of the result in the message body: MAP for Map and List, NODE for Jackson's"
                    + " JsonNode, JSON for a String, RAW for the whole answer as it came.")
    private OutputType outputType = OutputType.MAP;

    @UriParam(
            label = "producer",
            description = "The class that each record of the result is bound to, by Jackson. Goes before outputType,"
                    + " save for RAW.")
    private Class<?> outputClass;

    @UriParam(
            label = "producer",
            defaultValue = "PAGE",
            description = "How much of a list one message gets: PAGE for one page, with the place of the next one in"
                    + " the header CamelPipedriveNextCursor or CamelPipedriveNextStart; ALL for every record in one"
                    + " list; STREAM for an iterator over every record, which fetches pages while it is read.")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(
            label = "producer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long a call may wait for its place in the account's rate limit. One that would wait"
                    + " longer fails with PipedriveRateLimitException, and nothing is sent.")
    private long maxRateLimitWait = 60_000;

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description = "How much of the account's rate limits may be in use with a call: 0.8 keeps a fifth of them"
                    + " free for other calls. For routes that work in bulk beside ones that people wait for.")
    private double rateShare = 1;

    @UriParam(
            label = "producer",
            defaultValue = "3",
            description = "How often a call that failed is repeated at most, where that is safe and of use: after too"
                    + " many requests, after a failure of Pipedrive or the network, and a create only when it surely"
                    + " was not carried out. 0 for never.")
    private int maxRetries = 3;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description = "The longest pause before the first repeat. It doubles with each further one, up to 30"
                    + " seconds; each pause is of some length up to it, by chance.")
    private long retryDelay = 500;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description = "How long after the begin of a call it may still be repeated.")
    private long retryTimeout = 120_000;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the component looks for the record of a create whose answer was lost, by the fields"
                    + " that were given, and takes it as the result, or repeats the create when there is none.")
    private boolean guardCreates;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether operations that change anything in the CRM are refused when the route starts. Set at"
                    + " the component, an endpoint can't switch it off.")
    private boolean readOnly;

    @UriParam(
            label = "producer,security",
            defaultValue = AcceptedHeaders.ALL,
            description = "Which headers may decide about a call: all, none, or names of parameters with commas between"
                    + " them, account and resumeFrom among them. Others fail the call.")
    private String acceptHeaders = AcceptedHeaders.ALL;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether parameters, body keys and values that this version does not know are sent as they"
                    + " are, with one warning for each. For what the API has gained since.")
    private boolean allowUnknown;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "The most records that ALL and STREAM give, 0 for any number.")
    private long maxResults;

    @UriParam(
            label = "producer",
            description = "Where ALL and STREAM begin: what a page said of its position or of the next one. Nothing is"
                    + " the beginning of the list. The header CamelPipedriveResumeFrom overrides it.")
    private String resumeFrom;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a call may wait for a free connection, and a new connection may take to be opened.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How long Pipedrive may take until status and headers of its answer are there, and until more of"
                            + " it comes, 0 for no limit.")
    private long responseTimeout = 60_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            description =
                    "How long one try of a request may take with its redirects and its whole answer, 0 for no limit; five"
                            + " minutes unless given, or twice the sum of connectTimeout and responseTimeout where that is longer.")
    private long requestTimeout = DERIVED;

    @UriParam(label = "advanced", defaultValue = "20", description = "The most connections to one host at a time.")
    private int connectionsPerRoute = 20;

    @UriParam(
            label = "advanced",
            description = "The most connections to all hosts at a time; ten times connectionsPerRoute unless given.")
    private int maxConnections;

    @UriParam(
            label = "advanced",
            defaultValue = "33554432",
            description = "The longest answer that is read, in bytes; a longer one is an error, so that no answer fills"
                    + " the memory.")
    private long maxResponseSize = 32L * 1024 * 1024;

    @UriParam(
            label = "security",
            description = "How TLS is set up; otherwise the https component's own way, or the global one with"
                    + " useGlobalSslContextParameters.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "Has the last word on the builder of the HTTP client, for instance for a proxy; otherwise the"
                    + " one of the http component.")
    private HttpClientConfigurer httpClientConfigurer;

    @UriParam(
            label = "advanced",
            description =
                    "Reads and writes classes of yours (outputClass, and bodies that are no Map or JSON); otherwise"
                            + " a copy of the only ObjectMapper in the registry, or a mapper of its own, that leaves out null.")
    private ObjectMapper objectMapper;

    /** Whose apiToken and refreshToken are, null for {@code account}. */
    private String apiTokenAccount;

    private String refreshTokenAccount;

    /** The options that these began as a copy of; null for those of the component itself. */
    private PipedriveConfiguration component;

    private GivenOptions givenOptions = GivenOptions.NONE;
    private boolean leadsElsewhere;

    /**
     * A copy for an endpoint to change.
     *
     * @return the copy
     */
    public PipedriveConfiguration copy() {
        try {
            return (PipedriveConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * Leaves the credentials of a component to what they are for, as this began as a copy: a token to the component's own
     * account, and all of them to the component's hosts.
     *
     * @param owner the options that this copy began with
     * @param given the options that are set here
     */
    void leaveCredentialsTo(PipedriveConfiguration owner, GivenOptions given) {
        component = owner;
        givenOptions = given;
        if (!givenOptions.has("apiToken")) {
            apiTokenAccount = owner.accountOrDefault();
        }
        if (!givenOptions.has("refreshToken")) {
            refreshTokenAccount = owner.accountOrDefault();
        }
    }

    /** The options with the credentials that may go where these lead. */
    private PipedriveConfiguration withOwnCredentials(BaseUrl target) {
        if (component == null) {
            return this;
        }
        boolean otherApi = !target.isSameApiAs(component.target());
        boolean otherServer = !oauthServer().isSameApiAs(component.oauthServer());
        if (!otherApi && !otherServer) {
            return this;
        }
        PipedriveConfiguration own = copy();
        own.leadsElsewhere = true;
        if (otherApi) {
            own.apiToken = own("apiToken", apiToken);
            own.apiTokens = own("apiTokens", apiTokens);
        }
        own.clientId = own("clientId", clientId);
        own.clientSecret = own("clientSecret", clientSecret);
        own.refreshToken = own("refreshToken", refreshToken);
        own.tokenStore = own("tokenStore", tokenStore);
        own.tokenDirectory = own("tokenDirectory", tokenDirectory);
        own.tokenDataSource = own("tokenDataSource", tokenDataSource);
        own.tokenEncryptionKey = own("tokenEncryptionKey", tokenEncryptionKey);
        return own;
    }

    private <T> T own(String option, T value) {
        return givenOptions.has(option) ? value : null;
    }

    private BaseUrl oauthServer() {
        return BaseUrl.parse(isGiven(oauthUrl) ? oauthUrl : DEFAULT_OAUTH_URL, "oauthUrl");
    }

    /**
     * What the connection of these options is like.
     *
     * @param stores the stores that endpoints share
     * @param globalTls how TLS is set up where no option says it, null for the https component's own way
     * @return the settings
     * @throws IllegalArgumentException when nobody could call with them, or an address is none or not safe
     */
    ConnectionSettings connectionSettings(TokenStores stores, SSLContextParameters globalTls) {
        BaseUrl target = target();
        return new ConnectionSettings(
                target, withOwnCredentials(target).identity(target, stores), httpSettings(globalTls));
    }

    /**
     * What the HTTP client of these options is like.
     *
     * @param globalTls how TLS is set up where no option says it, null for the https component's own way
     * @return the settings
     * @throws IllegalArgumentException when a number is out of range
     */
    HttpSettings httpSettings(SSLContextParameters globalTls) {
        return new HttpSettings(
                Duration.ofMillis(connectTimeout),
                Duration.ofMillis(responseTimeout),
                Duration.ofMillis(getRequestTimeout()),
                connectionsPerRoute,
                maxConnections == 0
                        ? (int) Math.min(Integer.MAX_VALUE, (long) HOSTS_AT_A_TIME * connectionsPerRoute)
                        : maxConnections,
                sslContextParameters == null ? globalTls : sslContextParameters,
                httpClientConfigurer);
    }

    /** No user who has raised another timeout is cut off by this one. */
    private Duration wholeRequest() {
        Duration others = Duration.ofMillis(connectTimeout)
                .plus(Duration.ofMillis(responseTimeout))
                .multipliedBy(2);
        if (others.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return others.compareTo(REQUEST_TIMEOUT) > 0 ? others : REQUEST_TIMEOUT;
    }

    /**
     * What each call of an operation asks of its account's budget.
     *
     * @param operation what is called
     * @return the claim
     * @throws IllegalArgumentException when an option is out of range
     */
    Claim claim(Operation operation) {
        return new Claim(
                operation.cost(), operation.isCountedAsSearch(), rateShare, Duration.ofMillis(maxRateLimitWait));
    }

    /**
     * How the calls of an operation are repeated.
     *
     * @param operation what is called
     * @param catalogue all operations
     * @param isGuardGiven whether the endpoint itself says that creates are guarded
     * @return the way to repeat
     * @throws IllegalArgumentException when a number is negative, or the endpoint's records can't be guarded
     */
    Retries retries(Operation operation, OperationCatalogue catalogue, boolean isGuardGiven) {
        RetrySettings settings =
                new RetrySettings(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryTimeout));
        if (!guardCreates) {
            return Retries.of(settings);
        }
        return isGuardGiven
                ? Retries.guarded(settings, operation, catalogue)
                : Retries.guardedIfPossible(settings, operation, catalogue);
    }

    private Identity identity(BaseUrl target, TokenStores stores) {
        String apiAccount = apiTokenAccount == null ? accountOrDefault() : apiTokenAccount;
        String refreshAccount = refreshTokenAccount == null ? accountOrDefault() : refreshTokenAccount;
        Map<String, String> tokens = new HashMap<>();
        if (apiTokens != null) {
            apiTokens.forEach((name, token) -> tokens.put(name, token("apiTokens[" + name + "]", token)));
        }
        if (isGiven(apiToken)) {
            tokens.put(apiAccount, token("apiToken", apiToken));
        }
        OauthApp app = isGiven(clientId) ? app(target) : null;
        if (tokens.isEmpty() && app == null && leadsElsewhere) {
            throw new IllegalArgumentException("baseUrl, companyDomain or oauthUrl lead to another host than the"
                    + " component's, whose credentials don't go there: give the endpoint its own apiToken, or its own"
                    + " clientId, clientSecret and token store");
        }
        if (tokens.isEmpty() && app == null) {
            throw new IllegalArgumentException(
                    "apiToken is missing: set camel.component.pipedrive.api-token, or the option apiToken of the"
                            + " endpoint. Pipedrive shows the token under Personal preferences > API. For OAuth 2 set"
                            + " clientId, clientSecret and redirectUri or refreshToken instead");
        }
        if (!isGiven(refreshToken)) {
            return new Identity(tokens, app, store(stores), Map.of(), apiAccount);
        }
        if (app == null) {
            throw new IllegalArgumentException(
                    "refreshToken needs clientId and clientSecret of the app that it was given to");
        }
        Map<String, String> refreshTokens = Map.of(refreshAccount, token("refreshToken", refreshToken));
        return new Identity(tokens, app, store(stores), refreshTokens, refreshAccount);
    }

    private OauthApp app(BaseUrl target) {
        if (!isGiven(clientSecret)) {
            throw new IllegalArgumentException("OAuth 2 needs clientId and clientSecret; clientSecret is missing");
        }
        return new OauthApp(
                unbroken("clientId", clientId),
                unbroken("clientSecret", clientSecret),
                isGiven(redirectUri) ? unbroken("redirectUri", redirectUri) : "",
                oauthServer(),
                target);
    }

    private TokenStore store(TokenStores stores) {
        boolean folderGiven = isGiven(tokenDirectory);
        long given = Stream.of(tokenStore != null, folderGiven, tokenDataSource != null)
                .filter(each -> each)
                .count();
        if (given > 1) {
            throw new IllegalArgumentException("Give one of tokenStore, tokenDirectory and tokenDataSource");
        }
        String key = isGiven(tokenEncryptionKey) ? tokenEncryptionKey.trim() : "";
        if (!key.isEmpty() && !folderGiven && tokenDataSource == null) {
            // Somebody who gives a key believes that something is encrypted.
            throw new IllegalArgumentException("tokenEncryptionKey needs tokenDirectory or tokenDataSource");
        }
        if (folderGiven) {
            return stores.folder(tokenDirectory.trim(), key);
        }
        if (tokenDataSource != null) {
            return stores.database(tokenDataSource, key, createTokenTables);
        }
        if (tokenStore == null && leadsElsewhere && isGiven(clientId)) {
            // The component's store in memory has tokens that are for the component's hosts.
            throw new IllegalArgumentException("an endpoint with another host than the component's needs a tokenStore,"
                    + " tokenDirectory or tokenDataSource of its own");
        }
        return tokenStore != null ? tokenStore : stores.memory();
    }

    private static boolean isGiven(String option) {
        return option != null && !option.isBlank();
    }

    /** A token goes into a header as it is, so it has no letters beyond ASCII either. */
    private static String token(String option, String given) {
        String token = unbroken(option, given);
        if (token.chars().anyMatch(letter -> letter > '~')) {
            throw miscopied(option);
        }
        return token;
    }

    /** Secrets that are read from files often end in a line break; inside of one it is a mistake. */
    private static String unbroken(String option, String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(option + " is empty");
        }
        if (text.chars()
                .anyMatch(letter -> Character.isWhitespace(letter)
                        || Character.isSpaceChar(letter)
                        || Character.isISOControl(letter))) {
            throw miscopied(option);
        }
        return text;
    }

    /** The value is not quoted, as it may be a secret. */
    private static IllegalArgumentException miscopied(String option) {
        return new IllegalArgumentException(option + " holds a blank, a line break or another character that can't be"
                + " in it; check how it was copied");
    }

    /**
     * The account that is named by an option.
     *
     * @return its name, empty for none
     */
    String accountOrNone() {
        return account == null ? "" : account.trim();
    }

    /**
     * The account of calls that name none.
     *
     * @return its name
     */
    String accountOrDefault() {
        return accountOrNone().isEmpty() ? DEFAULT_ACCOUNT : accountOrNone();
    }

    /**
     * Where calls go.
     *
     * @return the address of baseUrl or companyDomain, else the default
     * @throws IllegalArgumentException when it is none, not safe, or given twice
     */
    BaseUrl target() {
        boolean companyGiven = isGiven(companyDomain);
        boolean urlGiven = isGiven(baseUrl);
        if (companyGiven && urlGiven) {
            throw new IllegalArgumentException("Give companyDomain or baseUrl, not both: each says where calls go");
        }
        return companyGiven
                ? BaseUrl.ofCompany(companyDomain.trim())
                : BaseUrl.parse(urlGiven ? baseUrl : DEFAULT_BASE_URL, "baseUrl");
    }

    public String getApiToken() {
        return apiToken;
    }

    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
    }

    public String getCompanyDomain() {
        return companyDomain;
    }

    public void setCompanyDomain(String companyDomain) {
        this.companyDomain = companyDomain;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public Class<?> getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(Class<?> outputClass) {
        this.outputClass = outputClass;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    /**
     * The option {@code maxRateLimitWait}.
     *
     * @return its value in milliseconds
     */
    public long getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    /**
     * Sets the option {@code maxRateLimitWait}.
     *
     * @param maxRateLimitWait its value in milliseconds
     */
    public void setMaxRateLimitWait(long maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
    }

    public double getRateShare() {
        return rateShare;
    }

    public void setRateShare(double rateShare) {
        this.rateShare = rateShare;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public String getAcceptHeaders() {
        return acceptHeaders;
    }

    public void setAcceptHeaders(String acceptHeaders) {
        this.acceptHeaders = acceptHeaders;
    }

    public boolean isAllowUnknown() {
        return allowUnknown;
    }

    public void setAllowUnknown(boolean allowUnknown) {
        this.allowUnknown = allowUnknown;
    }

    public long getMaxResults() {
        return maxResults;
    }

    public void setMaxResults(long maxResults) {
        this.maxResults = maxResults;
    }

    public String getResumeFrom() {
        return resumeFrom;
    }

    public void setResumeFrom(String resumeFrom) {
        this.resumeFrom = resumeFrom;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    /**
     * The option {@code requestTimeout}.
     *
     * @return its value, or what follows from the other timeouts where it is not given
     */
    public long getRequestTimeout() {
        return requestTimeout == DERIVED ? wholeRequest().toMillis() : requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    /**
     * The option {@code maxConnections}.
     *
     * @return its value, 0 when it is not given
     */
    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public Map<String, String> getApiTokens() {
        return apiTokens;
    }

    public void setApiTokens(Map<String, String> apiTokens) {
        this.apiTokens = apiTokens;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public String getOauthUrl() {
        return oauthUrl;
    }

    public void setOauthUrl(String oauthUrl) {
        this.oauthUrl = oauthUrl;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public String getTokenDirectory() {
        return tokenDirectory;
    }

    public void setTokenDirectory(String tokenDirectory) {
        this.tokenDirectory = tokenDirectory;
    }

    public String getTokenEncryptionKey() {
        return tokenEncryptionKey;
    }

    public void setTokenEncryptionKey(String tokenEncryptionKey) {
        this.tokenEncryptionKey = tokenEncryptionKey;
    }

    public DataSource getTokenDataSource() {
        return tokenDataSource;
    }

    public void setTokenDataSource(DataSource tokenDataSource) {
        this.tokenDataSource = tokenDataSource;
    }

    public boolean isCreateTokenTables() {
        return createTokenTables;
    }

    public void setCreateTokenTables(boolean createTokenTables) {
        this.createTokenTables = createTokenTables;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /**
     * The option {@code retryDelay}.
     *
     * @return its value in milliseconds
     */
    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * Sets the option {@code retryDelay}.
     *
     * @param retryDelay its value in milliseconds
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /**
     * The option {@code retryTimeout}.
     *
     * @return its value in milliseconds
     */
    public long getRetryTimeout() {
        return retryTimeout;
    }

    /**
     * Sets the option {@code retryTimeout}.
     *
     * @param retryTimeout its value in milliseconds
     */
    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public boolean isGuardCreates() {
        return guardCreates;
    }

    public void setGuardCreates(boolean guardCreates) {
        this.guardCreates = guardCreates;
    }
}

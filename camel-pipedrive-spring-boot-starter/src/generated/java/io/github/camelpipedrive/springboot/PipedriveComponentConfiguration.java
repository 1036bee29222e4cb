// SPDX-License-Identifier: Apache-2.0
/* Generated from the catalog of the component; ./mvnw -q -Pdocs writes it again. */
package io.github.camelpipedrive.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.ratelimit.Plan;
import io.github.camelpipedrive.ratelimit.RateLimitStore;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Pipedrive: the options of the component. */
@ConfigurationProperties(prefix = "camel.component.pipedrive")
public class PipedriveComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** The account to call. On an endpoint it overrides the header CamelPipedriveAccount; on the component it applies to calls that name no account. */
    private String account;

    /** The company's domain at Pipedrive, such as acme for https://acme.pipedrive.com. Calls go to this host instead of https://api.pipedrive.com, which saves a network hop. */
    private String companyDomain;

    /** The default options of all endpoints. A reference to a bean, such as #bean:name, of type PipedriveConfiguration. */
    @BeanReference
    private PipedriveConfiguration configuration;

    /** The number of API tokens that an account may spend per day. Each process counts for itself, unless rateLimitStore or rateLimitDataSource is set. By default, all tokens that the API reports. */
    private Long dailyTokens;

    /** Whether custom fields are read and written by their names, and their options by their labels, instead of keys and IDs. */
    private Boolean fieldNames;

    /** Whether to look for the record of a create whose answer was lost, among recent records with the same values. If one is found it is the result, if none is found the create is retried, and otherwise the call fails. */
    private Boolean guardCreates;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** The maximum time that a call waits for the account's rate limit. A call that would wait longer fails with PipedriveRateLimitException and is not sent. */
    @CamelDuration
    private Duration maxRateLimitWait;

    /** The maximum number of records that ALL and STREAM return. 0 for no limit. */
    private Long maxResults;

    /** The maximum number of retries of a failed call, after too many requests and after failures of Pipedrive or the network. Only calls that are safe to retry are retried; a create only if it was certainly not carried out. 0 disables retries. */
    private Integer maxRetries;

    /** The class that Jackson binds each record of the result to. Overrides outputType, except RAW. */
    private Class<?> outputClass;

    /** The type of the message body: MAP for Map and List, NODE for Jackson's JsonNode, JSON for a String, RAW for the unchanged answer. */
    private OutputType outputType;

    /** How much of a list is read: PAGE for one page, with the position of the next page in the header CamelPipedriveNextCursor or CamelPipedriveNextStart; ALL for all records in one list; STREAM for an iterator that fetches pages while it is read. */
    private PagingMode paging;

    /** The Pipedrive plan of the accounts, which sets the number of requests per 2 seconds. By default, the smallest plan until an answer reports a limit. */
    private Plan plan;

    /** The share of the account's rate limits that calls may use: 0.8 leaves a fifth for other calls. For bulk routes that run beside interactive ones. */
    private Double rateShare;

    /** Whether a route with an operation that changes data fails to start. If set on the component, an endpoint cannot disable it. */
    private Boolean readOnly;

    /** The number of requests that an account may send in 2 seconds. Overrides plan. A lower limit that the API reports takes precedence. */
    private Integer requestsPerWindow;

    /** The position where ALL and STREAM start, as a page reports it. By default, the beginning of the list. The header CamelPipedriveResumeFrom overrides it. */
    private String resumeFrom;

    /** The number of searches that an account may send in 2 seconds. By default 10, as on every plan of Pipedrive. */
    private Integer searchesPerWindow;

    /** Whether to send parameters, body keys and values that this version does not know, with one warning for each. For additions to the API. */
    private Boolean allowUnknown;

    /** Whether to create the tables of rateLimitDataSource if they do not exist. Otherwise run the script camel-pipedrive/rate-limits.sql of the jar. */
    private Boolean createRateLimitTables;

    /** The time zone at whose midnight the daily budget is reset. Pipedrive does not document it. */
    private String dailyResetZone;

    /** The maximum age of the fields, users, stages, pipelines and labels of an account that are kept to resolve names. A name that is not among them is looked up again. */
    @CamelDuration
    private Duration fieldCacheTime;

    /** A PostgreSQL database that stores the rate limit windows, to share them between the nodes of a cluster. A reference to a bean, such as #bean:name, of type DataSource. */
    @BeanReference
    private DataSource rateLimitDataSource;

    /** Stores the rate limit windows, to share them between processes. By default, in memory. A reference to a bean, such as #bean:name, of type RateLimitStore. */
    @BeanReference
    private RateLimitStore rateLimitStore;

    /** The maximum age of a reference to a deal, person, organization, lead or product that is not looked up again. 0 to look it up for each call. */
    @CamelDuration
    private Duration referenceCacheTime;

    /** The maximum delay before the first retry. It doubles with each further retry, up to 30 seconds; the actual delay is random between 0 and the maximum. */
    @CamelDuration
    private Duration retryDelay;

    /** The maximum time after the start of a call in which it is retried. */
    @CamelDuration
    private Duration retryTimeout;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** The address of the API: scheme, host and port. Must be https, except for loopback addresses (a sandbox). Use companyDomain for a company's own host. */
    private String baseUrl;

    /** Is notified of every call, retry, wait and token refresh. A reference to a bean, such as #bean:name, of type CallObserver. */
    @BeanReference
    private CallObserver callObserver;

    /** The maximum number of connections per host. */
    private Integer connectionsPerRoute;

    /** The timeout for opening a connection, and for waiting for a free one. */
    @CamelDuration
    private Duration connectTimeout;

    /** Customizes the builder of the HTTP client, for example for a proxy. By default, the one of the http component. A reference to a bean, such as #bean:name, of type HttpClientConfigurer. */
    @BeanReference
    private HttpClientConfigurer httpClientConfigurer;

    /** The maximum number of connections to all hosts. By default, ten times connectionsPerRoute. */
    private Integer maxConnections;

    /** The maximum size of an answer in bytes. A larger answer is an error, so that it cannot exhaust the memory. */
    private Long maxResponseSize;

    /** The ObjectMapper for your classes (outputClass, and bodies that are not a Map or JSON). By default, a copy of the only ObjectMapper in the registry, or a mapper that leaves out null. A reference to a bean, such as #bean:name, of type ObjectMapper. */
    @BeanReference
    private ObjectMapper objectMapper;

    /** The timeout for one attempt of a request, including redirects and the whole answer. 0 for no timeout. By default, five minutes, or twice the sum of connectTimeout and responseTimeout if that is longer. */
    @CamelDuration
    private Duration requestTimeout;

    /** The timeout for the status and headers of an answer, and for each further part of it. 0 for no timeout. */
    @CamelDuration
    private Duration responseTimeout;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled;

    /** Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true. */
    private Boolean healthCheckProducerEnabled;

    /** The headers of a message that a call uses: all, none, or a comma-separated list of parameter names, which may include account and resumeFrom. A message with any other CamelPipedrive header fails. */
    private String acceptHeaders;

    /** The personal API token. It is sent in a header, never in the URL. */
    private String apiToken;

    /** The API tokens of several accounts, by account name. */
    private Map<String, String> apiTokens;

    /** The client ID of the OAuth 2 app. */
    private String clientId;

    /** The client secret of the OAuth 2 app. */
    private String clientSecret;

    /** Whether to create the tables of tokenDataSource if they do not exist. Otherwise run the script camel-pipedrive/token-store.sql of the jar. */
    private Boolean createTokenTables;

    /** Whether to refresh the tokens of connected accounts that are not used. Pipedrive ends an authorization after 60 days without use. */
    private Boolean keepAlive;

    /** How long an account must be idle before keepAlive refreshes its token. The default is 30 days. */
    @CamelDuration
    private Duration keepAliveAfter;

    /** The callback URL of the app, as registered at Pipedrive. Required to connect accounts. */
    private String redirectUri;

    /** Whether a reference such as name:Acme Corp is accepted where an ID goes. It is looked up before the call is sent. */
    private Boolean references;

    /** A refresh token to start with, for an account that was connected elsewhere. A stored token overrides it. */
    private String refreshToken;

    /** The TLS configuration. By default, the one of the https component, or the global one with useGlobalSslContextParameters. A reference to a bean, such as #bean:name, of type SSLContextParameters. */
    @BeanReference
    private SSLContextParameters sslContextParameters;

    /** A PostgreSQL or H2 database that stores the tokens of connected accounts, to share them between the nodes of a cluster. It must not take part in the transactions of routes. A reference to a bean, such as #bean:name, of type DataSource. */
    @BeanReference
    private DataSource tokenDataSource;

    /** A directory that stores the tokens of connected accounts, one file per account. Several processes on one machine may share it. */
    private String tokenDirectory;

    /** The key that encrypts the tokens in tokenDirectory or tokenDataSource: 32 bytes in Base64. */
    private String tokenEncryptionKey;

    /** Stores the tokens of connected accounts. By default, in memory, so that they are lost when the process ends. A reference to a bean, such as #bean:name, of type TokenStore. */
    @BeanReference
    private TokenStore tokenStore;

    /** Enable usage of global SSL context parameters. */
    private Boolean useGlobalSslContextParameters;

    /** The address of the authorization server: scheme, host and port. Must be https, except for loopback addresses. */
    private String oauthUrl;

    /** None is set: the component has its defaults. */
    public PipedriveComponentConfiguration() {}

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getCompanyDomain() {
        return companyDomain;
    }

    public void setCompanyDomain(String companyDomain) {
        this.companyDomain = companyDomain;
    }

    public PipedriveConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PipedriveConfiguration configuration) {
        this.configuration = configuration;
    }

    public Long getDailyTokens() {
        return dailyTokens;
    }

    public void setDailyTokens(Long dailyTokens) {
        this.dailyTokens = dailyTokens;
    }

    public Boolean getFieldNames() {
        return fieldNames;
    }

    public void setFieldNames(Boolean fieldNames) {
        this.fieldNames = fieldNames;
    }

    public Boolean getGuardCreates() {
        return guardCreates;
    }

    public void setGuardCreates(Boolean guardCreates) {
        this.guardCreates = guardCreates;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Duration getMaxRateLimitWait() {
        return maxRateLimitWait;
    }

    public void setMaxRateLimitWait(Duration maxRateLimitWait) {
        this.maxRateLimitWait = maxRateLimitWait;
    }

    public Long getMaxResults() {
        return maxResults;
    }

    public void setMaxResults(Long maxResults) {
        this.maxResults = maxResults;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Class<?> getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(Class<?> outputClass) {
        this.outputClass = outputClass;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    public Plan getPlan() {
        return plan;
    }

    public void setPlan(Plan plan) {
        this.plan = plan;
    }

    public Double getRateShare() {
        return rateShare;
    }

    public void setRateShare(Double rateShare) {
        this.rateShare = rateShare;
    }

    public Boolean getReadOnly() {
        return readOnly;
    }

    public void setReadOnly(Boolean readOnly) {
        this.readOnly = readOnly;
    }

    public Integer getRequestsPerWindow() {
        return requestsPerWindow;
    }

    public void setRequestsPerWindow(Integer requestsPerWindow) {
        this.requestsPerWindow = requestsPerWindow;
    }

    public String getResumeFrom() {
        return resumeFrom;
    }

    public void setResumeFrom(String resumeFrom) {
        this.resumeFrom = resumeFrom;
    }

    public Integer getSearchesPerWindow() {
        return searchesPerWindow;
    }

    public void setSearchesPerWindow(Integer searchesPerWindow) {
        this.searchesPerWindow = searchesPerWindow;
    }

    public Boolean getAllowUnknown() {
        return allowUnknown;
    }

    public void setAllowUnknown(Boolean allowUnknown) {
        this.allowUnknown = allowUnknown;
    }

    public Boolean getCreateRateLimitTables() {
        return createRateLimitTables;
    }

    public void setCreateRateLimitTables(Boolean createRateLimitTables) {
        this.createRateLimitTables = createRateLimitTables;
    }

    public String getDailyResetZone() {
        return dailyResetZone;
    }

    public void setDailyResetZone(String dailyResetZone) {
        this.dailyResetZone = dailyResetZone;
    }

    public Duration getFieldCacheTime() {
        return fieldCacheTime;
    }

    public void setFieldCacheTime(Duration fieldCacheTime) {
        this.fieldCacheTime = fieldCacheTime;
    }

    public DataSource getRateLimitDataSource() {
        return rateLimitDataSource;
    }

    public void setRateLimitDataSource(DataSource rateLimitDataSource) {
        this.rateLimitDataSource = rateLimitDataSource;
    }

    public RateLimitStore getRateLimitStore() {
        return rateLimitStore;
    }

    public void setRateLimitStore(RateLimitStore rateLimitStore) {
        this.rateLimitStore = rateLimitStore;
    }

    public Duration getReferenceCacheTime() {
        return referenceCacheTime;
    }

    public void setReferenceCacheTime(Duration referenceCacheTime) {
        this.referenceCacheTime = referenceCacheTime;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getRetryTimeout() {
        return retryTimeout;
    }

    public void setRetryTimeout(Duration retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public CallObserver getCallObserver() {
        return callObserver;
    }

    public void setCallObserver(CallObserver callObserver) {
        this.callObserver = callObserver;
    }

    public Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(Integer connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(Long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getAcceptHeaders() {
        return acceptHeaders;
    }

    public void setAcceptHeaders(String acceptHeaders) {
        this.acceptHeaders = acceptHeaders;
    }

    public String getApiToken() {
        return apiToken;
    }

    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
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

    public Boolean getCreateTokenTables() {
        return createTokenTables;
    }

    public void setCreateTokenTables(Boolean createTokenTables) {
        this.createTokenTables = createTokenTables;
    }

    public Boolean getKeepAlive() {
        return keepAlive;
    }

    public void setKeepAlive(Boolean keepAlive) {
        this.keepAlive = keepAlive;
    }

    public Duration getKeepAliveAfter() {
        return keepAliveAfter;
    }

    public void setKeepAliveAfter(Duration keepAliveAfter) {
        this.keepAliveAfter = keepAliveAfter;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public Boolean getReferences() {
        return references;
    }

    public void setReferences(Boolean references) {
        this.references = references;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public DataSource getTokenDataSource() {
        return tokenDataSource;
    }

    public void setTokenDataSource(DataSource tokenDataSource) {
        this.tokenDataSource = tokenDataSource;
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

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getOauthUrl() {
        return oauthUrl;
    }

    public void setOauthUrl(String oauthUrl) {
        this.oauthUrl = oauthUrl;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;
import javax.sql.DataSource;

import io.github.camelpipedrive.account.ConnectionSettings;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.TokenStore;
import io.github.camelpipedrive.auth.TokenStores;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of a connection: where calls go, as whom, and where the tokens of connected accounts are stored. */
@UriParams
public abstract class PipedriveConnectionConfiguration extends PipedriveHttpConfiguration {

    /** Where calls go when nothing else is said. */
    static final String DEFAULT_BASE_URL = "https://api.pipedrive.com";

    /** The authorization server when nothing else is said. */
    static final String DEFAULT_OAUTH_URL = "https://oauth.pipedrive.com";

    /** The name of the only account of a component that names none. */
    private static final String DEFAULT_ACCOUNT = "default";

    @UriParam(
            description = "The company's domain at Pipedrive, such as acme for https://acme.pipedrive.com."
                    + " Calls go to this host instead of https://api.pipedrive.com, which saves a network"
                    + " hop.")
    private String companyDomain;

    @UriParam(
            label = "advanced",
            defaultValue = DEFAULT_BASE_URL,
            description = "The address of the API: scheme, host and port. Must be https, except for loopback"
                    + " addresses (a sandbox). Use companyDomain for a company's own host.")
    private String baseUrl;

    @UriParam(
            description = "The account to call. On an endpoint it overrides the header CamelPipedriveAccount; on"
                    + " the component it applies to calls that name no account.")
    private String account;

    @UriParam(label = "security", description = "The personal API token. It is sent in a header, never in the URL.")
    @Metadata(secret = true)
    private String apiToken;

    @UriParam(label = "security", description = "The API tokens of several accounts, by account name.")
    @Metadata(secret = true)
    private Map<String, String> apiTokens;

    @UriParam(label = "security", description = "The client ID of the OAuth 2 app.")
    private String clientId;

    @UriParam(label = "security", description = "The client secret of the OAuth 2 app.")
    @Metadata(secret = true)
    private String clientSecret;

    @UriParam(
            label = "security",
            description = "The callback URL of the app, as registered at Pipedrive. Required to connect accounts.")
    private String redirectUri;

    @UriParam(
            label = "security",
            description = "A refresh token to start with, for an account that was connected elsewhere. A stored"
                    + " token overrides it.")
    @Metadata(secret = true)
    private String refreshToken;

    @UriParam(
            label = "security,advanced",
            defaultValue = DEFAULT_OAUTH_URL,
            description = "The address of the authorization server: scheme, host and port. Must be https,"
                    + " except for loopback addresses.")
    private String oauthUrl;

    @UriParam(
            label = "security",
            description = "Stores the tokens of connected accounts. By default, in memory, so that they are"
                    + " lost when the process ends.")
    private TokenStore tokenStore;

    @UriParam(
            label = "security",
            description = "A directory that stores the tokens of connected accounts, one file per account."
                    + " Several processes on one machine may share it.")
    private String tokenDirectory;

    @UriParam(
            label = "security",
            description = "A PostgreSQL or H2 database that stores the tokens of connected accounts, to share"
                    + " them between the nodes of a cluster. It must not take part in the transactions of"
                    + " routes.")
    private DataSource tokenDataSource;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether to create the tables of tokenDataSource if they do not exist. Otherwise run"
                    + " the script camel-pipedrive/token-store.sql of the jar.")
    private boolean createTokenTables;

    @UriParam(
            label = "security",
            description = "The key that encrypts the tokens in tokenDirectory or tokenDataSource: 32 bytes in Base64.")
    @Metadata(secret = true)
    private String tokenEncryptionKey;

    /** What an endpoint has from its component; null for the component's own options. */
    private InheritedOptions inherited;

    PipedriveConnectionConfiguration() {}

    /**
     * Leaves the credentials of a component to what they are for, as this began as a copy: a token to the component's own
     * account, and all of them to the component's hosts.
     *
     * @param component the options that this copy began with
     * @param given the options that are set here
     */
    void leaveCredentialsTo(PipedriveConnectionConfiguration component, GivenOptions given) {
        inherited = new InheritedOptions(component, component.accountOrDefault(), given);
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
        return new ConnectionSettings(
                target(), new IdentityOptions(this, inherited).identity(stores), httpSettings(globalTls));
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

    /**
     * The authorization server.
     *
     * @return the address of oauthUrl, else the default
     * @throws IllegalArgumentException when it is none, or not safe
     */
    BaseUrl oauthServer() {
        return BaseUrl.parse(isGiven(oauthUrl) ? oauthUrl : DEFAULT_OAUTH_URL, "oauthUrl");
    }

    /**
     * Whether an option has a value.
     *
     * @param option its value
     * @return false for null and blanks
     */
    static boolean isGiven(String option) {
        return option != null && !option.isBlank();
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
     * The default account.
     *
     * @return its name
     */
    String accountOrDefault() {
        return accountOrNone().isEmpty() ? DEFAULT_ACCOUNT : accountOrNone();
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

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
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

    public String getTokenEncryptionKey() {
        return tokenEncryptionKey;
    }

    public void setTokenEncryptionKey(String tokenEncryptionKey) {
        this.tokenEncryptionKey = tokenEncryptionKey;
    }
}

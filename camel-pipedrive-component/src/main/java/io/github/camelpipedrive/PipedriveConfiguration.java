// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.auth.ApiTokenSource;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.client.ClientSettings;
import io.github.camelpipedrive.client.OutputType;
import io.github.camelpipedrive.client.PagingMode;
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

    /** The name of the only account of a component that names none. */
    private static final String DEFAULT_ACCOUNT = "default";

    @UriParam(label = "security", description = "The personal API token; sent in a header, never in the URL.")
    @Metadata(secret = true)
    private String apiToken;

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
            description = "How much of a list one call fetches: PAGE for one page, with the place of the next one in"
                    + " the header CamelPipedriveNextCursor or CamelPipedriveNextStart.")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a connection to Pipedrive may take to come about.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long Pipedrive may take to begin its answer.")
    private long responseTimeout = 60_000;

    @UriParam(label = "advanced", defaultValue = "20", description = "The most connections to Pipedrive at a time.")
    private int connectionsPerRoute = 20;

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
            description = "Reads and writes classes of yours (outputClass, and bodies that are no Map or JSON);"
                    + " otherwise a mapper with the Jackson modules on the class path that leaves out null.")
    private ObjectMapper objectMapper;

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
     * What the client of these options is like.
     *
     * @return the settings
     * @throws IllegalArgumentException when the token is missing, or an address is none or not safe
     */
    ClientSettings clientSettings() {
        BaseUrl target = target();
        HttpSettings http = new HttpSettings(
                Duration.ofMillis(connectTimeout),
                Duration.ofMillis(responseTimeout),
                connectionsPerRoute,
                sslContextParameters,
                httpClientConfigurer);
        return new ClientSettings(DEFAULT_ACCOUNT, target, tokens(target), http);
    }

    /**
     * Where calls go.
     *
     * @return the address of baseUrl or companyDomain, else the default
     * @throws IllegalArgumentException when it is none, not safe, or given twice
     */
    BaseUrl target() {
        boolean companyGiven = companyDomain != null && !companyDomain.isBlank();
        boolean urlGiven = baseUrl != null && !baseUrl.isBlank();
        if (companyGiven && urlGiven) {
            throw new IllegalArgumentException("Give companyDomain or baseUrl, not both: each says where calls go");
        }
        return companyGiven
                ? BaseUrl.ofCompany(companyDomain.trim())
                : BaseUrl.parse(urlGiven ? baseUrl : DEFAULT_BASE_URL, "baseUrl");
    }

    private TokenSource tokens(BaseUrl target) {
        if (apiToken == null || apiToken.isBlank()) {
            throw new IllegalArgumentException(
                    "apiToken is missing: set camel.component.pipedrive.api-token, or the option apiToken of the"
                            + " endpoint. Pipedrive shows the token under Personal preferences > API");
        }
        if (apiToken.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            // Not quoted, as it is a secret; a line break would end the header that carries it.
            throw new IllegalArgumentException("apiToken holds a blank, a line break or another character that no"
                    + " token has; check how it was copied");
        }
        return ApiTokenSource.of(apiToken, target);
    }

    /**
     * The option {@code apiToken}.
     *
     * @return its value
     */
    public String getApiToken() {
        return apiToken;
    }

    /**
     * Sets the option {@code apiToken}.
     *
     * @param apiToken its value
     */
    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
    }

    /**
     * The option {@code companyDomain}.
     *
     * @return its value
     */
    public String getCompanyDomain() {
        return companyDomain;
    }

    /**
     * Sets the option {@code companyDomain}.
     *
     * @param companyDomain its value
     */
    public void setCompanyDomain(String companyDomain) {
        this.companyDomain = companyDomain;
    }

    /**
     * The option {@code baseUrl}.
     *
     * @return its value
     */
    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Sets the option {@code baseUrl}.
     *
     * @param baseUrl its value
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * The option {@code outputType}.
     *
     * @return its value
     */
    public OutputType getOutputType() {
        return outputType;
    }

    /**
     * Sets the option {@code outputType}.
     *
     * @param outputType its value
     */
    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    /**
     * The option {@code outputClass}.
     *
     * @return its value
     */
    public Class<?> getOutputClass() {
        return outputClass;
    }

    /**
     * Sets the option {@code outputClass}.
     *
     * @param outputClass its value
     */
    public void setOutputClass(Class<?> outputClass) {
        this.outputClass = outputClass;
    }

    /**
     * The option {@code paging}.
     *
     * @return its value
     */
    public PagingMode getPaging() {
        return paging;
    }

    /**
     * Sets the option {@code paging}.
     *
     * @param paging its value
     */
    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    /**
     * The option {@code connectTimeout}.
     *
     * @return its value
     */
    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * Sets the option {@code connectTimeout}.
     *
     * @param connectTimeout its value
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /**
     * The option {@code responseTimeout}.
     *
     * @return its value
     */
    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * Sets the option {@code responseTimeout}.
     *
     * @param responseTimeout its value
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    /**
     * The option {@code connectionsPerRoute}.
     *
     * @return its value
     */
    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    /**
     * Sets the option {@code connectionsPerRoute}.
     *
     * @param connectionsPerRoute its value
     */
    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    /**
     * The option {@code maxResponseSize}.
     *
     * @return its value
     */
    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    /**
     * Sets the option {@code maxResponseSize}.
     *
     * @param maxResponseSize its value
     */
    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    /**
     * The option {@code sslContextParameters}.
     *
     * @return its value
     */
    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * Sets the option {@code sslContextParameters}.
     *
     * @param sslContextParameters its value
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /**
     * The option {@code httpClientConfigurer}.
     *
     * @return its value
     */
    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    /**
     * Sets the option {@code httpClientConfigurer}.
     *
     * @param httpClientConfigurer its value
     */
    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    /**
     * The option {@code objectMapper}.
     *
     * @return its value
     */
    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /**
     * Sets the option {@code objectMapper}.
     *
     * @param objectMapper its value
     */
    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }
}

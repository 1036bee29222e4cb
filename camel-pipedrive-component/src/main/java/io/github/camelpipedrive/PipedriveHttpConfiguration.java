// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;

import io.github.camelpipedrive.transport.HttpSettings;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of the HTTP client: timeouts, the number of connections, TLS and what a user sets at the client itself. */
@UriParams
public abstract class PipedriveHttpConfiguration {

    /** What an option in milliseconds can say. */
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);

    /** Of an option whose value follows from others unless it is given. */
    private static final long DERIVED = Long.MIN_VALUE;

    /** For how many hosts there are connections, unless maxConnections says something else. */
    private static final int HOSTS_AT_A_TIME = 10;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The timeout for opening a connection, and for waiting for a free one.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The timeout for the status and headers of an answer, and for each further part of"
                    + " it. 0 for no timeout.")
    private long responseTimeout = 60_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            description = "The timeout for one attempt of a request, including redirects and the whole answer."
                    + " 0 for no timeout. By default, five minutes, or twice the sum of connectTimeout and"
                    + " responseTimeout if that is longer.")
    private long requestTimeout = DERIVED;

    @UriParam(label = "advanced", defaultValue = "20", description = "The maximum number of connections per host.")
    private int connectionsPerRoute = 20;

    @UriParam(
            label = "advanced",
            description = "The maximum number of connections to all hosts. By default, ten times connectionsPerRoute.")
    private int maxConnections;

    @UriParam(
            label = "security",
            description = "The TLS configuration. By default, the one of the https component, or the global one"
                    + " with useGlobalSslContextParameters.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "Customizes the builder of the HTTP client, for example for a proxy. By default, the"
                    + " one of the http component.")
    private HttpClientConfigurer httpClientConfigurer;

    PipedriveHttpConfiguration() {}

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
}

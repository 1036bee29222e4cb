// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How the HTTP client is set up; what is null here is as camel-http's own component has it.
 *
 * @param connectTimeout how long a request may wait for a connection of the pool, and a new connection may take to be
 *     opened; zero for no limit
 * @param responseTimeout how long the API may take for an answer's status and headers, and until more of its body comes;
 *     zero for no limit
 * @param requestTimeout how long a request may take in all, with its redirects, from the wait for a connection to the last byte of the answer;
 *     zero for no limit
 * @param connectionsPerRoute the most connections to one host at a time
 * @param maxConnections the most connections to all hosts at a time
 * @param sslContextParameters TLS, null for camel-http's
 * @param httpClientConfigurer customizes the client's builder, null for camel-http's
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        Duration requestTimeout,
        int connectionsPerRoute,
        int maxConnections,
        SSLContextParameters sslContextParameters,
        HttpClientConfigurer httpClientConfigurer) {

    /** Where a timeout is disabled. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Checks the numbers. */
    public HttpSettings {
        if (connectTimeout.isNegative() || responseTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout and responseTimeout must not be negative");
        }
        if (requestTimeout.isNegative()) {
            throw new IllegalArgumentException("requestTimeout must not be negative");
        }
        if (connectionsPerRoute < 1 || maxConnections < 1) {
            throw new IllegalArgumentException("connectionsPerRoute and maxConnections must be numbers from 1");
        }
    }

    /**
     * A timeout as messages name it.
     *
     * @param option the name of its option
     * @return the option with its value, such as {@code responseTimeout (30 s)}
     */
    String timeout(String option) {
        Duration value =
                switch (option) {
                    case "connectTimeout" -> connectTimeout;
                    case "responseTimeout" -> responseTimeout;
                    case "requestTimeout" -> requestTimeout;
                    default -> throw new IllegalArgumentException(option);
                };
        long millis = value.toMillis();
        return option + " (" + (millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms") + ")";
    }

    /**
     * How long a request takes at most: it waits for a connection of the pool, opens a new one, through a proxy
     * perhaps, and waits for the answer. {@link ExchangeTimeouts} holds it; only the writing of a long body may take
     * longer, up to {@code requestTimeout}.
     *
     * @return the time until the answer begins; an hour where no timeout limits it
     */
    public Duration longestExchange() {
        Duration exchange = connectTimeout.isZero() || responseTimeout.isZero()
                ? LONG
                : connectTimeout.plus(responseTimeout).multipliedBy(2);
        return requestTimeout.isZero() || requestTimeout.compareTo(exchange) > 0 ? exchange : requestTimeout;
    }
}

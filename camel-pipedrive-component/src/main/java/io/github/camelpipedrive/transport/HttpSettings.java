// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How the HTTP client is set up; what is null or zero here is as camel-http's own component has it.
 *
 * @param connectTimeout how long a connection may take to come about
 * @param responseTimeout how long the API may take to begin its answer
 * @param connectionsPerRoute the most connections at a time
 * @param sslContextParameters TLS, null for camel-http's
 * @param httpClientConfigurer the last word on the client's builder, null for camel-http's
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        int connectionsPerRoute,
        SSLContextParameters sslContextParameters,
        HttpClientConfigurer httpClientConfigurer) {}

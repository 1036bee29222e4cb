// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with camel-http's client, so that TLS, proxy, pool and time-outs are set up as Camel users know it.
 * Follows no redirect, repeats nothing, and keeps no cookies.
 */
public final class CamelHttpTransport extends ServiceSupport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(CamelHttpTransport.class);
    private static final Logger WIRE = LoggerFactory.getLogger("org.apache.hc.client5.http.wire");
    private static final String USER_AGENT = "camel-pipedrive";
    private static final int MOST_HOSTS_KEPT = 1000;

    /**
     * A look at a connection takes a millisecond, so those in steady use are not looked at. The client's own two seconds
     * are longer than some servers and proxies keep an idle connection.
     */
    private static final TimeValue LOOKED_AT_WHEN_IDLE_FOR = TimeValue.ofMilliseconds(50);

    private final CamelContext camelContext;
    private final BaseUrl baseUrl;
    private final HttpSettings settings;
    private final Map<BaseUrl, HttpHost> hosts = new ConcurrentHashMap<>();
    private HttpEndpoint endpoint;
    private volatile HttpClient client;

    /**
     * Makes a transport, to be started.
     *
     * @param camelContext whose http component is used
     * @param baseUrl where most requests go, which decides between http and https
     * @param settings how the client is set up
     */
    public CamelHttpTransport(CamelContext camelContext, BaseUrl baseUrl, HttpSettings settings) {
        this.camelContext = camelContext;
        this.baseUrl = baseUrl;
        this.settings = settings;
    }

    @Override
    protected void doStart() throws Exception {
        warnOfWireLog();
        HttpComponent component = camelContext.getComponent(baseUrl.scheme(), HttpComponent.class);
        Map<String, Object> options = new HashMap<>();
        options.put("followRedirects", false);
        options.put("throwExceptionOnFailure", false);
        options.put("connectTimeout", Timeout.of(settings.connectTimeout()));
        if (!settings.connectTimeout().isZero()) {
            options.put("connectionRequestTimeout", Timeout.of(settings.connectTimeout()));
        }
        options.put("responseTimeout", Timeout.of(settings.responseTimeout()));
        options.put("connectionsPerRoute", settings.connectionsPerRoute());
        options.put("maxTotalConnections", settings.maxConnections());
        if (component.getProxyAuthScheme() == null) {
            // Otherwise camel-http speaks to the proxy as to the target, which is TLS; ordinary proxies know none.
            options.put("proxyAuthScheme", "http");
        }
        if (settings.sslContextParameters() != null) {
            options.put("sslContextParameters", settings.sslContextParameters());
        }
        HttpClientConfigurer users = settings.httpClientConfigurer() != null
                ? settings.httpClientConfigurer()
                : component.getHttpClientConfigurer();
        options.put("httpClientConfigurer", (HttpClientConfigurer) builder -> configure(builder, users));
        endpoint = (HttpEndpoint) component.createEndpoint(baseUrl.toString(), options);
        if (component.getClientConnectionManager() == null) {
            findStaleConnections(endpoint.getClientConnectionManager());
        }
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
    }

    /** A pool of the user's own is left as it is. */
    private static void findStaleConnections(HttpClientConnectionManager connections) {
        if (connections instanceof PoolingHttpClientConnectionManager pool) {
            pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                    .setValidateAfterInactivity(LOOKED_AT_WHEN_IDLE_FOR)
                    .build());
        }
    }

    /** The client writes all bytes there, tokens among them, which nobody but its user can switch off. */
    private static void warnOfWireLog() {
        if (WIRE.isDebugEnabled()) {
            LOG.warn("The logger {} is on: it writes tokens and secrets into the log", WIRE.getName());
        }
    }

    private static void configure(HttpClientBuilder builder, HttpClientConfigurer users) {
        builder.disableCookieManagement().disableAuthCaching().setUserAgent(USER_AGENT);
        if (users != null) {
            users.configureHttpClient(builder);
        }
        // Last, as they are promises: a repeat takes its place in the budget, a redirect takes no credential along.
        builder.disableAutomaticRetries().disableRedirectHandling();
        Sending.observe(builder);
    }

    @Override
    protected void doStop() {
        client = null;
        ServiceHelper.stopAndShutdownService(endpoint);
        endpoint = null;
    }

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        HttpClient http = client;
        if (http == null) {
            throw new IllegalStateException("The connection to " + request.baseUrl() + " is closed");
        }
        HttpHost host = host(request.baseUrl());
        ClassicHttpRequest message =
                new BasicClassicHttpRequest(request.method().name(), host, request.target());
        message.setHeader("Accept", "application/json, */*;q=0.5");
        request.signature().ifPresent(credential -> message.setHeader(new SecretHeader(credential)));
        TrackedEntity body = HttpEntities.of(request.body()).orElse(null);
        message.setEntity(body);
        Sending sending = new Sending(body);
        try {
            return answer(request, sending, http.executeOpen(host, message, sending));
        } catch (InterruptedIOException e) {
            if (e instanceof SocketTimeoutException || !interrupted(e)) {
                throw ConnectionFailures.of(request, sending, e);
            }
            throw interruption(request, e);
        } catch (CancellationException e) {
            // What the pool says to a thread that was interrupted before it asked for a connection.
            Thread.interrupted();
            throw interruption(request, e);
        } catch (IOException e) {
            throw ConnectionFailures.of(request, sending, e);
        }
    }

    /** Each company has a host of its own, so the hosts of many are not all kept. */
    private HttpHost host(BaseUrl url) {
        HttpHost known = hosts.get(url);
        if (known != null) {
            return known;
        }
        HttpHost made = new HttpHost(url.scheme(), url.host(), url.port());
        if (hosts.size() < MOST_HOSTS_KEPT) {
            hosts.put(url, made);
        }
        return made;
    }

    private static Response answer(Request request, Sending sending, ClassicHttpResponse message)
            throws PipedriveConnectionException {
        HttpResponse response = new HttpResponse(message);
        Optional<PipedriveConnectionException> refusal = ProxyAnswers.of(request, sending, message);
        if (refusal.isPresent()) {
            response.close();
            throw refusal.get();
        }
        return response;
    }

    private static InterruptedException interruption(Request request, Exception cause) {
        InterruptedException interruption = new InterruptedException("Interrupted during " + request.operation());
        interruption.initCause(cause);
        return interruption;
    }

    /** The client also says of time-outs in its pool that they are interruptions; those have a class of their own. */
    private static boolean interrupted(InterruptedIOException e) {
        return Thread.currentThread().isInterrupted() || e.getCause() instanceof InterruptedException;
    }

    /** Belongs to one thread. */
    private static final class HttpResponse implements Response {

        /** What is worth reading to keep a connection; a longer rest costs more than a new connection. */
        private static final int LONGEST_REST = 64 * 1024;

        private final ClassicHttpResponse message;
        private boolean isBodyClosed;

        HttpResponse(ClassicHttpResponse message) {
            this.message = message;
        }

        @Override
        public int status() {
            return message.getCode();
        }

        @Override
        public Optional<String> header(String name) {
            Header header = message.getFirstHeader(name);
            return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
        }

        @Override
        public InputStream body() throws IOException {
            if (message.getEntity() == null) {
                return InputStream.nullInputStream();
            }
            return new FilterInputStream(message.getEntity().getContent()) {
                @Override
                public void close() throws IOException {
                    isBodyClosed = true;
                    super.close();
                }
            };
        }

        @Override
        public void close() {
            try (message) {
                // Who has closed the body has given the connection back with it.
                if (!isBodyClosed
                        && message.getEntity() != null
                        && message.getEntity().isStreaming()) {
                    readRest(message.getEntity().getContent());
                }
            } catch (IOException e) {
                LOG.debug("A connection could not be kept: {}", e.getMessage());
            }
        }

        private static void readRest(InputStream rest) throws IOException {
            byte[] buffer = new byte[4096];
            int total = 0;
            int read = 0;
            while (read >= 0 && total < LONGEST_REST) {
                total += read;
                read = rest.read(buffer);
            }
        }
    }
}

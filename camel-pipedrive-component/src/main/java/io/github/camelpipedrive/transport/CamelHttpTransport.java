// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with camel-http's client, so that TLS, proxy, pool and time-outs are set up as Camel users know it.
 * Follows no redirect, retries nothing, and keeps no cookies.
 */
public final class CamelHttpTransport extends ServiceSupport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(CamelHttpTransport.class);
    private static final Logger WIRE = LoggerFactory.getLogger("org.apache.hc.client5.http.wire");
    private static final String USER_AGENT = "camel-pipedrive";

    private final CamelContext camelContext;
    private final BaseUrl baseUrl;
    private final HttpSettings settings;
    private final KnownHosts hosts = new KnownHosts();
    private final ExchangeTimeouts timeouts;
    private HttpEndpoint endpoint;
    private ScheduledExecutorService watching;
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
        this.timeouts = new ExchangeTimeouts(settings);
    }

    @Override
    protected void doStart() throws Exception {
        warnOfWireLog();
        HttpComponent users = camelContext.getComponent(baseUrl.scheme(), HttpComponent.class);
        HttpComponent component = BoundedHttpComponent.like(users);
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
        HttpClientConfigurer configurer = settings.httpClientConfigurer() != null
                ? settings.httpClientConfigurer()
                : component.getHttpClientConfigurer();
        options.put("httpClientConfigurer", (HttpClientConfigurer) builder -> configure(builder, configurer));
        endpoint = (HttpEndpoint) component.createEndpoint(baseUrl.toString(), options);
        ServiceHelper.startService(endpoint);
        watch(component);
        client = endpoint.getHttpClient();
    }

    /** Ends what takes too long, and releases the routes to hosts that nobody asks any longer. */
    @SuppressWarnings("FutureReturnValueIgnored") // they run until the thread is shut down
    private void watch(HttpComponent component) {
        watching = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "PipedriveTimeouts");
        long period = timeouts.period().toNanos();
        watching.scheduleWithFixedDelay(this::endWhatTakesTooLong, period, period, TimeUnit.NANOSECONDS);
        if (component instanceof BoundedHttpComponent
                && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool) {
            watching.scheduleWithFixedDelay(pool::closeExpired, 1, 1, TimeUnit.MINUTES);
        }
    }

    private void endWhatTakesTooLong() {
        try {
            timeouts.check(System.nanoTime());
        } catch (RuntimeException | Error e) {
            // Or it would be the last check, also where another thread has filled the memory.
            LOG.warn(
                    "Requests that take too long could not be ended: {}",
                    e.getClass().getName());
        }
    }

    /** The client writes all bytes there, tokens among them, which nobody but its user can disable. */
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
        // Last, as they are promises: a retry takes its place in the budget, a redirect takes no credential along.
        builder.disableAutomaticRetries().disableRedirectHandling();
        // The client loses the connection of an encoded answer whose end it does not read; see DecodedStream.
        builder.disableContentCompression();
        Sending.observe(builder);
    }

    @Override
    protected void doStop() {
        client = null;
        camelContext.getExecutorServiceManager().shutdownNow(watching);
        ServiceHelper.stopAndShutdownService(endpoint);
        endpoint = null;
    }

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        HttpClient http = client;
        if (http == null) {
            throw new IllegalStateException("The connection to " + request.baseUrl() + " is closed");
        }
        HttpHost host = hosts.of(request);
        AbortableRequest message = new AbortableRequest(request.method().name(), host, request.target());
        message.setHeader("Accept", "application/json, */*;q=0.5");
        message.setHeader("Accept-Encoding", "gzip");
        request.signature().ifPresent(credential -> message.setHeader(new SecretHeader(credential)));
        TrackedEntity body = HttpEntities.of(request.body()).orElse(null);
        message.setEntity(body);
        Sending sending = new Sending(body, request.spent(), settings);
        sending.sends(message);
        timeouts.begin(sending);
        Response response = null;
        try {
            response = answer(request, sending, http.executeOpen(host, message, sending));
            return response;
        } catch (InterruptedIOException e) {
            if (e instanceof SocketTimeoutException || !interrupted(e)) {
                throw ConnectionFailures.of(request, sending, e);
            }
            throw interruption(request, e);
        } catch (CancellationException e) {
            if (sending.exceeded().isPresent()) {
                throw ConnectionFailures.of(request, sending, new IOException("cancelled", e));
            }
            // What the pool says to a thread that was interrupted before it asked for a connection.
            Thread.interrupted();
            throw interruption(request, e);
        } catch (IOException e) {
            throw ConnectionFailures.of(request, sending, e);
        } catch (RuntimeException e) {
            // The client has its own ideas of what can't happen, such as a status of 000.
            sending.abandon();
            throw ConnectionFailures.of(request, sending, new MalformedAnswerException(e));
        } finally {
            if (response == null) {
                timeouts.end(sending);
            }
        }
    }

    private Response answer(Request request, Sending sending, ClassicHttpResponse message)
            throws PipedriveConnectionException {
        sending.answered();
        HttpResponse response = new HttpResponse(request.baseUrl(), message, sending, timeouts);
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * How far the HTTP client has come with one request, as it depends on that what a failure means, and how long it may still
 * take. Belongs to one thread, except that {@link ExchangeTimeouts} looks at it and may end it.
 */
final class Sending extends HttpClientContext {

    /** What is being done. */
    enum Stage {
        /** A connection is waited for or opened, perhaps through a proxy. */
        CONNECTING,
        /** The request is written. */
        WRITING,
        /** Status line and headers of the answer are waited for. */
        WAITING,
        /** The body of the answer is read. */
        READING
    }

    private final TrackedEntity body;
    private final HttpSettings settings;
    private final long started = System.nanoTime();
    private final long begun;
    private HttpHost proxy;
    private boolean connected;
    private long read;
    private volatile AbortableRequest message;
    private volatile long stageBegun = started;
    private volatile Stage stage = Stage.CONNECTING;
    private volatile long bytesRead;
    private volatile String exceeded;

    /**
     * Of a request that is about to be sent.
     *
     * @param body its body, null for none
     * @param spent how much of its time is spent
     * @param settings has the timeouts
     */
    Sending(TrackedEntity body, Duration spent, HttpSettings settings) {
        this.body = body;
        this.settings = settings;
        this.begun = started - spent.toNanos();
        if (body != null) {
            body.whenWritten(() -> enter(Stage.WAITING));
        }
    }

    /**
     * Has a client tell the sendings of its requests.
     *
     * @param builder the client's builder
     */
    static void observe(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("pipedrive-begins", Sending::begins);
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "pipedrive-connected", Sending::connected);
    }

    private static ClassicHttpResponse begins(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.clientContext instanceof Sending sending) {
            sending.begin(scope.route.getProxyHost());
        }
        return chain.proceed(request, scope);
    }

    /** Whatever is needed to reach the target is done before: a connection, perhaps a tunnel of a proxy, and TLS. */
    private static ClassicHttpResponse connected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.clientContext instanceof Sending sending) {
            sending.connect();
        }
        return chain.proceed(request, scope);
    }

    /** A timeout as messages name it, with its value. */
    String timeout(String option) {
        return settings.timeout(option);
    }

    /** The message that is sent, which can be ended. */
    void sends(AbortableRequest request) {
        message = request;
    }

    /** It is known which way the request takes. */
    void begin(HttpHost throughProxy) {
        proxy = throughProxy;
    }

    /** There is a connection to the target; the request is sent next. */
    void connect() {
        connected = true;
        enter(body == null ? Stage.WAITING : Stage.WRITING);
    }

    /** Status and headers of the answer are there. */
    void answered() {
        enter(Stage.READING);
    }

    /** More of the answer's body is there. */
    void read(int bytes) {
        read += bytes;
        bytesRead = read;
    }

    private void enter(Stage next) {
        // The time first: who sees the new stage must not measure it from the beginning of the old one.
        stageBegun = System.nanoTime();
        stage = next;
    }

    /** How long it took so far. */
    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** When it began, or the first request of which it is a redirect, as {@link System#nanoTime}. */
    long begun() {
        return begun;
    }

    /** What is being done. */
    Stage stage() {
        return stage;
    }

    /** Since when, as {@link System#nanoTime}. */
    long stageBegun() {
        return stageBegun;
    }

    /** How much of the answer's body was read. */
    long bytesRead() {
        return bytesRead;
    }

    /**
     * Ends it from another thread: whatever waits for its connection fails.
     *
     * @param limit the option whose limit was exceeded
     */
    void timeOut(String limit) {
        exceeded = limit;
        message.cancel();
    }

    /** Closes its connection at once, whatever is still to come; nothing when it went back to the pool. */
    void abandon() {
        message.cancel();
    }

    /**
     * The option whose limit it has exceeded.
     *
     * @return its name; empty for none
     */
    Optional<String> exceeded() {
        return Optional.ofNullable(exceeded);
    }

    /**
     * The proxy that the request goes through.
     *
     * @return such as {@code http://proxy.acme.example:3128}; empty for none
     */
    Optional<String> proxy() {
        return Optional.ofNullable(proxy).map(HttpHost::toURI);
    }

    /** Whether TLS is spoken to the proxy itself. */
    boolean isProxySecure() {
        return proxy != null && proxy.getSchemeName().equals("https");
    }

    /**
     * Whether there was a connection to the target, so that the request may have been sent.
     *
     * @return false when nothing was sent
     */
    boolean isConnected() {
        return connected;
    }

    /**
     * Whether the request has a body of which a part was certainly not sent, so that nobody can have carried it out.
     *
     * @return false when all of it may have been sent
     */
    boolean isIncomplete() {
        return body != null && !body.isWritten();
    }
}

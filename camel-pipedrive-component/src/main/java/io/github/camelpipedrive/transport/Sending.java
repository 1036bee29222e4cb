// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
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
 * How far the HTTP client has come with one request, as it depends on that what a failure means. Belongs to one thread.
 */
final class Sending extends HttpClientContext {

    private final TrackedEntity body;
    private HttpHost proxy;
    private boolean connected;

    /**
     * Of a request that is about to be sent.
     *
     * @param body its body, null for none
     */
    Sending(TrackedEntity body) {
        this.body = body;
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

    /** It is known which way the request takes. */
    void begin(HttpHost throughProxy) {
        proxy = throughProxy;
    }

    /** There is a connection to the target; the request is sent next. */
    void connect() {
        connected = true;
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

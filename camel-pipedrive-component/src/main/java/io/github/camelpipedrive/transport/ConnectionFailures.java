// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says what a failure of the network means: what went wrong, and whether the request may have been carried out. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    /**
     * What a failure means.
     *
     * @param request what was to be sent
     * @param sending how far it has come
     * @param failure what the HTTP client said
     * @return the exception to throw
     */
    static PipedriveConnectionException of(Request request, Sending sending, IOException failure) {
        IOException shown = AnswerFailures.shown(failure);
        boolean possiblyCarriedOut = wasSent(sending, failure) && !wasCut(sending, failure);
        String message = describe(request, sending, failure, shown);
        return new PipedriveConnectionException(
                ErrorDetails.of(request.operation(), request.account(), message)
                        .withHint(hint(request, sending, failure, possiblyCarriedOut)),
                possiblyCarriedOut,
                shown);
    }

    private static String hint(Request request, Sending sending, IOException failure, boolean possiblyCarriedOut) {
        if (!wasSent(sending, failure)) {
            boolean isSandbox =
                    request.baseUrl().isLoopback() && sending.proxy().isEmpty();
            return failure instanceof ConnectException && isSandbox
                    ? "Nothing was sent. Is the sandbox running?"
                    : "Nothing was sent.";
        }
        if (!possiblyCarriedOut) {
            return "Only a part of the request was sent, so it was not carried out.";
        }
        return request.safeToRepeat()
                ? "It can be retried safely."
                : "The request may have been carried out: check before you retry it.";
    }

    /** Of TLS is not known what it does after the last byte, so its failures say nothing. */
    private static boolean wasCut(Sending sending, IOException failure) {
        return sending.isIncomplete() && !(failure instanceof SSLException);
    }

    private static boolean wasSent(Sending sending, IOException failure) {
        // With a connection TLS is there: an alert behind that is the answer to a request.
        boolean isOfTls = failure instanceof SSLException;
        return sending.isConnected() && (isOfTls || !neverLeft(failure));
    }

    private static boolean neverLeft(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectTimeoutException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException;
    }

    /**
     * What happened, as text.
     *
     * @param failure decides what it is
     * @param shown the same without words of the server's
     */
    private static String describe(Request request, Sending sending, IOException failure, IOException shown) {
        String host = request.baseUrl().toString();
        // Where there is a proxy, connections are opened to it alone.
        Optional<String> proxy = sending.proxy().map(url -> "the proxy " + url);
        String opened = proxy.orElse(host);
        String target = host + proxy.map(each -> " through " + each).orElse("");
        if (sending.exceeded().isPresent()) {
            return target + " did not answer within "
                    + sending.timeout(sending.exceeded().get());
        }
        if (failure instanceof UnknownHostException) {
            return proxy.isPresent()
                    ? "the host of " + opened + " is unknown; check proxyHost, and the network"
                    : "the host of " + host + " is unknown; check companyDomain or baseUrl, and the network";
        }
        if (failure instanceof ConnectTimeoutException) {
            return opened + " did not take the connection within " + sending.timeout("connectTimeout")
                    + adviceOnProxy(sending);
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return "no connection to " + target + " became free within " + sending.timeout("connectTimeout")
                    + ": more calls run at a time than connectionsPerRoute and maxConnections allow";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return opened + " can't be reached: " + shown.getMessage();
        }
        if (failure instanceof SSLException) {
            return "TLS with " + target + " failed: " + shown.getMessage() + adviceOnProxy(sending);
        }
        if (failure instanceof SocketTimeoutException) {
            return target + " did not answer within " + sending.timeout("responseTimeout");
        }
        return "the connection to " + target + " broke: "
                + (shown.getMessage() == null ? shown.getClass().getSimpleName() : shown.getMessage());
    }

    private static String adviceOnProxy(Sending sending) {
        return sending.isProxySecure()
                ? "; proxyAuthScheme=https has TLS spoken to the proxy itself, which most proxies don't know"
                : "";
    }
}

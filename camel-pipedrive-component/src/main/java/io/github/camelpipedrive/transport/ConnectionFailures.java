// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.operation.Method;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says what a failure of the network means: what went wrong, and whether the request may have been carried out. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    static PipedriveConnectionException of(Request request, IOException failure) {
        boolean possiblyCarriedOut = !neverLeft(failure);
        String message = describe(request, failure);
        String hint = "Nothing was sent.";
        if (possiblyCarriedOut) {
            hint = request.method() == Method.POST
                    ? "The request may have been carried out: look before it is repeated."
                    : "It can be repeated safely.";
        }
        if (failure instanceof ConnectException && request.baseUrl().isLoopback()) {
            hint += " Is the sandbox running?";
        }
        return new PipedriveConnectionException(
                ErrorDetails.of(request.operation(), request.account(), message).withHint(hint),
                possiblyCarriedOut,
                failure);
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

    private static String describe(Request request, IOException failure) {
        String host = request.baseUrl().toString();
        if (failure instanceof UnknownHostException) {
            return "the host of " + host + " is unknown; check companyDomain or baseUrl, and the network";
        }
        if (failure instanceof ConnectTimeoutException) {
            return host + " did not take the connection within connectTimeout";
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return "no connection to " + host + " became free within connectTimeout: more calls run at a time than"
                    + " connectionsPerRoute and maxConnections allow";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return host + " can't be reached: " + failure.getMessage();
        }
        if (failure instanceof SSLException) {
            return "TLS with " + host + " failed: " + failure.getMessage();
        }
        if (failure instanceof SocketTimeoutException) {
            return host + " did not answer within responseTimeout";
        }
        return "the connection to " + host + " broke: "
                + (failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }
}

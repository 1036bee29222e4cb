// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What each failure of the network means: what a user is notified, and whether the request may have been carried out. */
class ConnectionFailuresTest {

    private static final String URL = "https://acme.pipedrive.com";

    private static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofMinutes(5), 20, 200, null, null);

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        new UnknownHostException("acme.pipedrive.com"),
                        false,
                        "the host of " + URL + " is unknown; check companyDomain or baseUrl, and the network"),
                arguments(
                        new ConnectTimeoutException("connect timed out"),
                        false,
                        URL + " did not take the connection within connectTimeout (5 s)"),
                arguments(
                        new ConnectionRequestTimeoutException("Timeout deadline"),
                        false,
                        "no connection to " + URL
                                + " became free within connectTimeout (5 s): more calls run at a time than"
                                + " connectionsPerRoute and maxConnections allow"),
                arguments(
                        new ConnectException("Connection refused"),
                        false,
                        URL + " can't be reached: Connection refused"),
                arguments(
                        new HttpHostConnectException("Connect to acme failed"),
                        false,
                        URL + " can't be reached: Connect to acme failed"),
                arguments(new NoRouteToHostException("No route"), false, URL + " can't be reached: No route"),
                // With a connection TLS is there: this is the other side's answer to a request.
                arguments(
                        new SSLHandshakeException("Received fatal alert: bad_certificate"),
                        true,
                        "TLS with " + URL + " failed: Received fatal alert: bad_certificate"),
                arguments(
                        new SSLPeerUnverifiedException("wrong host"), true, "TLS with " + URL + " failed: wrong host"),
                arguments(new SSLException("bad record"), true, "TLS with " + URL + " failed: bad record"),
                arguments(
                        new SocketTimeoutException("Read timed out"),
                        true,
                        URL + " did not answer within responseTimeout (1500 ms)"),
                arguments(
                        new SocketException("Connection reset"),
                        true,
                        "the connection to " + URL + " broke: Connection reset"),
                arguments(
                        new NoHttpResponseException("failed to respond"),
                        true,
                        "the connection to " + URL + " broke: failed to respond"),
                arguments(new EOFException(), true, "the connection to " + URL + " broke: EOFException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatHappenedToARead(IOException cause, boolean possiblyCarriedOut, String message) {
        assertTold(
                Method.GET,
                cause,
                possiblyCarriedOut,
                message + (possiblyCarriedOut ? ". It can be retried safely." : ". Nothing was sent."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysOfACreateThatItMayHaveBeenCarriedOut(IOException cause, boolean possiblyCarriedOut, String message) {
        assertTold(
                Method.POST,
                cause,
                possiblyCarriedOut,
                message
                        + (possiblyCarriedOut
                                ? ". The request may have been carried out: check before you retry it."
                                : ". Nothing was sent."));
    }

    private static void assertTold(Method method, IOException cause, boolean possiblyCarriedOut, String message) {
        Request request = new Request(
                        "deal/create", "acme", method, method != Method.POST, "/api/v2/deals", Body.NONE, Claim.NONE)
                .signed(new Credential("x-api-token", "secret", BaseUrl.parse(URL, "baseUrl")));

        Sending sending = new Sending(null, Duration.ZERO, SETTINGS);
        sending.connect();

        PipedriveConnectionException failure = ConnectionFailures.of(request, sending, cause);

        assertThat(failure).hasMessage("deal/create: " + message).hasCause(cause);
        assertThat(failure.isPossiblyCarriedOut()).isEqualTo(possiblyCarriedOut);
        assertThat(failure.getAccount()).isEqualTo("acme");
    }

    @Test
    void saysOfTlsThatWasNotThereYetThatNothingWasSent() {
        PipedriveConnectionException failure = ConnectionFailures.of(
                create(),
                new Sending(null, Duration.ZERO, SETTINGS),
                new SSLHandshakeException("unable to find valid certification path"));

        assertThat(failure)
                .hasMessage("deal/create: TLS with " + URL
                        + " failed: unable to find valid certification path. Nothing was sent.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
    }

    static Stream<Arguments> failuresOfAProxy() {
        String through = URL + " through the proxy http://proxy.acme.example:3128";
        return Stream.of(
                arguments(
                        new UnknownHostException("proxy.acme.example"),
                        "the host of the proxy http://proxy.acme.example:3128 is unknown; check proxyHost, and the"
                                + " network"),
                arguments(
                        new ConnectTimeoutException("connect timed out"),
                        "the proxy http://proxy.acme.example:3128 did not take the connection within connectTimeout (5 s)"),
                arguments(
                        new HttpHostConnectException("Connect to proxy failed"),
                        "the proxy http://proxy.acme.example:3128 can't be reached: Connect to proxy failed"),
                arguments(
                        new SSLHandshakeException("unable to find valid certification path"),
                        "TLS with " + through + " failed: unable to find valid certification path"),
                arguments(new SSLException("bad record"), "TLS with " + through + " failed: bad record"),
                arguments(
                        new SocketTimeoutException("Read timed out"),
                        through + " did not answer within responseTimeout (1500 ms)"),
                arguments(
                        new NoHttpResponseException("failed to respond"),
                        "the connection to " + through + " broke: failed to respond"));
    }

    /** Before there is a connection to the target nothing was sent, whatever the failure is. */
    @ParameterizedTest
    @MethodSource("failuresOfAProxy")
    void namesTheProxyAndSaysThatNothingWasSentBeforeThereIsATunnel(IOException cause, String message) {
        Sending sending = new Sending(null, Duration.ZERO, SETTINGS);
        sending.begin(new HttpHost("http", "proxy.acme.example", 3128));

        PipedriveConnectionException failure = ConnectionFailures.of(create(), sending, cause);

        assertThat(failure).hasMessage("deal/create: " + message + ". Nothing was sent.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
    }

    private static Request create() {
        return new Request("deal/create", "acme", Method.POST, false, "/api/v2/deals", Body.NONE, Claim.NONE)
                .signed(new Credential("x-api-token", "secret", BaseUrl.parse(URL, "baseUrl")));
    }
}

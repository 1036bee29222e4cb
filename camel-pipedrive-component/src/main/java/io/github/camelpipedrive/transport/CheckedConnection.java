// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Identifiable;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that is not used again when something has come that nobody asked for: the client would take it for the
 * answer to the next request, which may be another account's. The pool asks {@link #isStale} before each use.
 */
final class CheckedConnection implements ManagedHttpClientConnection, Identifiable {

    /**
     * To find out whether the other side has closed takes a millisecond, so connections in steady use are not asked. The
     * client's own two seconds are longer than some servers and proxies keep an idle connection.
     */
    private static final long ASKED_WHEN_IDLE_FOR_NANOS = 50_000_000L;

    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private final ManagedHttpClientConnection connection;
    private final CheckedConnections.Unread unread;
    private volatile Socket socket;
    private volatile long idleSince = System.nanoTime();

    CheckedConnection(ManagedHttpClientConnection connection, CheckedConnections.Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    @Override
    public boolean isStale() throws IOException {
        Socket plain = socket;
        if (plain == null || !connection.isOpen() || unread.bytes() > 0) {
            return true;
        }
        boolean something = plain.getInputStream().available() > 0;
        boolean idle = System.nanoTime() - idleSince > ASKED_WHEN_IDLE_FOR_NANOS;
        // What waits below TLS may belong to TLS itself, such as a new session ticket.
        return something && connection.isDataAvailable(SHORTEST)
                || (something || idle) && (connection.isStale() || unread.bytes() > 0);
    }

    @Override
    public void bind(Socket plain) throws IOException {
        socket = plain;
        connection.bind(plain);
    }

    @Override
    public void bind(SSLSocket tls, Socket plain) throws IOException {
        socket = plain;
        connection.bind(tls, plain);
    }

    @Override
    public Socket getSocket() {
        return connection.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return connection.getSSLSession();
    }

    @Override
    public void passivate() {
        idleSince = System.nanoTime();
        connection.passivate();
    }

    @Override
    public void activate() {
        connection.activate();
    }

    @Override
    public String getId() {
        return connection instanceof Identifiable identifiable ? identifiable.getId() : connection.toString();
    }

    @Override
    public boolean isConsistent() {
        return connection.isConsistent();
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        connection.sendRequestHeader(request);
    }

    @Override
    public void terminateRequest(ClassicHttpRequest request) throws HttpException, IOException {
        connection.terminateRequest(request);
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        connection.sendRequestEntity(request);
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        return connection.receiveResponseHeader();
    }

    @Override
    public void receiveResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        connection.receiveResponseEntity(response);
    }

    @Override
    public boolean isDataAvailable(Timeout timeout) throws IOException {
        return connection.isDataAvailable(timeout);
    }

    @Override
    public void flush() throws IOException {
        connection.flush();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    @Override
    public void close(CloseMode mode) {
        connection.close(mode);
    }

    @Override
    public EndpointDetails getEndpointDetails() {
        return connection.getEndpointDetails();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return connection.getRemoteAddress();
    }

    @Override
    public ProtocolVersion getProtocolVersion() {
        return connection.getProtocolVersion();
    }

    @Override
    public Timeout getSocketTimeout() {
        return connection.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        connection.setSocketTimeout(timeout);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public String toString() {
        return connection.toString();
    }
}

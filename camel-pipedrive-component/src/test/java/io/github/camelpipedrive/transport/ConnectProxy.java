// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** An HTTP proxy that makes tunnels (CONNECT), asks for credentials when it is told to, and answers as it is notified. */
public final class ConnectProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> connects = new CopyOnWriteArrayList<>();
    private volatile String expected = "";
    private volatile String refusal = "";

    private ConnectProxy(ServerSocketFactory sockets) throws IOException {
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Starts an ordinary one. */
    public static ConnectProxy start() throws IOException {
        return new ConnectProxy(ServerSocketFactory.getDefault());
    }

    /** Starts one that TLS is spoken to. */
    public static ConnectProxy start(SSLContext tls) throws IOException {
        return new ConnectProxy(tls.getServerSocketFactory());
    }

    /** Its port on this machine. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Has it ask for these credentials from now on. */
    public void expect(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        expected = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Has it answer this, such as {@code 403 Forbidden}, instead of making tunnels. */
    public void refuse(String statusLine) {
        refusal = statusLine;
    }

    /** The targets that it has made tunnels to, such as {@code localhost:8443}. */
    public List<String> connects() {
        return List.copyOf(connects);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (!expected.isEmpty() && !head.contains("Proxy-Authorization: " + expected + "\r\n")) {
                    answer(socket, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tiles\"");
                } else if (!refusal.isEmpty() || !head.startsWith("CONNECT ")) {
                    answer(socket, refusal.isEmpty() ? "400 Bad Request" : refusal);
                } else {
                    tunnel(socket, head.split(" ", 3)[1]);
                    return;
                }
            }
        } catch (IOException e) {
            // One of both sides has closed the connection.
        } finally {
            open.remove(socket);
        }
    }

    private static void answer(Socket socket, String statusAndHeaders) throws IOException {
        String body = "<html>the proxy</html>";
        write(
                socket,
                "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Type: text/html\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void tunnel(Socket socket, String authority) throws IOException {
        connects.add(authority);
        String[] target = authority.split(":", 2);
        try (Socket other = new Socket(target[0], Integer.parseInt(target[1]))) {
            open.add(other);
            write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
            threads.execute(() -> copy(other, socket));
            copy(socket, other);
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            OutputStream out = to.getOutputStream();
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.close();
        } catch (IOException e) {
            // One of both sides has closed the connection.
        }
    }

    /** The head of a request; what does not begin as one is given as it is. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            boolean isHead = Character.isLetter(head.charAt(0));
            if (!isHead || head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : open) {
            each.close();
        }
        threads.shutdownNow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server whose TCP connections a test can count and close. It answers each request with 200 and one body, and
 * keeps connections open.
 */
public final class SocketServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = request -> "{\"success\":true,\"data\":{\"id\":1}}";

    /** What a request is answered; it may wait. */
    public interface Answer {
        String to(String requestLine) throws InterruptedException;
    }

    /** Starts it. */
    public SocketServer() throws IOException {
        threads.execute(this::accept);
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Sets what it answers from now on. */
    public void answers(Answer other) {
        answer = other;
    }

    /** How many connections were opened so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open on both sides, as far as this side knows. */
    public int open() {
        return open.size();
    }

    /** The first lines of the requests so far, oldest first. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Closes this side of all connections, as a server does with those that are idle for too long. */
    public void closeConnections() {
        open.forEach(SocketServer::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                accepted.incrementAndGet();
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
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                readRest(in);
                requests.add(first);
                String body = answer.to(first);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n";
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // One of both sides has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void readRest(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).trim());
            }
        }
        in.readNBytes(length);
    }

    /** A line without its end; empty at the end of the stream, too. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        closeConnections();
        threads.shutdownNow();
    }
}

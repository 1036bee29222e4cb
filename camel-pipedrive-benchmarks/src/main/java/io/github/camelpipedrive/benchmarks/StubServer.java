// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that answers HTTP requests with prepared bytes, so that what is measured is the caller: a page of deals to
 * lists, one deal to everything else; with a limit, 429 to what is too much in any two seconds. It does just enough of HTTP for that, and is a process of its own so that its
 * work is not counted as the caller's.
 */
final class StubServer {

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=(\\d+)");
    private static final byte[] SINGLE = Deals.single();
    private static final byte[] PAGE = Deals.page();

    private static final int UNLIMITED = 1_000_000;
    private static final byte[] REFUSED =
            "{\"success\":false,\"error\":\"Request over limit\"}".getBytes(StandardCharsets.US_ASCII);

    private final int pages;
    private final long serverMillis;

    /** Null where nothing is limited. */
    private final ArrivalWindow window;

    private StubServer(int pages, long serverMillis, int limit) {
        this.pages = pages;
        this.serverMillis = serverMillis;
        this.window = limit == 0 ? null : new ArrivalWindow(limit);
    }

    /**
     * Runs it until the standard input ends.
     *
     * @param arguments the number of pages of a list, the milliseconds before each answer, and the requests that are
     *     allowed in any two seconds, 0 for any number
     */
    public static void main(String[] arguments) throws IOException {
        StubServer stub = new StubServer(
                Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        try (ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> stub.accept(server, threads));
            System.out.println(server.getLocalPort());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of the input is the end of the parent.
            }
        }
    }

    private void accept(ServerSocket server, ExecutorService threads) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException e) {
            // Closed: the program ends.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String target = target(in);
            while (!target.isEmpty()) {
                answer(target, out);
                target = target(in);
            }
        } catch (IOException e) {
            // The caller is gone; it knows why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one request and tells its target; empty at the end of the connection. */
    private static String target(InputStream in) throws IOException {
        String request = line(in);
        int length = 0;
        String header = line(in);
        while (!header.isEmpty()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).trim());
            }
            header = line(in);
        }
        in.skipNBytes(length);
        return request.isEmpty() ? "" : request.split(" ", 3)[1];
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(128);
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    private void answer(String target, OutputStream out) throws IOException, InterruptedException {
        if (target.equals("/counts")) {
            send(out, "200 OK", "", window.counts().getBytes(StandardCharsets.US_ASCII), new byte[0]);
            return;
        }
        int left = window == null ? UNLIMITED - 1 : window.arrive();
        String limits = "x-ratelimit-limit: " + (window == null ? UNLIMITED : window.limit())
                + "\r\nx-ratelimit-remaining: " + Math.max(0, left) + "\r\nx-ratelimit-reset: 2\r\n";
        if (left < 0) {
            send(out, "429 Too Many Requests", limits, REFUSED, new byte[0]);
            return;
        }
        if (serverMillis > 0) {
            TimeUnit.MILLISECONDS.sleep(serverMillis);
        }
        Optional<byte[]> settings = Settings.answer(target);
        if (settings.isPresent()) {
            send(out, "200 OK", limits, settings.get(), new byte[0]);
            return;
        }
        if (!target.matches("/api/v2/deals(\\?.*)?") || target.equals("/api/v2/deals")) {
            send(out, "200 OK", limits, SINGLE, new byte[0]);
            return;
        }
        Matcher cursor = CURSOR.matcher(target);
        int page = cursor.find() ? Integer.parseInt(cursor.group(1)) : 1;
        String end = page < pages ? "\"" + (page + 1) + "\"}}" : "null}}";
        send(out, "200 OK", limits, PAGE, end.getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(OutputStream out, String status, String limits, byte[] body, byte[] rest)
            throws IOException {
        String head = "HTTP/1.1 " + status
                + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                + (body.length + rest.length) + "\r\n" + limits + "\r\n";
        byte[] answer = new byte[head.length() + body.length + rest.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, answer, 0, head.length());
        System.arraycopy(body, 0, answer, head.length(), body.length);
        System.arraycopy(rest, 0, answer, head.length() + body.length, rest.length);
        out.write(answer);
        out.flush();
    }
}

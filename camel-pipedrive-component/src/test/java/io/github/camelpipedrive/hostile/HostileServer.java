// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 server on raw sockets that answers whatever bytes a test tells it to, also those that no HTTP server would
 * send. Each request is read whole, with its body, and given to the script as text; a connection serves requests until the
 * script ends it or the client closes it.
 *
 * <pre>{@code
 * try (HostileServer server = new HostileServer((request, answer) -> answer.forever("HTTP/1.1 200 OK\r\n...", "x"))) {
 *     ...
 *     await().until(() -> server.open() == 0); // the connection was thrown away
 * }
 * }</pre>
 */
public final class HostileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Script script;

    /** What is done with one request. */
    @FunctionalInterface
    public interface Script {

        /**
         * Answers a request.
         *
         * @param request the whole request unchanged: request line, headers, empty line, body; bytes as ISO-8859-1
         * @param answer where the answer goes
         * @throws IOException when the client has closed the connection, which ends it
         */
        void answer(String request, Answer answer) throws IOException;
    }

    /** Starts it with a script. */
    public HostileServer(Script script) throws IOException {
        this(script, "http", new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    }

    /** Starts it with TLS. */
    public HostileServer(Script script, SSLContext tls) throws IOException {
        this(
                script,
                "https",
                tls.getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    }

    private HostileServer(Script script, String scheme, ServerSocket listening) {
        this.script = script;
        this.scheme = scheme;
        this.listening = listening;
        threads.execute(this::accept);
    }

    /** A whole answer with a JSON body and a right Content-Length. */
    public static String json(int status, String body) {
        return head(
                        status,
                        "Content-Type: application/json\r\nContent-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + body;
    }

    /**
     * Status line and headers.
     *
     * @param headers the lines, each with its {@code \r\n}
     */
    public static String head(int status, String headers) {
        return "HTTP/1.1 " + status + " Status\r\n" + headers + "\r\n";
    }

    /** Its address. */
    public String url() {
        return scheme + (scheme.equals("https") ? "://localhost:" : "://127.0.0.1:") + port();
    }

    /** Its port. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Sets what it does from now on. */
    public void answers(Script other) {
        script = other;
    }

    /** How many connections were opened so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are still open; less than {@link #accepted()} once a client has thrown one away. */
    public int open() {
        return open.size();
    }

    /** How many bytes it has sent on all connections; counted once they are sent. */
    public long sent() {
        return sent.get();
    }

    /** The requests so far, oldest first. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
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
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                requests.add(request);
                script.answer(request, new Answer(in, socket.getOutputStream()));
            }
        } catch (IOException e) {
            // The client has closed the connection, or the script has.
        } finally {
            open.remove(socket);
        }
    }

    /** One request; empty when there is none any longer. */
    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isBlank(); line = line(in)) {
            text.append(line);
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (text.length() == 0) {
            return "";
        }
        text.append("\r\n").append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        if (chunked) {
            readChunks(in, text);
        }
        return text.toString();
    }

    private static void readChunks(InputStream in, StringBuilder text) throws IOException {
        int size = -1;
        while (size != 0) {
            String header = line(in);
            text.append(header);
            size = Integer.parseInt(header.split(";", 2)[0].strip(), 16);
            text.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1))
                    .append(line(in));
        }
    }

    /** A line with its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = 0;
        while (next >= 0 && next != '\n') {
            next = in.read();
            if (next >= 0) {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    /** Where the answer to one request goes. Belongs to the thread of its connection. */
    public final class Answer {

        private final InputStream in;
        private final OutputStream out;

        private Answer(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        /** The connection's output, for what the methods here don't do. */
        public OutputStream raw() {
            return out;
        }

        /** Sends a text, as ISO-8859-1 unless it has letters beyond it. */
        public void answer(String raw) throws IOException {
            boolean latin = raw.chars().allMatch(letter -> letter < 256);
            answer(raw.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }

        /** Sends bytes. */
        public void answer(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            sent.addAndGet(bytes.length);
        }

        /** Sends a prefix, then a chunk again and again as fast as it goes, until the client closes the connection. */
        public void forever(String prefix, String chunk) throws IOException {
            answer(prefix);
            byte[] bytes = chunk.repeat(Math.max(1, 8192 / chunk.length())).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                answer(bytes);
            }
        }

        /** Sends a text byte by byte, with a pause before each. */
        public void drip(String bytes, Duration every) throws IOException {
            for (byte each : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
                pause(every);
                answer(new byte[] {each});
            }
        }

        /** Sends a prefix, then a chunk again and again with a pause before each, until the client closes. */
        public void dripForever(String prefix, String chunk, Duration every) throws IOException {
            answer(prefix);
            while (true) {
                pause(every);
                answer(chunk);
            }
        }

        /** Sends nothing more and waits until the client closes the connection. */
        public void hang() throws IOException {
            while (in.read() >= 0) {
                // What still comes is of no interest.
            }
            throw new IOException("The client has closed the connection");
        }

        /** Closes the connection. */
        public void close() throws IOException {
            throw new IOException("The script closes the connection");
        }

        private void pause(Duration time) throws IOException {
            try {
                if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("The server is closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The server is closed", e);
            }
        }
    }
}

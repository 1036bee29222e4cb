// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A server that remembers what it was sent; it answers as a test says, else 200 with {@code {}}. */
public final class RecordingServer implements AutoCloseable {

    /**
     * What it was sent.
     *
     * @param headers by name in any case
     */
    public record Received(String method, String target, Map<String, String> headers, String body) {}

    private final HttpServer http;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile HttpHandler answer = exchange -> answer(exchange, 200, "{}");

    private RecordingServer(HttpServer http, String scheme) {
        this.http = http;
        this.scheme = scheme;
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    /** Starts it without TLS. */
    public static RecordingServer start() throws IOException {
        return new RecordingServer(HttpServer.create(loopback(), 100), "http");
    }

    /** Starts it with TLS. */
    public static RecordingServer start(SSLContext tls) throws IOException {
        HttpsServer https = HttpsServer.create(loopback(), 100);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new RecordingServer(https, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return scheme + "://localhost:" + port();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Sets what it answers from now on. */
    public void answers(HttpHandler handler) {
        answer = handler;
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    public static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        answer(exchange, status, "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            answer.handle(exchange);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

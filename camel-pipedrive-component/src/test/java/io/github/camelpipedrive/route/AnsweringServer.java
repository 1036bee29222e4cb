// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server that answers what a test tells it to, however wrong that is. */
public final class AnsweringServer implements AutoCloseable {

    /** Who is signed in, unless something else is set. */
    public static final String USER =
            """
            {"success":true,"data":{"id":9,"name":"Zoe","company_id":7,"company_name":"Acme","company_domain":"acme"}}""";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> onces = new ConcurrentHashMap<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final List<String> clients = new CopyOnWriteArrayList<>();

    private record Answer(int status, String contentType, String body) {}

    /** Starts it. */
    public AnsweringServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.createContext("/", this::answer);
        http.setExecutor(threads);
        http.start();
        answer("/api/v1/users/me", 200, USER);
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** How many requests for tokens came. */
    public int tokenRequests() {
        return forms.size();
    }

    /** The forms of the requests for tokens, oldest first. */
    public List<String> tokenForms() {
        return List.copyOf(forms);
    }

    /** The client ID and secret of the requests for tokens, oldest first. */
    public List<String> clients() {
        return List.copyOf(clients);
    }

    /** What came as credentials of API calls, oldest first. */
    public List<String> credentials() {
        return List.copyOf(credentials);
    }

    /** Sets what a path answers. */
    public void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, "application/json", body));
    }

    /** Sets what a path answers once, before what it answers otherwise. */
    public void answerOnce(String path, int status, String body) {
        onces.put(path, new Answer(status, "application/json", body));
    }

    private Answer next(String path) {
        Answer once = onces.remove(path);
        return once == null ? answers.getOrDefault(path, new Answer(404, "application/json", "{}")) : once;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/oauth/token")) {
                forms.add(form);
                String basic = exchange.getRequestHeaders().getFirst("Authorization");
                byte[] pair = Base64.getDecoder().decode(basic.substring("Basic ".length()));
                clients.add(new String(pair, StandardCharsets.UTF_8));
            } else {
                String bearer = exchange.getRequestHeaders().getFirst("Authorization");
                credentials.add(bearer == null ? exchange.getRequestHeaders().getFirst("x-api-token") : bearer);
            }
            Answer answer = next(path);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            if (answer.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

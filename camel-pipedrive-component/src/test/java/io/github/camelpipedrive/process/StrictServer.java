// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpipedrive.auth.OauthToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * API and authorization server for tests with several processes: its refresh tokens work once, and its access tokens
 * until every caller has used them, so that each expiry is met by all. It counts what must not happen.
 */
final class StrictServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition granted = lock.newCondition();
    private final Set<String> served = new HashSet<>();
    private final int callers;
    private final int expiriesWanted;
    private final boolean forgiving;

    private int grants;
    private int expiries;
    private int refusedRefreshes;
    private int needlessRefreshes;
    private int refusedCalls;
    private boolean expired;
    private String refreshToken = "refresh-token-0";
    private String refreshTokenBefore = "";

    /**
     * Starts it.
     *
     * @param callers how many use a token before it expires; 0 for never
     * @param expiriesWanted how often that happens before callers are told to stop
     * @param forgiving whether the refresh token before the newest one works too, until the newest one was used
     */
    StrictServer(int callers, int expiriesWanted, boolean forgiving) throws IOException {
        this.callers = callers;
        this.expiriesWanted = expiriesWanted;
        this.forgiving = forgiving;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.createContext("/oauth/token", this::token);
        http.createContext("/api/v2/deals/", this::deal);
        http.setExecutor(threads);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The newest token, as a user gets it who connects. */
    OauthToken connect() {
        lock.lock();
        try {
            grants++;
            refreshToken = "refresh-token-" + grants;
            refreshTokenBefore = "";
            served.clear();
            expired = false;
            return new OauthToken(
                    "access-token-" + grants, refreshToken, Instant.now().plus(Duration.ofHours(1)), "base", url());
        } finally {
            lock.unlock();
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String each : body.split("&", -1)) {
            String[] pair = each.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String answer = grant(form.get("refresh_token"));
        send(exchange, answer.startsWith("{\"access_token") ? 200 : 400, answer);
        lock.lock();
        try {
            granted.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String grant(String used) {
        lock.lock();
        try {
            if (!used.equals(refreshToken) && !(forgiving && used.equals(refreshTokenBefore))) {
                refusedRefreshes++;
                return "{\"success\":false,\"error\":\"invalid_grant\","
                        + "\"message\":\"Invalid grant: refresh_token is invalid\"}";
            }
            if (callers > 0 && !expired) {
                needlessRefreshes++;
            }
            grants++;
            refreshTokenBefore = used;
            refreshToken = "refresh-token-" + grants;
            served.clear();
            expired = false;
            return "{\"access_token\":\"access-token-" + grants + "\",\"refresh_token\":\"" + refreshToken
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3599,\"scope\":\"base\",\"api_domain\":\"" + url()
                    + "\"}";
        } finally {
            lock.unlock();
        }
    }

    private void deal(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String caller = path.substring(path.lastIndexOf('/') + 1);
        String title = serve(caller, exchange.getRequestHeaders().getFirst("Authorization"));
        if (title.isEmpty()) {
            send(exchange, 401, "{\"success\":false,\"error\":\"Invalid token: access token is invalid\"}");
        } else {
            send(exchange, 200, "{\"success\":true,\"data\":{\"id\":" + caller + ",\"title\":\"" + title + "\"}}");
        }
    }

    private String serve(String caller, String authorization) {
        lock.lock();
        try {
            if (expired || !("Bearer access-token-" + grants).equals(authorization)) {
                refusedCalls++;
                return "";
            }
            if (expiries == expiriesWanted) {
                return "stop";
            }
            served.add(caller);
            if (served.size() == callers) {
                expired = true;
                expiries++;
            }
            return "continue";
        } finally {
            lock.unlock();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Waits until so many tokens have been granted in all. */
    void awaitGrants(int count) throws InterruptedException {
        lock.lock();
        try {
            while (grants < count) {
                assertThat(granted.await(20, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            lock.unlock();
        }
    }

    private int read(IntSupplier count) {
        lock.lock();
        try {
            return count.getAsInt();
        } finally {
            lock.unlock();
        }
    }

    int grants() {
        return read(() -> grants);
    }

    int expiries() {
        return read(() -> expiries);
    }

    int refusedRefreshes() {
        return read(() -> refusedRefreshes);
    }

    int needlessRefreshes() {
        return read(() -> needlessRefreshes);
    }

    int refusedCalls() {
        return read(() -> refusedCalls);
    }

    boolean takes(String token) {
        lock.lock();
        try {
            return token.equals(refreshToken) || forgiving && token.equals(refreshTokenBefore);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

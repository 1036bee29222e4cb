// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Two connects of one account at once, at a server where the token that was given last ends the one before. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectsAtOnceTest {

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, CountDownLatch> given = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> released = new ConcurrentHashMap<>();
    private HttpServer server;
    private DefaultCamelContext context;
    private ProducerTemplate template;
    private int number;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/oauth/token", this::token);
        server.createContext(
                "/api/v1/users/me",
                exchange -> send(
                        exchange,
                        200,
                        "{\"success\":true,\"data\":{\"id\":9,\"company_id\":7,\"company_name\":\"Acme\"}}"));
        server.setExecutor(threads);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setBaseUrl(url);
        component.getConfiguration().setOauthUrl(url);
        component.getConfiguration().setTokenStore(store);
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Gives the token at once, and answers when the test says so. */
    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer = answer(form);
        String code = form.replaceFirst(".*&code=(\\w+)&.*", "$1");
        if (given.containsKey(code)) {
            given.get(code).countDown();
            try {
                released.get(code).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        send(exchange, answer.startsWith("{\"error") ? 400 : 200, answer);
    }

    private synchronized String answer(String form) {
        if (form.contains("grant_type=refresh_token") && !form.endsWith("refresh_token=refresh-" + number)) {
            return "{\"error\":\"invalid_grant\",\"message\":\"Invalid grant\"}";
        }
        number++;
        return "{\"access_token\":\"access-" + number + "\",\"refresh_token\":\"refresh-" + number
                + "\",\"expires_in\":3599}";
    }

    private synchronized String newest() {
        return "refresh-" + number;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Future<Map<?, ?>> connect(String account, String code) {
        given.put(code, new CountDownLatch(1));
        released.put(code, new CountDownLatch(1));
        String state = template.requestBodyAndHeaders(
                        "pipedrive:oauth/authorizeUrl",
                        null,
                        account.isEmpty() ? Map.of() : Map.of(PipedriveConstants.ACCOUNT, account),
                        String.class)
                .replaceFirst(".*&state=", "");
        return threads.submit(() -> template.requestBodyAndHeaders(
                "pipedrive:oauth/connect",
                null,
                Map.of("CamelPipedrive.code", code, "CamelPipedrive.state", state),
                Map.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme"})
    void keepTheTokenOfTheLaterOneWhenTheEarlierOneIsAnsweredLast(String account) throws Exception {
        Future<Map<?, ?>> earlier = connect(account, "one");
        given.get("one").await();
        Future<Map<?, ?>> later = connect(account, "two");
        released.get("two").countDown();
        assertConnected(later);
        released.get("one").countDown();

        assertConnected(earlier);
        assertTokenWorks(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme"})
    void keepTheTokenOfTheLaterOneWhenItIsAnsweredLast(String account) throws Exception {
        Future<Map<?, ?>> earlier = connect(account, "one");
        given.get("one").await();
        Future<Map<?, ?>> later = connect(account, "two");
        given.get("two").await();
        released.get("one").countDown();
        assertConnected(earlier);
        released.get("two").countDown();

        assertConnected(later);
        assertTokenWorks(account);
    }

    private static void assertConnected(Future<Map<?, ?>> connect) throws Exception {
        assertThat(connect.get().get("company_name")).isEqualTo("Acme");
    }

    private void assertTokenWorks(String account) {
        String name = account.isEmpty() ? "7" : account;
        assertThat(store.load(name).orElseThrow().authorization().token().refreshToken())
                .isEqualTo(newest());
        template.requestBodyAndHeader("pipedrive:oauth/refresh", null, PipedriveConstants.ACCOUNT, name);
    }
}

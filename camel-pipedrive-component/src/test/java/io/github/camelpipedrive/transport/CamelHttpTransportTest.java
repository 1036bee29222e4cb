// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Requests through camel-http's client to a server of this machine. */
class CamelHttpTransportTest {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<CamelHttpTransport> started = new ArrayList<>();
    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = RecordingServer.start();
        context.disableJMX();
        context.start();
    }

    @AfterEach
    void stop() {
        started.forEach(CamelHttpTransport::stop);
        context.stop();
        server.close();
    }

    private CamelHttpTransport transport() {
        return transport(server.url(), SECONDS, 2, null);
    }

    private CamelHttpTransport transport(
            String url, Duration responseTimeout, int connections, HttpClientConfigurer configurer) {
        CamelHttpTransport transport = new CamelHttpTransport(
                context,
                BaseUrl.parse(url, "baseUrl"),
                new HttpSettings(SECONDS, responseTimeout, Duration.ZERO, connections, connections, null, configurer));
        transport.start();
        started.add(transport);
        return transport;
    }

    private Request request(Method method, String target, Body body) {
        return request(server.url(), method, target, body);
    }

    private static Request request(String url, Method method, String target, Body body) {
        return new Request("deal/get", "acme", method, method != Method.POST, target, body, Claim.NONE)
                .signed(new Credential("x-api-token", "secret", BaseUrl.parse(url, "baseUrl")));
    }

    private static Body json(String text) {
        return new Body.Bytes("application/json", text.getBytes(UTF_8));
    }

    private static String text(Response response) throws IOException {
        try (response) {
            return new String(response.body().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void sendsWhatTheRequestSaysAndNothingElse(Method method) throws Exception {
        boolean body = method != Method.GET;
        Request request =
                request(method, "/api/v2/deals/1?term=a%2Bb%20%26", body ? json("{\"title\":\"Küche\"}") : Body.NONE);

        text(transport().send(request));

        Received received = server.received().get(0);
        assertThat(server.received()).hasSize(1);
        assertThat(received.method()).isEqualTo(method.name());
        assertThat(received.target()).isEqualTo("/api/v2/deals/1?term=a%2Bb%20%26");
        assertThat(received.body()).isEqualTo(body ? "{\"title\":\"Küche\"}" : "");
        assertThat(received.headers())
                .containsEntry("x-api-token", "secret")
                .containsEntry("User-agent", "camel-pipedrive")
                .containsEntry("Accept", "application/json, */*;q=0.5")
                .containsEntry("Host", "localhost:" + server.port());
        assertThat(received.headers().get("Content-type")).isEqualTo(body ? "application/json" : null);
    }

    @Test
    void sendsNoCredentialWithARequestThatHasNone() throws Exception {
        Request elsewhere = request(Method.GET, "/", Body.NONE)
                .redirected(BaseUrl.parse("http://127.0.0.1:" + server.port(), "x"), "/file");

        text(transport().send(elsewhere));

        assertThat(server.received().get(0).target()).isEqualTo("/file");
        assertThat(server.received().get(0).headers()).doesNotContainKey("x-api-token");
    }

    @Test
    void givesStatusHeadersAndBodyAsTheyCame() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("X-Correlation-Id", "abc");
            RecordingServer.answer(exchange, 418, "Küche");
        });

        try (Response response = transport().send(request(Method.GET, "/", Body.NONE))) {
            assertThat(response.status()).isEqualTo(418);
            assertThat(response.successful()).isFalse();
            assertThat(response.worthRepeating()).isFalse();
            assertThat(response.header("x-correlation-id")).contains("abc");
            assertThat(response.header("X-CORRELATION-ID")).contains("abc");
            assertThat(response.header("x-other")).isEmpty();
            assertThat(response.body()).hasContent("Küche");
        }
    }

    @Test
    void givesAnEmptyStreamForAnAnswerWithoutABody() throws Exception {
        server.answers(exchange -> RecordingServer.answer(exchange, 204, ""));

        try (Response response = transport().send(request(Method.DELETE, "/", Body.NONE))) {
            assertThat(response.status()).isEqualTo(204);
            assertThat(response.successful()).isTrue();
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void unpacksWhatIsCompressed() throws Exception {
        server.answers(exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write("{\"data\":[]}".getBytes(UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });

        assertThat(text(transport().send(request(Method.GET, "/", Body.NONE)))).isEqualTo("{\"data\":[]}");
    }

    @Test
    void followsNoRedirect() throws Exception {
        server.answers(exchange -> RecordingServer.redirect(exchange, 302, server.url() + "/elsewhere"));

        try (Response response = transport().send(request(Method.GET, "/", Body.NONE))) {
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.header("location")).contains(server.url() + "/elsewhere");
        }
        assertThat(server.received()).hasSize(1);
    }

    /** Redirects and repeats are decided elsewhere; a configurer of the user's can't undo that. */
    @Test
    void followsNoRedirectEvenWhenItsClientIsToldTo() throws Exception {
        server.answers(exchange -> RecordingServer.redirect(exchange, 302, server.url() + "/elsewhere"));
        HttpClientConfigurer follow = builder ->
                builder.setRedirectStrategy(org.apache.hc.client5.http.impl.DefaultRedirectStrategy.INSTANCE);

        try (Response response =
                transport(server.url(), SECONDS, 2, follow).send(request(Method.GET, "/", Body.NONE))) {
            assertThat(response.status()).isEqualTo(302);
        }
        assertThat(server.received()).hasSize(1);
    }

    /** The client of Apache would repeat a 503 and a 429 by itself, without a place in the budget. */
    @Test
    void repeatsNothing() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            RecordingServer.answer(exchange, 503, "");
        });

        try (Response response = transport().send(request(Method.GET, "/", Body.NONE))) {
            assertThat(response.status()).isEqualTo(503);
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void keepsNoCookies() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "session=1; Path=/");
            RecordingServer.answer(exchange, 200, "{}");
        });
        CamelHttpTransport transport = transport();

        text(transport.send(request(Method.GET, "/", Body.NONE)));
        text(transport.send(request(Method.GET, "/", Body.NONE)));

        assertThat(server.received()).hasSize(2).noneMatch(each -> each.headers()
                .containsKey("Cookie"));
    }

    @Test
    void sendsPartsOfEachKind(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "of a path");
        Body body = new Body.Multipart(List.of(
                new Body.Part("deal_id", 1, ""),
                new Body.Part("title", "Küche", ""),
                new Body.Part("bytes", "of bytes".getBytes(UTF_8), "b.bin"),
                new Body.Part("stream", new ByteArrayInputStream("of a stream".getBytes(UTF_8)), "c.bin"),
                new Body.Part("path", file, "Angebot für Küche.pdf"),
                new Body.Part("file", file.toFile(), "e.txt"),
                new Body.Part("text", "of text", "f.txt")));

        text(transport().send(request(Method.POST, "/api/v1/files", body)));

        Received received = server.received().get(0);
        String boundary = received.headers().get("Content-type").replaceFirst(".*boundary=([^;]+).*", "$1");
        assertThat(received.headers().get("Content-type")).startsWith("multipart/form-data;");
        assertThat(received.body().replace("\r\n", "|").split("--" + boundary))
                .containsExactly(
                        "",
                        "|Content-Disposition: form-data; name=\"deal_id\"||1|",
                        "|Content-Disposition: form-data; name=\"title\"||Küche|",
                        "|Content-Disposition: form-data; name=\"bytes\"; filename=\"b.bin\"|Content-Type:"
                                + " application/octet-stream||of bytes|",
                        "|Content-Disposition: form-data; name=\"stream\"; filename=\"c.bin\"|Content-Type:"
                                + " application/octet-stream||of a stream|",
                        "|Content-Disposition: form-data; name=\"path\"; filename=\"Angebot für Küche.pdf\"|Content-Type:"
                                + " application/octet-stream||of a path|",
                        "|Content-Disposition: form-data; name=\"file\"; filename=\"e.txt\"|Content-Type:"
                                + " application/octet-stream||of a path|",
                        "|Content-Disposition: form-data; name=\"text\"; filename=\"f.txt\"|Content-Type:"
                                + " application/octet-stream||of text|",
                        "--|");
    }

    /** A file's name comes from anywhere: it must not end its header, nor begin another part. */
    @Test
    void letsNoFileNameEndItsHeader() throws Exception {
        Body body = new Body.Multipart(List.of(new Body.Part("file", "x", "a\"; name=\"b\r\nX-Own: 1\r\n\r\nc\\d")));

        text(transport().send(request(Method.POST, "/api/v1/files", body)));

        assertThat(server.received().get(0).body().lines().toList())
                .element(1)
                .isEqualTo(
                        "Content-Disposition: form-data; name=\"file\"; filename=\"a\\\"; name=\\\"b  X-Own: 1    c\\\\d\"");
    }

    @Test
    void knowsWhichBodiesCanBeSentAgain() {
        Body.Part bytes = new Body.Part("file", new byte[0], "a");
        Body.Part stream = new Body.Part("file", new ByteArrayInputStream(new byte[0]), "a");

        assertThat(Body.NONE.repeatable()).isTrue();
        assertThat(json("{}").repeatable()).isTrue();
        assertThat(new Body.Multipart(List.of(bytes)).repeatable()).isTrue();
        assertThat(new Body.Multipart(List.of(bytes, stream)).repeatable()).isFalse();
        assertThat(json("{}")).hasToString("2 bytes of application/json");
    }

    @Test
    void goesThroughTheProxyOfTheHttpComponent() throws Exception {
        try (RecordingServer proxy = RecordingServer.start()) {
            HttpComponent http = context.getComponent("http", HttpComponent.class);
            http.setProxyHost("localhost");
            http.setProxyPort(proxy.port());

            text(transport().send(request(Method.GET, "/api/v2/deals", Body.NONE)));

            assertThat(server.received()).isEmpty();
            assertThat(proxy.received()).singleElement().satisfies(received -> assertThat(received.target())
                    .isEqualTo(server.url() + "/api/v2/deals"));
        }
    }

    @Test
    void goesThroughTheProxyOfAConfigurer() throws Exception {
        try (RecordingServer proxy = RecordingServer.start()) {
            HttpClientConfigurer configurer = builder -> builder.setProxy(new HttpHost("localhost", proxy.port()));

            text(transport(server.url(), SECONDS, 2, configurer).send(request(Method.GET, "/api/v2/deals", Body.NONE)));

            assertThat(server.received()).isEmpty();
            assertThat(proxy.received()).hasSize(1);
        }
    }

    @Test
    void takesTheConfigurerOfTheHttpComponentWhereItHasNone() throws Exception {
        context.getComponent("http", HttpComponent.class)
                .setHttpClientConfigurer(builder -> builder.setUserAgent("tile-town/1.0"));

        text(transport().send(request(Method.GET, "/", Body.NONE)));

        assertThat(server.received().get(0).headers()).containsEntry("User-agent", "tile-town/1.0");
    }

    @Test
    void saysThatNothingWasSentWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;

        PipedriveConnectionException failure = failure(url, SECONDS, Method.POST);

        assertThat(failure.isPossiblyCarriedOut()).isFalse();
        assertThat(failure.getMessage())
                .startsWith("deal/get: " + url + " can't be reached: ")
                .endsWith(". Nothing was sent. Is the sandbox running?");
        assertThat(failure.getAccount()).isEqualTo("acme");
        assertThat(failure.getStatus()).isZero();
    }

    private PipedriveConnectionException failure(String url, Duration responseTimeout, Method method) {
        CamelHttpTransport transport = transport(url, responseTimeout, 2, null);
        return catchThrowableOfType(
                PipedriveConnectionException.class, () -> transport.send(request(url, method, "/", Body.NONE)));
    }

    /** A server that takes one connection after the other, reads the head of a request and does as it is notified. */
    private static Future<?> serve(ServerSocket listening, ExecutorService thread, String answer) {
        return thread.submit(() -> {
            while (true) {
                try (Socket socket = listening.accept()) {
                    byte[] head = new byte[4096];
                    assertThat(socket.getInputStream().read(head)).isPositive();
                    if (answer == null) {
                        // Never: until the other side has had enough.
                        assertThat(socket.getInputStream().read(head)).isNegative();
                    } else {
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        });
    }

    private PipedriveConnectionException failureWith(String answer, Duration responseTimeout, Method method)
            throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Future<?> served = serve(listening, thread, answer);
            PipedriveConnectionException failure =
                    failure("http://127.0.0.1:" + listening.getLocalPort(), responseTimeout, method);
            listening.close();
            // It has seen what it expects, and nothing but the closed socket ended it.
            assertThatThrownBy(() -> served.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketException.class);
            return failure;
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void saysThatTheTimeWasUpAndWhetherItMayBeRepeated(Method method) throws Exception {
        PipedriveConnectionException failure = failureWith(null, Duration.ofMillis(100), method);

        assertThat(failure.isPossiblyCarriedOut()).isTrue();
        assertThat(failure.getMessage())
                .matches("deal/get: http://127\\.0\\.0\\.1:\\d+ did not answer within"
                        + " responseTimeout \\(100 ms\\)\\. " + carriedOut(method));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void saysThatTheConnectionBrokeBeforeAnythingWasAnswered(Method method) throws Exception {
        PipedriveConnectionException failure = failureWith("", SECONDS, method);

        assertThat(failure.isPossiblyCarriedOut()).isTrue();
        assertThat(failure.getMessage())
                .matches("deal/get: the connection to http://127\\.0\\.0\\.1:\\d+ broke: .+ failed to respond\\. "
                        + carriedOut(method));
    }

    @Test
    void saysOfAFileThatCantBeReadToItsEndThatNothingWasCarriedOut() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[20_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
        Body body = new Body.Multipart(List.of(new Body.Part("file", broken, "tiles.pdf")));

        assertThatThrownBy(() -> transport().send(request(Method.POST, "/api/v1/files", body)))
                .isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
                    assertThat(failure.isPossiblyCarriedOut()).isFalse();
                    assertThat(failure.getMessage())
                            .isEqualTo(
                                    "deal/get: the connection to " + server.url() + " broke: the disk is gone. Only a"
                                            + " part of the request was sent, so it was not carried out.");
                });
    }

    private static String carriedOut(Method method) {
        return method == Method.POST
                ? "The request may have been carried out: check before you retry it\\."
                : "It can be retried safely\\.";
    }

    @Test
    void saysThatTheAnswerIsNoHttp() throws Exception {
        PipedriveConnectionException failure = failureWith("SSH-2.0-server\r\n\r\n", SECONDS, Method.GET);

        assertThat(failure.isPossiblyCarriedOut()).isTrue();
        assertThat(failure.getMessage()).contains(" broke: ");
    }

    @Test
    void endsAtOnceWhenItsThreadIsInterrupted() {
        CamelHttpTransport transport = transport();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> transport.send(request(Method.GET, "/", Body.NONE)))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("Interrupted during deal/get");

        assertThat(Thread.interrupted())
                .as("whoever throws it takes the flag back")
                .isFalse();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void endsWaitingForAConnectionWhenItsThreadIsInterrupted() throws Exception {
        CamelHttpTransport transport = transport(server.url(), SECONDS, 1, null);
        FutureTask<Throwable> second = new FutureTask<>(() ->
                catchThrowableOfType(Throwable.class, () -> transport.send(request(Method.GET, "/second", Body.NONE))));
        Thread waiting = new Thread(second, "second");
        // A long body that is not read keeps the only connection.
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "x".repeat(1_000_000)));
        try (Response held = transport.send(request(Method.GET, "/", Body.NONE))) {
            assertThat(held.status()).isEqualTo(200);
            waiting.start();
            await().until(() ->
                    waiting.getState() == Thread.State.TIMED_WAITING || waiting.getState() == Thread.State.WAITING);

            waiting.interrupt();

            assertThat(second.get()).isInstanceOf(InterruptedException.class).hasMessage("Interrupted during deal/get");
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void givesAConnectionBackThatWasReadToTheEnd() throws Exception {
        CamelHttpTransport transport = transport(server.url(), SECONDS, 1, null);

        for (int i = 0; i < 3; i++) {
            text(transport.send(request(Method.GET, "/" + i, Body.NONE)));
        }
        try (Response unread = transport.send(request(Method.GET, "/unread", Body.NONE))) {
            assertThat(unread.status()).isEqualTo(200);
        }
        server.answers(exchange -> RecordingServer.answer(exchange, 200, "x".repeat(1_000_000)));
        try (Response large = transport.send(request(Method.GET, "/large", Body.NONE))) {
            assertThat(large.status()).isEqualTo(200);
        }
        text(transport.send(request(Method.GET, "/last", Body.NONE)));

        assertThat(server.received()).hasSize(6);
    }

    @Test
    void sendsNothingOnceItIsStopped() {
        CamelHttpTransport transport = transport();
        transport.stop();

        assertThatThrownBy(() -> transport.send(request(Method.GET, "/", Body.NONE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The connection to " + server.url() + " is closed");
    }

    @Test
    void canBeStartedAgain() throws Exception {
        CamelHttpTransport transport = transport();
        transport.stop();
        transport.start();

        assertThat(text(transport.send(request(Method.GET, "/", Body.NONE)))).isEqualTo("{}");
    }

    @Test
    void showsNoSecretInTheTextOfARequest() {
        Request request = request(Method.POST, "/", json("{}"));

        assertThat(request.toString()).contains("x-api-token: xxxxxx").doesNotContain("secret");
        assertThat(Map.of("signature", request.signature()).toString()).doesNotContain("secret");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.transport.SocketServer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connections that the server, or a proxy before it, has closed: between two creates, and in the middle of one. */
class StaleConnectionsTest {

    private static final String CREATE = "pipedrive:note/create?dealId=1&maxRetries=0";

    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private ProducerTemplate start(String url) {
        component.getConfiguration().setBaseUrl(url);
        component.getConfiguration().setApiToken("token");
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
        return context.createProducerTemplate();
    }

    private static Exchange create(ProducerTemplate template, String uri, Object content) {
        return template.request(
                uri, exchange -> exchange.getMessage().setBody(new HashMap<>(Map.of("content", content))));
    }

    @Test
    void createsAfterTheServerHasClosedTheIdleConnectionAreSentOnAnother() throws Exception {
        try (SocketServer server = new SocketServer()) {
            ProducerTemplate template = start(server.url());
            List<Exception> failures = new ArrayList<>();

            for (int i = 0; i < 6; i++) {
                failures.add(create(template, CREATE, "Tiles").getException());
                long answered = System.nanoTime();
                server.closeConnections();
                await().until(() -> server.open() == 0 && isOver(answered, Duration.ofMillis(60)));
            }

            assertThat(failures).containsOnlyNulls();
            assertThat(server.requests()).hasSize(6);
            assertThat(server.accepted()).isEqualTo(6);
        }
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    @Test
    void anIdleConnectionThatIsStillOpenIsUsedAgain() throws Exception {
        try (SocketServer server = new SocketServer()) {
            ProducerTemplate template = start(server.url());

            for (int i = 0; i < 3; i++) {
                assertThat(create(template, CREATE, "Tiles").getException()).isNull();
                long answered = System.nanoTime();
                await().until(() -> isOver(answered, Duration.ofMillis(60)));
            }

            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    /** Closes its first connections when a request has begun, with the rest of it unread, and passes on the others. */
    private static final class ClosingProxy implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final int target;

        ClosingProxy(int closed, SocketServer server) throws IOException {
            target = URI.create(server.url()).getPort();
            threads.execute(() -> serve(closed));
        }

        private void serve(int closed) {
            try {
                for (int i = 0; i < closed; i++) {
                    try (Socket socket = listening.accept()) {
                        assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
                    }
                }
                try (Socket socket = listening.accept();
                        Socket other = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    threads.execute(() -> copy(other, socket));
                    copy(socket, other);
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // The test is over.
            }
        }

        String url() {
            return "http://127.0.0.1:" + listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
            threads.shutdownNow();
        }
    }

    @Nested
    class WhileARequestIsWritten {

        /** More than two sockets hold in their buffers. */
        private static final int LARGE = 30 * 1024 * 1024;

        private String largeText() {
            char[] text = new char[LARGE];
            Arrays.fill(text, 'x');
            return new String(text);
        }

        @Test
        void aCreateOfWhichAPartIsMissingWasNotCarriedOut() throws Exception {
            try (SocketServer server = new SocketServer();
                    ClosingProxy proxy = new ClosingProxy(1, server)) {
                Exchange exchange = create(start(proxy.url()), CREATE, largeText());

                assertThat(exchange.getException())
                        .isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
                            assertThat(failure.isPossiblyCarriedOut()).isFalse();
                            assertThat(failure.getMessage())
                                    .startsWith("note/create: the connection to " + proxy.url() + " broke: ")
                                    .endsWith(". Only a part of the request was sent, so it was not carried out.");
                        });
            }
        }

        @Test
        void aCreateOfWhichAPartIsMissingIsRepeated() throws Exception {
            try (SocketServer server = new SocketServer();
                    ClosingProxy proxy = new ClosingProxy(1, server)) {
                Exchange exchange =
                        create(start(proxy.url()), "pipedrive:note/create?dealId=1&retryDelay=1", largeText());

                assertThat(exchange.getException()).isNull();
                assertThat(server.requests()).containsExactly("POST /api/v1/notes HTTP/1.1");
            }
        }

        @Test
        void aCreateThatFitsIntoOneWriteMayHaveBeenCarriedOut() throws Exception {
            try (SocketServer server = new SocketServer();
                    ClosingProxy proxy = new ClosingProxy(1, server)) {
                Exchange exchange = create(start(proxy.url()), CREATE, "Tiles");

                assertThat(exchange.getException())
                        .isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
                            assertThat(failure.isPossiblyCarriedOut()).isTrue();
                            assertThat(failure.getHint())
                                    .isEqualTo("The request may have been carried out: check before you retry it.");
                        });
            }
        }
    }
}

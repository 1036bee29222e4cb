// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.transport.Certificate;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that nobody asked for, on a connection that is kept: the next call must not take them for its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrayAnswersTest {

    private static final String FIRST = HostileServer.json(200, "{\"success\":true,\"data\":{\"id\":1}}");
    private static final String SECOND = HostileServer.json(200, "{\"success\":true,\"data\":{\"id\":2}}");
    private static final String STRAY = HostileServer.json(200, "{\"success\":true,\"data\":{\"id\":666}}");

    @Test
    void inTheSamePacketAreNotReadByTheNextCall() throws Exception {
        try (HostileServer server = new HostileServer(
                        (request, answer) -> answer.answer(request.contains("/1 ") ? FIRST + STRAY : SECOND));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1", null).getMessage().getBody())
                    .isEqualTo(Map.of("id", 1));
            assertThat(routes.send("pipedrive:deal/get?id=2", null).getMessage().getBody())
                    .isEqualTo(Map.of("id", 2));
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void thatComeLaterAreNotReadByTheNextCall() throws Exception {
        CountDownLatch firstIsRead = new CountDownLatch(1);
        CountDownLatch straySent = new CountDownLatch(1);
        try (HostileServer server = new HostileServer((request, answer) -> {
                    answer.answer(request.contains("/1 ") ? FIRST : SECOND);
                    if (request.contains("/1 ")) {
                        await(firstIsRead);
                        answer.answer(HostileServer.head(408, "Connection: close\r\nContent-Length: 0\r\n"));
                        straySent.countDown();
                    }
                });
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1", null).getMessage().getBody())
                    .isEqualTo(Map.of("id", 1));
            firstIsRead.countDown();
            await(straySent);
            Exchange second = routes.send("pipedrive:deal/create", Map.of("title", "Tiles"));

            assertThat(second.getException()).isNull();
            assertThat(second.getMessage().getBody()).isEqualTo(Map.of("id", 2));
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below TLS something waits also when it is not an answer, such as a session ticket: that alone ends no connection. */
    @Nested
    class OverTls {

        private Certificate certificate;

        @BeforeEach
        void makeCertificate(@TempDir Path folder) throws Exception {
            certificate = Certificate.of("localhost", folder);
        }

        private HostileRoutes routes(HostileServer server) throws Exception {
            return new HostileRoutes(
                    server.url(),
                    component -> component.getConfiguration().setSslContextParameters(certificate.trusted()));
        }

        @Test
        void theyAreNotReadByTheNextCall() throws Exception {
            try (HostileServer server = new HostileServer(
                            (request, answer) -> {
                                answer.answer(request.contains("/1 ") ? FIRST : SECOND);
                                if (request.contains("/1 ")) {
                                    answer.answer(STRAY);
                                }
                            },
                            certificate.server());
                    HostileRoutes routes = routes(server)) {

                Exchange first = routes.send("pipedrive:deal/get?id=1", null);
                assertThat(first.getException()).isNull();
                assertThat(first.getMessage().getBody()).isEqualTo(Map.of("id", 1));
                Awaitility.await().until(() -> server.sent() == FIRST.length() + STRAY.length());
                assertThat(routes.send("pipedrive:deal/get?id=2", null)
                                .getMessage()
                                .getBody())
                        .isEqualTo(Map.of("id", 2));
                assertThat(server.accepted()).isEqualTo(2);
            }
        }

        @Test
        void aConnectionWithoutThemIsKept() throws Exception {
            try (HostileServer server =
                            new HostileServer((request, answer) -> answer.answer(FIRST), certificate.server());
                    HostileRoutes routes = routes(server)) {

                for (int i = 0; i < 5; i++) {
                    assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isNull();
                }
                assertThat(server.accepted()).isEqualTo(1);
            }
        }
    }
}

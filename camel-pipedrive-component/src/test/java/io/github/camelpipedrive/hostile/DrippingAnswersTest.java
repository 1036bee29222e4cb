// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers of which a byte comes now and then, so that no single wait is too long: a call ends all the same. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrippingAnswersTest {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final String CREATE = "pipedrive:deal/create?responseTimeout=500";

    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String JSON_HEAD = JSON + "Content-Length: 1000000\r\n\r\n";
    private static final String CHUNKED_HEAD = JSON + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String GZIP_HEAD = JSON + "Content-Encoding: gzip\r\nContent-Length: 1000000\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 ",
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ",
                JSON_HEAD + "{\"success\":true,\"data\":\"",
                CHUNKED_HEAD + "1;",
                CHUNKED_HEAD + "0\r\nX-Trailer: ",
                // A name without end stands before the first compressed byte.
                GZIP_HEAD + "\u001f\u008b\u0008\u0008\u0000\u0000\u0000\u0000\u0000\u0000"
            })
    void endACallThatSaysThatItMayHaveBeenCarriedOut(String begin) throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> answer.dripForever(begin, "x", OFTEN));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure(CREATE, Map.of("title", "Tiles")))
                    .isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
                        assertThat(failure.isPossiblyCarriedOut()).isTrue();
                        assertThat(failure.getMessage()).contains("within responseTimeout");
                    });
            await().until(() -> server.open() == 0);
        }
    }

    /** The data is there; only the end of the answer is missing. */
    @Test
    void behindCompleteJsonDoNotHoldTheCall() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) ->
                        answer.dripForever(JSON_HEAD + "{\"success\":true,\"data\":{\"id\":1}}", " ", OFTEN));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1&responseTimeout=500", null)
                            .getMessage()
                            .getBody())
                    .isEqualTo(Map.of("id", 1));
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void areEndedByTheTimeoutOfTheWholeRequest() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) ->
                        answer.dripForever(JSON_HEAD + "{\"success\":true,\"data\":\"", "x".repeat(1000), OFTEN));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1&requestTimeout=1000", null))
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessageContaining("it was not complete within requestTimeout");
            await().until(() -> server.open() == 0);
        }
    }

    /** A server that reads nothing holds whoever writes to it. */
    @Test
    void aServerThatDoesNotReadTheRequestIsGivenUp() throws Exception {
        try (HostileSink server = new HostileSink();
                HostileRoutes routes = new HostileRoutes(server.url())) {
            char[] text = new char[12 * 1024 * 1024];
            Arrays.fill(text, 'x');

            assertThat(routes.failure(
                            "pipedrive:note/create?dealId=1&requestTimeout=1000", Map.of("content", new String(text))))
                    .isInstanceOfSatisfying(PipedriveConnectionException.class, failure -> {
                        assertThat(failure.isPossiblyCarriedOut()).isFalse();
                        assertThat(failure.getMessage()).contains("within requestTimeout");
                    });
        }
    }

    /** All callers of an account wait for one renewal. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 ", JSON_HEAD + "{\"access_token\":\""})
    void ofATokenServerHoldNoCallerOfTheAccount(String begin) throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> answer.dripForever(begin, "x", OFTEN));
                HostileRoutes routes = new HostileRoutes(server)) {
            OauthSetup.connectTo(server.url(), routes.configuration());
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Exception>> calls = IntStream.range(0, 8)
                        .mapToObj(i -> threads.submit(
                                () -> routes.failure("pipedrive:deal/get?id=1&responseTimeout=500", null)))
                        .toList();

                for (Future<Exception> call : calls) {
                    assertThat(call.get()).isInstanceOf(PipedriveException.class);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** A slow network is not an attack: what continues is waited for, however often it pauses. */
    @Test
    void thatGoOnFastEnoughAreRead() throws Exception {
        String body = "{\"success\":true,\"data\":{\"id\":1}}";
        try (HostileServer server = new HostileServer((request, answer) -> {
                    answer.answer(CHUNKED_HEAD);
                    for (int i = 0; i < 40; i++) {
                        answer.drip("3e8\r\n", OFTEN);
                        answer.answer(" ".repeat(1000) + "\r\n");
                    }
                    answer.answer(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
                });
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1&responseTimeout=2000", null)
                            .getMessage()
                            .getBody())
                    .isEqualTo(Map.of("id", 1));
        }
    }
}

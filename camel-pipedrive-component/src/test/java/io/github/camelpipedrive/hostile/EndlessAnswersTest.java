// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Answers that never end, as fast as the network is: the call ends, and the connection is closed instead of read. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndlessAnswersTest {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String KNOWN_LENGTH = JSON + "Content-Length: 9000000000000\r\n";
    private static final String CHUNKED = JSON + "Transfer-Encoding: chunked\r\n";

    private static String body(String headers, String begin) {
        // A chunk of no bytes would be the last one.
        boolean chunked = headers.contains("chunked") && !begin.isEmpty();
        return chunked ? Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n" : begin;
    }

    private static String more(String headers) {
        String blanks = " ".repeat(1024);
        return headers.contains("chunked") ? "400\r\n" + blanks + "\r\n" : blanks;
    }

    static Stream<Arguments> failing() {
        return Stream.of(KNOWN_LENGTH, CHUNKED, JSON)
                .flatMap(headers -> Stream.of(
                        arguments(200, headers, "{\"success\":true,\"data\":\"", PipedriveServerException.class),
                        arguments(200, headers, "{\"success\":true,nonsense", PipedriveServerException.class),
                        arguments(302, headers, "", PipedriveServerException.class),
                        arguments(401, headers, "{\"error\":\"unauthorized\"}", PipedriveAuthenticationException.class),
                        arguments(500, headers, "{\"error\":\"failed\"}", PipedriveServerException.class)));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void endTheCallAndItsConnection(
            int status, String headers, String begin, Class<? extends PipedriveException> failure) throws Exception {
        String head = HostileServer.head(status, headers);
        try (HostileServer server = new HostileServer(
                        (request, answer) -> answer.forever(head + body(headers, begin), more(headers)));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1&maxResponseSize=1000000", null))
                    .isInstanceOf(failure);
            await().until(() -> server.open() == 0);
        }
    }

    /** What is complete is a success, whatever comes behind it. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void behindCompleteJsonAreNotRead(boolean chunked) throws Exception {
        String headers = chunked ? CHUNKED : KNOWN_LENGTH;
        String complete = "{\"success\":true,\"data\":{\"id\":1}}";
        try (HostileServer server = new HostileServer((request, answer) ->
                        answer.forever(HostileServer.head(200, headers) + body(headers, complete), more(headers)));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1", null).getMessage().getBody())
                    .isEqualTo(Map.of("id", 1));
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void pastTheLimitOfAFileEndTheCall() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) ->
                        answer.forever(HostileServer.head(200, "Content-Type: application/pdf\r\n"), "x"));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure(
                            "pipedrive:api/call?method=GET&path=/api/v1/files/1/download&maxResponseSize=1000000",
                            null))
                    .isInstanceOf(PipedriveServerException.class)
                    .hasMessageContaining("longer than 1000000 bytes");
            await().until(() -> server.open() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 ', x",
        "'HTTP/1.1 200 OK\r\nX-Long: ', x",
        "'HTTP/1.1 200 OK\r\n', 'X-Many: x\r\n'",
        "'HTTP/1.1 200 OK\r\nX-Folded: x\r\n', '  x\r\n'",
        "'', '\r\n'",
        "'', x",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;', x",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X-Trailer: x\r\n'"
    })
    void ofHeadersAndLinesEndTheCall(String prefix, String more) throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> answer.forever(prefix, more));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/create", Map.of("title", "Tiles")))
                    .isInstanceOfSatisfying(
                            PipedriveException.class, failure -> assertThat(failure.isPossiblyCarriedOut())
                                    .isTrue());
            await().until(() -> server.open() == 0);
            // What is kept of a head is a few megabytes at most: it is not read until the memory is full.
            assertThat(server.sent()).isLessThan(64 * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @CsvSource({"100", "102", "103"})
    void ofInterimAnswersEndTheCall(int status) throws Exception {
        try (HostileServer server =
                        new HostileServer((request, answer) -> answer.forever("", HostileServer.head(status, "")));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/create?responseTimeout=500", Map.of("title", "Tiles")))
                    .isInstanceOfSatisfying(
                            PipedriveConnectionException.class, failure -> assertThat(failure.isPossiblyCarriedOut())
                                    .isTrue())
                    .hasMessageContaining(" did not answer within responseTimeout");
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void ofATokenServerEndTheCall() throws Exception {
        try (HostileServer server = new HostileServer(
                        (request, answer) -> answer.forever(HostileServer.head(200, KNOWN_LENGTH) + "{", " "));
                HostileRoutes routes = new HostileRoutes(server)) {
            OauthSetup.connectTo(server.url(), routes.configuration());

            assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isInstanceOf(PipedriveServerException.class);
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void closeNoConnectionThatIsReadToItsEnd() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> answer.answer(
                        HostileServer.json(200, "{\"success\":true,\"data\":{\"id\":1}}" + " ".repeat(50_000))));
                HostileRoutes routes = new HostileRoutes(server)) {

            for (int i = 0; i < 3; i++) {
                assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isNull();
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }
}

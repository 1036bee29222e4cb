// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.journal.LastCalls;
import io.github.camelpipedrive.sandbox.journal.LastCalls.Call;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the page's state says of the last calls. */
class LastCallsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Floor tiles"));

    private static final Incoming CALL = new Incoming("GET", "/api/v2/deals/7", "api=x", Map.of(), new byte[0]);

    private final LastCalls calls = new LastCalls(Clock.systemUTC());

    static Stream<Arguments> answers() {
        Map<String, String> html = Map.of("content-type", "text/html");
        return Stream.of(
                arguments(SandboxAnswer.of(200, "{\"success\":true}"), 200, ""),
                arguments(SandboxAnswer.of(404, "{\"error\":\"Not found\"}"), 404, "Not found"),
                arguments(
                        SandboxAnswer.of(
                                400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid grant: x\"}"),
                        400,
                        "Invalid grant: x"),
                arguments(SandboxAnswer.of(401, "{\"message\":\"Who are you?\"}"), 401, "Who are you?"),
                arguments(SandboxAnswer.of(403, html, "<html>"), 403, "a page in HTML"),
                arguments(SandboxAnswer.of(502, Map.of(), ""), 502, "no message"),
                arguments(SandboxAnswer.of(502, "{\"error\":"), 502, "no message"),
                arguments(SandboxAnswer.of(400, "{\"error\":\"" + "e".repeat(400) + "\"}"), 400, "e".repeat(300) + "…"),
                arguments(SandboxAnswer.connectionReset(), 0, "connection reset"),
                arguments(SandboxAnswer.noResponse(), 0, "connection closed without an answer"),
                arguments(SandboxAnswer.of(200, "{}").truncated(), 200, "answer cut off"),
                arguments(SandboxAnswer.of(200, "{}").delayed(Duration.ofSeconds(1)), 200, ""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void haveTheStatusAndTheWords(SandboxAnswer answer, int status, String error) {
        calls.add("deal/get", CALL, answer.script().answer());

        Call call = calls.calls().get(0);
        assertThat(call.operation()).isEqualTo("deal/get");
        assertThat(call.path()).isEqualTo("/api/v2/deals/7");
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.error()).isEqualTo(error);
    }

    @Test
    void areTwentyAndTheNewestComesFirst() {
        for (int i = 0; i < 30; i++) {
            calls.add("deal/get", CALL, SandboxAnswer.of(200, "{}").script().answer());
        }

        assertThat(calls.calls()).hasSize(20);
        assertThat(calls.calls()).extracting(Call::number).startsWith(30L, 29L);
    }

    @Test
    void areGoneAfterAReset() throws Exception {
        new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token()).get("/api/v2/deals/1");
        ApiClient browser = new ApiClient(PIPEDRIVE.baseUrl(), "");
        assertThat((List<?>) browser.get("/sandbox/state").json().get("calls")).hasSize(1);

        PIPEDRIVE.reset();

        assertThat((List<?>) browser.get("/sandbox/state").json().get("calls")).isEmpty();
    }

    @Test
    void leaveRecordsOfTheStartOutOfTheChanges() throws Exception {
        ApiClient browser = new ApiClient(PIPEDRIVE.baseUrl(), "");

        assertThat((List<?>) browser.get("/sandbox/state").json().get("changes"))
                .isEmpty();
    }
}

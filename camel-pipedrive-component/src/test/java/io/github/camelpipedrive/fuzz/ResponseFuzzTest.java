// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.account.ResponseFuzzing;
import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveException;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of the API: {@code <operation> <status> [endless]}, headers, an empty line, the body. */
class ResponseFuzzTest {

    private static final String CREATE = "deal/create";

    private static final List<String> OPERATIONS = List.of(
            "deal/get", "deal/list", "deal/search", CREATE, "deal/delete", "note/list", "lead/list", "activity/get");

    /** An error page is read so far, and parsers read ahead. */
    private static final long MOST_BYTES = 160 * 1024;

    /** What a call came to: a result or a failure. */
    private record Outcome(Answer result, PipedriveException failure) {

        boolean succeeded() {
            return failure == null;
        }
    }

    @FuzzTest
    void anAnswerIsTheSameInEveryFormAndRepeatsNoSecret(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String[] words = input.words(3);
        String operation = FuzzInput.oneOf(OPERATIONS, words[0]);
        int status = FuzzInput.number(words[1], 1000);
        Map<String, String> headers = input.headers();
        // Redirects are another target's.
        headers.remove("location");
        byte[] body = input.rest();

        Map<OutputType, Outcome> outcomes = new EnumMap<>(OutputType.class);
        for (OutputType each : OutputType.values()) {
            FuzzedAnswer answer =
                    new FuzzedAnswer(ResponseFuzzing.URL, status, headers, body, words[2].equals("endless"));
            outcomes.put(each, call(operation, each, answer));
            assertThat(answer.read()).isLessThan(MOST_BYTES);
            assertThat(answer.closed()).isTrue();
        }

        for (Outcome each : outcomes.values()) {
            if (each.succeeded()) {
                assertThat(status).isBetween(200, 299);
                checkHeaders(each.result());
            } else {
                checkFailure(each.failure(), operation, status, body);
            }
        }
        checkSame(outcomes);
    }

    private static Outcome call(String operation, OutputType form, FuzzedAnswer answer) throws InterruptedException {
        try {
            return new Outcome(ResponseFuzzing.call(operation, form, answer), null);
        } catch (PipedriveException e) {
            return new Outcome(null, e);
        }
    }

    private static void checkHeaders(Answer result) {
        String id = result.headers().correlationId();
        Failures.checkText(id);
        assertThat(id).doesNotContain(ResponseFuzzing.TOKEN);
    }

    private static void checkFailure(PipedriveException failure, String operation, int status, byte[] body) {
        Failures.checkWords(failure, ResponseFuzzing.TOKEN);
        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure.getAccount()).isEqualTo("acme");
        // Otherwise it is a mistake of ours that was only caught.
        assertThat(failure).hasMessageNotContaining("failed unexpectedly");
        assertThat(failure.getStatus()).isEqualTo(status);
        Boolean carriedOut = possiblyCarriedOut(status, body);
        if (carriedOut != null) {
            assertThat(failure.isPossiblyCarriedOut()).isEqualTo(carriedOut);
        }
    }

    /** Whether the call may have been carried out; null where that is a question of words. */
    private static Boolean possiblyCarriedOut(int status, byte[] body) {
        if (status >= 200 && status < 300) {
            return saysThatItFailed(body) ? null : true;
        }
        return switch (status) {
            case 401, 402, 403, 404, 410, 415, 429, 501 -> false;
            default -> status >= 300 && status < 400 ? Boolean.FALSE : status >= 400 && status < 500 ? null : true;
        };
    }

    private static boolean saysThatItFailed(byte[] body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(body)
                    .path("success")
                    .asText()
                    .equals("false");
        } catch (IOException e) {
            return false;
        }
    }

    private static void checkSame(Map<OutputType, Outcome> outcomes) throws IOException {
        Outcome map = outcomes.get(OutputType.MAP);
        Outcome node = outcomes.get(OutputType.NODE);
        Outcome json = outcomes.get(OutputType.JSON);
        Outcome raw = outcomes.get(OutputType.RAW);
        assertThat(node.succeeded()).isEqualTo(map.succeeded());
        assertThat(json.succeeded()).isEqualTo(map.succeeded());
        if (!map.succeeded()) {
            assertThat(node.failure())
                    .hasSameClassAs(map.failure())
                    .hasMessage(map.failure().getMessage());
            assertThat(json.failure())
                    .hasSameClassAs(map.failure())
                    .hasMessage(map.failure().getMessage());
            return;
        }
        assertThat(raw.succeeded())
                .as("what can be read can be handed on as it is")
                .isTrue();
        NextPage next = map.result().next();
        assertThat(node.result().next()).isEqualTo(next);
        assertThat(json.result().next()).isEqualTo(next);
        assertThat(raw.result().next()).isEqualTo(next);
        Object expected = comparable(map.result().body());
        assertThat(comparable(plain(node.result().body()))).isEqualTo(expected);
        assertThat(comparable(plain(json.result().body()))).isEqualTo(expected);
    }

    private static Object plain(Object body) throws IOException {
        if (body instanceof JsonNode node) {
            return ResponseFuzzing.plain(node);
        }
        try {
            return body == null ? null : ResponseFuzzing.parsed((String) body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("outputType=JSON gave no JSON: " + body, e);
        }
    }

    /** JSON does not tell 1 from 1.0. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> each = new LinkedHashMap<>();
            map.forEach((key, inside) -> each.put(key, comparable(inside)));
            return each;
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> Objects.requireNonNullElse(comparable(each), "null"))
                    .toList();
        }
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }
}

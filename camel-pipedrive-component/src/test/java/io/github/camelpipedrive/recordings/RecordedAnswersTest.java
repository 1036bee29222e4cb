// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.route.RecordingExtension;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the real service was recorded to answer is read as it is, in every output type. */
class RecordedAnswersTest {

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** With a budget of its own for each test, as an answer may say that the day's is spent. */
    @RegisterExtension
    final RecordingExtension pipedrive = new RecordingExtension();

    static Stream<Recording> recordings() {
        return ReplayTest.served();
    }

    private Exchange call(Recording recording, String options) {
        Operation operation = recording.operation().orElseThrow();
        answer(recording);
        return pipedrive.send(
                operation.id() + "?" + options,
                Set.of("create", "update").contains(operation.name()) ? body(operation) : null,
                headers(operation, recording));
    }

    private void answer(Recording recording) {
        pipedrive.server().answers(exchange -> {
            recording.headers().forEach((name, value) -> exchange.getResponseHeaders()
                    .set(name, value.toString()));
            RecordingServer.answer(
                    exchange,
                    recording.status(),
                    recording.content().path("body").toString());
        });
    }

    private static Map<String, Object> headers(Operation operation, Recording recording) {
        Map<String, Object> headers = new HashMap<>();
        if (operation.path().contains("{id}")) {
            headers.put("CamelPipedrive.id", recording.path().replaceAll(".*/", ""));
        }
        if (operation.name().equals("search")) {
            headers.put("CamelPipedrive.term", "Sample");
        }
        return headers;
    }

    private static Map<String, Object> body(Operation operation) {
        Map<String, Object> body = new HashMap<>();
        for (String text : List.of("title", "name", "subject", "content")) {
            if (operation.parameter(text).filter(Parameter::inBody).isPresent()) {
                body.put(text, "Sample");
            }
        }
        if (operation.parameter("pipeline_id").filter(Parameter::required).isPresent()) {
            body.put("pipeline_id", 1);
        }
        if (Set.of("lead", "note").contains(operation.resource().name())) {
            body.put("person_id", 1);
        }
        return body;
    }

    /** The records as they are in the answer. */
    private static JsonNode expected(Recording recording) {
        JsonNode data = recording.content().path("body").path("data");
        if (!data.path("items").isArray()) {
            return data.isNull() && recording.operation().orElseThrow().result().isList()
                    ? EXACT.createArrayNode()
                    : data;
        }
        List<JsonNode> items = new ArrayList<>();
        data.path("items").forEach(each -> {
            Map<String, JsonNode> item = new LinkedHashMap<>();
            item.put("result_score", each.path("result_score"));
            each.path("item").properties().forEach(field -> item.put(field.getKey(), field.getValue()));
            items.add(EXACT.valueToTree(item));
        });
        return EXACT.valueToTree(items);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void areMapsInWhichNothingIsLost(Recording recording) throws Exception {
        Exchange exchange = call(recording, "outputType=MAP");

        assertThat(exchange.getException()).isNull();
        assertThat(numbers(exchange.getMessage().getBody()))
                .isEqualTo(numbers(EXACT.treeToValue(expected(recording), Object.class)));
        assertThat(exchange.getMessage().getHeader(PipedriveConstants.STATUS_CODE))
                .isEqualTo(recording.status());
    }

    /** The kind of a number is another matter. */
    private static Object numbers(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, numbers(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordedAnswersTest::numbers).toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void areNodesAndTextInWhichNothingIsLost(Recording recording) throws Exception {
        Exchange node = call(recording, "outputType=NODE");
        Exchange json = call(recording, "outputType=JSON");
        Exchange raw = call(recording, "outputType=RAW");

        assertThat(sameNumbers(node.getMessage().getBody(JsonNode.class))).isEqualTo(sameNumbers(expected(recording)));
        assertThat(sameNumbers(EXACT.readTree(json.getMessage().getBody(String.class))))
                .isEqualTo(sameNumbers(expected(recording)));
        assertThat(EXACT.readTree(raw.getMessage().getBody(String.class)))
                .isEqualTo(EXACT.readTree(recording.content().path("body").toString()));
    }

    private static Object sameNumbers(JsonNode node) throws Exception {
        return numbers(EXACT.treeToValue(node, Object.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error-auth-401-1  | user/getCurrent | unauthorized access (401)",
                "error-scope-403-1 | user/getCurrent | Scope and URL mismatch (acme.pipedrive.com) (403)",
                "error-sortby-400-1 | deal/list | Validation failed: sort_by: The value you selected is not a valid choice. (400",
                "error-daily-429-1 | user/getCurrent | daily request budget exceeded (429)",
                "error-daily-429-2 | user/getCurrent | daily request budget exceeded (429)",
            })
    void areErrorsWithTheirWords(String name, String operation, String message) {
        Recording recording = Recording.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        answer(recording);

        PipedriveException failure =
                (PipedriveException) pipedrive.send(operation, null, Map.of()).getException();

        assertThat(failure).hasMessageStartingWith(operation + ": " + message);
        assertThat(failure.getStatus()).isEqualTo(recording.status());
        assertThat(failure)
                .isInstanceOf(Map.of(
                                401, PipedriveAuthenticationException.class,
                                403, PipedrivePermissionException.class,
                                400, PipedriveValidationException.class,
                                429, PipedriveRateLimitException.class)
                        .get(recording.status()));
        if (failure instanceof PipedriveRateLimitException limited) {
            assertThat(limited.getLimit()).isEqualTo(Limit.DAILY);
            assertThat(pipedrive.server().received())
                    .as("never retried after an hour")
                    .hasSize(1);
        }
    }
}

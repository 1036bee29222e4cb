// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.fuzz;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.binding.BindingFuzzing;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.transport.Body;
import org.apache.camel.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages: {@code <operation> <form of the body>}, parameters as headers, an empty line, the body. */
class RequestBodyFuzzTest {

    private static final List<String> OPERATIONS = List.of(
            "deal/create",
            "deal/update",
            "deal/get",
            "deal/search",
            "lead/create",
            "person/create",
            "activity/create",
            "note/create");

    private static final List<String> FORMS = List.of("bytes", "text", "stream", "reader", "parsed");

    private static final ObjectMapper ANOTHER_READER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @FuzzTest
    void whatIsAcceptedIsSentAsItIsAndTheRestIsRefused(byte[] data) throws Exception {
        FuzzInput input = new FuzzInput(data);
        String[] words = input.words(2);
        String operation = FuzzInput.oneOf(OPERATIONS, words[0]);
        Map<String, Object> headers = new LinkedHashMap<>();
        input.headers().forEach((name, value) -> headers.put("CamelPipedrive." + name, value));
        byte[] content = input.rest();
        Object body = body(FuzzInput.oneOf(FORMS, words[1]), content);
        Message message = BindingFuzzing.message(body, headers);
        Map<String, Object> before = Map.copyOf(message.getHeaders());

        Call call;
        try {
            call = BindingFuzzing.bind(operation, message);
        } catch (PipedriveValidationException e) {
            checkRefusal(e, operation);
            return;
        } finally {
            assertThat(message.getHeaders()).isEqualTo(before);
        }

        Operation row = call.operation();
        assertThat(call.request().target()).matches("/api/v[12]/[A-Za-z0-9._~/?&=%,-]*");
        assertThat(call.request().target()).doesNotContain("/../", "/./", "//");
        if (call.request().body() instanceof Body.Bytes sent) {
            assertThat(sent.content().length).isLessThan(1000 + 6 * data.length);
            checkFields(row, sent);
            checkSentAgain(call, operation, sent);
        }
    }

    private static Object body(String form, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return switch (form) {
            case "bytes" -> content;
            case "text" -> text;
            case "stream" -> new ByteArrayInputStream(content);
            case "reader" -> new StringReader(text);
            default -> BindingFuzzing.parsed(text);
        };
    }

    private static void checkRefusal(PipedriveValidationException refusal, String operation) {
        Failures.checkWords(refusal);
        assertThat(refusal.getOperation()).isEqualTo(operation);
        assertThat(refusal.getAccount()).isEqualTo("acme");
        assertThat(refusal.getStatus()).isZero();
        assertThat(refusal.isPossiblyCarriedOut()).isFalse();
        // Otherwise it is a mistake of ours that was only caught.
        assertThat(refusal).hasMessageNotContaining("can't be read (");
    }

    /** Only fields of the operation's row arrive. */
    private static void checkFields(Operation row, Body.Bytes sent) throws Exception {
        assertThat(sent.contentType()).isEqualTo("application/json");
        Set<String> known = row.parameters().stream()
                .filter(Parameter::inBody)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        Map<?, ?> fields = ANOTHER_READER.readValue(sent.content(), Map.class);
        assertThat(fields.keySet()).allSatisfy(name -> assertThat(known.contains(Objects.toString(name))
                        || Objects.toString(name).matches("[0-9a-f]{40}.*"))
                .as("field %s", name)
                .isTrue());
    }

    /** What went over the wire is a body as well, and stands for itself. */
    private static void checkSentAgain(Call call, String operation, Body.Bytes sent) throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        call.operation().parameters().stream()
                .filter(parameter -> !parameter.inBody() && call.values().get(parameter.name()) != null)
                .forEach(parameter -> headers.put(
                        "CamelPipedrive." + parameter.name(), call.values().get(parameter.name())));
        Call again = BindingFuzzing.bind(operation, BindingFuzzing.message(sent.content(), headers));
        assertThat(again.request().target()).isEqualTo(call.request().target());
        assertThat(new String(((Body.Bytes) again.request().body()).content(), StandardCharsets.UTF_8))
                .isEqualTo(new String(sent.content(), StandardCharsets.UTF_8));
    }
}

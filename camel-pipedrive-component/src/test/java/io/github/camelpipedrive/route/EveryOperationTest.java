// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every operation of the catalogue through a route, with all parameters that go together, in each style of giving them:
 * each arrives once, where its row says. What an operation does with them is shown by the tests of its resource.
 */
class EveryOperationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Set<String> EXERCISED = new LinkedHashSet<>();

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().limits(SandboxLimits.unlimited()));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.setRequestsPerWindow(1_000_000);
        component.setSearchesPerWindow(1_000_000);
    });

    /** A way of giving parameters to an operation. */
    private interface Style {
        Message call(Operation operation, Map<String, Object> values) throws Exception;
    }

    @TestFactory
    Stream<DynamicNode> sendsEveryParameterOfEveryOperationOnceAndWhereItBelongs() {
        Map<String, Style> styles = new TreeMap<>();
        styles.put("option in snake case", (operation, values) -> asOptions(operation, values, false));
        styles.put("option in camel case", (operation, values) -> asOptions(operation, values, true));
        styles.put("header in snake case", (operation, values) -> asHeaders(operation, values, false));
        styles.put("header in camel case", (operation, values) -> asHeaders(operation, values, true));
        styles.put("body", (operation, values) -> camel.send("pipedrive:" + operation.id(), values));
        styles.put(
                "body in JSON",
                (operation, values) -> camel.send("pipedrive:" + operation.id(), JSON.writeValueAsString(values)));
        styles.put("toD", EveryOperationTest::dynamically);
        return operationsOfTheApi()
                .map(operation -> dynamicContainer(
                        operation.id(),
                        styles.entrySet().stream()
                                .filter(style -> isOf(operation, style.getKey()))
                                .map(style -> dynamicTest(style.getKey(), () -> check(operation, style.getValue())))));
    }

    @AfterAll
    static void exercisedEveryOperation() {
        assertThat(EXERCISED)
                .containsExactlyInAnyOrderElementsOf(
                        operationsOfTheApi().map(Operation::id).toList());
    }

    /** What signs in is made of several requests to another host, and has tests of its own. */
    private static Stream<Operation> operationsOfTheApi() {
        return PipedriveOperations.catalogue().httpOperations().stream();
    }

    private static void check(Operation operation, Style style) throws Exception {
        // All tests of a factory are one test to the extension of the sandbox.
        pipedrive.reset();
        pipedrive.answerNext(operation.id(), SandboxAnswer.of(200, "{\"success\": true, \"data\": null}"));
        Map<String, Object> values = values(operation);

        Message result = style.call(operation, values);

        assertThat(pipedrive.requests()).hasSize(1);
        SandboxRequest request = pipedrive.requests().get(0);
        assertThat(request.operation()).isEqualTo(operation.id());
        assertThat(request.method()).isEqualTo(operation.method().name());
        assertThat(request.path()).isEqualTo(path(operation, values));
        assertThat(request.query()).isEqualTo(query(operation, values));
        assertBody(operation, request, body(operation, values));
        assertThat(request.header("x-api-token")).contains("sandbox-token");
        assertThat(result.getHeaders().keySet()).noneMatch(name -> name.startsWith("CamelPipedrive."));
        EXERCISED.add(request.operation());
    }

    /** Text is the file itself where one is uploaded. */
    private static boolean isOf(Operation operation, String style) {
        return operation.bodyKind() != BodyKind.MULTIPART || !style.equals("body in JSON");
    }

    private static void assertBody(Operation operation, SandboxRequest request, Map<String, Object> body)
            throws Exception {
        switch (operation.bodyKind()) {
            case NONE, JSON, ANY, FORM -> assertThat(request.json()).isEqualTo(body);
            case ARRAY ->
                assertThat(JSON.readValue(request.body(), Object.class))
                        .isEqualTo(body.values().iterator().next());
            case MULTIPART ->
                body.forEach((name, value) ->
                        assertThat(request.body()).contains("name=\"" + name + "\"", "\r\n\r\n" + value + "\r\n"));
        }
    }

    @TestFactory
    Stream<DynamicNode> givesTheResultOfEveryOperationInEachForm() {
        return operationsOfTheApi()
                .map(operation -> dynamicContainer(
                        operation.id(),
                        Stream.of(OutputType.values())
                                .map(form -> dynamicTest(form.name(), () -> checkResult(operation, form)))));
    }

    private static void checkResult(Operation operation, OutputType form) throws Exception {
        String record = "{\"id\":1,\"title\":\"Küche\",\"value\":12.50,\"lost_reason\":null}";
        String scored = "{\"result_score\":0.25," + record.substring(1);
        String data =
                switch (operation.result().kind()) {
                    case RECORDS -> "[" + record + "," + record + "]";
                    case FOUND -> "{\"items\":[{\"result_score\":0.25,\"item\":" + record + "}]}";
                    default -> record;
                };
        String expected =
                switch (operation.result().kind()) {
                    case RECORDS -> data;
                    case FOUND -> "[" + scored + "]";
                    default -> record;
                };
        String envelope = "{\"success\":true,\"data\":" + data + ",\"additional_data\":null}";
        pipedrive.reset();
        pipedrive.answerNext(operation.id(), SandboxAnswer.of(200, envelope));

        Message result = camel.send("pipedrive:" + operation.id() + "?outputType=" + form, values(operation));

        Object body = result.getBody();
        switch (form) {
            case MAP -> assertThat(body).isEqualTo(EXACT.readValue(expected, Object.class));
            case NODE -> assertThat(body).isEqualTo(EXACT.readTree(expected));
            case JSON -> assertThat(body).isEqualTo(expected);
            case RAW -> assertThat(body).isEqualTo(envelope);
            default -> throw new IllegalStateException("There is another form: " + form);
        }
        assertThat(result.getHeader("CamelPipedriveStatusCode")).isEqualTo(200);
    }

    /** What a user makes of a record. */
    public record Row(int id, String title, BigDecimal value) {}

    @TestFactory
    Stream<DynamicTest> bindsTheResultOfEveryOperation() {
        return operationsOfTheApi().map(operation -> dynamicTest(operation.id(), () -> checkBinding(operation)));
    }

    private static void checkBinding(Operation operation) throws Exception {
        String record = "{\"id\":1,\"title\":\"Küche\",\"value\":12.50,\"lost_reason\":null}";
        Row row = new Row(1, "Küche", new BigDecimal("12.50"));
        boolean found = operation.result().kind() == Result.Kind.FOUND;
        boolean several = operation.result().kind() == Result.Kind.RECORDS;
        String data = found
                ? "{\"items\":[{\"result_score\":0.25,\"item\":" + record + "}]}"
                : several ? "[" + record + "," + record + "]" : record;
        pipedrive.reset();
        pipedrive.answerNext(operation.id(), SandboxAnswer.of(200, "{\"success\":true,\"data\":" + data + "}"));

        Message result =
                camel.send("pipedrive:" + operation.id() + "?outputClass=" + Row.class.getName(), values(operation));

        assertThat(result.getBody()).isEqualTo(found ? List.of(row) : several ? List.of(row, row) : row);
    }

    private static Message asOptions(Operation operation, Map<String, Object> values, boolean camelCase)
            throws Exception {
        return camel.send(uri(operation, values, camelCase), null);
    }

    private static String uri(Operation operation, Map<String, Object> values, boolean camelCase) throws Exception {
        Map<String, Object> options = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            options.put(name(operation, value.getKey(), camelCase), text(value.getValue()));
        }
        String query = URISupport.createQueryString(options, true);
        return "pipedrive:" + operation.id() + (query.isEmpty() ? "" : "?" + query);
    }

    private static Message asHeaders(Operation operation, Map<String, Object> values, boolean camelCase)
            throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        values.forEach((name, value) -> headers.put("CamelPipedrive." + name(operation, name, camelCase), value));
        return camel.send("pipedrive:" + operation.id(), null, headers);
    }

    private static Message dynamically(Operation operation, Map<String, Object> values) throws Exception {
        String route = "direct:" + operation.id();
        if (camel.context().getRoute(operation.id()) == null) {
            camel.add(routes -> routes.from(route).routeId(operation.id()).toD("${header.uri}"));
        }
        return camel.send(route, null, Map.of("uri", uri(operation, values, true)));
    }

    private static String name(Operation operation, String name, boolean camelCase) {
        return camelCase ? operation.parameter(name).orElseThrow().camelName() : name;
    }

    private static String text(Object value) throws JsonProcessingException {
        return value instanceof Map || value instanceof List ? JSON.writeValueAsString(value) : value.toString();
    }

    /** As many parameters as go together: those that a rule of the row forbids are omitted. */
    private static Map<String, Object> values(Operation operation) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            values.put(parameter.name(), sample(parameter.type().schema()));
        }
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.required() && forbidden(operation, values)) {
                Map<String, Object> without = new LinkedHashMap<>(values);
                without.remove(parameter.name());
                if (violations(operation, without) < violations(operation, values)) {
                    values.remove(parameter.name());
                }
            }
        }
        assertThat(violations(operation, values)).isZero();
        return values;
    }

    private static boolean forbidden(Operation operation, Map<String, Object> values) {
        return violations(operation, values) > 0;
    }

    private static long violations(Operation operation, Map<String, Object> values) {
        return operation.rules().stream()
                .filter(rule -> rule.violation(values).isPresent())
                .count();
    }

    private static String path(Operation operation, Map<String, Object> values) {
        String path = operation.path();
        for (Parameter parameter : at(operation, Location.PATH)) {
            path = path.replace(
                    "{" + parameter.name() + "}", values.get(parameter.name()).toString());
        }
        return path;
    }

    private static Map<String, String> query(Operation operation, Map<String, Object> values) {
        Map<String, String> query = new LinkedHashMap<>();
        for (Parameter parameter : at(operation, Location.QUERY)) {
            Object value = values.get(parameter.name());
            if (value instanceof List<?> list) {
                query.put(parameter.name(), list.stream().map(Object::toString).collect(Collectors.joining(",")));
            } else if (value != null) {
                query.put(parameter.name(), value.toString());
            }
        }
        return query;
    }

    private static Map<String, Object> body(Operation operation, Map<String, Object> values) {
        Map<String, Object> body = new LinkedHashMap<>(values);
        body.keySet()
                .retainAll(at(operation, Location.BODY).stream()
                        .map(Parameter::name)
                        .toList());
        return body;
    }

    private static List<Parameter> at(Operation operation, Location location) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.location() == location)
                .toList();
    }

    /** A value as the schema of its type has it. */
    private static Object sample(Map<String, Object> schema) {
        if (schema.get("examples") instanceof List<?> examples) {
            return examples.get(0);
        }
        if (schema.get("enum") instanceof List<?> choices) {
            return choices.get(choices.size() - 1);
        }
        Object type = schema.getOrDefault("type", "object");
        return switch (type instanceof List<?> orNull ? orNull.get(0).toString() : type.toString()) {
            case "boolean" -> true;
            case "integer" -> 3;
            case "number" -> 5;
            case "array" -> List.of(sample(part(schema, "items")));
            case "object" -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                part(schema, "properties").forEach((name, field) -> fields.put(name, sample(asSchema(field))));
                yield fields;
            }
            default -> "tiles";
        };
    }

    private static Map<String, Object> part(Map<String, Object> schema, String keyword) {
        return asSchema(schema.getOrDefault(keyword, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asSchema(Object part) {
        return (Map<String, Object>) part;
    }
}

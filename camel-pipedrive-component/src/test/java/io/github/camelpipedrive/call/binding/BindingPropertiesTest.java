// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.CallFactory;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.transport.Body;
import io.github.camelpipedrive.transport.Request;
import io.github.camelpipedrive.wire.Json;
import io.github.camelpipedrive.wire.PercentEncoding;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any legal values of any operation, wherever they are given: each arrives once, where its row says, as
 * it was; dynamic options override headers, these options of the endpoint, these the body.
 */
class BindingPropertiesTest {

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final ObjectMapper CLASSES = Json.forUserClasses();

    /** Those whose message body is their fields; of the others it is a file or an array. */
    private static final List<Operation> OPERATIONS = PipedriveOperations.catalogue().httpOperations().stream()
            .filter(operation -> Set.of(BodyKind.NONE, BodyKind.JSON).contains(operation.bodyKind()))
            .toList();

    /** The places where a value may be given, the strongest first. */
    private enum Source {
        DYNAMIC_OPTION,
        HEADER,
        OPTION,
        BODY
    }

    /** Values that go together, and where they are given. */
    private record Given(
            Operation operation, Map<Source, Map<String, Sample>> sources, Map<String, Object> expected, int bodyForm) {

        Map<String, Object> asGiven(Source source) {
            return each(source, Sample::given);
        }

        Map<String, Object> asText(Source source) {
            return each(source, Sample::asText);
        }

        private Map<String, Object> each(Source source, Function<Sample, Object> form) {
            Map<String, Object> values = new LinkedHashMap<>();
            sources.getOrDefault(source, Map.of()).forEach((name, sample) -> values.put(name, form.apply(sample)));
            return values;
        }

        Object body() {
            if (!sources.containsKey(Source.BODY)) {
                return null;
            }
            JsonNode node = Json.WIRE.valueToTree(each(Source.BODY, Sample::wire));
            return switch (bodyForm) {
                case 0 -> node;
                case 1 -> node.toString();
                case 2 -> node.toString().getBytes(StandardCharsets.UTF_8);
                case 3 -> new ByteArrayInputStream(node.toString().getBytes(StandardCharsets.UTF_8));
                default -> asGiven(Source.BODY);
            };
        }

        @Override
        public String toString() {
            return operation + " " + sources;
        }
    }

    @BeforeContainer
    static void start() {
        CONTEXT.start();
    }

    @AfterContainer
    static void stop() {
        CONTEXT.stop();
    }

    @Provide
    Arbitrary<Given> calls() {
        return Arbitraries.randomValue(BindingPropertiesTest::given);
    }

    private static Given given(Random random) {
        Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        Map<String, Sample> values = fitting(operation, random);
        List<Source> places = places(operation, random);
        Map<Source, Map<String, Sample>> sources = new LinkedHashMap<>();
        Map<String, Object> expected = new LinkedHashMap<>();
        values.forEach((name, sample) -> {
            expected.put(name, sample.wire());
            int first = strongest(operation, name, places, random);
            put(sources, places.get(first), spelled(name, random), sample);
            for (Source weaker : places.subList(first + 1, places.size())) {
                if (random.nextInt(3) == 0) {
                    Parameter parameter = operation.parameter(name).orElseThrow();
                    put(sources, weaker, spelled(name, random), Sample.of(parameter.type(), random));
                }
            }
        });
        return new Given(operation, sources, expected, random.nextInt(5));
    }

    /** The body of an operation that has none is looked at only when nothing else says what the call is about. */
    private static List<Source> places(Operation operation, Random random) {
        if (operation.bodyKind() != BodyKind.NONE) {
            return List.of(Source.values());
        }
        return random.nextBoolean()
                ? List.of(Source.DYNAMIC_OPTION, Source.HEADER, Source.OPTION)
                : List.of(Source.HEADER, Source.OPTION, Source.BODY);
    }

    private static int strongest(Operation operation, String name, List<Source> places, Random random) {
        boolean principal =
                operation.principal().map(Parameter::name).filter(name::equals).isPresent();
        boolean bodyMustBeLookedAt = operation.bodyKind() == BodyKind.NONE && places.contains(Source.BODY);
        return principal && bodyMustBeLookedAt ? places.size() - 1 : random.nextInt(places.size());
    }

    @Example
    void knowsSamplesOfEachType() {
        assertThat(Sample.types())
                .map(Class::getName)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ValueType.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    private static void put(Map<Source, Map<String, Sample>> sources, Source source, String name, Sample sample) {
        sources.computeIfAbsent(source, each -> new LinkedHashMap<>()).put(name, sample);
    }

    private static String spelled(String name, Random random) {
        return random.nextBoolean() ? name : Spelling.camelCase(name);
    }

    /** Some of the operation's parameters, without those that a rule forbids beside the others. */
    private static Map<String, Sample> fitting(Operation operation, Random random) {
        Map<String, Sample> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() || random.nextBoolean()) {
                values.put(parameter.name(), Sample.of(parameter.type(), random));
            }
        }
        for (Parameter parameter : operation.parameters()) {
            if (violations(operation, values) > 0 && !parameter.required()) {
                Map<String, Sample> without = new LinkedHashMap<>(values);
                without.remove(parameter.name());
                if (violations(operation, without) < violations(operation, values)) {
                    values.remove(parameter.name());
                }
            }
        }
        return violations(operation, values) == 0 ? values : fitting(operation, random);
    }

    private static long violations(Operation operation, Map<String, Sample> values) {
        Map<String, Object> wire = new LinkedHashMap<>();
        values.forEach((name, sample) -> wire.put(name, sample.wire()));
        return operation.rules().stream()
                .filter(rule -> rule.violation(wire).isPresent())
                .count();
    }

    private static final RecordShapes SHAPES = new RecordShapes(PipedriveOperations.catalogue());

    private static final Claim CLAIM = new Claim(3, false, 0.5, Duration.ofSeconds(7));

    @Property(tries = 4000)
    void eachValueArrivesOnceAndTheStrongestSourceWins(@ForAll("calls") Given given) throws Exception {
        MessageBinder binder = MessageBinder.of(given.operation(), SHAPES, false, CLASSES, given.asText(Source.OPTION));
        Map<String, Object> others = Map.of("X-Own", "1", "CamelPipedriveAccount", "acme", "owner_id", "4711");
        Message message = new DefaultExchange(CONTEXT).getMessage();
        message.setBody(given.body());
        message.setHeaders(new HashMap<>(others));
        given.asGiven(Source.HEADER).forEach((name, value) -> message.setHeader("CamelPipedrive." + name, value));

        ParameterHeaders headers = ParameterHeaders.of(message, Set.of("CamelPipedriveAccount"));
        Map<String, Object> values = binder.bind(message, headers, given.asText(Source.DYNAMIC_OPTION), "acme");
        Request request = new CallFactory(given.operation(), CLAIM, (call, response, failures) -> null)
                .call(values, "acme")
                .request();
        headers.removeFrom(message);

        assertThat(arrived(given.operation(), request)).isEqualTo(expected(given));
        assertThat(message.getHeaders()).as("parameter headers are consumed").isEqualTo(others);
        assertThat(request.method()).isEqualTo(given.operation().method());
        assertThat(request.claim()).isEqualTo(CLAIM);
        assertThat(request.account()).isEqualTo("acme");
    }

    private static Map<String, Object> expected(Given given) {
        Map<String, Object> expected = new LinkedHashMap<>();
        given.expected().forEach((name, value) -> {
            Parameter parameter = given.operation().parameter(name).orElseThrow();
            expected.put(name, parameter.inBody() ? comparable(value) : inQuery(value));
        });
        return expected;
    }

    private static String inQuery(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    /** JSON does not tell 1 from 1.0. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> each = new LinkedHashMap<>();
            map.forEach((key, inside) -> each.put(key, comparable(inside)));
            return each;
        } else if (value instanceof List<?> list) {
            return list.stream().map(BindingPropertiesTest::comparable).collect(Collectors.toList());
        }
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    /** All parameters that a request carries, read by other means than they were written by. */
    private static Map<String, Object> arrived(Operation operation, Request request) throws Exception {
        Map<String, Object> arrived = new LinkedHashMap<>();
        assertThat(request.target()).as("nothing that means something in a URI").matches("[A-Za-z0-9._~/?&=%,-]*");
        String[] target = request.target().split("\\?", -1);
        readPath(operation.path().split("/", -1), target[0].split("/", -1), arrived);
        if (target.length > 1) {
            assertThat(target).hasSize(2);
            for (String pair : target[1].split("&", -1)) {
                String[] parts = pair.split("=", -1);
                assertThat(parts).hasSize(2);
                assertThat(arrived.put(parts[0], decoded(parts[1]))).isNull();
            }
        }
        readBody(operation, request.body(), arrived);
        return arrived;
    }

    private static void readPath(String[] template, String[] path, Map<String, Object> arrived) {
        assertThat(path).hasSameSizeAs(template);
        for (int i = 0; i < path.length; i++) {
            if (template[i].startsWith("{")) {
                arrived.put(template[i].substring(1, template[i].length() - 1), decoded(path[i]));
            } else {
                assertThat(path[i]).isEqualTo(template[i]);
            }
        }
    }

    private static void readBody(Operation operation, Body body, Map<String, Object> arrived) throws Exception {
        if (operation.bodyKind() == BodyKind.NONE) {
            assertThat(body).isEqualTo(Body.NONE);
            return;
        }
        Body.Bytes bytes = (Body.Bytes) body;
        assertThat(bytes.contentType()).isEqualTo("application/json");
        Map<?, ?> fields = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readValue(bytes.content(), Map.class);
        fields.forEach((name, value) ->
                assertThat(arrived.put((String) name, comparable(value))).isNull());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Property(tries = 2000)
    void anyTextIsEncodedSoThatItIsReadAsItWas(@ForAll("texts") String text) {
        StringBuilder target = new StringBuilder();

        PercentEncoding.append(target, text);

        assertThat(target.toString()).matches("(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        assertThat(decoded(target.toString())).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Sample.texts();
    }
}

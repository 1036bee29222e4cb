// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The ways in which a route may give parameters and bodies. */
class ParameterStylesTest {

    private static final String TITLE = "Küche 20 m²";
    private static final String JSON = "{\"title\": \"" + TITLE + "\", \"value\": 12.50}";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:deal/create");
        routes.from("direct:createWithOption").to("pipedrive:deal/create?title=Option&ownerId=9002");
        routes.from("direct:get").to("pipedrive:deal/get");
        routes.from("direct:list").to("pipedrive:deal/list");
        routes.from("direct:createWithoutStreamCaching").streamCache("false").to("pipedrive:deal/create");
        routes.from("direct:createTwice")
                .to("pipedrive:deal/create")
                .setBody(Builder.constant(Map.of("title", "Second")))
                .to("pipedrive:deal/create");
        routes.from("direct:patiently")
                .errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                .to("pipedrive:deal/create");
    });

    /** A bean as users write them. */
    public static class Deal {
        private final String title;
        private final BigDecimal value;

        Deal(String title, BigDecimal value) {
            this.title = title;
            this.value = value;
        }

        public String getTitle() {
            return title;
        }

        public BigDecimal getValue() {
            return value;
        }

        /** Nothing is said about it, so nothing is sent. */
        public Integer getPersonId() {
            return null;
        }
    }

    /** A record as users write them. */
    public record DealRecord(String title, BigDecimal value) {}

    static Stream<Arguments> bodies() throws JsonProcessingException {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        BigDecimal value = new BigDecimal("12.50");
        return Stream.of(
                arguments("Map", Map.of("title", TITLE, "value", value)),
                arguments(
                        "JsonNode",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("title", TITLE)
                                .put("value", value)),
                arguments("String", JSON),
                arguments("CharSequence", CharBuffer.wrap(JSON)),
                arguments("byte[]", bytes),
                arguments("InputStream", new ByteArrayInputStream(bytes)),
                arguments("StreamCache", new InputStreamCache(bytes)),
                arguments("Reader", new StringReader(JSON)),
                arguments("bean", new Deal(TITLE, value)),
                arguments("record", new DealRecord(TITLE, value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void takesABodyOfAnyKind(String kind, Object body) throws Exception {
        camel.send("direct:create", body);

        assertThat(theOnlyRequest().json()).isEqualTo(Map.of("title", TITLE, "value", new BigDecimal("12.50")));
        assertThat(theOnlyRequest().body()).contains("12.50");
    }

    @Test
    void readsAStreamThatCamelDoesNotCache() throws Exception {
        camel.send(
                "direct:createWithoutStreamCaching", new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)));

        assertThat(theOnlyRequest().json()).containsEntry("title", TITLE);
    }

    @Nested
    class Headers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CamelPipedrive.personId",
                    "CamelPipedrive.person_id",
                    "camelpipedrive.personId",
                    "CAMELPIPEDRIVE.PERSON_ID",
                    "camelpipedrive.personid"
                })
        void areFoundInAnyCase(String header) throws Exception {
            camel.send("direct:list", null, Map.of(header, 1));

            assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals {person_id=1}");
        }

        @Test
        void areNamedWhenTheyAreNoParameters() {
            Throwable failure = camel.failure("direct:list", null, Map.of("CamelPipedrive.personid_", 1));

            assertThat(failure)
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessage(
                            "deal/list: unknown parameter 'personid_'. Did you mean 'person_id'? Nothing was sent.");
        }

        @Test
        void areAnErrorWhenTwoOfThemNameOneParameter() {
            Map<String, Object> headers = new LinkedHashMap<>();
            headers.put("CamelPipedrive.personId", 1);
            headers.put("CamelPipedrive.person_id", 2);

            Throwable failure = camel.failure("direct:list", null, headers);

            assertThat(failure)
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessage("deal/list: person_id: is given twice, in two spellings. Nothing was sent.");
            assertThat(pipedrive.requests()).isEmpty();
        }

        @Test
        void doNotReachTheNextCall() throws Exception {
            Message result = camel.send(
                    "direct:createTwice",
                    Map.of("title", "First"),
                    Map.of("CamelPipedrive.ownerId", 9002, "camelpipedrive.status", "won"));

            assertThat(pipedrive.requests())
                    .extracting(SandboxRequest::json)
                    .containsExactly(
                            Map.of("title", "First", "owner_id", 9002, "status", "won"), Map.of("title", "Second"));
            assertThat(result.getHeaders().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camelpipedrive."));
        }

        @Test
        void areThereAgainWhenCamelRepeatsTheCall() throws Exception {
            pipedrive.answerNext(
                    "deal/create", SandboxAnswer.of(503, "{\"success\": false}"), SandboxAnswer.connectionReset());

            camel.send(
                    "direct:patiently",
                    new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                    Map.of("CamelPipedrive.ownerId", 9002));

            assertThat(pipedrive.requests("deal/create"))
                    .extracting(SandboxRequest::json)
                    .containsExactly(
                            Map.of("title", TITLE, "value", new BigDecimal("12.50"), "owner_id", 9002),
                            Map.of("title", TITLE, "value", new BigDecimal("12.50"), "owner_id", 9002),
                            Map.of("title", TITLE, "value", new BigDecimal("12.50"), "owner_id", 9002));
            assertThat(pipedrive.records("deal")).hasSize(1);
        }

        @Test
        void ofOtherComponentsAreNeitherSentNorTouched() throws Exception {
            pipedrive.add("deal", Map.of("title", "Patio"));
            Map<String, Object> others = Map.of(
                    "X-Order", "4711",
                    "Cookie", "a=b",
                    "CamelHttpUri", "http://elsewhere.invalid",
                    "CamelHttpPath", "/elsewhere",
                    "CamelHttpQuery", "limit=1",
                    "CamelHttpMethod", "POST",
                    "CamelPiped.owner_id", 9002);

            Message result = camel.send("direct:get", 1, others);

            assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals/1");
            assertThat(theOnlyRequest().headers())
                    .containsOnlyKeys("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent", "x-api-token");
            assertThat(result.getHeaders()).containsAllEntriesOf(others);
        }

        @Test
        void ofPipedrivesAnswerDoNotLeakIntoTheMessage() throws Exception {
            pipedrive.answerNext(
                    "deal/get",
                    SandboxAnswer.of(
                            200,
                            Map.of(
                                    "content-type", "application/json",
                                    "set-cookie", "session=1",
                                    "x-correlation-id", "c-1",
                                    "x-ratelimit-limit", "40",
                                    "x-ratelimit-remaining", "39",
                                    "x-ratelimit-reset", "2",
                                    "x-daily-ratelimit-token-remaining", "59999"),
                            "{\"success\": true, \"data\": {\"id\": 1}}"));

            Message result = camel.send("direct:get", 1);

            assertThat(result.getHeaders())
                    .isEqualTo(Map.of(
                            "CamelPipedriveStatusCode", 200,
                            "CamelPipedriveCorrelationId", "c-1",
                            "CamelPipedriveRateLimit", 40L,
                            "CamelPipedriveRateLimitRemaining", 39L,
                            "CamelPipedriveRateLimitReset", 2L,
                            "CamelPipedriveDailyTokensLeft", 59999L));
        }

        @Test
        void ofAnEarlierResultAreTakenAwayWhenTheApiDoesNotSayThem() throws Exception {
            pipedrive.answerNext(
                    "deal/get",
                    SandboxAnswer.of(
                            200,
                            Map.of("content-type", "application/json"),
                            "{\"success\": true, \"data\": {\"id\": 1}}"));

            Message result = camel.send(
                    "direct:get",
                    1,
                    Map.of(
                            "CamelPipedriveStatusCode", 201,
                            "CamelPipedriveNextCursor", "stale",
                            "CamelPipedriveNextStart", 100L,
                            "CamelPipedriveCorrelationId", "stale",
                            "CamelPipedriveRateLimit", 1L,
                            "CamelPipedriveRateLimitRemaining", 1L,
                            "CamelPipedriveRateLimitReset", 1L,
                            "CamelPipedriveDailyTokensLeft", 1L));

            assertThat(result.getHeaders()).isEqualTo(Map.of("CamelPipedriveStatusCode", 200));
        }
    }

    @Nested
    class Precedence {

        @Test
        void aHeaderGoesBeforeAnOptionAndAnOptionBeforeTheBody() throws Exception {
            camel.send(
                    "direct:createWithOption",
                    Map.of("title", "Body", "owner_id", 9001, "currency", "CHF"),
                    Map.of("CamelPipedrive.title", "Header"));

            assertThat(theOnlyRequest().json())
                    .isEqualTo(Map.of("title", "Header", "owner_id", 9002, "currency", "CHF"));
        }

        @Test
        void whatIsOverruledInTheBodyNeedNotFit() throws Exception {
            camel.send("direct:createWithOption", Map.of("owner_id", "nobody"));

            assertThat(theOnlyRequest().json()).isEqualTo(Map.of("title", "Option", "owner_id", 9002));
        }

        @Test
        void anEmptyHeaderOverrulesNothing() throws Exception {
            Map<String, Object> headers = new LinkedHashMap<>();
            headers.put("CamelPipedrive.title", null);

            camel.send("direct:createWithOption", null, headers);

            assertThat(theOnlyRequest().json()).isEqualTo(Map.of("title", "Option", "owner_id", 9002));
        }
    }

    @Nested
    class OfAnOperationWithoutABody {

        static Stream<Object> ids() {
            return Stream.of(
                    1,
                    1L,
                    "1",
                    " 1 ",
                    CharBuffer.wrap("1"),
                    "1".getBytes(StandardCharsets.UTF_8),
                    new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)),
                    new BigDecimal("1.0"));
        }

        @ParameterizedTest
        @MethodSource("ids")
        void aPlainBodyIsTheId(Object id) throws Exception {
            pipedrive.add("deal", Map.of("title", "Patio"));

            assertThat(camel.body("direct:get", id)).isEqualTo(pipedrive.record("deal", 1));
        }

        @Test
        void aMapGivesParameters() throws Exception {
            camel.send("direct:list", Map.of("personId", 1, "status", "won,lost", "limit", "3"));

            assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals {limit=3, person_id=1, status=won,lost}");
        }

        @Test
        void jsonGivesParameters() throws Exception {
            camel.send("direct:list", "{\"ids\": [3, 1], \"sort_by\": \"id\"}");

            assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals {ids=3,1, sort_by=id}");
        }

        @Test
        void aBodyThatIsLeftOverIsNamedAndNotDropped() {
            Throwable failure = camel.failure("direct:list", List.of(Map.of("id", 1)));

            assertThat(failure)
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessage(
                            "deal/list: body: deal/list can't use a list; give its parameters as headers, as options"
                                    + " or as a Map, and set the body to null when it is left over from an earlier step. Nothing"
                                    + " was sent.");
            assertThat(pipedrive.requests()).isEmpty();
        }
    }

    @Test
    void saysWhereJsonIsBroken() {
        Throwable failure = camel.failure("direct:create", "{\"title\": \"Patio\",\n \"value\" 3}");

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith(
                        "deal/create: body: is not JSON: Unexpected character ('3' (code 51)): was expecting"
                                + " a colon to separate field name and value (line 2, column ");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void writesIdsOfAnyClassThatStandsForOne() throws Exception {
        UUID lead = UUID.fromString((String)
                pipedrive.add("lead", Map.of("title", "Patio", "person_id", 1)).get("id"));

        Object body = camel.body("pipedrive:lead/get", null, Map.of("CamelPipedrive.id", lead));

        assertThat(body).isEqualTo(pipedrive.record("lead", lead.toString()));
    }

    @Test
    void writesDecimalsWithoutAnExponent() throws Exception {
        camel.send("direct:create", Map.of("title", "Patio", "value", new BigDecimal("1E+6")));

        assertThat(theOnlyRequest().body()).contains("\"value\":1000000");
    }

    @Test
    void readsTheMapperOfTheComponent() throws Exception {
        ObjectMapper own = new ObjectMapper();
        own.setPropertyNamingStrategy(new com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase() {
            private static final long serialVersionUID = 1L;

            @Override
            public String translate(String name) {
                return name.equals("value") ? "probability" : name;
            }
        });
        camel.context().getRegistry().bind("own", own);

        camel.send("pipedrive:deal/create?objectMapper=#own", new DealRecord("Patio", new BigDecimal("50")));

        assertThat(theOnlyRequest().json()).isEqualTo(Map.of("title", "Patio", "probability", 50));
    }

    @Test
    void refusesABodyThatIsNoObject() {
        assertThat(Optional.of(camel.failure("direct:create", Optional.of("text"))))
                .get()
                .isInstanceOf(PipedriveValidationException.class);
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

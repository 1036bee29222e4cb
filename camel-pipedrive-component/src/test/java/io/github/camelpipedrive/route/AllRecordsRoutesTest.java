// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.Builder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** All records of a list at once, and what both ways of reading all pages have in common. */
class AllRecordsRoutesTest {

    private static final int RECORDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:split")
                .setProperty("uri", routes.simple("pipedrive:${header.list}"))
                .toD("${exchangeProperty.uri}")
                .setProperty("all", ArrayList::new)
                .split(Builder.body())
                .streaming()
                .process(AllRecordsRoutesTest::collect)
                .end()
                .setBody(Builder.exchangeProperty("all"));
        routes.from("direct:portions")
                .setProperty("all", ArrayList::new)
                .setHeader("CamelPipedriveNextPosition", Builder.constant(""))
                .loopDoWhile(Builder.header("CamelPipedriveNextPosition").isNotNull())
                .setBody(Builder.constant(null))
                .setHeader("CamelPipedriveResumeFrom", Builder.header("CamelPipedriveNextPosition"))
                .setProperty("uri", routes.simple("pipedrive:${header.list}&paging=ALL&maxResults=4"))
                .toD("${exchangeProperty.uri}")
                .split(Builder.body())
                .process(AllRecordsRoutesTest::collect)
                .end()
                .end()
                .setBody(Builder.exchangeProperty("all"));
    });

    /** What a user makes of a record. */
    public record Named(Object id, String title) {}

    @SuppressWarnings("unchecked") // the route's own list
    private static void collect(Exchange exchange) {
        exchange.getProperty("all", List.class).add(exchange.getMessage().getBody());
    }

    @BeforeEach
    void records() {
        for (int i = 1; i <= RECORDS; i++) {
            pipedrive.add("organization", Map.of("name", "Tiles " + i));
            pipedrive.add("person", Map.of("name", "Tiles " + i));
            pipedrive.add("product", Map.of("name", "Tiles " + i));
            pipedrive.add("lead", Map.of("title", "Tiles " + i, "person_id", 1));
            pipedrive.add("deal", Map.of("title", "Tiles " + i));
            pipedrive.add("activity", Map.of("subject", "Tiles " + i));
            pipedrive.add("note", Map.of("content", "Tiles " + i, "person_id", 1));
            pipedrive.add("pipeline", Map.of("name", "Tiles " + i));
            pipedrive.add("stage", Map.of("name", "Tiles " + i));
            pipedrive.add("project-field", Map.of("field_name", "Tiles " + i, "field_type", "varchar"));
        }
    }

    @TestFactory
    Stream<DynamicTest> givesTheSameRecordsAsPagingByHandForEveryListAndSearch() {
        return PipedriveOperations.catalogue().httpOperations().stream()
                .filter(operation ->
                        operation.result().isList() && !operation.effect().writes())
                // Others have all records on one page, and no limit.
                .filter(operation -> operation.paging() != Paging.NONE)
                .flatMap(operation -> Stream.of("ALL", "STREAM")
                        .map(paging -> dynamicTest(operation + " " + paging, () -> {
                            boolean paged = operation.paging() != Paging.NONE;
                            String term = operation.result().kind() == Kind.FOUND ? "&term=tiles" : "";
                            String options = "?maxRetries=1" + (paged ? "&limit=3" : "") + term;

                            List<?> read = read(operation.id() + options + "&paging=" + paging);

                            // Settings are what a company starts with, of some more than one page.
                            boolean filled = !operation.resource().isSetting() && !isOfFields(operation);
                            assertThat(read)
                                    .hasSizeGreaterThanOrEqualTo(filled ? RECORDS : paged ? 4 : 1)
                                    .isEqualTo(byHand(operation, options));
                        })));
    }

    private static boolean isOfFields(Operation operation) {
        return List.of("-field", "-type", "-source").stream()
                .anyMatch(operation.resource().name()::endsWith);
    }

    private static List<?> byHand(Operation operation, String options) throws Exception {
        List<Object> all = new ArrayList<>();
        Map<String, Object> place = new HashMap<>();
        do {
            Message page = camel.send("pipedrive:" + operation.id() + options, null, place);
            all.addAll(CamelExtension.records(page));
            place.clear();
            page.getHeaders().forEach((name, value) -> {
                if (name.startsWith("CamelPipedriveNext")) {
                    place.put(
                            operation.paging() == Paging.CURSOR ? "CamelPipedrive.cursor" : "CamelPipedrive.start",
                            value);
                }
            });
        } while (!place.isEmpty());
        return all;
    }

    private static List<?> read(String list) throws Exception {
        return (List<?>) camel.body("direct:split", null, Map.of("list", list));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal/list?limit=4", "lead/list?limit=4", "deal/search?term=tiles&limit=4"})
    void givesAllRecordsInTheFormOfOnePage(String list) throws Exception {
        String whole = "pipedrive:" + list.replace("limit=4", "limit=100");
        String all = "pipedrive:" + list + "&paging=ALL";

        assertThat(camel.body(all, null)).isInstanceOf(ArrayList.class).isEqualTo(camel.body(whole, null));
        assertThat(camel.body(all + "&outputType=NODE", null))
                .isInstanceOf(ArrayNode.class)
                .isEqualTo(camel.body(whole + "&outputType=NODE", null));
        assertThat(camel.body(all + "&outputType=JSON", null)).isEqualTo(camel.body(whole + "&outputType=JSON", null));
        assertThat(camel.body(all + "&outputClass=" + Named.class.getName(), null))
                .isEqualTo(camel.body(whole + "&outputClass=" + Named.class.getName(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal/list?limit=4", "lead/list?limit=4", "deal/search?term=tiles&limit=4"})
    void streamsRecordsInTheFormThatIsAskedFor(String list) throws Exception {
        List<?> maps = (List<?>) camel.body("pipedrive:" + list.replace("limit=4", "limit=100"), null);
        List<JsonNode> nodes =
                maps.stream().map(map -> JSON.convertValue(map, JsonNode.class)).toList();
        String stream = list + "&paging=STREAM";

        assertThat(read(stream)).isEqualTo(maps);
        assertThat(read(stream + "&outputType=NODE"))
                .hasOnlyElementsOfType(JsonNode.class)
                .map(Object::toString)
                .isEqualTo(nodes.stream().map(JsonNode::toString).toList());
        assertThat(read(stream + "&outputType=JSON"))
                .isEqualTo(nodes.stream().map(JsonNode::toString).toList());
        assertThat(read(stream + "&outputClass=" + Named.class.getName()))
                .isEqualTo(maps.stream()
                        .map(map -> new Named(((Map<?, ?>) map).get("id"), (String) ((Map<?, ?>) map).get("title")))
                        .toList());
    }

    @Test
    void givesAnEmptyListInEachForm() throws Exception {
        String list = "pipedrive:deal/list?personId=4711&paging=ALL";

        assertThat(camel.body(list, null)).isEqualTo(List.of());
        assertThat(camel.body(list + "&outputType=NODE", null)).isEqualTo(JSON.createArrayNode());
        assertThat(camel.body(list + "&outputType=JSON", null)).isEqualTo("[]");
        assertThat(read("deal/list?personId=4711&paging=STREAM")).isEmpty();
        assertThat(read("note/list?dealId=4711&paging=STREAM")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "deal/list, {limit=500}",
        "deal/list?limit=20, {limit=20}",
        "deal/search?term=tiles, '{limit=100, term=tiles}'",
        "item/search?term=tiles, '{limit=100, term=tiles}'",
        "lead/list, '{limit=500, start=0, sort=id}'",
        "note/list, '{limit=500, start=0, sort=id}'",
        "note/list?sort=add_time DESC, '{limit=500, start=0, sort=add_time DESC}'",
    })
    void asksForTheLargestPageThatIsSafeUnlessTheRouteSaysAnother(String list, String query) throws Exception {
        camel.body("pipedrive:" + list + (list.contains("?") ? "&" : "?") + "paging=ALL", null);

        assertThat(pipedrive.requests()).singleElement().asString().endsWith(" " + query);
    }

    @ParameterizedTest
    @CsvSource({
        "deal/list, 7, 1, 'limit=7'",
        "deal/list?limit=3, 7, 3, 'limit=3 limit=3 limit=1'",
        "deal/list?limit=3, 6, 2, 'limit=3 limit=3'",
        "deal/list?limit=3, 100, 4, 'limit=3 limit=3 limit=3 limit=3'",
        "deal/search?term=tiles&limit=3, 7, 3, 'limit=3 limit=3 limit=3'",
        "deal/search?term=tiles, 7, 1, 'limit=7'",
        "note/list?limit=3, 7, 3, 'limit=3 limit=4 limit=2'",
        "note/list, 7, 1, 'limit=7'",
    })
    void givesNoMoreThanMaxResultsAndAsksForNoMore(String list, int most, int calls, String limits) throws Exception {
        String options = list + (list.contains("?") ? "&" : "?") + "maxResults=" + most;

        assertThat(read(options + "&paging=ALL")).hasSize(Math.min(most, RECORDS));
        assertThat(limits()).hasSize(calls).isEqualTo(List.of(limits.split(" ")));
        assertThat(read(options + "&paging=STREAM")).hasSize(Math.min(most, RECORDS));
        assertThat(limits()).hasSize(2 * calls);
    }

    private static List<String> limits() {
        return pipedrive.requests().stream()
                .map(request -> request.toString().replaceAll(".*(limit=\\d+).*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"deal/list?limit=3", "note/list?limit=3", "lead/list?limit=3", "deal/search?term=tiles&limit=3"})
    void goesOnBehindMaxResultsWithoutARecordTwiceWhereTheApiCan(String list) throws Exception {
        List<?> read = (List<?>) camel.body("direct:portions", null, Map.of("list", list));

        List<?> whole = (List<?>) camel.body("pipedrive:" + list.replace("limit=3", "limit=100"), null);
        if (list.contains("search")) {
            // Its pages keep their size, so that portions start with the page that the last one ended in.
            assertThat(read.stream().distinct().toList()).isEqualTo(whole);
        } else {
            assertThat(read).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({"deal/list, cursor", "deal/search?term=tiles, cursor", "note/list, start", "lead/list, start"})
    void beginsWhereTheParameterOrResumeFromSays(String list, String parameter) throws Exception {
        String options = list + (list.contains("?") ? "&" : "?") + "limit=4";
        Message first = camel.send("pipedrive:" + options, null);
        Object next =
                first.getHeader(parameter.equals("cursor") ? "CamelPipedriveNextCursor" : "CamelPipedriveNextStart");
        List<?> whole = read(options + "&paging=ALL");
        List<?> rest = whole.subList(4, whole.size());

        for (String paging : List.of("&paging=ALL", "&paging=STREAM")) {
            String place = options + paging;
            assertThat(read(place + "&" + parameter + "=" + next)).isEqualTo(rest);
            assertThat(read(place + "&resumeFrom=" + next)).isEqualTo(rest);
            assertThat(camel.body("direct:split", null, Map.of("list", place, "CamelPipedriveResumeFrom", next)))
                    .isEqualTo(rest);
            assertThat(camel.body("direct:split", null, Map.of("list", place, "CamelPipedriveResumeFrom", "")))
                    .isEqualTo(whole);
            assertThat(camel.body("direct:split", null, Map.of("list", place, "CamelPipedrive." + parameter, next)))
                    .isEqualTo(rest);
        }
    }

    @Test
    void takesThePlaceOutOfTheMessageSoThatItLeadsNoOtherCallAstray() throws Exception {
        Message message = camel.send(
                "pipedrive:note/list?paging=ALL", null, Map.of("CamelPipedriveResumeFrom", "4", "mine", "stays"));

        assertThat(CamelExtension.records(message)).hasSize(RECORDS - 4);
        assertThat(message.getHeaders())
                .containsEntry("mine", "stays")
                .doesNotContainKeys(
                        "CamelPipedriveResumeFrom",
                        "CamelPipedriveNextPosition",
                        "CamelPipedriveNextCursor",
                        "CamelPipedriveNextStart");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal/list?paging=ALL&cursor=abc | def | deal/list: resumeFrom and cursor both say where to begin; give"
                        + " one of them. Nothing was sent.",
                "note/list?paging=STREAM&start=3 | 4 | note/list: resumeFrom and start both say where to begin; give one"
                        + " of them. Nothing was sent.",
                "note/list?paging=ALL | abc | note/list: resumeFrom: expected a place that a page of this list gave, such"
                        + " as 500, got 'abc'. Nothing was sent.",
            })
    void refusesAPlaceThatIsNone(String list, String from, String message) throws Exception {
        Throwable failure = camel.failure("pipedrive:" + list, null, Map.of("CamelPipedriveResumeFrom", from));

        assertThat(failure).isInstanceOf(PipedriveValidationException.class).hasMessage(message);
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal/list?paging=ALL&outputType=RAW | deal/list: outputType=RAW gives an answer unchanged, and"
                        + " paging=ALL joins several; use JSON, NODE or MAP, or paging=PAGE",
                "deal/list?paging=STREAM&outputType=RAW | deal/list: outputType=RAW gives an answer unchanged, and"
                        + " paging=STREAM joins several; use JSON, NODE or MAP, or paging=PAGE",
                "deal/get?paging=ALL | deal/get: paging=ALL is for lists and searches; this gives one result",
                "deal/create?paging=STREAM | deal/create: paging=STREAM is for lists and searches; this gives one result",
                "deal/list?paging=ALL&maxResults=-1 | deal/list: maxResults must be a number from 0, got -1",
            })
    void doesNotStartWithOptionsThatDoNotFitTogether(String uri, String message) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", CamelExtension.component(pipedrive));
            CamelExtension.addRoutes(
                    context, routes -> routes.from("direct:start").to("pipedrive:" + uri));

            Exception failure = catchThrowableOfType(Exception.class, context::start);

            assertThat(failure).isInstanceOf(FailedToCreateRouteException.class).hasRootCauseMessage(message);
        }
    }

    @Test
    void leavesTheComponentsOwnPagingAsideWhereThereIsNoList() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            PipedriveComponent component = CamelExtension.component(pipedrive);
            component.getConfiguration().setPaging(PagingMode.ALL);
            context.addComponent("pipedrive", component);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            List<?> all = template.requestBody("pipedrive:deal/list?limit=3", null, List.class);
            Map<?, ?> one = template.requestBody("pipedrive:deal/get?id=1", null, Map.class);

            assertThat(all).hasSize(RECORDS);
            assertThat(one.get("id")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "STREAM"})
    void givesTheOnePageOfAListThatComesAtOnce(String paging) throws Exception {
        Operation users = Operation.of(Resource.of("user", "users"), "list", ApiVersion.V1, Method.GET, "/users")
                .returns(Result.RECORDS);
        try (AnsweringServer server = new AnsweringServer();
                CamelContext context = new DefaultCamelContext()) {
            server.answer(
                    "/api/v1/users", 200, "{\"success\": true, \"data\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]}");
            PipedriveComponent component = new PipedriveComponent(OperationCatalogue.of(List.of(users)));
            component.getConfiguration().setApiToken("token");
            component.getConfiguration().setBaseUrl(server.url());
            context.addComponent("pipedrive", component);
            CamelExtension.addRoutes(context, routes -> routes.from("direct:users")
                    .toD("pipedrive:user/list?maxResults=2&paging=${header.paging}")
                    .split(Builder.body(), new GroupedBodyAggregationStrategy())
                    .streaming()
                    .to("log:users?level=DEBUG")
                    .end());
            context.start();

            List<?> read = context.createProducerTemplate()
                    .requestBodyAndHeader("direct:users", null, "paging", paging, List.class);

            assertThat(read).isEqualTo(List.of(Map.of("id", 1), Map.of("id", 2)));
        }
    }

    @Test
    void failsAsAnyCallDoesWhenAPageFails() throws Exception {
        camel.add(routes -> routes.from("direct:fails")
                .onException(PipedriveServerException.class)
                .handled(true)
                .setBody(Builder.simple("sorry: ${exception.message}"))
                .end()
                .setProperty("uri", routes.simple("pipedrive:${header.list}"))
                .toD("${exchangeProperty.uri}"));
        SandboxAnswer broken = SandboxAnswer.of(503, "{\"success\": false, \"error\": \"Down\"}");
        String message = "sorry: deal/list: Down (503). Pipedrive failed or is being maintained; try again later.";

        pipedrive.answerNext("deal/list", broken);
        assertThat(camel.body("direct:fails", null, Map.of("list", "deal/list?maxRetries=0&paging=ALL")))
                .isEqualTo(message);
        pipedrive.answerNext("deal/list", broken);
        assertThat(camel.body("direct:fails", null, Map.of("list", "deal/list?maxRetries=0&paging=STREAM")))
                .isEqualTo(message);
        pipedrive.answerNext("deal/list", SandboxAnswer.own(), broken);
        assertThat(camel.body("direct:fails", null, Map.of("list", "deal/list?maxRetries=0&limit=4&paging=ALL")))
                .isEqualTo(message);
    }

    @Test
    void failsWhenThePagesLeadInACircle() throws Exception {
        String page = "{\"success\": true, \"data\": [{\"id\": 1}], \"additional_data\": {\"next_cursor\": \"%s\"}}";
        pipedrive.answerNext(
                "deal/list",
                SandboxAnswer.of(200, page.formatted("a")),
                SandboxAnswer.of(200, page.formatted("b")),
                SandboxAnswer.of(200, page.formatted("a")));

        assertThat(camel.failure("pipedrive:deal/list?paging=ALL", null))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/list: the pages lead in a circle: a cursor came twice. Everything before was"
                        + " delivered. Try again later.");
    }

    @Test
    void saysWhatTheApiSaidBesideTheLastPage() throws Exception {
        Message message = camel.send("pipedrive:deal/list?limit=4&paging=ALL", null);

        assertThat(message.getHeader("CamelPipedriveStatusCode")).isEqualTo(200);
        assertThat(message.getHeader("CamelPipedriveRateLimitRemaining")).isNotNull();
        assertThat(pipedrive.requests()).hasSize(3);
    }

    @Test
    void usesOneEndpointForToDWithChangingParameters() throws Exception {
        camel.add(routes -> routes.from("direct:dynamic")
                .toD("pipedrive:activity/list?paging=ALL&personId=${header.person}&limit=${header.limit}"));

        camel.body("direct:dynamic", null, Map.of("person", 1, "limit", 3));
        camel.body("direct:dynamic", null, Map.of("person", 2, "limit", 4));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/activities {limit=3, person_id=1}",
                        "GET /api/v2/activities {limit=4, person_id=2}");
        assertThat(camel.context().getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .filteredOn(uri -> uri.startsWith("pipedrive://activity/list?") && uri.contains("erson"))
                .isEmpty();
    }
}

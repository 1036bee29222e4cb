// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import io.github.camelpipedrive.transport.RecordingServer;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** {@code api/call}: what the catalogue does not have, through the same sign-in, limits, repeats, pages and errors. */
class ApiCallRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Tilda Varga", "tilda@tiletown.example")
            .generate("deal", 130)
            .generate("note", 30));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:deal").toD("pipedrive:api/call?path=/api/v2/deals/{id}&id=${body}");
        routes.from("direct:stream")
                .to("pipedrive:api/call?path=/api/v2/deals&paging=STREAM&limit=50")
                .split(Builder.body())
                .streaming()
                .to("mock:deals");
    });

    @Test
    void readsARecord() throws Exception {
        Message result = camel.send("pipedrive:api/call?path=/api/v2/deals/{id}", null, Map.of("CamelPipedrive.id", 7));

        assertThat(pipedrive.requests()).singleElement().hasToString("GET /api/v2/deals/7");
        assertThat(result.getBody()).isEqualTo(pipedrive.record("deal", 7));
        assertThat(result.getHeaders())
                .containsEntry(PipedriveConstants.STATUS_CODE, 200)
                .doesNotContainKey("CamelPipedrive.id");
    }

    @Test
    void takesWhatChangesFromToD() throws Exception {
        assertThat(CamelExtension.record(camel.send("direct:deal", 8))).containsEntry("id", 8);
        assertThat(CamelExtension.record(camel.send("direct:deal", "9"))).containsEntry("id", 9);

        assertThat(camel.context().getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointUri().startsWith("pipedrive://api/call?path"))
                        .filter(endpoint -> endpoint.getEndpointUri().contains("deals/"))
                        .filter(endpoint -> !endpoint.getEndpointUri().contains("id=")))
                .isNotEmpty();
    }

    @Test
    void readsAPageWithAnyParametersOfTheQuery() throws Exception {
        Message result = camel.send(
                "pipedrive:api/call?path=/api/v2/deals&limit=3&sort_by=id",
                null,
                Map.of("CamelPipedrive.sort_direction", "desc"));

        assertThat(pipedrive.requests())
                .singleElement()
                .hasToString("GET /api/v2/deals {limit=3, sort_by=id, sort_direction=desc}");
        assertThat(CamelExtension.records(result))
                .extracting(deal -> deal.get("id"))
                .containsExactly(130, 129, 128);
        assertThat(result.getHeader(PipedriveConstants.NEXT_CURSOR, String.class))
                .isNotEmpty();
    }

    @Test
    void readsAllPagesByCursor() throws Exception {
        Message result = camel.send("pipedrive:api/call?path=/api/v2/deals&paging=ALL&limit=50", null);

        assertThat(CamelExtension.records(result))
                .extracting(deal -> deal.get("id"))
                .hasSize(130)
                .doesNotHaveDuplicates();
        assertThat(pipedrive.requests()).hasSize(3);
    }

    @Test
    void readsAllPagesByOffset() throws Exception {
        Message result = camel.send("pipedrive:api/call?path=/v1/notes&paging=ALL&limit=7", null);

        assertThat(CamelExtension.records(result))
                .extracting(note -> note.get("id"))
                .hasSize(30)
                .doesNotHaveDuplicates();
        assertThat(pipedrive.requests()).first().asString().startsWith("GET /api/v1/notes {");
    }

    @Test
    void readsAStream() throws Exception {
        MockEndpoint deals = camel.context().getEndpoint("mock:deals", MockEndpoint.class);
        deals.reset();

        camel.send("direct:stream", null);

        assertThat(deals.getExchanges()).hasSize(130);
    }

    @Test
    void readsAllOfASearch() throws Exception {
        Message result =
                camel.send("pipedrive:api/call?path=/api/v2/persons/search&paging=ALL&term=Tilda", null, Map.of());

        assertThat(CamelExtension.records(result)).singleElement().satisfies(found -> assertThat(found)
                .containsEntry("name", "Tilda Varga")
                .containsKey("result_score"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NODE", "JSON", "RAW"})
    void readsInTheFormThatIsAskedFor(String outputType) throws Exception {
        Object body = camel.body("pipedrive:api/call?path=/api/v2/deals/3&outputType=" + outputType, null);

        assertThat(body.toString().replace(" ", "")).contains("\"id\":3,");
    }

    @Test
    void writesTheBodyAsItIs() throws Exception {
        Map<String, Object> created = CamelExtension.record(
                camel.send("pipedrive:api/call?method=POST&path=/api/v2/deals", Map.of("title", "Cellar")));
        Message changed = camel.send(
                "pipedrive:api/call?method=PATCH&path=/api/v2/deals/{id}",
                "{\"title\": \"Attic\", \"expected_close_date\": null}",
                Map.of("CamelPipedrive.id", created.get("id")));
        camel.send(
                "pipedrive:api/call?method=DELETE&path=/api/v2/deals/{id}",
                null,
                Map.of("CamelPipedrive.id", created.get("id")));

        assertThat(CamelExtension.record(changed)).containsEntry("title", "Attic");
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "POST /api/v2/deals",
                        "PATCH /api/v2/deals/" + created.get("id"),
                        "DELETE /api/v2/deals/" + created.get("id"));
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::body)
                .containsExactly("{\"title\":\"Cellar\"}", "{\"title\":\"Attic\",\"expected_close_date\":null}", "");
    }

    @Test
    void doesNotLookAtTheBodyOfARead() throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:api/call?path=/api/v2/deals/3", Map.of("id", 5))))
                .containsEntry("id", 3);
        assertThat(pipedrive.requests()).singleElement().hasToString("GET /api/v2/deals/3");
    }

    @Test
    void saysWhichCallFailed() {
        assertThat(camel.failure(
                        "pipedrive:api/call?path=/api/v2/deals/{id}&include_fields=notes_count",
                        null,
                        Map.of("CamelPipedrive.id", 4711)))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageStartingWith("api/call GET /api/v2/deals/4711: Deal not found or not accessible. (404). ");
        assertThat(camel.failure("pipedrive:api/call?path=/api/v2/deals/{id}", null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("api/call: id is required; give it as header CamelPipedrive.id or as option id. Nothing was"
                        + " sent.");
    }

    @Test
    void signsInAsAllCallsDo() {
        pipedrive.answerNext(SandboxAnswer.of(401, "{\"success\":false,\"error\":\"unauthorized access\"}"));

        assertThat(camel.failure("pipedrive:api/call?path=/api/v2/deals/3", null))
                .isInstanceOf(PipedriveAuthenticationException.class);
        assertThat(pipedrive.requests().get(0).header("x-api-token")).hasValue(pipedrive.token());
    }

    @Test
    void isRepeatedAsItsMethodAllows() throws Exception {
        SandboxAnswer down = SandboxAnswer.of(503, "{\"success\":false,\"error\":\"down\"}");
        pipedrive.answerNext(down);
        camel.send("pipedrive:api/call?path=/api/v2/deals/3&retryDelay=0", null);
        assertThat(pipedrive.requests()).hasSize(2);

        pipedrive.answerNext(down);
        assertThat(camel.failure(
                        "pipedrive:api/call?method=POST&path=/api/v2/deals&retryDelay=0", Map.of("title", "Cellar")))
                .isInstanceOf(PipedriveServerException.class);
        assertThat(pipedrive.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            api/call                              | api/call: the option path is missing, such as path=/api/v2/deals/{id}/participants
            api/call?path=/deals                  | api/call: path must start with /api/v1/ or /api/v2/, such as /api/v2/deals/{id}/participants; got '/deals'
            api/call?path=/api/v2/../v1/users     | api/call: path must be segments of letters, digits and placeholders such as {id}, such as /api/v2/deals/{id}/participants; got '/api/v2/../v1/users'
            api/call?path=//evil.example/api/v2/x | api/call: path must start with /api/v1/ or /api/v2/, such as /api/v2/deals/{id}/participants; got '//evil.example/api/v2/x'
            api/call?path=/api/v2/deals&cost=-1   | api/call: cost must be 0 or more, not -1
            api/call?method=POST&path=/api/v2/deals&paging=ALL | api/call: pages are read by GET, not by POST
            api/call?path=/api/v2/deals&maxResults=3 | api/call: maxResults has no effect without a list
            deal/get?path=/api/v2/deals           | deal/get: path is an option of api/call only
            deal/get?cost=3                       | deal/get: cost is an option of api/call only
            api/calls?path=/api/v2/deals          | Unknown operation 'api/calls'. Did you mean 'api/call'?
            """)
    void isCheckedWhenTheRouteStarts(String uri, String message) {
        assertThat(catchThrowable(() -> camel.context().getEndpoint("pipedrive:" + uri)))
                .hasRootCauseMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "7/flow", "..%2f..", "7\\8", ""})
    void leadsNowhereElseByAValueOfItsPath(String id) {
        assertThat(camel.failure(
                        "pipedrive:api/call?path=/api/v2/deals/{id}/files", null, Map.of("CamelPipedrive.id", id)))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith("api/call: id: ");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Nested
    class OfAnyAnswer {

        @RegisterExtension
        final RecordingExtension calls = new RecordingExtension();

        private Object answered(String contentType, String body) {
            calls.server().answers(exchange -> {
                exchange.getResponseHeaders().set("Content-Type", contentType);
                RecordingServer.answer(exchange, 200, body);
            });
            Exchange exchange = calls.send("api/call?path=/api/v2/things", null, Map.of());
            assertThat(exchange.getException()).isNull();
            return exchange.getMessage().getBody();
        }

        @Test
        void givesWhatDataHolds() {
            assertThat(answered("application/json", "{\"success\":true,\"data\":[{\"id\":1},{\"id\":2}]}"))
                    .isEqualTo(List.of(Map.of("id", 1), Map.of("id", 2)));
            assertThat(answered("application/json", "{\"success\":true,\"data\":{\"id\":1}}"))
                    .isEqualTo(Map.of("id", 1));
            assertThat(answered("application/json", "{\"success\":true,\"data\":true}"))
                    .isEqualTo(true);
            assertThat(answered("application/json", "{\"success\":true,\"data\":null}"))
                    .isNull();
            assertThat(answered("application/json", "{\"success\":true}")).isNull();
        }

        @Test
        void givesAFileAsAStream() throws Exception {
            Object body = answered("application/octet-stream", "bytes of a file");

            assertThat(body).isInstanceOf(InputStream.class);
            assertThat((InputStream) body).hasContent("bytes of a file");
        }

        @Test
        void takesNoPageForAFile() {
            calls.server().answers(exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                RecordingServer.answer(exchange, 200, "<html>Maintenance</html>");
            });

            assertThat(calls.send("api/call?path=/api/v2/things&maxRetries=0", null, Map.of())
                            .getException())
                    .isInstanceOf(PipedriveServerException.class);
        }

        @Test
        void readsPagesOfAListUnderAnyKey() {
            List<String> answers = new ArrayList<>(
                    List.of(
                            "{\"success\":true,\"data\":{\"total\":3,\"things\":[{\"id\":1},{\"id\":2}]},\"additional_data\":{\"next_cursor\":\"c2\"}}",
                            "{\"success\":true,\"data\":{\"total\":3,\"things\":[{\"id\":3}]},\"additional_data\":{\"next_cursor\":null}}"));
            calls.server().answers(exchange -> RecordingServer.answer(exchange, 200, answers.remove(0)));

            Exchange exchange = calls.send("api/call?path=/api/v2/things&paging=ALL&limit=2", null, Map.of());

            assertThat(exchange.getMessage().getBody())
                    .isEqualTo(List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3)));
            assertThat(calls.server().received())
                    .extracting(Received::target)
                    .containsExactly("/api/v2/things?limit=2", "/api/v2/things?limit=2&cursor=c2");
        }

        @Test
        void sendsListsNumbersAndTextInTheQueryAsTheyAre() {
            Map<String, Object> headers = new HashMap<>();
            headers.put("CamelPipedrive.ids", List.of(1, 2));
            headers.put("CamelPipedrive.more than", new BigDecimal("1E+3"));
            headers.put("CamelPipedrive.done", true);

            calls.send("api/call?path=/api/v2/things&text=RAW(a, b+&c)", null, headers);

            assertThat(calls.server().received().get(0).target().split("[?&]"))
                    .containsExactlyInAnyOrder(
                            "/api/v2/things", "text=a%2C%20b%2B%26c", "ids=1,2", "more%20than=1000", "done=true");
        }

        @Test
        void refusesWhatNoQueryCanHold() {
            Map<String, Object> headers = new HashMap<>();
            headers.put("CamelPipedrive.a", Map.of("b", 1));
            headers.put("CamelPipedrive.c", null);
            headers.put("CamelPipedrive.d", " ");

            assertThat(calls.send("api/call?path=/api/v2/things", null, headers).getException())
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessageContaining("a: expected text, got an object.")
                    .hasMessageContaining("c: is null; give a value or leave it out.")
                    .hasMessageContaining("d: must not be blank.");
            assertThat(calls.server().received()).isEmpty();
        }

        @Test
        void sendsAnyJsonAsTheBody() {
            calls.send("api/call?method=DELETE&path=/api/v2/things", List.of(Map.of("id", 1)), Map.of());
            calls.send("api/call?method=POST&path=/api/v2/things", "[1, 2.50, null]", Map.of());
            calls.send("api/call?method=PUT&path=/api/v2/things", null, Map.of());

            assertThat(calls.server().received())
                    .extracting(Received::body)
                    .containsExactly("[{\"id\":1}]", "[1,2.50,null]", "");
            assertThat(calls.server().received().get(2).headers()).doesNotContainKey("Content-Type");
        }

        @Test
        void sendsNoTextThatIsNoJson() {
            assertThat(calls.send("api/call?method=POST&path=/api/v2/things", "plain", Map.of())
                            .getException())
                    .hasMessage("api/call: body: must be an object or a list (JSON, a Map, a List or a class with"
                            + " properties), not plain text. Nothing was sent.");
            assertThat(calls.server().received()).isEmpty();
        }
    }
}

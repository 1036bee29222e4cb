// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What null and empty mean, wherever they are given. */
class NullParametersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Tilda Varga", "tilda@tiletown.example")
            .record("deal", Map.of("title", "Patio", "person_id", 1))
            .record("deal", Map.of("title", "Terrace")));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:notes-of-a-person-that-nobody-found")
                .to("pipedrive:person/search?term=nobody")
                .split(Builder.body())
                .setVariable("personId", routes.simple("${body[id]}"))
                .end()
                .setBody(Builder.constant(null))
                .setHeader("CamelPipedrive.person_id", routes.variable("personId"))
                .to("pipedrive:deal/list");
        routes.from("direct:deals-of-nobody").toD("pipedrive:deal/list?personId=${variable.nobody}");
    });

    private static Map<String, Object> nothingIn(String... names) {
        Map<String, Object> map = new LinkedHashMap<>();
        Arrays.asList(names).forEach(name -> map.put(name, null));
        return map;
    }

    static Stream<Arguments> wouldBeAnotherCall() {
        Map<String, Object> none = Map.of();
        return Stream.of(
                arguments(
                        "deal/list",
                        null,
                        nothingIn("CamelPipedrive.person_id"),
                        "person_id: is null: without it nothing would be filtered"),
                arguments(
                        "deal/list",
                        nothingIn("personId"),
                        none,
                        "person_id: is null: without it nothing would be filtered"),
                arguments(
                        "person/search?term=Tilda",
                        null,
                        nothingIn("CamelPipedrive.organization_id"),
                        "organization_id: is null: without it nothing would be filtered"),
                arguments(
                        "deal/find?title=Patio",
                        null,
                        nothingIn("CamelPipedrive.person_id"),
                        "person_id: is null: without it another record could be found"),
                arguments(
                        "deal/find",
                        nothingIn("person_id", "title"),
                        none,
                        "2 problems. (1) person_id: is null: without it another record could be found. (2) title: is"
                                + " null: without it another record could be found"),
                arguments(
                        "deal/list",
                        null,
                        nothingIn("CamelPipedrive.cursor"),
                        "cursor: is null: without it the list would start again at its first page"),
                arguments(
                        "note/list",
                        null,
                        nothingIn("CamelPipedrive.start"),
                        "start: is null: without it the list would start again at its first page"),
                arguments("deal/get", null, nothingIn("CamelPipedrive.id"), "id: is null, and the call needs it"),
                arguments("deal/delete", null, nothingIn("CamelPipedrive.id"), "id: is null, and the call needs it"),
                arguments("deal/delete", nothingIn("id"), none, "id: is null, and the call needs it"),
                arguments(
                        "deal/search", null, nothingIn("CamelPipedrive.term"), "term: is null, and the call needs it"),
                arguments(
                        "deal/get?id=1",
                        null,
                        nothingIn("CamelPipedrive.includeFields"),
                        "include_fields: is null; give a value or leave it out"),
                arguments(
                        "deal/list",
                        null,
                        Map.of("CamelPipedrive.person_id", ""),
                        "person_id: expected a whole number from 1, got ''"),
                arguments(
                        "deal/list",
                        null,
                        Map.of("CamelPipedrive.ids", List.of()),
                        "ids: is an empty list, which would not filter at all; leave it out, or give at least one"),
                arguments(
                        "deal/list",
                        Map.of("ids", ""),
                        none,
                        "ids: is an empty list, which would not filter at all; leave it out, or give at least one"),
                arguments(
                        "person/search",
                        "  ",
                        none,
                        "term is required; give it as the body, as header CamelPipedrive.term or as option term"),
                arguments(
                        "deal/update?id=1",
                        Map.of("title", "Patio"),
                        nothingIn("CamelPipedrive.org_id"),
                        "org_id: is null; to clear the field give null in the body, to leave it as it is leave it out"),
                arguments(
                        "lead/update?id=0c9d2f40-1111-4abc-8def-20310304aaaa",
                        Map.of("title", "Patio"),
                        nothingIn("CamelPipedrive." + "ab".repeat(20)),
                        "ab".repeat(20)
                                + ": is null; to clear the field give null in the body, to leave it as it is leave it out"));
    }

    @ParameterizedTest
    @MethodSource("wouldBeAnotherCall")
    void isRefusedWhereTheCallWouldBeAnotherOneWithoutIt(
            String call, Object body, Map<String, Object> headers, String problem) {
        Throwable failure = camel.failure("pipedrive:" + call, body, headers);

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(call.replaceAll("\\?.*", "") + ": " + problem + ". Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void ofASearchThatFoundNobodyDoesNotListEverybodysDeals() {
        assertThat(camel.failure("direct:notes-of-a-person-that-nobody-found", null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/list: person_id: is null: without it nothing would be filtered. Nothing was sent.");
        assertThat(pipedrive.requests("deal/list")).isEmpty();
    }

    @Test
    void ofAVariableThatIsNotSetDoesNotListEverybodysDealsByToD() {
        assertThat(camel.failure("direct:deals-of-nobody", null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/list: person_id: expected a whole number from 1, got ''. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void clearsAFieldInTheBodyOfAnUpdate() throws Exception {
        Map<String, Object> body = nothingIn("person_id");

        camel.send("pipedrive:deal/update?id=1", body, Map.of());

        assertThat(body(pipedrive.requests().get(0))).isEqualTo("{\"person_id\":null}");
        assertThat(pipedrive.record("deal", 1)).containsEntry("person_id", null);
    }

    @Test
    void isLeftOutOfACreateWhereverItIsGiven() throws Exception {
        Map<String, Object> body = nothingIn("stage_id", "lost_reason", "is_deleted");
        body.put("title", "Stairs");

        camel.send("pipedrive:deal/create", body, nothingIn("CamelPipedrive.org_id"));

        assertThat(body(pipedrive.requests().get(0))).isEqualTo("{\"title\":\"Stairs\"}");
    }

    @Test
    void isLeftOutOfACreateWithCustomFieldsBesideTheOthers() throws Exception {
        Map<String, Object> body = nothingIn("ab".repeat(20), "value");
        body.put("title", "Stairs");
        body.put("person_id", 1);

        camel.send("pipedrive:lead/create", body, Map.of());

        assertThat(body(pipedrive.requests().get(0))).isEqualTo("{\"title\":\"Stairs\",\"person_id\":1}");
    }

    @Test
    void isNoValueForWhatACreateNeeds() {
        assertThat(camel.failure("pipedrive:deal/create", nothingIn("title")))
                .hasMessageContaining("title is required");
        assertThat(camel.failure("pipedrive:deal/create", null, nothingIn("CamelPipedrive.title")))
                .hasMessageContaining("title is required");
        assertThat(camel.failure("pipedrive:activity/create", nothingIn("subject")))
                .hasMessageContaining("no field is given");
    }

    @Test
    void ofAnExpressionThatOnlyToDEvaluatesStopsTheRoute() {
        Throwable failure = org.assertj.core.api.Assertions.catchThrowable(
                () -> camel.context().getEndpoint("pipedrive:person/search?term=${body}"));

        assertThat(failure)
                .hasRootCauseMessage("person/search: the value of term is an expression. Expressions are evaluated by"
                        + " toD, not by to");
    }

    @Test
    void isNotTakenForAValueOfAList() {
        assertThat(camel.failure(
                        "pipedrive:deal/list", null, Map.of("CamelPipedrive.ids", Collections.singletonList(null))))
                .hasMessageContaining("ids: [0]: expected integer or reference, got null");
    }

    private static String body(SandboxRequest request) {
        return request.body();
    }
}

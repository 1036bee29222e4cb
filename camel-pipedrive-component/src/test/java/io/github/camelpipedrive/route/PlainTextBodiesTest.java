// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Text as a body: a term, an ID, or JSON. */
class PlainTextBodiesTest {

    private static final String SEARCH = "pipedrive:organization/search";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ACME] Ltd",
                "[2024]",
                "[\"2024\", 1]",
                "{abc}",
                "{abc",
                "[",
                "{\"Tiles\"} GmbH",
                "{ }x",
                "[]",
                "{{name}}",
            })
    void areATermThoughTheyBeginLikeJson(String term) throws Exception {
        for (Object body : List.of(
                term,
                term.getBytes(StandardCharsets.UTF_8),
                new InputStreamCache(term.getBytes(StandardCharsets.UTF_8)))) {
            camel.send(SEARCH + "?exactMatch=true", body);
        }

        assertThat(pipedrive.requests("organization/search"))
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("term", term));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"term\": \"[ACME] Ltd\", \"limit\": 3}", " {\"term\": \"[ACME] Ltd\", \"limit\": \"3\"}\n"})
    void areParametersWhenTheyAreAJsonObject(String json) throws Exception {
        camel.send(SEARCH, json);

        assertThat(pipedrive.requests("organization/search").get(0).query())
                .isEqualTo(Map.of("term", "[ACME] Ltd", "limit", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"term\": \"Acme\",}  | is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote"
                        + " to start field name (line 1, column 17)",
                "{\"term\": \"Acme\"     | is not JSON: it ends in the middle (line 1, column 16)",
                "{\"term\": \"a\", \"term\": \"b\"} | gives 'term' twice (line 1, column 21)",
            })
    void areRefusedWhenTheyAreAJsonObjectWithAMistake(String json, String message) {
        assertThat(camel.failure(SEARCH, json))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("organization/search: body: " + message + ". Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areNoIdWhenTheyBeginLikeAList() {
        assertThat(camel.failure("pipedrive:deal/get", "[1]"))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/get: id: expected a whole number from 1, got '[1]'. Nothing was sent.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipedrive:deal/create | [ACME] Ltd | deal/create: body: is not JSON: Unrecognized token 'ACME'",
                "pipedrive:deal/list   | {abc}      | deal/list: body: is not JSON: Unexpected character ('a'",
                "pipedrive:deal/list   | [2024]     | deal/list: body: deal/list can't use a list",
                "pipedrive:organization/search | [{\"id\": 1}] | organization/search: body: organization/search can't use a list",
            })
    void areNoTermAndNoIdWhereTheyCantBe(String uri, String body, String message) {
        assertThat(camel.failure(uri, body))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith(message);
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void mayBeginWithAByteOrderMark() throws Exception {
        pipedrive.add("organization", Map.of("name", "Tiletown"));

        camel.send("pipedrive:deal/create", "\uFEFF{\"title\": \"Patio\"}");
        camel.send(SEARCH, "\uFEFFTiletown");
        camel.send("pipedrive:organization/get", "\uFEFF1");

        assertThat(pipedrive.records("deal")).hasSize(1);
        assertThat(pipedrive.requests("organization/search").get(0).query()).containsEntry("term", "Tiletown");
    }

    @Test
    void mayBeginWithAByteOrderMarkInAHeaderToo() throws Exception {
        Object person = pipedrive.add("person", Map.of("name", "Ilse Varga")).get("id");

        camel.send(
                "pipedrive:lead/create",
                null,
                Map.of(
                        "CamelPipedrive.title", "Patio",
                        "CamelPipedrive.personId", person,
                        "CamelPipedrive.value", "\uFEFF{\"amount\": 4800, \"currency\": \"EUR\"}"));

        assertThat(pipedrive.records("lead")).singleElement().satisfies(lead -> assertThat(lead)
                .extractingByKey("value")
                .isEqualTo(Map.of("amount", 4800, "currency", "EUR")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.specification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Answers against a small description of our own. */
class ResponseComparisonTest {

    private static final String FLOORS =
            """
            paths:
              /floors/{floor-id}:
                get:
                  responses:
                    "200":
                      content:
                        application/json:
                          schema:
                            allOf:
                              - {properties: {success: {type: boolean}}}
                              - properties:
                                  data: {$ref: "#/components/schemas/Floor"}
            components:
              schemas:
                Floor:
                  type: object
                  properties:
                    id: {type: integer}
                    name: {type: string}
                    colour: {type: string, nullable: true}
                    tiles: {type: array, items: {type: object, properties: {size: {type: number}}}}
            """;

    @TempDir
    private Path folder;

    private Map<String, String> mistakes(int status, String body) throws Exception {
        JsonNode description = new ObjectMapper(new YAMLFactory()).readTree(FLOORS);
        Files.writeString(
                folder.resolve("floor-get-1.json"),
                "{\"certainty\":\"certain\",\"request\":{\"method\":\"GET\",\"path\":\"/api/v2/floors/7\"},\"status\":"
                        + status + ",\"body\":" + body + "}");
        return SpecificationComparison.mistakes(folder, new ObjectMapper().createObjectNode(), description);
    }

    @Test
    void findsNothingInAnAnswerAsItIsDescribed() throws Exception {
        assertThat(mistakes(
                        200,
                        "{\"success\":true,\"data\":{\"id\":7,\"name\":\"a\",\"colour\":null,\"tiles\":[{\"size\":1.5}],"
                                + "\"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334\":5}}"))
                .isEmpty();
        assertThat(mistakes(404, "{\"error\":\"gone\"}"))
                .as("errors have no description")
                .isEmpty();
    }

    @Test
    void namesKeysNullsKindsAndStatusesWithTheirEvidence() throws Exception {
        assertThat(mistakes(
                        201,
                        "{\"success\":true,\"data\":{\"id\":\"7\",\"name\":null,\"owner\":5,\"tiles\":[{\"size\":null,"
                                + "\"weight\":2}]}}"))
                .containsOnly(
                        entry("GET /api/v2/floors/{floor-id}\tstatus\t201 is not described", "floor-get-1"),
                        entry(
                                "GET /api/v2/floors/{floor-id}\t/data/id\tstring is not described, only number",
                                "floor-get-1"),
                        entry("GET /api/v2/floors/{floor-id}\t/data/name\tnull is not described", "floor-get-1"),
                        entry("GET /api/v2/floors/{floor-id}\t/data/owner\tthe key is not described", "floor-get-1"),
                        entry(
                                "GET /api/v2/floors/{floor-id}\t/data/tiles/*/size\tnull is not described",
                                "floor-get-1"),
                        entry(
                                "GET /api/v2/floors/{floor-id}\t/data/tiles/*/weight\tthe key is not described",
                                "floor-get-1"));
    }

    @Test
    void saysWhatTheListLacksAndWhatItHasTooMuch() {
        assertThat(SpecificationComparison.changes(
                        new TreeMap<>(Map.of("new", "a", "kept", "b", "more", "c d")),
                        new TreeMap<>(Map.of("old", "a", "kept", "b", "more", "c"))))
                .isEqualTo(List.of(
                        "response-mistakes.tsv lacks\tmore\tc d",
                        "response-mistakes.tsv lacks\tnew\ta",
                        "response-mistakes.tsv has, and no recording shows\told"));
    }

    @Test
    void keepsAListThatCanBeRead() throws Exception {
        assertThat(SpecificationComparison.known())
                .isNotEmpty()
                .allSatisfy((mistake, evidence) ->
                        assertThat(mistake.split("\t")).as(evidence).hasSize(3))
                .containsEntry("POST /api/v1/notes\tstatus\t201 is not described", "v1-note-create-1 v1-note-create-2");
    }
}

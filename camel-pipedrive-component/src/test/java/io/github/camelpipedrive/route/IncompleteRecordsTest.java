// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.paging.RecordStream;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that lack keys which records have. */
class IncompleteRecordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** What a user makes of one. */
    public record Deal(Integer id, String title) {}

    private static void found(String items) {
        pipedrive.answerNext(
                "deal/search", SandboxAnswer.of(200, "{\"success\": true, \"data\": {\"items\": [" + items + "]}}"));
    }

    private static Object read(String options) throws Exception {
        return camel.body("pipedrive:deal/search?maxRetries=0&" + options, "tiles");
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputType.class,
            names = {"MAP", "NODE", "JSON"})
    void areFoundWithoutAScore(OutputType type) throws Exception {
        found("{\"item\": {\"id\": 1, \"title\": \"Tiles\"}}");

        Object body = read("outputType=" + type);

        assertThat(JSON.readTree(body instanceof String text ? text : JSON.writeValueAsString(body)))
                .isEqualTo(JSON.readTree("[{\"id\": 1, \"title\": \"Tiles\"}]"));
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void areFoundWithoutAScoreForAClass() throws Exception {
        found("{\"item\": {\"id\": 1, \"title\": \"Tiles\"}}");

        assertThat(read("outputClass=" + Deal.class.getName())).isEqualTo(List.of(new Deal(1, "Tiles")));
    }

    @Test
    void areFoundWithoutAScoreInAStream() throws Exception {
        found("{\"item\": {\"id\": 1}}, {\"item\": {\"id\": 2}, \"result_score\": 0.5}");
        List<Object> read = new ArrayList<>();
        camel.add(routes -> routes.from("direct:stream")
                .to("pipedrive:deal/search?maxRetries=0&paging=STREAM")
                .process(exchange ->
                        exchange.getMessage().getBody(RecordStream.class).forEachRemaining(read::add)));

        camel.send("direct:stream", "tiles");

        assertThat(read)
                .isEqualTo(List.of(Map.of("id", 1), Map.of("result_score", new java.math.BigDecimal("0.5"), "id", 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": 1, \"title\": \"Tiles\"} | [{\"id\":1,\"title\":\"Tiles\"}]",
                "{\"result_score\": 0.5, \"item\": {}} | [{\"result_score\":0.5}]",
                "{\"result_score\": null, \"item\": {\"id\": 1}} | [{\"result_score\":null,\"id\":1}]",
                "{\"result_score\": 0.5, \"item\": null} | [{\"result_score\":0.5,\"item\":null}]",
                "{\"result_score\": 0.5} | [{\"result_score\":0.5}]",
                "{} | [{}]",
                "null | [null]",
                " | []",
            })
    void areFoundWithWhatIsThere(String items, String body) throws Exception {
        for (OutputType type : List.of(OutputType.MAP, OutputType.NODE, OutputType.JSON)) {
            found(items == null ? "" : items);

            Object read = read("outputType=" + type);

            assertThat(read instanceof String text ? text : JSON.writeValueAsString(read))
                    .as(type.name())
                    .isEqualTo(body);
        }
    }

    @Test
    void areListedUpToMaxResults() throws Exception {
        pipedrive.answerNext("deal/list", SandboxAnswer.of(200, "{\"success\": true, \"data\": [{}, null, {}]}"));

        Object read = camel.body("pipedrive:deal/list?paging=ALL&maxResults=2", null);

        assertThat(JSON.writeValueAsString(read)).isEqualTo("[{},null]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | [{}]", "{\"title\": \"Tiles\"}, null | [{\"title\":\"Tiles\"},null]"})
    void areListedWithWhatIsThere(String data, String body) throws Exception {
        for (OutputType type : List.of(OutputType.MAP, OutputType.NODE, OutputType.JSON)) {
            for (String paging : List.of("PAGE", "ALL")) {
                pipedrive.answerNext(
                        "deal/list", SandboxAnswer.of(200, "{\"success\": true, \"data\": [" + data + "]}"));

                Object read = camel.body("pipedrive:deal/list?paging=" + paging + "&outputType=" + type, null);

                assertThat(read instanceof String text ? text : JSON.writeValueAsString(read))
                        .as(type + " " + paging)
                        .isEqualTo(body);
            }
        }
    }
}

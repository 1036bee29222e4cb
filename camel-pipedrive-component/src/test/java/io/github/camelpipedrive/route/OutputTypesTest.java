// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Message;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms in which a result becomes the message's body. */
class OutputTypesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** What a user makes of a deal. */
    public record Deal(int id, String title, BigDecimal value, @JsonProperty("stage_id") int stage) {}

    /** What a user makes of a found deal. */
    public record FoundDeal(int id, String title, @JsonProperty("result_score") BigDecimal score) {}

    /** The same as a bean. */
    public static class DealBean {
        private String title;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }
    }

    @BeforeEach
    void twoDeals() {
        pipedrive.add("deal", Map.of("title", "Kitchen floor", "value", new BigDecimal("4800.50")));
        pipedrive.add("deal", Map.of("title", "Patio", "value", 950));
    }

    private static final String ONE =
            "{\"success\": true, \"data\": {\"id\": 3000000000, \"probability\": null, \"value\": 4800.50,"
                    + " \"title\": \"Küche\"}, \"additional_data\": null}";

    @Test
    void mapsHaveIntegersLongsAndExactDecimals() throws Exception {
        pipedrive.answerNext("deal/get", SandboxAnswer.of(200, ONE));

        Object body = camel.body("pipedrive:deal/get", 1);

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("id", 3_000_000_000L);
        expected.put("probability", null);
        expected.put("value", new BigDecimal("4800.50"));
        expected.put("title", "Küche");
        assertThat(body).isEqualTo(expected);
    }

    @Test
    void givesMapsThatARouteMayChange() throws Exception {
        Message one = camel.send("pipedrive:deal/get", 1);
        Message list = camel.send("pipedrive:deal/list", null);

        CamelExtension.record(one).put("checked", true);
        CamelExtension.records(list).add(Map.of());
        CamelExtension.records(list).get(0).remove("title");

        assertThat(CamelExtension.record(one)).containsEntry("checked", true);
        assertThat(CamelExtension.records(list)).hasSize(3);
    }

    @Test
    void nodesAreJacksons() throws Exception {
        assertThat(camel.body("pipedrive:deal/get?outputType=NODE", 1))
                .isInstanceOf(ObjectNode.class)
                .isEqualTo(JSON.valueToTree(pipedrive.record("deal", 1)));
        assertThat(camel.body("pipedrive:deal/list?outputType=NODE", null))
                .isInstanceOf(ArrayNode.class)
                .isEqualTo(JSON.valueToTree(pipedrive.records("deal")));
    }

    @Test
    void nodesOfASearchHaveTheirScore() throws Exception {
        ArrayNode found = (ArrayNode) camel.body("pipedrive:deal/search?outputType=NODE", "kitchen");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("id").asInt()).isEqualTo(1);
        assertThat(found.get(0).path("result_score").isNumber()).isTrue();
    }

    @Test
    void jsonIsText() throws Exception {
        Object one = camel.body("pipedrive:deal/get?outputType=JSON", 1);
        Object list = camel.body("pipedrive:deal/list?outputType=json", null);
        Object found = camel.body("pipedrive:deal/search?outputType=JSON", "kitchen");

        assertThat(one).isInstanceOf(String.class);
        assertThat(tree(one)).isEqualTo(tree(JSON.writeValueAsString(pipedrive.record("deal", 1))));
        assertThat(tree(list)).isEqualTo(tree(JSON.writeValueAsString(pipedrive.records("deal"))));
        assertThat(tree(found).get(0).path("title").asText()).isEqualTo("Kitchen floor");
    }

    @Test
    void rawIsTheAnswerAsItCame() throws Exception {
        pipedrive.answerNext("deal/get", SandboxAnswer.of(200, ONE));

        assertThat(camel.body("pipedrive:deal/get?outputType=RAW", 1)).isEqualTo(ONE);
    }

    @Test
    void rawListsStillSayWhereTheNextPageBegins() throws Exception {
        Message result = camel.send("pipedrive:deal/list?outputType=RAW&limit=1", null);

        JsonNode envelope = tree(result.getBody());
        assertThat(envelope.path("success").asBoolean()).isTrue();
        assertThat(envelope.path("data")).hasSize(1);
        assertThat(result.getHeader("CamelPipedriveNextCursor"))
                .isEqualTo(envelope.path("additional_data").path("next_cursor").asText());
    }

    @Test
    void bindsARecordOfTheUser() throws Exception {
        assertThat(camel.body("pipedrive:deal/get?outputClass=" + Deal.class.getName(), 1))
                .isEqualTo(new Deal(1, "Kitchen floor", new BigDecimal("4800.50"), 1));
    }

    @Test
    void bindsEachRecordOfAList() throws Exception {
        assertThat(camel.body("pipedrive:deal/list?outputClass=" + Deal.class.getName(), null))
                .isEqualTo(List.of(
                        new Deal(1, "Kitchen floor", new BigDecimal("4800.50"), 1),
                        new Deal(2, "Patio", new BigDecimal("950"), 1)));
    }

    @Test
    void bindsEachFoundRecordWithItsScore() throws Exception {
        Object body = camel.body("pipedrive:deal/search?outputClass=" + FoundDeal.class.getName(), "kitchen");

        assertThat(body)
                .asInstanceOf(InstanceOfAssertFactories.list(FoundDeal.class))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(1);
                    assertThat(found.title()).isEqualTo("Kitchen floor");
                    assertThat(found.score()).isPositive();
                });
    }

    @Test
    void bindsABean() throws Exception {
        assertThat(camel.body("pipedrive:deal/get?outputClass=" + DealBean.class.getName(), 1))
                .isInstanceOfSatisfying(
                        DealBean.class, deal -> assertThat(deal.getTitle()).isEqualTo("Kitchen floor"));
    }

    @Test
    void rawGoesBeforeAClass() throws Exception {
        assertThat(camel.body("pipedrive:deal/get?outputType=RAW&outputClass=" + Deal.class.getName(), 1))
                .isInstanceOf(String.class);
    }

    @Test
    void saysThatARecordDoesNotFitTheClassOfTheUser() {
        pipedrive.answerNext(
                "deal/get",
                SandboxAnswer.of(200, "{\"success\": true, \"data\": {\"id\": \"none\", \"title\": \"x\"}}"));

        Throwable failure = camel.failure("pipedrive:deal/get?outputClass=" + Deal.class.getName(), 1);

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("deal/get 1: a record does not fit outputClass at id (200). Change the class, or the"
                        + " objectMapper that reads it.");
    }

    @Test
    void tellsABrokenAnswerFromARecordThatDoesNotFit() {
        pipedrive.answerNext(
                "deal/get", SandboxAnswer.of(200, "{\"success\": true, \"data\": {\"id\": 1, \"title\": "));

        assertThat(camel.failure("pipedrive:deal/get?maxRetries=0&outputClass=" + Deal.class.getName(), 1))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "deal/get 1: the answer is not complete JSON (application/json; charset=utf-8) (200). It can be"
                                + " retried safely.");
    }

    @Test
    void readsRecordsBeforeAndBehindTheRestOfTheEnvelope() throws Exception {
        pipedrive.answerNext(
                "deal/list",
                SandboxAnswer.of(
                        200,
                        "{\"additional_data\": {\"next_cursor\": \"abc\"}, \"data\": [{\"id\": 1}], \"success\": true}"));

        Message result = camel.send("pipedrive:deal/list", null);

        assertThat(result.getBody()).isEqualTo(List.of(Map.of("id", 1)));
        assertThat(result.getHeader("CamelPipedriveNextCursor")).isEqualTo("abc");
    }

    @Test
    void givesNoBodyForAnAnswerWithoutOne() throws Exception {
        pipedrive.answerNext("deal/delete", SandboxAnswer.of(204, Map.of(), ""));

        Message result = camel.send("pipedrive:deal/delete", 1);

        assertThat(result.getBody()).isNull();
        assertThat(result.getHeader("CamelPipedriveStatusCode")).isEqualTo(204);
    }

    @Test
    void givesAnEmptyListInEachFormForAListWithoutData() throws Exception {
        SandboxAnswer none = SandboxAnswer.of(200, "{\"success\": true, \"data\": null}");
        pipedrive.answerNext("note/list", none, none, none, none);

        assertThat(Arrays.asList(
                        camel.body("pipedrive:note/list", null),
                        camel.body("pipedrive:note/list?outputType=NODE", null),
                        camel.body("pipedrive:note/list?outputType=JSON", null),
                        camel.body("pipedrive:note/list?outputClass=java.util.Map", null)))
                .containsExactly(List.of(), JSON.createArrayNode(), "[]", List.of());
    }

    private static JsonNode tree(Object text) throws Exception {
        return JSON.readTree((String) text);
    }
}

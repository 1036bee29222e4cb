// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.ApiClient.Answer;
import io.github.camelpipedrive.sandbox.moved.MovedOperations;
import io.github.camelpipedrive.sandbox.server.DescribedOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/** The operations of version 1 that moved to version 2, in their old forms, over the same records. */
class MovedOperationsTest {

    private static final String FIELD = "d4de1c1518b4531717c676029a45911c340390a6";
    private static final String OTHER_FIELD = "9dc80c50d78a15643bfc4ca79d76156a73a1ca0e";

    @RegisterExtension
    final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited().movedV1());

    private ApiClient client() {
        return new ApiClient(pipedrive.baseUrl(), pipedrive.token());
    }

    /** A body that a create takes, and one that an update takes. */
    private static final String WRITABLE =
            """
            deals,         '{"title": "Floor tiles"}',  title,   Deal
            persons,       '{"name": "Ilse Varga"}',    name,    Person
            organizations, '{"name": "Tiletown Ltd"}',  name,    Organization
            activities,    '{"subject": "Call"}',       subject, Activity
            """;

    @ParameterizedTest
    @CsvSource(textBlock = WRITABLE)
    void areCreatedReadChangedListedAndDeleted(String path, String body, String named, String noun) throws Exception {
        Answer created = client().post("/v1/" + path, body);
        Object id = created.data().get("id");
        String one = "/v1/" + path + "/" + id;

        assertThat(created.status()).isEqualTo(201);
        assertThat(client().get(one).data())
                .containsEntry(named, created.data().get(named))
                .containsKey("update_time");
        assertThat(client().put(one, "{\"" + named + "\": \"Changed\"}").data()).containsEntry(named, "Changed");
        assertThat(client().get("/api/v1/" + path).rows())
                .extracting(row -> row.get("id"), row -> row.get(named))
                .containsExactly(tuple(id, "Changed"));
        assertThat(client().delete(one).data()).containsExactly(entry("id", id));
        assertThat(client().get(one).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITABLE)
    void areTheSameRecordsInBothVersions(String path, String body, String named, String noun) throws Exception {
        Object id = client().post("/v1/" + path, body).data().get("id");
        client().patch("/api/v2/" + path + "/" + id, "{\"" + named + "\": \"Changed in version 2\"}");

        assertThat(client().get("/v1/" + path + "/" + id).data()).containsEntry(named, "Changed in version 2");
        assertThat(client().get("/api/v2/" + path + "/" + id).data()).containsEntry(named, "Changed in version 2");
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITABLE)
    void answerAnUnknownIdWith404(String path, String body, String named, String noun) throws Exception {
        String one = "/v1/" + path + "/77";

        for (Answer answer : List.of(
                client().get(one), client().put(one, "{\"" + named + "\": \"Changed\"}"), client().delete(one))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json())
                    .containsOnlyKeys("success", "error", "error_info", "data", "additional_data")
                    .containsEntry("success", false)
                    .containsEntry("error", noun + " not found or not accessible.");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = WRITABLE)
    void refuseABadBodyInTheFormOfVersion1(String path, String body, String named, String noun) throws Exception {
        Answer unknown = client().post("/v1/" + path, "{\"" + named + "\": \"x\", \"colour\": \"red\"}");
        Answer number = client().post("/v1/" + path, "{\"" + named + "\": 7}");
        Answer broken = client().post("/v1/" + path, "{\"" + named);

        assertThat(List.of(unknown.status(), number.status(), broken.status())).containsOnly(400);
        assertThat(unknown.error()).contains("colour: Parameter 'colour' is not allowed for this request");
        assertThat(number.error()).isEqualTo("Validation failed: " + named + ": Expected a string");
        assertThat(broken.json()).containsKey("error_info").doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deals", "persons", "organizations", "activities", "products", "stages"})
    void pageByOffset(String path) throws Exception {
        for (String title : List.of("one", "two", "three")) {
            client().post("/v1/deals", "{\"title\": \"" + title + "\"}");
            client().post("/v1/persons", "{\"name\": \"" + title + "\"}");
            client().post("/v1/organizations", "{\"name\": \"" + title + "\"}");
            client().post("/v1/activities", "{\"subject\": \"" + title + "\"}");
        }
        List<Object> all = client().get("/v1/" + path).ids();
        List<Object> paged = new ArrayList<>();
        Object start = 0;
        Answer page;
        do {
            page = client().get("/v1/" + path + "?limit=2&start=" + start);
            paged.addAll(page.ids());
            assertThat(page.at("additional_data.pagination.start")).isEqualTo(start);
            assertThat(page.at("additional_data.pagination.limit")).isEqualTo(2);
            start = page.at("additional_data.pagination.next_start");
        } while (Boolean.TRUE.equals(page.at("additional_data.pagination.more_items_in_collection")));

        assertThat(start).isNull();
        assertThat(all).hasSizeGreaterThan(2);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void answerAnEmptyListWithNull() throws Exception {
        assertThat(client().get("/v1/deals").json())
                .containsEntry("data", null)
                .containsEntry(
                        "additional_data",
                        Map.of("pagination", Map.of("start", 0, "limit", 100, "more_items_in_collection", false)));
    }

    @Test
    void showRelatedRecordsInsideOfTheRecordAndBesideIt() throws Exception {
        client().post("/v1/organizations", "{\"name\": \"Tiletown Ltd\", \"address\": \"14 Harbour Lane\"}");
        client().post("/v1/persons", "{\"name\": \"Ilse Varga\", \"email\": \"ilse@tiletown.example\", \"org_id\": 1}");
        Answer deal = client().post("/v1/deals", "{\"title\": \"Floor tiles\", \"person_id\": 1, \"org_id\": 1}");

        assertThat(deal.at("data.user_id.name")).isEqualTo("Sam Sales");
        assertThat(deal.at("data.user_id.value")).isEqualTo(9001);
        assertThat(deal.at("data.person_id.value")).isEqualTo(1);
        assertThat(deal.at("data.person_id.email.0.value")).isEqualTo("ilse@tiletown.example");
        assertThat(deal.at("data.person_id.phone")).isEqualTo(List.of(Map.of("value", "", "primary", true)));
        assertThat(deal.at("data.org_id.address")).isEqualTo("14 Harbour Lane");
        assertThat(deal.at("data.org_id.people_count")).isEqualTo(1);
        assertThat(deal.data()).containsEntry("org_name", "Tiletown Ltd").containsEntry("person_name", "Ilse Varga");
        assertThat(deal.at("related_objects.organization.1.name")).isEqualTo("Tiletown Ltd");
        assertThat(deal.at("related_objects.stage.1.pipeline_name")).isEqualTo("Showroom");
        assertThat(deal.at("related_objects.pipeline.1.active")).isEqualTo(true);
    }

    @Test
    void writeTimesNumbersAndFlagsAsVersion1Does() throws Exception {
        pipedrive.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
        Answer deal = client().post(
                        "/v1/deals",
                        "{\"title\": \"Floor tiles\", \"value\": \"4800.50\", \"visible_to\": \"7\", \"stage_id\": \"3\","
                                + " \"status\": \"won\", \"won_time\": \"2031-03-01 10:00:00\", \"label\": \"3,7\","
                                + " \"probability\": 50}");

        assertThat(deal.data())
                .containsEntry("add_time", "2031-03-02 08:15:30")
                .containsEntry("update_time", "2031-03-02 08:15:30")
                .containsEntry("won_time", "2031-03-01 10:00:00")
                .containsEntry("visible_to", "7")
                .containsEntry("label", "3,7")
                .containsEntry("active", false)
                .containsEntry("formatted_value", "€4,800.5")
                .containsEntry("formatted_weighted_value", "€2,400.25");
        assertThat(client().get("/api/v2/deals/1").data())
                .containsEntry("visible_to", 7)
                .containsEntry("stage_id", 3)
                .containsEntry("label_ids", List.of(3, 7))
                .containsEntry("won_time", "2031-03-01T10:00:00Z");
    }

    @Test
    void haveCustomFieldsBesideTheOtherKeys() throws Exception {
        client().post(
                        "/v1/deals",
                        "{\"title\": \"Floor tiles\", \"" + FIELD + "\": 12.5, \"" + FIELD + "_currency\": \"EUR\", \""
                                + OTHER_FIELD + "\": \"slate\"}");
        client().post("/v1/deals", "{\"title\": \"Wall tiles\"}");
        client().patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + OTHER_FIELD + "\": [3, 7]}}");

        assertThat(client().get("/v1/deals/1").json().get("data").toString())
                .contains(FIELD + "=12.5, " + FIELD + "_currency=EUR, " + OTHER_FIELD + "=3,7")
                .doesNotContain("custom_fields");
        assertThat(client().get("/api/v2/deals/1").at("data.custom_fields." + FIELD + ".currency"))
                .isEqualTo("EUR");
        assertThat(client().get("/v1/deals/2").data())
                .containsEntry(FIELD, null)
                .containsEntry(OTHER_FIELD, null);

        client().put("/v1/deals/1", "{\"" + FIELD + "\": null, \"" + FIELD + "_currency\": null}");

        assertThat(client().get("/v1/deals/1").data())
                .containsEntry(FIELD, null)
                .containsEntry(OTHER_FIELD, "3,7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ilse@tiletown.example\"",
                "[\"ilse@tiletown.example\"]",
                "[{\"value\": \"ilse@tiletown.example\", \"primary\": true}, {\"value\": \"\"}]"
            })
    void takeAddressesOfPersonsInEachForm(String email) throws Exception {
        Answer person = client().post("/v1/persons", "{\"name\": \"Ilse Varga\", \"email\": " + email + "}");

        assertThat(person.data())
                .containsEntry(
                        "email", List.of(Map.of("label", "work", "value", "ilse@tiletown.example", "primary", true)))
                .containsEntry("primary_email", "ilse@tiletown.example");
        assertThat(pipedrive.record("person", 1).get("emails")).asString().contains("ilse@tiletown.example");
    }

    @Test
    void takeThePersonOfAnActivityAndShowEmptyTimesAsEmptyText() throws Exception {
        pipedrive.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
        client().post("/v1/persons", "{\"name\": \"Ilse Varga\"}");
        Answer open = client().post("/v1/activities", "{\"subject\": \"Call\", \"person_id\": 1}");
        Answer done =
                client().put("/v1/activities/1", "{\"done\": 1, \"due_time\": \"10:00\", \"duration\": \"00:30\"}");

        assertThat(open.data())
                .containsEntry("due_date", "2031-03-02")
                .containsEntry("due_time", "")
                .containsEntry("duration", "")
                .containsEntry("marked_as_done_time", "")
                .containsEntry("person_name", "Ilse Varga")
                .containsEntry("participants", List.of(Map.of("person_id", 1, "primary_flag", true)));
        assertThat(done.data())
                .containsEntry("due_time", "10:00")
                .containsEntry("duration", "00:30")
                .containsEntry("done", true)
                .containsEntry("marked_as_done_time", "2031-03-02 08:15:30");
        assertThat(client().get("/api/v2/activities/1").data())
                .containsEntry("due_time", "10:00:00")
                .containsEntry("person_id", 1);
        assertThat(client().get("/v1/persons/1").data())
                .containsEntry("done_activities_count", 1)
                .containsEntry("last_activity_date", "2031-03-02");
    }

    @Test
    void listTheCallersActivitiesUnlessAllAreAskedFor() throws Exception {
        client().post("/v1/activities", "{\"subject\": \"Own\", \"done\": 0, \"due_date\": \"2031-03-02\"}");
        client().post("/v1/activities", "{\"subject\": \"Of another\", \"user_id\": 9002, \"type\": \"meeting\"}");

        assertThat(client().get("/v1/activities").ids()).containsExactly(1);
        assertThat(client().get("/v1/activities?user_id=0").ids()).containsExactly(1, 2);
        assertThat(client().get("/v1/activities?user_id=9002").ids()).containsExactly(2);
        assertThat(client().get("/v1/activities?user_id=0&type=meeting,lunch").ids())
                .containsExactly(2);
        assertThat(client().get("/v1/activities?start_date=2031-03-02&end_date=2031-03-02&done=0")
                        .ids())
                .containsExactly(1);
        assertThat(client().get("/v1/activities?start_date=2031-03-03").json()).containsEntry("data", null);
        assertThat(client().get("/v1/activities?done=1").json()).containsEntry("data", null);
        assertThat(client().get("/v1/activities?done=false").ids()).containsExactly(1);
        assertThat(client().get("/v1/activities?done=perhaps").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "status=won, 2",
        "status=all_not_deleted, '1,2,3'",
        "status=deleted, 4",
        "user_id=9002, 3",
        "owned_by_you=1, '1,2'",
        "owned_by_you=0, '1,2,3'",
        "stage_id=5, 1",
        "sort=title DESC, '3,2,1'",
        "sort=user_id DESC, '3,2,1'",
        "sort_by=value&sort_direction=desc, '2,1,3'"
    })
    void filterAndSortDealsByTheNamesOfVersion1(String query, String ids) throws Exception {
        client().post("/v1/deals", "{\"title\": \"a\", \"value\": 2, \"stage_id\": 5}");
        client().post("/v1/deals", "{\"title\": \"b\", \"value\": 3, \"status\": \"won\"}");
        client().post("/v1/deals", "{\"title\": \"c\", \"value\": 1, \"user_id\": 9002}");
        client().post("/v1/deals", "{\"title\": \"d\"}");
        client().delete("/v1/deals/4");

        assertThat(client().get("/v1/deals?" + query.replace(" ", "%20")).ids())
                .extracting(Object::toString)
                .containsExactly(ids.split(","));
    }

    @Test
    void filterByTheFirstLetterOfAName() throws Exception {
        client().post("/v1/organizations", "{\"name\": \"Tiletown Ltd\"}");
        client().post("/v1/organizations", "{\"name\": \"Slate & Sons\"}");

        assertThat(client().get("/v1/organizations?first_char=t").ids()).containsExactly(1);
    }

    @Test
    void showWhatAProductAPipelineAndAStageIs() throws Exception {
        Answer product = client().get("/v1/products/1");

        assertThat(product.data())
                .containsEntry("selectable", true)
                .containsEntry("active_flag", true)
                .containsEntry("first_char", "s");
        assertThat(product.at("data.prices.0.overhead_cost")).isEqualTo(0);
        assertThat(product.at("data.owner_id.value")).isEqualTo(9001);
        assertThat(client().get("/v1/products").ids()).containsExactly(1, 2, 3);
        assertThat(client().get("/v1/pipelines").rows().get(0))
                .containsEntry("url_title", "default")
                .containsEntry("active", true)
                .containsEntry("selected", false)
                .doesNotContainKey("is_deleted");
        assertThat(client().get("/v1/stages?pipeline_id=2").rows())
                .extracting(stage -> stage.get("pipeline_name"))
                .containsExactly("Trade", "Trade", "Trade");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/pipelines, pipeline/create",
        "PUT, /v1/pipelines/1, pipeline/update",
        "DELETE, /v1/pipelines/1, pipeline/delete"
    })
    void areNotBuiltWhereTheirSuccessorsAreNot(String method, String path, String operation) throws Exception {
        Answer answer = client().send(method, path, method.equals("POST") ? "{\"name\": \"Cork\"}" : "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.error()).isEqualTo("The sandbox can't do " + operation + " yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deals/search",
                "persons/search",
                "organizations/search",
                "products/search",
                "leads/search",
                "itemSearch"
            })
    void searchByOffset(String path) throws Exception {
        for (int i = 1; i <= 3; i++) {
            Object person = client().post("/v1/persons", "{\"name\": \"Slate buyer\"}")
                    .data()
                    .get("id");
            client().post("/v1/organizations", "{\"name\": \"Slate works\"}");
            client().post("/v1/deals", "{\"title\": \"Slate floor\"}");
            client().post("/v1/leads", "{\"title\": \"Slate wall\", \"person_id\": " + person + "}");
            pipedrive.add("product", Map.of("name", "Slate tile"));
        }
        Answer first = client().get("/v1/" + path + "?term=slate&limit=2");
        Answer second = client().get("/v1/" + path + "?term=slate&limit=2&start=2");
        Answer none = client().get("/v1/" + path + "?term=marmalade");

        assertThat(first.items()).hasSize(2);
        assertThat(first.at("additional_data.pagination.next_start")).isEqualTo(2);
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
        assertThat(none.items()).isEmpty();
        assertThat(none.at("additional_data.pagination.more_items_in_collection"))
                .isEqualTo(false);
        assertThat(client().get("/v1/" + path + "?term=s").status()).isEqualTo(400);
    }

    @Test
    void answerTheSecondDeleteOfAPersonWith410() throws Exception {
        client().post("/v1/persons", "{\"name\": \"Ilse Varga\"}");
        client().delete("/v1/persons/1");
        Answer again = client().delete("/v1/persons/1");

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.json()).isEqualTo(Map.of("success", true, "data", Map.of("id", 1)));
    }

    @Test
    void nameFieldsAsVersion1DoesInErrors() throws Exception {
        Answer owner = client().post("/v1/deals", "{\"title\": \"x\", \"user_id\": 5}");
        Answer probability = client().post("/v1/persons", "{\"name\": \"x\", \"email\": 7}");

        assertThat(owner.error()).isEqualTo("Validation failed: user_id: User 5 not found");
        assertThat(probability.error()).isEqualTo("Validation failed: email: Expected an array");
    }

    @Test
    void takeFormsWhoseValuesAreText() throws Exception {
        Answer answer = new FormClient(pipedrive.baseUrl())
                .post(
                        "/v1/deals",
                        "Bearer " + pipedrive.oauth().grant().accessToken(),
                        FormClient.form("title", "Floor tiles", "value", "4800", "stage_id", "2"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(pipedrive.record("deal", 1)).containsEntry("value", 4800).containsEntry("stage_id", 2);
    }

    @Test
    void refuseUnknownParametersExceptOfPipelines() throws Exception {
        assertThat(client().get("/v1/deals?colour=red").error())
                .isEqualTo("Validation failed: colour: Parameter 'colour' is not allowed for this request");
        assertThat(client().get("/v1/pipelines?sort_by=update_time").status()).isEqualTo(200);
        assertThat(client().get("/api/v2/pipelines?colour=red").status()).isEqualTo(400);
    }

    @Test
    void areThoseOfSevenResourcesAndTheSearches() {
        List<Operation> operations =
                DescribedOperations.withBareRows(PipedriveOperations.catalogue().httpOperations());

        assertThat(MovedOperations.to(operations).rows())
                .extracting(row -> row.method() + " " + row.path().substring("/api/v1/".length()))
                .contains("GET itemSearch", "GET leads/search")
                .containsAll(
                        Stream.of("deals", "persons", "organizations", "activities", "products", "pipelines", "stages")
                                .flatMap(path -> Stream.of("GET ", "POST ").map(method -> method + path))
                                .toList())
                .containsAll(Stream.of(
                                "deals", "persons", "organizations", "activities", "products", "pipelines", "stages")
                        .flatMap(path -> Stream.of("GET ", "PUT ", "DELETE ").map(method -> method + path + "/{id}"))
                        .toList())
                .containsAll(Stream.of("deals", "persons", "organizations", "products")
                        .map(path -> "GET " + path + "/search")
                        .toList())
                .hasSize(2 + 7 * 2 + 7 * 3 + 4);
    }

    @Test
    void haveTheNamesOfTheirSuccessors() throws Exception {
        pipedrive.answerNext("deal/create", SandboxAnswer.of(503, "{}"));
        int refused = client().post("/v1/deals", "{\"title\": \"x\"}").status();
        int carriedOut = client().post("/v1/deals", "{\"title\": \"x\"}").status();

        assertThat(List.of(refused, carriedOut)).containsExactly(503, 201);
        assertThat(pipedrive.requests("deal/create"))
                .extracting(SandboxRequest::path)
                .containsOnly("/v1/deals");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/pipelines, 10",
        "GET, /v1/products, 20",
        "GET, /v1/persons/search?term=xx, 40",
        "PUT, /v1/deals/1, 10",
        "GET, /v1/deals/1, 2",
        "DELETE, /v1/deals/1, 6"
    })
    void costTwiceWhatTheirSuccessorsCost(String method, String path, int tokens) throws Exception {
        pipedrive.limits(SandboxLimits.of(SandboxPlan.GROWTH));
        pipedrive.add("deal", Map.of("title", "x"));
        String left = "x-daily-ratelimit-token-remaining";
        long before = Long.parseLong(client().send(method, path, method.equals("PUT") ? "{\"title\": \"y\"}" : "")
                .header(left));
        long after = Long.parseLong(client().get("/api/v2/deals/1").header(left));

        assertThat(before - after).isEqualTo(tokens);
    }

    @Test
    void leaveTheOtherPathsOfVersion1AsTheyAre() throws Exception {
        assertThat(client().get("/v1/deals/1/files").status()).isEqualTo(501);
        assertThat(client().get("/v1/deals/summary").error()).contains("deal/");
        assertThat(client().get("/v1/users/me").data()).containsEntry("id", 9001);
        assertThat(client().patch("/v1/deals/1", "{}").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/deals",
        "GET, /api/v1/deals/1",
        "GET, /v1/deals/search",
        "POST, /v1/persons",
        "PUT, /v1/organizations/1",
        "DELETE, /v1/activities/1",
        "GET, /v1/products",
        "GET, /v1/pipelines",
        "GET, /v1/stages",
        "GET, /v1/itemSearch",
        "GET, /v1/leads/search?term=tiles"
    })
    void areUnknownPathsWithoutTheOption(String method, String path) throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder().start()) {
            Answer answer = new ApiClient(sandbox.baseUrl(), sandbox.token()).send(method, path, "");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error()).startsWith("Unknown path ");
        }
    }

    @Test
    void areAnOptionOfTheProgram() {
        assertThat(CommandLine.parse("--moved-v1").sandbox().movedV1).isTrue();
        assertThat(CommandLine.parse().sandbox().movedV1).isFalse();
        assertThat(CommandLine.USAGE).contains("--moved-v1");
    }
}

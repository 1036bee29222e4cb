// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.builder.Builder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A record as the body of an operation that takes an ID: the call is about that record. */
class RecordAsBodyTest {

    private static final List<String> RESOURCES = List.of("deal", "person", "organization", "lead", "activity", "note");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tile Town")
            .record("person", Map.of("name", "Tilda Varga", "org_id", 1))
            .record("deal", Map.of("title", "Patio", "person_id", 1))
            .record("lead", Map.of("title", "Stairs", "person_id", 1))
            .record("activity", Map.of("subject", "Call", "deal_id", 1))
            .record("note", Map.of("content", "Asked.", "deal_id", 1)));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        for (String resource : RESOURCES) {
            routes.from("direct:each-" + resource)
                    .to("pipedrive:" + resource + "/list")
                    .split(Builder.body())
                    .to("pipedrive:" + resource + "/get")
                    .to("mock:got");
        }
        for (String resource : List.of("deal", "person", "organization")) {
            routes.from("direct:found-" + resource)
                    .to("pipedrive:" + resource + "/search")
                    .split(Builder.body())
                    .to("pipedrive:" + resource + "/get")
                    .to("mock:got");
        }
    });

    @ParameterizedTest
    @CsvSource({"deal", "person", "organization", "lead", "activity", "note"})
    void isTheOneThatTheCallIsAbout(String resource) throws Exception {
        MockEndpoint got = camel.context().getEndpoint("mock:got", MockEndpoint.class);
        got.reset();

        camel.send("direct:each-" + resource, null);

        Map<String, Object> record = pipedrive.records(resource).get(0);
        assertThat(got.getExchanges())
                .extracting(each -> each.getMessage().getBody(Map.class).get("id"))
                .containsExactly(record.get("id"));
        assertThat(pipedrive.requests(resource + "/get"))
                .extracting(SandboxRequest::toString)
                .singleElement()
                .asString()
                .endsWith("/" + record.get("id"));
    }

    @ParameterizedTest
    @CsvSource({"deal, Patio", "person, Tilda", "organization, Town"})
    void mayComeFromASearch(String resource, String term) throws Exception {
        MockEndpoint got = camel.context().getEndpoint("mock:got", MockEndpoint.class);
        got.reset();

        camel.send("direct:found-" + resource, term);

        assertThat(got.getExchanges())
                .extracting(each -> each.getMessage().getBody(Map.class).get("id"))
                .containsExactly(1);
    }

    /** A record as a user's class. */
    record Deal(int id, String title, BigDecimal value, Integer personId, String addTime) {}

    @Test
    void mayBeAnObjectOfAClassWithNamesInCamelCase() throws Exception {
        Object deal = camel.body("pipedrive:deal/get?outputClass=" + Deal.class.getName(), 1);

        assertThat(CamelExtension.record(camel.send("pipedrive:deal/get", deal)))
                .containsEntry("id", 1);
    }

    @Test
    void mayBeDeleted() throws Exception {
        Map<String, Object> added = pipedrive.add("deal", Map.of("title", "Cellar", "value", 10));

        camel.send("pipedrive:deal/delete", added);

        assertThat(pipedrive.requests("deal/delete"))
                .singleElement()
                .hasToString("DELETE /api/v2/deals/" + added.get("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "deal, person/get",
        "deal, organization/get",
        "deal, activity/get",
        "person, deal/get",
        "person, organization/get",
        "organization, person/get",
        "organization, deal/delete",
        "activity, deal/get",
        "activity, person/delete",
        "note, deal/get",
        "note, activity/get",
    })
    void isNotTakenForARecordOfAnotherResource(String resource, String operation) {
        Map<String, Object> record = pipedrive.records(resource).get(0);

        assertThat(camel.failure("pipedrive:" + operation, record))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageMatching(operation + ": the body is taken as parameters; set it to null"
                        + " when it is left over from an earlier step\\. Unknown parameter.*");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void isNotTakenForOneWhenAParameterIsMisspelled() {
        assertThat(camel.failure("pipedrive:deal/get", Map.of("id", 1, "includeFeilds", "notes_count")))
                .hasMessage("deal/get: the body is taken as parameters; set it to null when it is left over from an"
                        + " earlier step. Unknown parameter 'includeFeilds'. Did you mean 'include_fields'? Nothing was"
                        + " sent.");
        assertThat(camel.failure("pipedrive:person/get", Map.of("id", 1, "name", "Tilda Varga")))
                .as("a name alone is not a record")
                .hasMessageContaining("Unknown parameter 'name'");
    }

    @Test
    void isNotTakenForARecordOfAResourceThatTheCatalogueDoesNotHave() {
        Map<String, Object> project = new HashMap<>(Map.of(
                "id",
                1,
                "title",
                "Move",
                "status",
                "open",
                "owner_id",
                9001,
                "board_id",
                3,
                "phase_id",
                4,
                "org_id",
                1));
        project.put("person_id", 1);

        assertThat(camel.failure("pipedrive:deal/delete", project)).isInstanceOf(PipedriveValidationException.class);
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void isNotTakenForOneWithoutItsId() {
        Map<String, Object> record = new HashMap<>(pipedrive.records("deal").get(0));
        record.put("id", null);

        assertThat(camel.failure("pipedrive:deal/get", record)).hasMessageContaining("Unknown parameters");
    }

    @Test
    void ofASearchOfAllKindsIsTakenByItsOwnKindOnly() throws Exception {
        List<Map<String, Object>> found = CamelExtension.records(camel.send("pipedrive:item/search?term=Til", null));
        Map<String, Object> person = found.stream()
                .filter(each -> each.get("type").equals("person"))
                .findFirst()
                .orElseThrow();

        assertThat(CamelExtension.record(camel.send("pipedrive:person/get", person)))
                .containsEntry("name", "Tilda Varga");
        assertThat(camel.failure("pipedrive:organization/get", person))
                .isInstanceOf(PipedriveValidationException.class);
    }
}

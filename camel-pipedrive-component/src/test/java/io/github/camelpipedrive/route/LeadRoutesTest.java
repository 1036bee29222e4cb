// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelpipedrive.PipedriveConstants.NEXT_START;
import static io.github.camelpipedrive.PipedriveConstants.STATUS_CODE;
import static org.assertj.core.api.Assertions.assertThat;

/** Leads through routes: what goes over the wire, and what comes back. */
class LeadRoutesTest {

    private static final String COLOUR = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tile Town").person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:lead/create");
        routes.from("direct:get").to("pipedrive:lead/get");
        routes.from("direct:list").to("pipedrive:lead/list?limit=2");
        routes.from("direct:update").to("pipedrive:lead/update");
        routes.from("direct:delete").to("pipedrive:lead/delete");
        routes.from("direct:search").to("pipedrive:lead/search");
    });

    @Test
    void createsALeadWithACustomFieldBesideTheOthers() throws Exception {
        Map<String, Object> lead = Map.of(
                "title",
                "Kitchen floor",
                "personId",
                1,
                "value",
                Map.of("amount", 4800, "currency", "EUR"),
                COLOUR,
                "anthracite");

        Message result = camel.send("direct:create", lead);

        assertThat(theOnlyRequest()).hasToString("POST /api/v1/leads");
        assertThat(theOnlyRequest().json())
                .isEqualTo(Map.of(
                        "title",
                        "Kitchen floor",
                        "person_id",
                        1,
                        "value",
                        Map.of("amount", 4800, "currency", "EUR"),
                        COLOUR,
                        "anthracite"));
        String id = (String) CamelExtension.record(result).get("id");
        assertThat(result.getBody()).isEqualTo(pipedrive.record("lead", id));
        assertThat(result.getHeader(STATUS_CODE)).isEqualTo(201);
    }

    @Test
    void getsALeadByItsUuid() throws Exception {
        String id = lead("Kitchen floor");

        Object body = camel.body("direct:get", UUID.fromString(id));

        assertThat(theOnlyRequest()).hasToString("GET /api/v1/leads/" + id);
        assertThat(body).isEqualTo(pipedrive.record("lead", id));
    }

    @Test
    void listsLeadsPageByPage() throws Exception {
        String first = lead("Kitchen floor");
        String second = lead("Bathroom");
        String third = lead("Patio");

        Message page = camel.send("direct:list", null);
        Message last = camel.send("direct:list", null, Map.of("CamelPipedrive.start", page.getHeader(NEXT_START)));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v1/leads {limit=2}", "GET /api/v1/leads {limit=2, start=2}");
        assertThat(page.getBody())
                .isEqualTo(List.of(pipedrive.record("lead", first), pipedrive.record("lead", second)));
        assertThat(page.getHeader(NEXT_START)).isEqualTo(2L);
        assertThat(last.getBody()).isEqualTo(List.of(pipedrive.record("lead", third)));
        assertThat(last.getHeaders()).doesNotContainKey(NEXT_START);
    }

    @Test
    void changesALeadAndClearsItsValueWithNull() throws Exception {
        String id = lead("Kitchen floor");
        camel.send("direct:update", Map.of("id", id, "value", Map.of("amount", 1, "currency", "EUR")));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("value", null);
        change.put(COLOUR, "white");

        Object body = camel.body("direct:update", change, Map.of("CamelPipedrive.id", id));

        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("value", null);
        sent.put(COLOUR, "white");
        SandboxRequest request = pipedrive.requests().get(1);
        assertThat(request).hasToString("PATCH /api/v1/leads/" + id);
        assertThat(request.json()).isEqualTo(sent);
        assertThat(body).isEqualTo(pipedrive.record("lead", id));
        assertThat(pipedrive.record("lead", id)).containsEntry("value", null).containsEntry(COLOUR, "white");
    }

    @Test
    void deletesALeadWhichIsNotFoundAfterwards() throws Exception {
        String id = lead("Kitchen floor");

        Object deleted = camel.body("direct:delete", id);

        assertThat(theOnlyRequest()).hasToString("DELETE /api/v1/leads/" + id);
        assertThat(deleted).isEqualTo(Map.of("id", id));
        assertThat(camel.failure("direct:get", id))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageStartingWith("lead/get " + id + ": requested lead not found (Object was not found.) (404).");
    }

    @Test
    void findsLeads() throws Exception {
        String id = lead("Kitchen floor");
        lead("Patio");

        Message result = camel.send("direct:search", null, Map.of("CamelPipedrive.term", "kitch"));

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/leads/search {term=kitch}");
        assertThat(CamelExtension.records(result))
                .singleElement()
                .satisfies(found -> assertThat(found).containsEntry("id", id).containsEntry("type", "lead"));
    }

    @Test
    void showsTheRightFormWhenTheValueIsAPlainNumber() {
        Throwable failure =
                camel.failure("direct:create", Map.of("title", "Kitchen floor", "person_id", 1, "value", 4800));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "lead/create: value: expected an object such as {\"amount\": 4800, \"currency\": \"EUR\"}, got"
                                + " 4800. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void refusesAnIdThatIsNoUuid() {
        Throwable failure = camel.failure("direct:get", 4711);

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("lead/get: id: expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got 4711."
                        + " Nothing was sent.");
    }

    private static String lead(String title) {
        return (String)
                pipedrive.add("lead", Map.of("title", title, "person_id", 1)).get("id");
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

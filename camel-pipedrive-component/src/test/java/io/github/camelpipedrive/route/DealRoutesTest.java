// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelpipedrive.PipedriveConstants.NEXT_CURSOR;
import static io.github.camelpipedrive.PipedriveConstants.STATUS_CODE;
import static org.assertj.core.api.Assertions.assertThat;

/** Deals through routes: what goes over the wire, and what comes back. */
class DealRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tile Town").person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:deal/create");
        routes.from("direct:get").to("pipedrive:deal/get?includeFields=products_count");
        routes.from("direct:list").to("pipedrive:deal/list?sortBy=id&sortDirection=desc");
        routes.from("direct:update").to("pipedrive:deal/update");
        routes.from("direct:delete").to("pipedrive:deal/delete");
        routes.from("direct:search").to("pipedrive:deal/search?fields=title");
    });

    @Test
    void createsADeal() throws Exception {
        Message result = camel.send(
                "direct:create",
                Map.of("title", "Kitchen floor", "value", new BigDecimal("4800.50"), "currency", "EUR", "orgId", 1));

        SandboxRequest request = theOnlyRequest();
        assertThat(request).hasToString("POST /api/v2/deals");
        assertThat(request.json())
                .isEqualTo(Map.of(
                        "title", "Kitchen floor", "value", new BigDecimal("4800.50"), "currency", "EUR", "org_id", 1));
        assertThat(request.header("x-api-token")).contains(pipedrive.token());
        assertThat(request.header("content-type")).contains("application/json");
        assertThat(result.getBody()).isEqualTo(CamelExtension.asCreated(pipedrive.record("deal", 1)));
        assertThat(CamelExtension.record(result))
                .containsEntry("id", 1)
                .containsEntry("value", new BigDecimal("4800.50"))
                .containsEntry("stage_id", 1);
        assertThat(result.getHeader(STATUS_CODE)).isEqualTo(200);
    }

    @Test
    void writesExactlyTheHeadersThatARequestNeeds() throws Exception {
        camel.send(
                "direct:create", Map.of("title", "Kitchen floor"), Map.of("Authorization", "Basic abc", "X-Own", "1"));

        assertThat(theOnlyRequest().headers())
                .isEqualTo(Map.of(
                        "Accept", "application/json, */*;q=0.5",
                        "Accept-Encoding", "gzip",
                        "Connection", "keep-alive",
                        "Content-Length", "25",
                        "Content-Type", "application/json",
                        "Host", pipedrive.baseUrl().substring("http://".length()),
                        "User-Agent", "camel-pipedrive",
                        "x-api-token", "sandbox-token"));
    }

    @Test
    void getsADealByTheIdInTheBody() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor"));

        Object body = camel.body("direct:get", 1);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals/1 {include_fields=products_count}");
        assertThat(theOnlyRequest().body()).isEmpty();
        Map<String, Object> expected = new LinkedHashMap<>(pipedrive.record("deal", 1));
        expected.put("products_count", 0);
        assertThat(body).isEqualTo(expected);
    }

    @Test
    void listsDealsPageByPage() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor"));
        pipedrive.add("deal", Map.of("title", "Bathroom"));
        pipedrive.add("deal", Map.of("title", "Patio", "status", "won"));

        Message first = camel.send("direct:list", null, Map.of("CamelPipedrive.limit", 2));
        Message second = camel.send(
                "direct:list",
                null,
                Map.of("CamelPipedrive.limit", 2, "CamelPipedrive.cursor", first.getHeader(NEXT_CURSOR)));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/deals {limit=2, sort_by=id, sort_direction=desc}",
                        "GET /api/v2/deals {limit=2, cursor=" + first.getHeader(NEXT_CURSOR)
                                + ", sort_by=id, sort_direction=desc}");
        assertThat(first.getBody()).isEqualTo(List.of(pipedrive.record("deal", 3), pipedrive.record("deal", 2)));
        assertThat(second.getBody()).isEqualTo(List.of(pipedrive.record("deal", 1)));
        assertThat(second.getHeaders()).doesNotContainKey(NEXT_CURSOR);
    }

    @Test
    void filtersTheList() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor", "person_id", 1));
        pipedrive.add("deal", Map.of("title", "Patio", "person_id", 1, "status", "won"));

        Object body = camel.body(
                "direct:list",
                null,
                Map.of("CamelPipedrive.personId", 1, "CamelPipedrive.status", List.of("won", "lost")));

        assertThat(theOnlyRequest())
                .hasToString("GET /api/v2/deals {person_id=1, status=won,lost, sort_by=id, sort_direction=desc}");
        assertThat(body).isEqualTo(List.of(pipedrive.record("deal", 2)));
    }

    @Test
    void changesOnlyWhatIsGivenAndClearsWithNull() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor", "person_id", 1, "expected_close_date", "2031-03-02"));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("expectedCloseDate", null);
        change.put("value", 5200);

        Object body = camel.body("direct:update", change, Map.of("CamelPipedrive.id", 1));

        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("expected_close_date", null);
        sent.put("value", 5200);
        assertThat(theOnlyRequest()).hasToString("PATCH /api/v2/deals/1");
        assertThat(theOnlyRequest().json()).isEqualTo(sent);
        assertThat(body).isEqualTo(pipedrive.record("deal", 1));
        assertThat(pipedrive.record("deal", 1))
                .containsEntry("title", "Kitchen floor")
                .containsEntry("person_id", 1)
                .containsEntry("value", 5200)
                .containsEntry("expected_close_date", null);
    }

    @Test
    void deletesADealWhichIsNotFoundAfterwards() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor"));

        Object deleted = camel.body("direct:delete", 1);
        Throwable failure = camel.failure("direct:get", 1);

        assertThat(pipedrive.requests("deal/delete"))
                .singleElement()
                .hasToString("DELETE /api/v2/deals/1")
                .extracting(SandboxRequest::body)
                .isEqualTo("");
        assertThat(deleted).isEqualTo(Map.of("id", 1));
        assertThat(pipedrive.record("deal", 1)).containsEntry("is_deleted", true);
        assertThat(failure)
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageMatching(
                        "deal/get 1: Deal not found or not accessible\\. \\(404\\)\\. The ID is wrong, the record was"
                                + " deleted, or this user may not see it\\. \\[correlation id [0-9a-f-]{36}]");
    }

    @Test
    void findsDealsWithTheirScore() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor", "org_id", 1));
        pipedrive.add("deal", Map.of("title", "Patio"));

        Message result = camel.send("direct:search", "kitchen");

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/deals/search {term=kitchen, fields=title}");
        assertThat(CamelExtension.records(result)).singleElement().satisfies(found -> {
            assertThat(found).extractingByKeys("id", "type", "title").containsExactly(1, "deal", "Kitchen floor");
            assertThat(found.get("result_score")).isInstanceOf(BigDecimal.class);
            assertThat(found.keySet()).first().isEqualTo("result_score");
        });
    }

    @Test
    void checksADealBeforeItIsSent() {
        Throwable failure = camel.failure("direct:create", Map.of("value", "much", "lost_reason", "price"));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "deal/create: 2 problems. (1) value: expected a number such as 1250.75, got 'much'. (2) title is required; give it in the body, as header"
                                + " CamelPipedrive.title or as option title. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

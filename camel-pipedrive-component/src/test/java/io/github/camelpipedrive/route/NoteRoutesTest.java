// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelpipedrive.PipedriveConstants.NEXT_START;
import static org.assertj.core.api.Assertions.assertThat;

/** Notes through routes: what goes over the wire, and what comes back. */
class NoteRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Kitchen floor"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:note/create");
        routes.from("direct:get").to("pipedrive:note/get");
        routes.from("direct:list").to("pipedrive:note/list?sort=id DESC");
        routes.from("direct:update").to("pipedrive:note/update");
        routes.from("direct:delete").to("pipedrive:note/delete");
    });

    @Test
    void createsAPinnedNote() throws Exception {
        Object body =
                camel.body("direct:create", Map.of("content", "<b>urgent</b>", "deal_id", 1, "pinnedToDealFlag", true));

        assertThat(theOnlyRequest()).hasToString("POST /api/v1/notes");
        assertThat(theOnlyRequest().json())
                .isEqualTo(Map.of("content", "<b>urgent</b>", "deal_id", 1, "pinned_to_deal_flag", 1));
        assertThat(body).isEqualTo(pipedrive.record("note", 1));
        assertThat(pipedrive.record("note", 1)).containsEntry("pinned_to_deal_flag", true);
    }

    @Test
    void getsANote() throws Exception {
        pipedrive.add("note", Map.of("content", "urgent", "deal_id", 1));

        Object body = camel.body("direct:get", 1);

        assertThat(theOnlyRequest()).hasToString("GET /api/v1/notes/1");
        assertThat(body).isEqualTo(pipedrive.record("note", 1));
    }

    @Test
    void listsNotesPageByPage() throws Exception {
        pipedrive.add("note", Map.of("content", "one", "deal_id", 1));
        pipedrive.add("note", Map.of("content", "two", "deal_id", 1));

        Message page = camel.send("direct:list", Map.of("limit", 1, "dealId", 1));
        Message last = camel.send("direct:list", Map.of("limit", 1, "dealId", 1, "start", page.getHeader(NEXT_START)));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v1/notes {limit=1, deal_id=1, sort=id DESC}",
                        "GET /api/v1/notes {limit=1, start=1, deal_id=1, sort=id DESC}");
        assertThat(page.getBody()).isEqualTo(List.of(pipedrive.record("note", 2)));
        assertThat(last.getBody()).isEqualTo(List.of(pipedrive.record("note", 1)));
        assertThat(last.getHeaders()).doesNotContainKey(NEXT_START);
    }

    @Test
    void givesAnEmptyListWhereVersion1AnswersNull() throws Exception {
        assertThat(camel.body("direct:list", null)).isEqualTo(List.of());
    }

    @Test
    void changesANoteByPut() throws Exception {
        pipedrive.add("note", Map.of("content", "urgent", "deal_id", 1));

        Object body = camel.body("direct:update", "{\"content\": \"done\"}", Map.of("CamelPipedrive.id", 1));

        assertThat(theOnlyRequest()).hasToString("PUT /api/v1/notes/1");
        assertThat(theOnlyRequest().json()).isEqualTo(Map.of("content", "done"));
        assertThat(body).isEqualTo(pipedrive.record("note", 1));
        assertThat(pipedrive.record("note", 1)).containsEntry("content", "done").containsEntry("deal_id", 1);
    }

    @Test
    void deletesANoteWhichIsReadAfterwardsAndInNoList() throws Exception {
        pipedrive.add("note", Map.of("content", "urgent", "deal_id", 1));

        Object deleted = camel.body("direct:delete", 1);

        assertThat(theOnlyRequest()).hasToString("DELETE /api/v1/notes/1");
        assertThat(deleted).isEqualTo(true);
        assertThat(CamelExtension.record(camel.send("direct:get", 1))).containsEntry("active_flag", false);
        assertThat(CamelExtension.records(camel.send("pipedrive:note/list", null)))
                .isEmpty();
    }

    @Test
    void refusesANoteThatHangsOnNothing() {
        Throwable failure = camel.failure("direct:create", Map.of("content", "urgent"));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("note/create: A note needs something to hang on: give deal_id, lead_id, person_id, org_id,"
                        + " project_id or task_id. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Activities through routes: what goes over the wire, and what comes back. */
class ActivityRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Ilse Varga", "ilse@tiletown.example")
            .deal("Kitchen floor"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:activity/create?type=call");
        routes.from("direct:get").to("pipedrive:activity/get?includeFields=attendees");
        routes.from("direct:list").to("pipedrive:activity/list?done=false");
        routes.from("direct:update").to("pipedrive:activity/update");
        routes.from("direct:delete").to("pipedrive:activity/delete");
    });

    @Test
    void createsAnActivityFromJavaTimes() throws Exception {
        Map<String, Object> activity = Map.of(
                "subject",
                "Call about the grout",
                "deal_id",
                1,
                "due_date",
                LocalDate.of(2031, 3, 2),
                "dueTime",
                LocalTime.of(9, 5),
                "participants",
                List.of(Map.of("person_id", 1, "primary", true)));

        Object body = camel.body("direct:create", activity);

        assertThat(theOnlyRequest()).hasToString("POST /api/v2/activities");
        assertThat(theOnlyRequest().json())
                .isEqualTo(Map.of(
                        "type",
                        "call",
                        "subject",
                        "Call about the grout",
                        "deal_id",
                        1,
                        "due_date",
                        "2031-03-02",
                        "due_time",
                        "09:05",
                        "participants",
                        List.of(Map.of("person_id", 1, "primary", true))));
        assertThat(body).isEqualTo(pipedrive.record("activity", 1));
        assertThat(pipedrive.record("activity", 1))
                .containsEntry("person_id", 1)
                .containsEntry("due_time", "09:05:00");
    }

    @Test
    void getsAnActivity() throws Exception {
        pipedrive.add("activity", Map.of("subject", "Call"));

        Object body = camel.body("direct:get", 1);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/activities/1 {include_fields=attendees}");
        assertThat(body)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsAllEntriesOf(pipedrive.record("activity", 1));
    }

    @Test
    void listsWhatIsNotDone() throws Exception {
        pipedrive.add("activity", Map.of("subject", "Call", "done", true));
        pipedrive.add("activity", Map.of("subject", "Visit", "done", false, "deal_id", 1));

        Object body = camel.body("direct:list", null, Map.of("CamelPipedrive.deal_id", "1"));

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/activities {deal_id=1, done=false}");
        assertThat(body).isEqualTo(List.of(pipedrive.record("activity", 2)));
    }

    @Test
    void changesAnActivityAndClearsItsPlaceWithNull() throws Exception {
        pipedrive.add("activity", Map.of("subject", "Visit", "location", Map.of("value", "1 Quarry Lane")));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("location", null);
        change.put("done", true);

        Object body = camel.body("direct:update", change, Map.of("CamelPipedrive.id", 1));

        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("location", null);
        sent.put("done", true);
        assertThat(theOnlyRequest()).hasToString("PATCH /api/v2/activities/1");
        assertThat(theOnlyRequest().json()).isEqualTo(sent);
        assertThat(body).isEqualTo(pipedrive.record("activity", 1));
        assertThat(pipedrive.record("activity", 1))
                .containsEntry("location", null)
                .containsEntry("done", true)
                .containsEntry("subject", "Visit");
    }

    @Test
    void deletesAnActivityWhichIsNotFoundAfterwards() throws Exception {
        pipedrive.add("activity", Map.of("subject", "Call"));

        Object deleted = camel.body("direct:delete", 1);

        assertThat(theOnlyRequest()).hasToString("DELETE /api/v2/activities/1");
        assertThat(deleted).isEqualTo(Map.of("id", 1));
        assertThat(camel.failure("direct:get", 1)).isInstanceOf(PipedriveNotFoundException.class);
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Persons through routes: what goes over the wire, and what comes back. */
class PersonRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tile Town").person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:person/create");
        routes.from("direct:get").to("pipedrive:person/get");
        routes.from("direct:list").to("pipedrive:person/list?orgId=1");
        routes.from("direct:update").to("pipedrive:person/update");
        routes.from("direct:delete").to("pipedrive:person/delete");
        routes.from("direct:search").to("pipedrive:person/search?fields=email&exactMatch=true");
    });

    @Test
    void createsAPersonWithAddressesInTheFormOfTheApi() throws Exception {
        Map<String, Object> address = Map.of("value", "jo@quarry.example", "label", "work", "primary", true);

        Object body = camel.body(
                "direct:create",
                Map.of("name", "Jo Quarry", "emails", List.of(address), "org_id", 1, "customFields", Map.of()));

        assertThat(theOnlyRequest()).hasToString("POST /api/v2/persons");
        assertThat(theOnlyRequest().json())
                .isEqualTo(Map.of(
                        "name", "Jo Quarry", "emails", List.of(address), "org_id", 1, "custom_fields", Map.of()));
        assertThat(body).isEqualTo(CamelExtension.asCreated(pipedrive.record("person", 2)));
    }

    @Test
    void getsAPerson() throws Exception {
        Object body = camel.body("direct:get", "1");

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/persons/1");
        assertThat(body).isEqualTo(pipedrive.record("person", 1));
    }

    @Test
    void listsThePersonsOfAnOrganization() throws Exception {
        pipedrive.add("person", Map.of("name", "Jo Quarry", "org_id", 1));

        Object body = camel.body("direct:list", null);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/persons {org_id=1}");
        assertThat(body).isEqualTo(List.of(pipedrive.record("person", 2)));
    }

    @Test
    void changesAPersonAndClearsTheOrganizationWithNull() throws Exception {
        pipedrive.add("person", Map.of("name", "Jo Quarry", "org_id", 1));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("id", 2);
        change.put("name", "Jo Slate");
        change.put("orgId", null);

        Object body = camel.body("direct:update", change);

        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("name", "Jo Slate");
        sent.put("org_id", null);
        assertThat(theOnlyRequest()).hasToString("PATCH /api/v2/persons/2");
        assertThat(theOnlyRequest().json()).isEqualTo(sent);
        assertThat(body).isEqualTo(pipedrive.record("person", 2));
        assertThat(pipedrive.record("person", 2)).containsEntry("org_id", null).containsEntry("name", "Jo Slate");
    }

    @Test
    void deletesAPersonWhoIsNotFoundAfterwards() throws Exception {
        Object deleted = camel.body("direct:delete", 1);

        assertThat(theOnlyRequest()).hasToString("DELETE /api/v2/persons/1");
        assertThat(deleted).isEqualTo(Map.of("id", 1));
        assertThat(camel.failure("direct:get", 1)).isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void findsAPersonByAnAddressWithAPlus() throws Exception {
        pipedrive.add(
                "person", Map.of("name", "Jo Quarry", "emails", List.of(Map.of("value", "jo+tiles@quarry.example"))));

        Message result = camel.send("direct:search", "jo+tiles@quarry.example");

        assertThat(theOnlyRequest())
                .hasToString("GET /api/v2/persons/search"
                        + " {term=jo+tiles@quarry.example, fields=email, exact_match=true}");
        assertThat(CamelExtension.records(result)).singleElement().satisfies(found -> assertThat(found)
                .containsEntry("id", 2)
                .containsEntry("emails", List.of("jo+tiles@quarry.example")));
    }

    @Test
    void saysThatTheAccountLacksTheContactSync() {
        Throwable failure = camel.failure("direct:create", Map.of("name", "Jo Quarry", "jobTitle", "Tiler"));

        assertThat(failure)
                .isInstanceOf(PipedrivePermissionException.class)
                .hasMessageStartingWith(
                        "person/create: Contact sync is not enabled for this account (403). The user may not"
                                + " do this: check the permission set, the record's visibility and, for an app, its scopes"
                                + " (contacts:full).");
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }

    @Test
    void saysOfAPersonThatIsDeletedAgainThatItIsGone() throws Exception {
        camel.body("pipedrive:person/delete", 1);

        PipedriveException failure = (PipedriveException) camel.failure("pipedrive:person/delete", 1);

        assertThat(failure)
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageStartingWith("person/delete 1: it is deleted already (410)");
        assertThat(failure.getStatus()).isEqualTo(410);
    }

    /** Recorded: the repeated delete of a person is answered with 410 and success. */
    @Test
    void takesTheSecondAnswerToADeleteWhoseFirstOneWasLostForSuccess() throws Exception {
        pipedrive.answerNext("person/delete", SandboxAnswer.connectionReset().afterCarryingOut());

        assertThat(camel.body("pipedrive:person/delete?retryDelay=1", 1)).isEqualTo(Map.of("id", 1));
        assertThat(pipedrive.requests("person/delete")).hasSize(2);
    }
}

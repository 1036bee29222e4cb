// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Organizations through routes: what goes over the wire, and what comes back. */
class OrganizationRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().organization("Tile Town"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:create").to("pipedrive:organization/create");
        routes.from("direct:get").to("pipedrive:organization/get");
        routes.from("direct:list").to("pipedrive:organization/list");
        routes.from("direct:update").to("pipedrive:organization/update?id=1");
        routes.from("direct:delete").to("pipedrive:organization/delete");
        routes.from("direct:search").to("pipedrive:organization/search");
    });

    @Test
    void createsAnOrganization() throws Exception {
        Object body = camel.body(
                "direct:create", Map.of("name", "Quarry & Söhne", "address", Map.of("value", "1 Quarry Lane, Bath")));

        assertThat(theOnlyRequest()).hasToString("POST /api/v2/organizations");
        assertThat(theOnlyRequest().json())
                .isEqualTo(Map.of("name", "Quarry & Söhne", "address", Map.of("value", "1 Quarry Lane, Bath")));
        assertThat(body).isEqualTo(CamelExtension.asCreated(pipedrive.record("organization", 2)));
        assertThat(pipedrive.record("organization", 2)).containsEntry("name", "Quarry & Söhne");
    }

    @Test
    void getsAnOrganization() throws Exception {
        Object body = camel.body("direct:get", 1);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/organizations/1");
        assertThat(body).isEqualTo(pipedrive.record("organization", 1));
    }

    @Test
    void listsOrganizationsById() throws Exception {
        pipedrive.add("organization", Map.of("name", "Quarry"));
        pipedrive.add("organization", Map.of("name", "Slate Works"));

        Object body = camel.body("direct:list", Map.of("ids", List.of(3, 1)));

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/organizations {ids=3,1}");
        assertThat(body).isEqualTo(List.of(pipedrive.record("organization", 1), pipedrive.record("organization", 3)));
    }

    @Test
    void changesAnOrganizationAndClearsTheWebsiteWithNull() throws Exception {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("website", null);
        change.put("employeeCount", "12");

        Object body = camel.body("direct:update", change);

        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("website", null);
        sent.put("employee_count", 12);
        assertThat(theOnlyRequest()).hasToString("PATCH /api/v2/organizations/1");
        assertThat(theOnlyRequest().json()).isEqualTo(sent);
        assertThat(body).isEqualTo(pipedrive.record("organization", 1));
    }

    @Test
    void deletesAnOrganizationWhichIsNotFoundAfterwards() throws Exception {
        Object deleted = camel.body("direct:delete", 1);

        assertThat(theOnlyRequest()).hasToString("DELETE /api/v2/organizations/1");
        assertThat(deleted).isEqualTo(Map.of("id", 1));
        assertThat(camel.failure("direct:get", 1)).isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void findsOrganizations() throws Exception {
        Message result = camel.send("direct:search", Map.of("term", "tile", "fields", "name,address", "limit", 5));

        assertThat(theOnlyRequest())
                .hasToString("GET /api/v2/organizations/search {limit=5, term=tile, fields=name,address}");
        assertThat(CamelExtension.records(result))
                .singleElement()
                .satisfies(found -> assertThat(found).containsEntry("id", 1).containsEntry("name", "Tile Town"));
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

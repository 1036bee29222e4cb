// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes in which one call builds on the result of another. */
class ChainedRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:customer")
                .setVariable("request", Builder.body())
                .setBody(Builder.simple("{ \"name\": \"${variable.request[company]}\" }"))
                .to("pipedrive:organization/create")
                .setVariable("organization", Builder.simple("${body[id]}"))
                .setBody(Builder.simple("{ \"name\": \"${variable.request[name]}\" }"))
                .setHeader("CamelPipedrive.orgId", Builder.variable("organization"))
                .to("pipedrive:person/create")
                .setHeader("CamelPipedrive.personId", Builder.simple("${body[id]}"))
                .setHeader("CamelPipedrive.orgId", Builder.variable("organization"))
                .setBody(Builder.simple("{ \"title\": \"${variable.request[wish]}\" }"))
                .to("pipedrive:deal/create")
                .setVariable("deal", Builder.simple("${body[id]}"))
                .setBody(Builder.simple("{ \"content\": \"wants ${body[title]}\" }"))
                .toD("pipedrive:note/create?dealId=${variable.deal}")
                .setBody(Builder.constant(Map.of("subject", "Call back", "type", "call")))
                .toD("pipedrive:activity/create?dealId=${variable.deal}");
        routes.from("direct:lead")
                .to("pipedrive:person/search?fields=email&exactMatch=true")
                .setHeader("CamelPipedrive.personId", Builder.simple("${body[0][id]}"))
                .setBody(
                        Builder.constant(Map.of("title", "Patio", "value", Map.of("amount", 950.5, "currency", "EUR"))))
                .to("pipedrive:lead/create");
        routes.from("direct:tidyUp")
                .to("pipedrive:deal/list?status=lost")
                .split(Builder.body())
                .setHeader("CamelPipedrive.id", Builder.simple("${body[id]}"))
                .setBody(Builder.constant(null))
                .to("pipedrive:deal/delete");
    });

    @Test
    void buildsACustomerOfOneMessage() throws Exception {
        Message result = camel.send(
                "direct:customer", Map.of("company", "Tile Town", "name", "Ilse Varga", "wish", "Kitchen floor"));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "POST /api/v2/organizations",
                        "POST /api/v2/persons",
                        "POST /api/v2/deals",
                        "POST /api/v1/notes",
                        "POST /api/v2/activities");
        assertThat(pipedrive.requests().get(1).json()).isEqualTo(Map.of("name", "Ilse Varga", "org_id", 1));
        assertThat(pipedrive.requests().get(2).json())
                .isEqualTo(Map.of("title", "Kitchen floor", "person_id", 1, "org_id", 1));
        assertThat(pipedrive.requests().get(3).json())
                .isEqualTo(Map.of("content", "wants Kitchen floor", "deal_id", 1));
        assertThat(pipedrive.requests().get(4).json())
                .isEqualTo(Map.of("subject", "Call back", "type", "call", "deal_id", 1));
        assertThat(result.getBody()).isEqualTo(pipedrive.record("activity", 1));
        assertThat(pipedrive.record("deal", 1)).containsEntry("person_id", 1).containsEntry("org_id", 1);
    }

    @Test
    void makesALeadOfAPersonWhoWasFound() throws Exception {
        pipedrive.add(
                "person", Map.of("name", "Ilse Varga", "emails", List.of(Map.of("value", "ilse@tiletown.example"))));

        Message lead = camel.send("direct:lead", "ilse@tiletown.example");

        assertThat(lead.getBody())
                .isEqualTo(pipedrive.record("lead", CamelExtension.record(lead).get("id")));
        assertThat(CamelExtension.record(lead)).containsEntry("person_id", 1);
    }

    @Test
    void deletesEachRecordOfAList() throws Exception {
        pipedrive.add("deal", Map.of("title", "Kitchen floor", "status", "lost"));
        pipedrive.add("deal", Map.of("title", "Bathroom"));
        pipedrive.add("deal", Map.of("title", "Patio", "status", "lost"));

        camel.send("direct:tidyUp", null);

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v2/deals {status=lost}", "DELETE /api/v2/deals/1", "DELETE /api/v2/deals/3");
        assertThat(pipedrive.records("deal")).isEqualTo(List.of(pipedrive.record("deal", 2)));
    }
}

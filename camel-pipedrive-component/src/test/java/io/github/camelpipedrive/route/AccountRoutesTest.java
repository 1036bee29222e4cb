// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelpipedrive.PipedriveConstants.NEXT_CURSOR;
import static org.assertj.core.api.Assertions.assertThat;

/** Products, pipelines, stages, users and the search over all of them, through routes. */
class AccountRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tile Town").person("Tilda Varga", "tilda@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:products").to("pipedrive:product/list?sortBy=name&limit=2");
        routes.from("direct:product").to("pipedrive:product/get");
        routes.from("direct:findProducts").to("pipedrive:product/search");
        routes.from("direct:findItems").to("pipedrive:item/search?itemTypes=person,organization");
        routes.from("direct:me").to("pipedrive:user/getCurrent");
        routes.from("direct:pipelines").to("pipedrive:pipeline/list");
        routes.from("direct:stages").to("pipedrive:stage/list?pipelineId=2");
    });

    @Test
    void listsProductsPageByPage() throws Exception {
        Message first = camel.send("direct:products", null);
        Message second =
                camel.send("direct:products", null, Map.of("CamelPipedrive.cursor", first.getHeader(NEXT_CURSOR)));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/products {limit=2, sort_by=name}",
                        "GET /api/v2/products {limit=2, cursor=" + first.getHeader(NEXT_CURSOR) + ", sort_by=name}");
        assertThat(CamelExtension.records(first))
                .extracting(product -> product.get("name"))
                .containsExactly("Grout, light grey", "Marble mosaic");
        assertThat(CamelExtension.records(second))
                .extracting(product -> product.get("name"))
                .containsExactly("Slate tile 30x30");
        assertThat(second.getHeaders()).doesNotContainKey(NEXT_CURSOR);
    }

    @Test
    void getsAProduct() throws Exception {
        Object body = camel.body("direct:product", 2);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/products/2");
        assertThat(body).isEqualTo(pipedrive.record("product", 2));
    }

    @Test
    void findsProducts() throws Exception {
        Message result = camel.send("direct:findProducts", "mosaic");

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/products/search {term=mosaic}");
        assertThat(CamelExtension.records(result))
                .singleElement()
                .satisfies(found -> assertThat(found).containsEntry("id", 2).containsEntry("name", "Marble mosaic"));
    }

    @Test
    void findsRecordsOfSeveralKinds() throws Exception {
        Message result = camel.send("direct:findItems", "til");

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/itemSearch {term=til, item_types=person,organization}");
        assertThat(CamelExtension.records(result))
                .extracting(found -> found.get("type") + " " + found.get("name"))
                .containsExactlyInAnyOrder("person Tilda Varga", "organization Tile Town");
    }

    @Test
    void getsTheUserWhoIsSignedIn() throws Exception {
        Message result = camel.send("direct:me", null);

        assertThat(theOnlyRequest()).hasToString("GET /api/v1/users/me");
        assertThat(CamelExtension.record(result)).containsEntry("id", 9001).containsEntry("name", "Sam Sales");
    }

    @Test
    void listsPipelines() throws Exception {
        Object body = camel.body("direct:pipelines", null);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/pipelines");
        assertThat(body).isEqualTo(List.of(pipedrive.record("pipeline", 1), pipedrive.record("pipeline", 2)));
    }

    @Test
    void listsTheStagesOfAPipeline() throws Exception {
        Message result = camel.send("direct:stages", null);

        assertThat(theOnlyRequest()).hasToString("GET /api/v2/stages {pipeline_id=2}");
        assertThat(CamelExtension.records(result))
                .extracting(stage -> stage.get("name"))
                .containsExactly("Tender", "Shortlisted", "Contract");
    }

    private static SandboxRequest theOnlyRequest() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0);
    }
}

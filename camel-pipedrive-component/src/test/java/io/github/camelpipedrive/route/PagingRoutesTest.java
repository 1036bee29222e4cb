// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes that walk through all pages of a list, in both of the API's styles. */
class PagingRoutesTest {

    private static final int RECORDS = 23;

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:byCursor")
                .setProperty("all", ArrayList::new)
                .to("pipedrive:deal/list")
                .process(PagingRoutesTest::collect)
                .loopDoWhile(Builder.header("CamelPipedriveNextCursor").isNotNull())
                .setHeader("CamelPipedrive.cursor", Builder.header("CamelPipedriveNextCursor"))
                .setHeader("CamelPipedrive.limit", Builder.exchangeProperty("limit"))
                .setBody(Builder.constant(null))
                .to("pipedrive:deal/list")
                .process(PagingRoutesTest::collect)
                .end();
        for (String resource : List.of("note", "lead")) {
            routes.from("direct:byOffset-" + resource)
                    .setProperty("all", ArrayList::new)
                    .setHeader("CamelPipedriveNextStart", Builder.constant(0))
                    .loopDoWhile(Builder.header("CamelPipedriveNextStart").isNotNull())
                    .setHeader("CamelPipedrive.start", Builder.header("CamelPipedriveNextStart"))
                    .setBody(Builder.constant(null))
                    .toD("pipedrive:" + resource + "/list?limit=${exchangeProperty.limit}")
                    .process(PagingRoutesTest::collect)
                    .end();
        }
    });

    @SuppressWarnings("unchecked") // the route's own list
    private static void collect(Exchange exchange) {
        exchange.getProperty("all", List.class).addAll(exchange.getMessage().getBody(List.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 22, 23, 24, 500})
    void fetchesEachRecordOnceByCursor(int limit) throws Exception {
        IntStream.range(0, RECORDS).forEach(i -> pipedrive.add("deal", Map.of("title", "Deal " + i)));

        List<?> all = walk("direct:byCursor", limit);

        assertThat(all).isEqualTo(pipedrive.records("deal"));
        assertThat(pipedrive.requests()).hasSize(pages(limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 22, 23, 24, 500})
    void fetchesEachNoteOnceByOffset(int limit) throws Exception {
        pipedrive.add("deal", Map.of("title", "Deal"));
        IntStream.range(0, RECORDS).forEach(i -> pipedrive.add("note", Map.of("content", "Note " + i, "deal_id", 1)));

        List<?> all = walk("direct:byOffset-note", limit);

        assertThat(all).isEqualTo(pipedrive.records("note"));
        assertThat(pipedrive.requests()).hasSize(pages(limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 22, 23, 24, 500})
    void fetchesEachLeadOnceByOffsetAlthoughTheApiDoesNotSayTheNext(int limit) throws Exception {
        IntStream.range(0, RECORDS).forEach(i -> pipedrive.add("lead", Map.of("title", "Lead " + i, "person_id", 1)));

        List<?> all = walk("direct:byOffset-lead", limit);

        assertThat(all).isEqualTo(pipedrive.records("lead"));
        assertThat(pipedrive.requests()).hasSize(pages(limit));
    }

    @Test
    void endsWhenAPageIsEmptyThoughThereShouldBeMore() throws Exception {
        pipedrive.answerNext(
                "lead/list",
                SandboxAnswer.of(
                        200,
                        "{\"success\": true, \"data\": [], \"additional_data\": {\"start\": 0, \"limit\": 2,"
                                + " \"more_items_in_collection\": true}}"));

        assertThat(walk("direct:byOffset-lead", 2)).isEmpty();
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v1/leads {limit=2, start=0}");
    }

    private static List<?> walk(String route, int limit) throws Exception {
        Exchange exchange = camel.context().createProducerTemplate().request(route, given -> {
            given.setProperty("limit", limit);
            given.getMessage().setHeader("CamelPipedrive.limit", limit);
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getProperty("all", List.class);
    }

    private static int pages(int limit) {
        return (RECORDS + limit - 1) / limit;
    }
}

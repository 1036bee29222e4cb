// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveEndpoint;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code toD} and its kin: parameters that change with each message. */
class DynamicSendTest {

    private static final int MESSAGES = 800;
    private static final int THREADS = 8;

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().unlimited());

    @RegisterExtension
    final CamelExtension camel =
            CamelExtension.prepared(pipedrive, context -> context.getComponent("pipedrive", PipedriveComponent.class)
                    .setRequestsPerWindow(1_000_000));

    private List<String> pipedriveEndpoints() {
        return camel.context().getEndpoints().stream()
                .filter(PipedriveEndpoint.class::isInstance)
                .map(Endpoint::getEndpointUri)
                .toList();
    }

    @Test
    void usesOneEndpointForManyValues() throws Exception {
        camel.add(routes -> routes.from("direct:get").toD("pipedrive:deal/get?id=${body}"));
        IntStream.rangeClosed(1, 20).forEach(i -> pipedrive.add("deal", Map.of("title", "Deal " + i)));

        for (int id = 1; id <= 20; id++) {
            // The body is a number and would be the ID as well: an option overrides it.
            assertThat(camel.body("direct:get", id)).isEqualTo(pipedrive.record("deal", id));
        }

        assertThat(pipedriveEndpoints()).containsExactly("pipedrive://deal/get");
    }

    @Test
    void keepsOptionsOfTheEndpointInItsUri() throws Exception {
        camel.add(routes ->
                routes.from("direct:get").toD("pipedrive:deal/get?outputType=NODE&id=${body}&connectionsPerRoute=3"));
        pipedrive.add("deal", Map.of("title", "Patio"));
        pipedrive.add("deal", Map.of("title", "Kitchen"));

        assertThat(camel.body("direct:get", 1)).isInstanceOf(ObjectNode.class);
        assertThat(camel.body("direct:get", 2)).isInstanceOf(ObjectNode.class);

        assertThat(pipedriveEndpoints()).containsExactly("pipedrive://deal/get?connectionsPerRoute=3&outputType=NODE");
    }

    @Test
    void keepsASecretWithSpecialCharactersWhole() throws Exception {
        camel.add(routes -> routes.from("direct:get").toD("pipedrive:deal/get?apiToken=RAW(a&b+c%20d=e)&id=${body}"));

        assertThat(camel.failure("direct:get", 1)).isInstanceOf(PipedriveAuthenticationException.class);

        assertThat(pipedrive.requests())
                .extracting(request -> request.header("x-api-token").orElse(""))
                .containsExactly("a&b+c%20d=e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "jo+tiles@quarry.example",
                "R&D",
                "50% off",
                "a=b",
                "why?",
                "no #1",
                "Söhne 株式会社 🧱",
                "C:\\tiles",
                "\"quoted\"",
                "{\"json\": true}",
                "a(b)c",
                "${body}",
                "a;b,c/d"
            })
    void takesAnyTextInRaw(String text) throws Exception {
        camel.add(routes -> routes.from("direct:search").toD("pipedrive:deal/search?limit=3&term=RAW(${header.text})"));

        camel.send("direct:search", null, Map.of("text", text));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::query)
                .containsExactly(ordered("limit", "3", "term", text));
        assertThat(pipedriveEndpoints()).containsExactly("pipedrive://deal/search");
    }

    @Test
    void refusesAPlaceholderInAValueAndTakesItAsItIsInAHeader() throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("password", "tiles-8842");
        camel.add(routes -> {
            routes.from("direct:uri").toD("pipedrive:deal/search?term=RAW(${header.text})");
            routes.from("direct:header").to("pipedrive:deal/search");
        });

        Throwable failure = camel.failure("direct:uri", null, Map.of("text", "{{password}}"));
        camel.send("direct:header", null, Map.of("CamelPipedrive.term", "{{password}}"));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith("deal/search: a value holds a property placeholder. Nothing was sent.");
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::query)
                .containsExactly(Map.of("term", "{{password}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "why?", "a,b", "Söhne 株式会社", "a:b", "a@b.example"})
    void takesPlainTextWithoutRaw(String text) throws Exception {
        camel.add(routes -> routes.from("direct:search").toD("pipedrive:deal/search?term=${header.text}"));

        camel.send("direct:search", null, Map.of("text", text));

        assertThat(pipedrive.requests()).extracting(SandboxRequest::query).containsExactly(Map.of("term", text));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void leaksNoParameterIntoTheNextCall() throws Exception {
        camel.add(routes -> routes.from("direct:two")
                .toD("pipedrive:deal/list?limit=${header.limit}&ownerId=9001")
                .setBody(Builder.constant(null))
                .toD("pipedrive:deal/list?limit=${header.limit}")
                .setBody(Builder.constant(null))
                .to("pipedrive:deal/list"));

        camel.send("direct:two", null, Map.of("limit", 5));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/deals {limit=5, owner_id=9001}",
                        "GET /api/v2/deals {limit=5}",
                        "GET /api/v2/deals");
        assertThat(pipedriveEndpoints()).containsExactly("pipedrive://deal/list");
    }

    @Test
    void leaksNoParameterOfACallThatFailed() throws Exception {
        camel.add(routes -> routes.from("direct:two")
                .doTry()
                .toD("pipedrive:deal/get?id=${header.number}&includeFields=products_count")
                .doCatch(PipedriveNotFoundException.class)
                .setBody(Builder.constant(null))
                .to("pipedrive:deal/list")
                .end());

        Exchange exchange = camel.context().createProducerTemplate().request("direct:two", given -> given.getMessage()
                .setHeader("number", 4711));

        assertThat(exchange.getException()).isNull();
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v2/deals/4711 {include_fields=products_count}", "GET /api/v2/deals");
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.contains("camelpipedrive"));
    }

    @Test
    void checksParametersBeforeAnythingIsSent() throws Exception {
        camel.add(routes -> routes.from("direct:get").toD("pipedrive:deal/get?id=${header.number}&includeField=x"));

        assertThat(camel.failure("direct:get", null, Map.of("number", "many")))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "deal/get: 2 problems. (1) id: expected a whole number from 1, got 'many'; a name is written 'name:many'. (2) unknown parameter 'includeField'. Did"
                                + " you mean 'include_fields'? Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void aDynamicOptionOverridesAHeader() throws Exception {
        camel.add(routes -> routes.from("direct:list").toD("pipedrive:deal/list?limit=${header.limit}"));

        Message result = camel.send("direct:list", null, Map.of("limit", 5, "CamelPipedrive.limit", 7));

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v2/deals {limit=5}");
        assertThat(result.getHeaders()).doesNotContainKey("CamelPipedrive.limit");
    }

    @Test
    void keepsParallelMessagesApart() throws Exception {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        camel.add(routes -> routes.from("direct:all")
                .split(Builder.body())
                .parallelProcessing()
                .executorService(routes.getCamelContext()
                        .getExecutorServiceManager()
                        .newFixedThreadPool(this, "parallel", THREADS))
                .setProperty("number", Builder.body())
                .setBody(Builder.simple("{\"content\": \"Note ${body}\"}"))
                .toD("pipedrive:note/create?dealId=1&addTime=2031-03-02 08:15:${exchangeProperty.number[second]}")
                .process(exchange -> {
                    Map<?, ?> number = exchange.getProperty("number", Map.class);
                    Map<?, ?> note = exchange.getMessage().getBody(Map.class);
                    if (!note.get("content").equals("Note " + number)
                            || !note.get("add_time").equals("2031-03-02 08:15:" + number.get("second"))) {
                        wrong.add(number + " got " + note);
                    }
                }));
        pipedrive.add("deal", Map.of("title", "Patio"));
        List<Map<String, Object>> numbers = IntStream.range(0, MESSAGES)
                .mapToObj(i -> Map.<String, Object>of("second", String.valueOf(10 + i % 50)))
                .toList();

        camel.send("direct:all", numbers);

        assertThat(wrong).isEmpty();
        assertThat(pipedrive.records("note")).hasSize(MESSAGES);
        assertThat(pipedriveEndpoints()).containsExactly("pipedrive://note/create");
    }

    @Test
    void worksForRecipientListRoutingSlipAndDynamicRouter() throws Exception {
        camel.add(routes -> {
            routes.from("direct:list").recipientList(Builder.constant("pipedrive:deal/list?limit=1"));
            routes.from("direct:slip").routingSlip(Builder.constant("pipedrive:deal/list?limit=2"));
            routes.from("direct:router")
                    .dynamicRouter(Builder.simple(
                            "${exchangeProperty.CamelSlipEndpoint == null ? 'pipedrive:deal/list?limit=3' : null}"));
        });

        camel.send("direct:list", null);
        camel.send("direct:slip", null);
        camel.send("direct:router", null);

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly(
                        "GET /api/v2/deals {limit=1}", "GET /api/v2/deals {limit=2}", "GET /api/v2/deals {limit=3}");
    }

    @Test
    void worksForEnrichAndWireTap() throws Exception {
        camel.add(routes -> {
            routes.from("direct:enrich")
                    .enrich()
                    .simple("pipedrive:deal/get?id=${body[dealId]}")
                    .aggregationStrategy((original, resource) -> {
                        original.getMessage()
                                .setHeader(
                                        "title",
                                        resource.getMessage().getBody(Map.class).get("title"));
                        return original;
                    });
            routes.from("direct:tap")
                    .wireTap("pipedrive:deal/list?limit=${header.limit}")
                    .setBody(Builder.constant("done"));
        });
        pipedrive.add("deal", Map.of("title", "Patio"));

        assertThat(camel.body("direct:tap", null, Map.of("limit", 4))).isEqualTo("done");
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("GET /api/v2/deals {limit=4}"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A call that fails leaves its message as it was, so that whoever gets it can repeat the call. */
class FailedCallsTest {

    private static final SandboxAnswer UNAVAILABLE = SandboxAnswer.of(503, "{\"success\":false,\"error\":\"down\"}");

    private static final byte[] JSON = "{\"title\":\"Gr\u00fcn\"}".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, Object> HEADERS = Map.of(
            "CamelPipedrive.id",
            1,
            "CamelPipedrive.ownerId",
            9002,
            PipedriveConstants.ACCOUNT,
            "default",
            "mine",
            "stays");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Patio"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        CamelExtension.addRoutes(context, routes -> {
            routes.from("direct:dead-letter")
                    .errorHandler(routes.deadLetterChannel("mock:dead")
                            .maximumRedeliveries(1)
                            .redeliveryDelay(0))
                    .to("pipedrive:deal/update?maxRetries=0");
            routes.from("direct:try")
                    .doTry()
                    .to("pipedrive:deal/update?maxRetries=0")
                    .doCatch(PipedriveException.class)
                    .to("mock:caught")
                    .end();
            routes.from("direct:handled")
                    .onException(PipedriveException.class)
                    .handled(true)
                    .to("mock:handled")
                    .end()
                    .to("pipedrive:deal/update?maxRetries=0");
            routes.from("direct:continued")
                    .onException(PipedriveException.class)
                    .continued(true)
                    .end()
                    .to("pipedrive:deal/update?maxRetries=0")
                    .to("mock:continued");
            routes.from("direct:dynamic")
                    .errorHandler(routes.deadLetterChannel("mock:dead"))
                    .toD("pipedrive:deal/update?maxRetries=0&id=${variable.id}");
            routes.from("direct:all")
                    .errorHandler(routes.deadLetterChannel("mock:dead"))
                    .setHeader(PipedriveConstants.RESUME_FROM, Builder.constant("somewhere"))
                    .to("pipedrive:deal/list?maxRetries=0&paging=ALL");
        });
    });

    @BeforeEach
    void emptyMocks() {
        MockEndpoint.resetMocks(camel.context());
    }

    private static Message theMessageAt(String mock) {
        List<Exchange> exchanges =
                camel.context().getEndpoint(mock, MockEndpoint.class).getExchanges();
        assertThat(exchanges).hasSize(1);
        return exchanges.get(0).getMessage();
    }

    private static Exchange send(String uri, Object body) {
        return camel.context().createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(HEADERS));
            exchange.setVariable("id", 1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letter, mock:dead",
                "try, mock:caught",
                "handled, mock:handled",
                "continued, mock:continued"
            })
    void leavesHeadersAndBodyWhenTheServerFails(String names) {
        String[] routeAndMock = names.split(", ");
        pipedrive.answerNext("deal/update", UNAVAILABLE, UNAVAILABLE);

        send("direct:" + routeAndMock[0], Map.of("title", "Terrace"));

        Message message = theMessageAt(routeAndMock[1]);
        assertThat(message.getHeaders()).containsAllEntriesOf(HEADERS);
        assertThat(message.getBody()).isEqualTo(Map.of("title", "Terrace"));
    }

    @Test
    void leavesHeadersAndBodyWhenAValueIsRefused() {
        send("direct:dead-letter", Map.of("value", "much"));

        assertThat(pipedrive.requests()).isEmpty();
        assertThat(theMessageAt("mock:dead").getHeaders()).containsAllEntriesOf(HEADERS);
        assertThat(theMessageAt("mock:dead").getBody()).isEqualTo(Map.of("value", "much"));
    }

    @Test
    void leavesThemToTheCallerOfATemplate() {
        pipedrive.answerNext("deal/update", UNAVAILABLE);

        Exchange exchange = send("pipedrive:deal/update?maxRetries=0", Map.of("title", "Terrace"));

        assertThat(exchange.getException()).isInstanceOf(PipedriveException.class);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(HEADERS);
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("title", "Terrace"));
    }

    @Test
    void leavesThemWhenToDFails() {
        pipedrive.answerNext("deal/update", UNAVAILABLE);

        send("direct:dynamic", Map.of("title", "Terrace"));

        assertThat(theMessageAt("mock:dead").getHeaders()).containsAllEntriesOf(HEADERS);
    }

    @Test
    void leavesThePlaceWhereAListBegins() {
        camel.context().createProducerTemplate().send("direct:all", exchange -> {});

        assertThat(theMessageAt("mock:dead").getHeaders()).containsEntry(PipedriveConstants.RESUME_FROM, "somewhere");
    }

    @Test
    void canBeReplayedFromTheDeadLetter() throws Exception {
        pipedrive.answerNext("deal/update", UNAVAILABLE, UNAVAILABLE);
        send("direct:dead-letter", Map.of("title", "Terrace"));
        Message dead = theMessageAt("mock:dead");

        Message replayed = camel.send("pipedrive:deal/update", dead.getBody(), dead.getHeaders());

        assertThat(pipedrive.record("deal", 1))
                .containsEntry("title", "Terrace")
                .containsEntry("owner_id", 9002);
        assertThat(replayed.getHeaders())
                .containsEntry("mine", "stays")
                .doesNotContainKeys("CamelPipedrive.id", "CamelPipedrive.ownerId", PipedriveConstants.ACCOUNT);
    }

    @Test
    void isRepeatedByARedeliveryWithAllThatWasGiven() {
        pipedrive.answerNext("deal/update", UNAVAILABLE);

        Exchange exchange = send("direct:dead-letter", Map.of("title", "Terrace"));

        assertThat(exchange.getException()).isNull();
        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::toString)
                .containsExactly("PATCH /api/v2/deals/1", "PATCH /api/v2/deals/1");
        assertThat(pipedrive.record("deal", 1))
                .containsEntry("title", "Terrace")
                .containsEntry("owner_id", 9002);
    }

    @Test
    void isRepeatedByARedeliveryWithABodyFromAStream() {
        pipedrive.answerNext("deal/update", UNAVAILABLE);

        assertThat(send("direct:dead-letter", new ByteArrayInputStream(JSON)).getException())
                .isNull();

        assertThat(pipedrive.requests())
                .extracting(SandboxRequest::body)
                .hasSize(2)
                .allSatisfy(body -> assertThat(body).contains("Gr\u00fcn"));
    }

    @Test
    void leavesABodyFromAStreamToTheDeadLetter() {
        pipedrive.answerNext("deal/update", UNAVAILABLE, UNAVAILABLE);

        send("direct:dead-letter", new StringReader(new String(JSON, StandardCharsets.UTF_8)));

        assertThat(theMessageAt("mock:dead").getBody(String.class)).isEqualTo("{\"title\":\"Gr\u00fcn\"}");
    }

    @ParameterizedTest
    @MethodSource("readOnce")
    void leavesABodyThatCanBeReadOnceToBeReadAgain(Object body) {
        pipedrive.answerNext("deal/update", UNAVAILABLE);

        Exchange exchange = send("pipedrive:deal/update?maxRetries=0", body);

        assertThat(exchange.getException()).isInstanceOf(PipedriveException.class);
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"title\":\"Gr\u00fcn\"}");
    }

    static Stream<Object> readOnce() {
        return Stream.of(
                new ByteArrayInputStream(JSON),
                new StringReader(new String(JSON, StandardCharsets.UTF_8)),
                new InputStreamCache(JSON),
                new BufferedInputStream(new ByteArrayInputStream(JSON)));
    }
}

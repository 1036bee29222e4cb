// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.paging.RecordStream;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.Builder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A stream that several can reach has one reader, which gets every record once; the others are told what to do. */
@Timeout(120)
class OneReaderRoutesTest {

    private static final int DEALS = 1200;
    private static final int PAGES = 12;
    private static final String STREAM = "pipedrive:deal/list?paging=STREAM&limit=100";
    private static final String REFUSED =
            "The stream of deal/list is read already, in another copy of its exchange: a branch"
                    + " of a multicast or recipient list, a wire tap or an earlier try. It has one reader: split it once and branch"
                    + " behind that, or use paging=ALL, whose list can be read in each branch";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().limits(SandboxLimits.unlimited()));

    private final CamelContext context = new DefaultCamelContext();
    private final Map<String, List<Object>> read = new ConcurrentHashMap<>();
    private final List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() {
        IntStream.rangeClosed(1, DEALS).forEach(i -> pipedrive.add("deal", Map.of("title", "Tiles " + i)));
        context.addComponent("pipedrive", CamelExtension.component(pipedrive));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void route(CamelExtension.Routes routes) throws Exception {
        CamelExtension.addRoutes(context, routes);
    }

    private Exchange send(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    /** Notes the ID of the record in the body under the name of a branch. */
    private Processor note(String branch) {
        List<Object> ids = read.computeIfAbsent(branch, name -> Collections.synchronizedList(new ArrayList<>()));
        return exchange -> ids.add(exchange.getMessage().getBody(Map.class).get("id"));
    }

    /** Two routes that split what they get, direct:one and direct:two. */
    private void twoReaders(String expression, boolean parallel) throws Exception {
        for (String branch : List.of("one", "two")) {
            route(routes -> {
                routes.onException(IllegalStateException.class)
                        .handled(true)
                        .process(exchange ->
                                refusals.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                var split = routes.from("direct:" + branch)
                        .split(Builder.simple(expression))
                        .streaming();
                if (parallel) {
                    split.parallelProcessing();
                }
                if (expression.contains("pages")) {
                    split.split(Builder.body()).process(note(branch));
                } else {
                    split.process(note(branch));
                }
            });
        }
    }

    private static List<Object> all() {
        return IntStream.rangeClosed(1, DEALS).mapToObj(id -> (Object) id).toList();
    }

    private void assertOneOfTwoHasReadAll() {
        String reader = read.get("one").isEmpty() ? "two" : "one";
        String other = reader.equals("one") ? "two" : "one";
        assertThat(read.get(reader)).containsExactlyInAnyOrderElementsOf(all());
        assertThat(read.get(other)).isEmpty();
        // Two that come at the same moment are told so.
        assertThat(refusals).singleElement().satisfies(refusal -> assertThat(refusal.getMessage())
                .satisfiesAnyOf(message -> assertThat(message).endsWith(REFUSED), message -> assertThat(message)
                        .contains("is read by two threads at once")));
        assertThat(pipedrive.requests("deal/list")).hasSize(PAGES);
    }

    private void splitAtOnce(String expression, boolean parallel) throws Exception {
        twoReaders(expression, parallel);
        route(routes -> routes.from("direct:branches")
                .to(STREAM)
                .multicast()
                .parallelProcessing()
                .to("direct:one", "direct:two"));

        send("direct:branches");

        assertOneOfTwoHasReadAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true, false, true, false, true})
    void isTheFirstOfTwoBranchesThatSplitAtOnce(boolean parallel) throws Exception {
        splitAtOnce("${body}", parallel);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isTheFirstOfTwoBranchesThatSplitByPage(boolean parallel) throws Exception {
        splitAtOnce("${body.pages}", parallel);
    }

    @Test
    void isTheFirstOfTwoBranchesThatSplitOneAfterTheOther() throws Exception {
        twoReaders("${body}", false);
        route(routes -> routes.from("direct:branches").to(STREAM).multicast().to("direct:one", "direct:two"));

        send("direct:branches");

        assertOneOfTwoHasReadAll();
        assertThat(read.get("one")).isEqualTo(all());
    }

    @Test
    void isTheFirstInARecipientList() throws Exception {
        twoReaders("${body}", false);
        route(routes -> routes.from("direct:branches")
                .to(STREAM)
                .recipientList(Builder.constant("direct:one,direct:two"))
                .parallelProcessing());

        send("direct:branches");

        assertOneOfTwoHasReadAll();
    }

    @Test
    void isTheExchangeOrItsWireTap() throws Exception {
        CountDownLatch tapped = new CountDownLatch(1);
        route(routes -> {
            routes.onException(IllegalStateException.class)
                    .handled(true)
                    .process(
                            exchange -> refusals.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from("direct:tapped")
                    .to(STREAM)
                    .wireTap("direct:two")
                    .end()
                    .split(Builder.body())
                    .streaming()
                    .process(note("one"))
                    .process(exchange -> tapped.countDown())
                    .end()
                    .process(exchange ->
                            await().untilAsserted(() -> assertThat(refusals).hasSize(1)));
            routes.from("direct:two")
                    .process(exchange -> tapped.await())
                    .split(Builder.body())
                    .streaming()
                    .process(note("two"));
        });

        send("direct:tapped");

        assertOneOfTwoHasReadAll();
    }

    @Test
    void mayBeABranchBesideOthersThatDoNotRead() throws Exception {
        twoReaders("${body}", false);
        List<Object> bodies = Collections.synchronizedList(new ArrayList<>());
        route(routes -> {
            routes.from("direct:looks")
                    .choice()
                    .when(Builder.simple("${body.hasNext}"))
                    .process(exchange -> bodies.add(exchange.getMessage().getBody()));
            routes.from("direct:branches")
                    .to(STREAM)
                    .multicast()
                    .parallelProcessing()
                    .to("direct:looks", "direct:two", "direct:looks");
        });

        send("direct:branches");

        assertThat(read.get("two")).isEqualTo(all());
        assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(body).isInstanceOf(RecordStream.class));
        assertThat(refusals).isEmpty();
    }

    @Test
    void isNobodyForAnEmptyList() throws Exception {
        twoReaders("${body}", false);
        route(routes -> routes.from("direct:branches")
                .to(STREAM + "&ownerId=4711")
                .multicast()
                .parallelProcessing()
                .to("direct:one", "direct:two"));

        assertThat(send("direct:branches").getException()).isNull();

        assertThat(refusals).isEmpty();
        assertThat(read.get("one")).isEmpty();
        assertThat(read.get("two")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:reads?waitForTaskToComplete=Always", "direct:reads"})
    void mayBeBehindOtherRoutes(String next) throws Exception {
        route(routes -> {
            routes.from("direct:hands-on").to(STREAM).to("direct:between");
            routes.from("direct:between").to(next);
            routes.from("seda:reads").to("direct:reads");
            routes.from("direct:reads").split(Builder.body()).streaming().process(note("one"));
        });

        assertThat(send("direct:hands-on").getException()).isNull();

        assertThat(read.get("one")).isEqualTo(all());
        assertThat(pipedrive.requests("deal/list")).hasSize(PAGES);
    }

    @Test
    void isToldThatASecondReadingWouldBeginWithNothing() throws Exception {
        route(routes -> routes.from("direct:redelivered")
                .errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                .to(STREAM)
                .process(exchange -> {
                    RecordStream stream = exchange.getMessage().getBody(RecordStream.class);
                    for (int i = 0; i < 3; i++) {
                        stream.next();
                    }
                    throw new IllegalArgumentException("broken");
                }));

        Exchange done = send("direct:redelivered");

        assertThat(done.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(REFUSED);
    }

    @Test
    void isNoCallThatFindsTheStreamInItsBody() throws Exception {
        route(routes -> routes.from("direct:left-over").to(STREAM).to("pipedrive:pipeline/list"));

        Exchange done = send("direct:left-over");

        assertThat(done.getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "pipeline/list: body: is a stream of records, which would be read to its end; split it, or set the"
                                + " body to null when it is left over from an earlier step. Nothing was sent.");
        assertThat(pipedrive.requests("deal/list")).hasSize(1);
    }

    @Test
    void keepsTheHeadersThatTheMessageHad() throws Exception {
        route(routes -> routes.from("direct:headers")
                .setHeader("X-Order", Builder.constant("4711"))
                .to(STREAM)
                .multicast()
                .to("direct:header"));
        route(routes -> routes.from("direct:header")
                .process(exchange ->
                        refusals.add(new Throwable(exchange.getMessage().getHeader("x-order", String.class)))));

        Exchange done = send("direct:headers");

        assertThat(refusals).singleElement().satisfies(header -> assertThat(header)
                .hasMessage("4711"));
        assertThat(done.getMessage().getHeaders())
                .containsEntry("X-Order", "4711")
                .containsKey("CamelPipedriveStatusCode");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.paging.PageStream;
import io.github.camelpipedrive.paging.RecordStream;
import io.github.camelpipedrive.resume.FileResumeStrategy;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.Builder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams in routes: split, ended early, handed over, broken off and stopped. */
@Timeout(120)
class StreamRoutesTest {

    private static final int RECORDS = 10;
    private static final String STREAM = "pipedrive:deal/list?paging=STREAM&limit=4";
    private static final String UNREPEATED = STREAM + "&maxRetries=0";
    private static final SandboxAnswer DOWN = SandboxAnswer.of(503, "{\"success\": false, \"error\": \"Down\"}");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Object> read = Collections.synchronizedList(new ArrayList<>());
    private RecordStream stream;

    @BeforeEach
    void start() {
        IntStream.rangeClosed(1, RECORDS).forEach(i -> pipedrive.add("deal", Map.of("title", "Tiles " + i)));
        context.addComponent("pipedrive", CamelExtension.component(pipedrive));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("PipedrivePages"))
                .filter(thread -> thread.getName().contains("(" + context.getName() + ")"))
                .toList();
    }

    private void route(CamelExtension.Routes routes) throws Exception {
        CamelExtension.addRoutes(context, routes);
    }

    private Exchange send(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    /** Keeps the stream for the test to look at. */
    private Processor keep() {
        return exchange -> stream = exchange.getMessage().getBody(RecordStream.class);
    }

    private Processor readOne() {
        return exchange -> read.add(exchange.getMessage().getBody(Map.class).get("id"));
    }

    private static List<Object> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(id -> (Object) id).toList();
    }

    private boolean isClosed() {
        if (!stream.hasNext()) {
            return true;
        }
        try {
            stream.next();
            return false;
        } catch (IllegalStateException e) {
            return e.getMessage().startsWith("The stream of deal/list is closed.");
        }
    }

    @Test
    void splitsRecordByRecord() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(STREAM)
                .process(keep())
                .split(Builder.body())
                .streaming()
                .process(readOne()));

        Exchange done = send("direct:split");

        assertThat(done.getException()).isNull();
        assertThat(read).isEqualTo(ids(1, RECORDS));
        assertThat(isClosed()).isTrue();
    }

    @Test
    void splitsInParallel() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(STREAM)
                .split(Builder.body())
                .streaming()
                .parallelProcessing()
                .process(readOne()));

        Exchange done = send("direct:split");

        assertThat(done.getException()).isNull();
        assertThat(read).containsExactlyInAnyOrderElementsOf(ids(1, RECORDS));
    }

    @Test
    void splitsPageByPage() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(STREAM)
                .split(Builder.simple("${body.pages}"))
                .streaming()
                .process(exchange -> read.add("page"))
                .split(Builder.body())
                .process(readOne())
                .end()
                .end());

        Exchange done = send("direct:split");

        assertThat(done.getException()).isNull();
        assertThat(read).isEqualTo(List.of("page", 1, 2, 3, 4, "page", 5, 6, 7, 8, "page", 9, 10));
    }

    @Test
    void handsOutAllRecordsOfThePagesBeforeTheOneThatFails() throws Exception {
        pipedrive.answerNext("deal/list", SandboxAnswer.own(), DOWN);
        route(routes -> routes.from("direct:split")
                .to(UNREPEATED)
                .split(Builder.body())
                .streaming()
                .process(readOne()));

        Exchange done = send("direct:split");

        assertThat(read).isEqualTo(ids(1, 4));
        assertThat(done.getException(PipedriveServerException.class))
                .hasMessage("deal/list: Down (503). Pipedrive failed or is being maintained; try again later.");
    }

    @Test
    void letsARouteHandleTheErrorOfALaterPage() throws Exception {
        pipedrive.answerNext("deal/list", SandboxAnswer.own(), DOWN);
        route(routes -> {
            routes.onException(PipedriveServerException.class).handled(true).setBody(Builder.constant("handled"));
            routes.from("direct:split")
                    .to(UNREPEATED)
                    .split(Builder.body())
                    .streaming()
                    .process(readOne());
        });

        Exchange done = send("direct:split");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("handled");
        assertThat(read).isEqualTo(ids(1, 4));
    }

    @Test
    void losesNothingInSilenceWhenTheSplitterIsTriedAgain() throws Exception {
        pipedrive.answerNext("deal/list", SandboxAnswer.own(), DOWN);
        route(routes -> {
            routes.onException(PipedriveServerException.class)
                    .maximumRedeliveries(2)
                    .redeliveryDelay(0);
            routes.from("direct:split")
                    .to(UNREPEATED)
                    .split(Builder.body())
                    .streaming()
                    .process(readOne());
        });

        Exchange done = send("direct:split");

        assertThat(done.getException(PipedriveServerException.class)).isNotNull();
        assertThat(read).isEqualTo(ids(1, 4));
    }

    @Test
    void meetsEachKindOfFailureInTheMiddle() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(UNREPEATED)
                .split(Builder.body())
                .streaming()
                .process(readOne()));
        SandboxAnswer limited = SandboxAnswer.of(429, "{\"success\": false, \"error\": \"Request over limit\"}");
        SandboxAnswer cut = SandboxAnswer.of(200, "{\"success\": true, \"data\": [{\"id\": 5}, {\"id\"")
                .truncated();

        Map.of(
                        limited,
                        PipedriveRateLimitException.class,
                        cut,
                        PipedriveConnectionException.class,
                        SandboxAnswer.connectionReset(),
                        PipedriveConnectionException.class,
                        SandboxAnswer.noResponse(),
                        PipedriveConnectionException.class)
                .forEach((answer, type) -> {
                    read.clear();
                    pipedrive.answerNext("deal/list", SandboxAnswer.own(), answer);

                    Exchange done = send("direct:split");

                    assertThat(done.getException(PipedriveException.class)).isInstanceOf(type);
                    assertThat(read).as("no record of the page that was cut").isEqualTo(ids(1, 4));
                });
    }

    @Test
    void repeatsAPageThatFailedWithoutARecordLostOrTwice() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(STREAM + "&retryDelay=1")
                .split(Builder.body())
                .streaming()
                .process(readOne()));
        SandboxAnswer limited = SandboxAnswer.of(
                429, Map.of("retry-after", "0"), "{\"success\": false, \"error\": \"Request over limit\"}");
        SandboxAnswer cut = SandboxAnswer.of(200, "{\"success\": true, \"data\": [{\"id\": 5}, {\"id\"")
                .truncated();

        for (SandboxAnswer failure :
                List.of(limited, cut, DOWN, SandboxAnswer.connectionReset(), SandboxAnswer.noResponse())) {
            read.clear();
            pipedrive.answerNext(
                    "deal/list", failure, SandboxAnswer.own(), failure, failure, SandboxAnswer.own(), failure);

            Exchange done = send("direct:split");

            assertThat(done.getException()).as(failure.toString()).isNull();
            assertThat(read).as(failure.toString()).isEqualTo(ids(1, RECORDS));
        }
    }

    @Test
    void fetchesNoMoreWhenTheRouteHasEnough() throws Exception {
        route(routes -> routes.from("direct:split")
                .to(STREAM)
                .process(keep())
                .split(Builder.body())
                .streaming()
                .stopOnException()
                .process(readOne())
                .filter(exchange -> read.size() == 2)
                .throwException(new IllegalArgumentException("enough")));

        Exchange done = send("direct:split");

        assertThat(done.getException()).hasRootCauseMessage("enough");
        assertThat(read).isEqualTo(ids(1, 2));
        assertThat(isClosed()).isTrue();
        assertThat(pipedrive.requests("deal/list")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void isClosedWithItsExchangeThoughNobodyHasReadIt() throws Exception {
        route(routes -> routes.from("direct:leave").to(STREAM).process(keep()));

        Exchange done = send("direct:leave");

        assertThat(done.getException()).isNull();
        assertThat(isClosed()).isTrue();
        assertThat(pipedrive.requests("deal/list")).hasSize(1);
    }

    @Test
    void isClosedWithAnExchangeThatFailed() throws Exception {
        route(routes -> routes.from("direct:fail")
                .to(STREAM)
                .process(keep())
                .process(exchange -> stream.next())
                .throwException(new IllegalArgumentException("broken")));

        Exchange done = send("direct:fail");

        assertThat(done.getException()).hasMessage("broken");
        assertThat(isClosed()).isTrue();
    }

    @Test
    void goesOnBehindSedaWhichGetsTheStreamHandedOver() throws Exception {
        CountDownLatch firstRouteIsDone = new CountDownLatch(1);
        route(routes -> {
            routes.from("direct:hand-over").to(STREAM).process(keep()).to("seda:rest?waitForTaskToComplete=Never");
            routes.from("seda:rest")
                    .process(exchange -> firstRouteIsDone.await())
                    .split(Builder.body())
                    .streaming()
                    .process(readOne())
                    .end()
                    .to("mock:done");
        });
        MockEndpoint end = context.getEndpoint("mock:done", MockEndpoint.class);
        end.expectedMessageCount(1);

        Exchange done = send("direct:hand-over");
        firstRouteIsDone.countDown();

        assertThat(done.getException()).isNull();
        end.assertIsSatisfied();
        assertThat(read).isEqualTo(ids(1, RECORDS));
        await().until(this::isClosed);
    }

    @Test
    void goesOnThroughEnrich() throws Exception {
        route(routes -> routes.from("direct:enrich")
                .enrich(STREAM)
                .process(keep())
                .split(Builder.body())
                .streaming()
                .process(readOne()));

        Exchange done = send("direct:enrich");

        assertThat(done.getException()).isNull();
        assertThat(read).isEqualTo(ids(1, RECORDS));
        assertThat(isClosed()).isTrue();
    }

    @Test
    void tellsAWireTapThatTheStreamBelongsToAnotherExchange() throws Exception {
        CountDownLatch originalIsDone = new CountDownLatch(1);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        route(routes -> {
            routes.from("direct:tapped").to(STREAM).process(keep()).wireTap("direct:tap");
            routes.from("direct:tap")
                    .onException(Exception.class)
                    .handled(true)
                    .process(exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)))
                    .end()
                    .process(exchange -> originalIsDone.await())
                    .split(Builder.body())
                    .streaming()
                    .process(readOne());
        });

        send("direct:tapped");
        originalIsDone.countDown();

        await().untilAsserted(() -> assertThat(failures).hasSize(1));
        assertThat(failures.get(0))
                .hasMessage(
                        "The stream of deal/list is closed. It belongs to its exchange: read it in the route that got"
                                + " it, and before the exchange is done or Camel stops");
        assertThat(read).isEmpty();
    }

    @Test
    void isClosedWhenCamelStopsInTheMiddle() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        route(routes -> routes.from("seda:export")
                .to(STREAM)
                .process(keep())
                .split(Builder.body())
                .streaming()
                .process(readOne())
                .process(exchange -> {
                    if (read.size() == 1) {
                        inTheMiddle.countDown();
                        stopped.await();
                    }
                }));
        context.getExecutorServiceManager().setShutdownAwaitTermination(100);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(100);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        context.createProducerTemplate().sendBody("seda:export", null);
        inTheMiddle.await();

        context.stop();
        stopped.countDown();

        assertThat(isClosed()).isTrue();
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void interruptsNobodyElseWhenOneOfManyStreamsIsClosed() throws Exception {
        route(routes -> routes.from("direct:many")
                .split(Builder.constant(List.of(1, 2, 3, 4, 5, 6, 7, 8)))
                .parallelProcessing()
                .to("direct:one")
                .end());
        AtomicInteger complete = new AtomicInteger();
        route(routes -> routes.from("direct:one")
                .setProperty("number", Builder.body())
                .setBody(Builder.constant(null))
                .to(STREAM)
                .process(exchange -> {
                    RecordStream records = exchange.getMessage().getBody(RecordStream.class);
                    boolean early = exchange.getProperty("number", Integer.class) % 2 == 0;
                    int count = 0;
                    while (records.hasNext() && !(early && count == 2)) {
                        records.next();
                        count++;
                    }
                    complete.addAndGet(count);
                }));

        Exchange done = send("direct:many");

        assertThat(done.getException()).isNull();
        assertThat(complete).hasValue(4 * RECORDS + 4 * 2);
    }

    @Test
    void canBeWrittenAsJson() throws Exception {
        route(routes -> routes.from("direct:json").to(STREAM).marshal().json());

        String json = send("direct:json").getMessage().getBody(String.class);

        assertThat(json)
                .startsWith("[{\"id\":1,")
                .contains("\"title\":\"Tiles 10\"")
                .endsWith("]");
    }

    @Test
    void offersItsPagesToJava() throws Exception {
        route(routes -> routes.from("direct:java").to(STREAM).process(exchange -> {
            PageStream pages = exchange.getMessage().getBody(RecordStream.class).pages();
            pages.forEachRemaining(page -> read.add(page.records().size()));
        }));

        send("direct:java");

        assertThat(read).isEqualTo(List.of(4, 4, 2));
    }

    @Test
    void goesOnBehindThePageThatWasDoneLast(@TempDir Path temporary) throws Exception {
        FileResumeStrategy places = new FileResumeStrategy(temporary);
        AtomicBoolean broken = new AtomicBoolean(true);
        route(routes -> routes.from("direct:export")
                .setHeader("CamelPipedriveResumeFrom", Builder.method(places, "position('deals')"))
                .to(STREAM)
                .split(Builder.simple("${body.pages}"))
                .streaming()
                .stopOnException()
                .setHeader(Exchange.OFFSET, Builder.simple("${body.resumable('deals')}"))
                .resumable(places)
                .split(Builder.body())
                .stopOnException()
                .process(readOne())
                .filter(exchange -> read.size() == 6 && broken.get())
                .throwException(new IllegalArgumentException("down"))
                .end()
                .end()
                .end());

        assertThat(send("direct:export").getException()).hasRootCauseMessage("down");
        assertThat(read).isEqualTo(ids(1, 6));
        read.clear();
        broken.set(false);
        assertThat(send("direct:export").getException()).isNull();
        assertThat(read).isEqualTo(ids(5, RECORDS));
        assertThat(places.position("deals")).isEmpty();
    }

    @Test
    void tellsThePlaceOfTheRecordInWork() throws Exception {
        route(routes -> routes.from("direct:places")
                .to(STREAM)
                .setVariable("deals", Builder.body())
                .split(Builder.body())
                .streaming()
                .process(exchange ->
                        read.add(routes.simple("${variable.deals.position}").evaluate(exchange, String.class))));

        send("direct:places");

        assertThat(read).hasSize(RECORDS);
        assertThat(read.subList(0, 4)).containsOnly("");
        assertThat(read.subList(4, 8)).doesNotContain("").containsOnly(read.get(4));
        assertThat(read.subList(8, 10)).doesNotContain(read.get(4)).containsOnly(read.get(8));
    }
}

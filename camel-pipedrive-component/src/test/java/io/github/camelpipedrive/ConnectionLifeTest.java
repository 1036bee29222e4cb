// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelpipedrive.transport.SocketServer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When connections begin and end, and what they share. */
class ConnectionLifeTest {

    /** As many producers as Camel keeps of one toD, and of one producer template. */
    private static final int CAMELS_CACHE = 1000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();
    private final ProducersHealthCheckRepository checks = new ProducersHealthCheckRepository();
    private SocketServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SocketServer();
        component.getConfiguration().setBaseUrl(server.url());
        context.disableJMX();
        context.addComponent("pipedrive", component);
        checks.setEnabled(true);
        HealthCheckRegistry.get(context).register(checks);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private interface Definition {
        void define(RouteBuilder routes);
    }

    private void add(Definition definition) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                definition.define(this);
            }
        });
    }

    private Exchange send(String uri, Processor processor) {
        return context.createProducerTemplate().send(uri, processor);
    }

    private void call(String uri, Map<String, Object> headers) {
        Exchange exchange = send(uri, given -> given.getMessage().getHeaders().putAll(headers));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
    }

    private void call(String uri) {
        call(uri, Map.of());
    }

    private List<String> checkIds() {
        return checks.stream().map(HealthCheck::getId).toList();
    }

    @Test
    void aConnectionEndsWithTheLastEndpointThatUsesItAndItsPoolAndCheckWithIt() throws Exception {
        add(routes -> {
            routes.from("direct:one").routeId("one").to("pipedrive:deal/get?id=1&apiToken=a&responseTimeout=7000");
            routes.from("direct:two").routeId("two").to("pipedrive:lead/list?apiToken=a&responseTimeout=7000");
        });
        call("direct:one");
        assertThat(component.connections()).hasSize(1);
        assertThat(server.open()).isEqualTo(1);

        context.getRouteController().stopRoute("one");
        assertThat(component.connections()).hasSize(1);
        assertThat(checkIds()).hasSize(1);

        context.getRouteController().stopRoute("two");
        assertThat(component.connections()).isEmpty();
        assertThat(checkIds()).isEmpty();
        await().until(() -> server.open() == 0);
    }

    @Test
    void aThousandAndMoreTokensHoldNoMoreConnectionsThanCamelHoldsProducersAndShareOnePool() throws Exception {
        add(routes -> routes.from("direct:get").routeId("get").toD("pipedrive:deal/get?id=1&apiToken=${header.token}"));
        var template = context.createProducerTemplate();

        IntStream.range(0, CAMELS_CACHE + 200).forEach(i -> assertThat(template.request(
                                "direct:get", exchange -> exchange.getMessage().setHeader("token", "token-" + i))
                        .getException())
                .isNull());

        assertThat(component.connections()).hasSizeLessThanOrEqualTo(CAMELS_CACHE + 1);
        assertThat(checkIds())
                .doesNotHaveDuplicates()
                .hasSize(component.connections().size());
        assertThat(server.accepted()).isEqualTo(1);

        context.getRouteController().stopRoute("get");
        assertThat(component.connections()).isEmpty();
        assertThat(checkIds()).isEmpty();
    }

    @Test
    void aTokenForOneMessageOnlyLeavesNoConnectionAndKeepsThePool() throws Exception {
        add(routes -> routes.from("direct:get").toD("pipedrive:deal/get?id=1&apiToken=${header.token}", -1));

        call("direct:get", Map.of("token", "a"));
        call("direct:get", Map.of("token", "b"));

        assertThat(component.connections()).isEmpty();
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aCallGoesOnAlthoughItsEndpointWasStoppedMeanwhile() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.answers(request -> {
            asked.countDown();
            answer.await();
            return "{\"success\":true,\"data\":{\"id\":1}}";
        });
        PipedriveEndpoint endpoint =
                context.getEndpoint("pipedrive:deal/get?id=1&apiToken=a&responseTimeout=7000", PipedriveEndpoint.class);
        PipedriveProducer producer = (PipedriveProducer) endpoint.createProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(context);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> process(producer, exchange));
        asked.await();

        producer.stop();
        assertThat(component.connections()).hasSize(1);
        answer.countDown();

        call.get(10, TimeUnit.SECONDS);
        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        assertThat(component.connections()).isEmpty();
    }

    private static void process(PipedriveProducer producer, Exchange exchange) {
        try {
            producer.process(exchange);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Camel stops a producer that its cache releases, and another thread may have got it just before. */
    @Test
    void aProducerThatCamelHasStoppedAlreadyStillCallsAndHoldsNothingAfterwards() throws Exception {
        PipedriveEndpoint endpoint = context.getEndpoint("pipedrive:deal/get?id=1&apiToken=a", PipedriveEndpoint.class);
        PipedriveProducer producer = (PipedriveProducer) endpoint.createProducer();
        producer.start();
        producer.stop();
        Exchange exchange = new DefaultExchange(context);

        producer.process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        assertThat(component.connections()).isEmpty();
    }

    /** The stream is read in another route than the one that was stopped. */
    @Test
    void aStreamKeepsItsConnectionUntilItsExchangeIsDone() throws Exception {
        server.answers(request -> request.contains("cursor=next")
                ? "{\"success\":true,\"data\":[{\"id\":2}]}"
                : "{\"success\":true,\"data\":[{\"id\":1}],\"additional_data\":{\"next_cursor\":\"next\"}}");
        CountDownLatch stopped = new CountDownLatch(1);
        add(routes -> {
            routes.from("direct:list")
                    .routeId("list")
                    .to("pipedrive:deal/list?paging=STREAM&apiToken=a&responseTimeout=7000")
                    .to("seda:read?waitForTaskToComplete=Never");
            routes.from("seda:read")
                    .process(exchange -> stopped.await())
                    .split(routes.body())
                    .streaming()
                    .stopOnException()
                    .to("mock:records");
        });
        var records = context.getEndpoint("mock:records", org.apache.camel.component.mock.MockEndpoint.class);
        records.expectedMessageCount(2);
        context.createProducerTemplate().sendBody("direct:list", (Object) null);

        context.getRouteController().stopRoute("list");
        assertThat(component.connections()).hasSize(1);
        stopped.countDown();

        records.assertIsSatisfied();
        await().until(() -> component.connections().isEmpty());
    }

    @Test
    void theConnectionOfTheComponentsOwnAccountStaysUntilTheComponentStops() throws Exception {
        component.getConfiguration().setApiToken("own");
        add(routes -> routes.from("direct:get").routeId("get").to("pipedrive:deal/get?id=1"));
        call("direct:get");

        context.getRouteController().stopRoute("get");
        assertThat(component.connections()).hasSize(1);

        component.stop();
        assertThat(component.connections()).isEmpty();
        assertThat(checkIds()).isEmpty();
        await().until(() -> server.open() == 0);
    }

    @Test
    void callsWorkAgainAfterTheComponentWasStoppedAndStarted() throws Exception {
        component.getConfiguration().setApiToken("own");
        add(routes -> {
            routes.from("direct:own").to("pipedrive:deal/get?id=1");
            routes.from("direct:other").to("pipedrive:deal/get?id=1&apiToken=other");
        });
        call("direct:own");
        call("direct:other");

        component.stop();
        assertThat(component.connections()).isEmpty();
        component.start();

        call("direct:own");
        call("direct:other");
        call("direct:other");
        assertThat(component.connections()).hasSize(2);
    }

    @Test
    void aStoppedComponentSendsNothingAndSaysSo() throws Exception {
        add(routes -> routes.from("direct:get").to("pipedrive:deal/get?id=1&apiToken=a"));
        component.stop();

        assertThat(send("direct:get", exchange -> {}).getException())
                .isInstanceOf(java.util.concurrent.RejectedExecutionException.class)
                .hasMessage("The Pipedrive component is stopped. Nothing was sent");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void callsWorkAgainAfterTheRouteWasStoppedAndStarted() throws Exception {
        add(routes -> routes.from("direct:get").routeId("get").to("pipedrive:deal/get?id=1&apiToken=a"));
        call("direct:get");

        context.getRouteController().stopRoute("get");
        context.getRouteController().startRoute("get");
        call("direct:get");

        context.getRouteController().suspendRoute("get");
        context.getRouteController().resumeRoute("get");
        call("direct:get");

        assertThat(component.connections()).hasSize(1);
    }

    @Test
    void callsWorkAgainAfterTheContextWasSuspendedAndResumed() throws Exception {
        add(routes -> routes.from("direct:get").to("pipedrive:deal/get?id=1&apiToken=a"));
        call("direct:get");

        context.suspend();
        context.resume();

        call("direct:get");
        assertThat(component.connections()).hasSize(1);
    }

    @Test
    void healthChecksHaveIdsOfTheirOwnThatStay() throws Exception {
        PipedriveComponent other = new PipedriveComponent();
        other.getConfiguration().setBaseUrl(server.url());
        other.getConfiguration().setApiToken("other");
        context.addComponent("crm2", other);
        add(routes -> {
            routes.from("direct:one").routeId("one").to("pipedrive:deal/get?id=1&apiToken=a");
            routes.from("direct:two").routeId("two").to("pipedrive:deal/get?id=1&apiToken=b");
            routes.from("direct:three").routeId("three").to("pipedrive:deal/get?id=1&account=north&apiToken=c");
            routes.from("direct:four").routeId("four").to("crm2:deal/get?id=1");
        });
        assertThat(checkIds())
                .containsExactlyInAnyOrder(
                        "pipedrive-default", "pipedrive-default-2", "pipedrive-north", "crm2-default");

        context.getRouteController().stopRoute("one");
        context.getRouteController().startRoute("one");

        assertThat(checkIds())
                .containsExactlyInAnyOrder(
                        "pipedrive-default", "pipedrive-default-2", "pipedrive-north", "crm2-default");
    }
}

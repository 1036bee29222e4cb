// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.observation.ListProgress;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Errors, after which Camel never completes the exchange: its stream is closed when a later one is opened. */
@Timeout(60)
class ErrorsInRoutesTest {

    private static final String STREAM = "pipedrive:deal/list?paging=STREAM&limit=4";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger closed = new AtomicInteger();

    @BeforeEach
    void start() {
        IntStream.rangeClosed(1, 20).forEach(i -> pipedrive.add("deal", Map.of("title", "Tiles " + i)));
        context.disableJMX();
        // Camel counts the exchange as one that is under way.
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(1);
        context.getRegistry().bind("observer", new CallObserver() {
            @Override
            public void progressed(ListProgress progress) {
                if (progress.stage() == ListProgress.Stage.CLOSED) {
                    closed.incrementAndGet();
                }
            }
        });
        context.addComponent("pipedrive", CamelExtension.component(pipedrive));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Object fail() {
        throw new StackOverflowError("of the test");
    }

    private static Arguments route(String where, Consumer<ProcessorDefinition<?>> behindStream) {
        return arguments(where, behindStream);
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                route("in a split", route -> route.split().body().streaming().process(exchange -> fail())),
                route(
                        "in a split's expression",
                        route -> route.split().body().streaming().setBody(exchange -> fail())),
                route("without a split", route -> route.process(exchange -> fail())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void closeTheirStream(String where, Consumer<ProcessorDefinition<?>> behindStream) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from("direct:in");
                behindStream.accept(route.to(STREAM));
                from("direct:later").to(STREAM).setBody(constant("unread"));
            }
        });
        ProducerTemplate template = context.createProducerTemplate();

        AtomicReference<Throwable> failure = new AtomicReference<>();
        // Camel keeps what a thread has not finished for as long as the thread lives.
        Thread thread =
                new Thread(() -> failure.set(catchThrowable(() -> template.request("direct:in", exchange -> {}))));
        thread.start();
        thread.join();
        assertThat(failure.get()).isInstanceOf(StackOverflowError.class);
        assertThat(closed).hasValue(0);

        AtomicInteger later = new AtomicInteger();
        await().untilAsserted(() -> {
            System.gc();
            template.request("direct:later", exchange -> {});
            // Each of these closes its own stream.
            assertThat(closed.get()).isGreaterThan(later.incrementAndGet());
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pauses of an hour that end when Camel stops, or the thread is interrupted. */
@Timeout(60)
class StopDuringPauseTest {

    /** A guarded create whose answer was lost pauses for the whole delay, whatever chance says. */
    private static final String LONG_PAUSE =
            "pipedrive:deal/create?guardCreates=true&retryDelay=1h&retryTimeout=2h&title=Tiles";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CompletableFuture<Exchange> failed = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        context.disableJMX();
        context.addComponent("pipedrive", CamelExtension.component(pipedrive));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).process(failed::complete);
                from("seda:create").to(LONG_PAUSE);
            }
        });
        context.getShutdownStrategy().setTimeout(30);
        context.start();
        pipedrive.answerNext("deal/create", SandboxAnswer.connectionReset());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static void awaitPauseOf(String nameOfThread) {
        await().until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().contains(nameOfThread))
                .flatMap(each -> Stream.of(each.getValue()))
                .anyMatch(frame -> frame.getClassName().endsWith("StoppableSleeper")));
    }

    @Test
    void stoppingCamelEndsAPauseAtOnce() throws Exception {
        context.createProducerTemplate().sendBody("seda:create", (Object) null);
        awaitPauseOf("seda://create");

        context.stop();

        assertThat(failed.get(1, TimeUnit.SECONDS).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOfSatisfying(PipedriveConnectionException.class, e -> {
                    assertThat(e.isPossiblyCarriedOut()).isTrue();
                    assertThat(e.getHint())
                            .isEqualTo("The request may have been carried out: check before you retry it. It was not"
                                    + " retried, as Camel stops.");
                });
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void stoppingTheComponentEndsAPauseAtOnce() throws Exception {
        context.createProducerTemplate().sendBody("seda:create", (Object) null);
        awaitPauseOf("seda://create");

        context.getComponent("pipedrive").stop();

        assertThat(failed.get(20, TimeUnit.SECONDS).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(PipedriveConnectionException.class);
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void anInterruptEndsAPauseAtOnce() throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        FutureTask<Exchange> call = new FutureTask<>(() -> template.send(LONG_PAUSE, exchange -> {}));
        Thread caller = new Thread(call, "interrupted caller");
        caller.start();
        awaitPauseOf("interrupted caller");

        caller.interrupt();

        assertThat(call.get().getException())
                .isInstanceOf(InterruptedException.class)
                .satisfies(e ->
                        assertThat(e.getSuppressed()).singleElement().isInstanceOf(PipedriveConnectionException.class));
        assertThat(pipedrive.requests()).hasSize(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is notified of calls, and what becomes of the calls when an observer fails. */
class ObserversTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    private final MeterRegistry first = new SimpleMeterRegistry();
    private final MeterRegistry second = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private static long calls(MeterRegistry meters) {
        return meters.find("camel.pipedrive.calls").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private void call() {
        CallObserver observer = Observers.of(context, null);
        observer.called("deal/list", "default", 200, Duration.ofMillis(1));
    }

    private List<String> warningsOfACall() {
        try (CapturedLog log = new CapturedLog()) {
            call();
            return log.lines("WARN", "Observers");
        }
    }

    @Test
    void measuresWithTheOnlyMeterRegistryWhateverItsName() {
        context.getRegistry().bind("meters", first);

        assertThat(warningsOfACall()).isEmpty();
        assertThat(calls(first)).isEqualTo(1);
    }

    @Test
    void measuresWithTheOneThatCamelMicrometerUsesWhereThereAreSeveral() {
        context.getRegistry().bind("others", first);
        context.getRegistry().bind("metricsRegistry", second);

        assertThat(warningsOfACall()).isEmpty();
        assertThat(calls(first)).isZero();
        assertThat(calls(second)).isEqualTo(1);
    }

    @Test
    void measuresWithTheCompositeOneWhereThereAreSeveral() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(first);
        composite.add(second);
        context.getRegistry().bind("prometheus", first);
        context.getRegistry().bind("simple", second);
        context.getRegistry().bind("all", composite);

        assertThat(warningsOfACall()).isEmpty();
        assertThat(calls(first)).isEqualTo(1);
        assertThat(calls(second)).isEqualTo(1);
    }

    @Test
    void namesTheMeterRegistriesOfWhichNoneIsTheOneToUse() {
        context.getRegistry().bind("simple", second);
        context.getRegistry().bind("prometheus", first);

        assertThat(warningsOfACall())
                .singleElement()
                .asString()
                .endsWith("No calls are measured: there are several meter registries (prometheus, simple). Bind a"
                        + " CompositeMeterRegistry of them, mark one as primary, or name one metricsRegistry.");
        assertThat(calls(first)).isZero();
        assertThat(calls(second)).isZero();
    }

    @Test
    void measuresNothingWithoutAMeterRegistry() {
        assertThat(warningsOfACall()).isEmpty();
    }

    @Test
    void aCallThatWasCarriedOutSucceedsWhateverItsObserverThrows() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(pipedrive.token());
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        component.setCallObserver(new Failing());
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("meters", first);
        context.start();

        List<Object> created = new ArrayList<>();
        List<String> warnings;
        try (CapturedLog log = new CapturedLog()) {
            for (String title : List.of("Slate", "Granite")) {
                created.add(
                        context.createProducerTemplate().requestBody("pipedrive:deal/create", Map.of("title", title)));
            }
            warnings = log.lines("WARN", "GuardedObserver");
        }

        assertThat(created).hasSize(2).doesNotContainNull();
        assertThat(pipedrive.requests("deal/create")).hasSize(2);
        assertThat(calls(first)).isEqualTo(2);
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith("The call observer " + Failing.class.getName() + " failed: java.lang.IllegalStateException:"
                        + " no meter. Calls continue; further failures of it are logged at DEBUG.");
    }

    /** Breaks at each opportunity. */
    private static final class Failing implements CallObserver {

        @Override
        public void called(String operation, String account, int status, Duration time) {
            throw new IllegalStateException("no meter");
        }

        @Override
        public void left(String account, long requests, long dailyTokens) {
            throw new IllegalStateException("no meter");
        }
    }
}

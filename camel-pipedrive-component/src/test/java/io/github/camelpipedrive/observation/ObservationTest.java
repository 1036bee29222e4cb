// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see: meters, health, JMX and the developer console. */
class ObservationTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiToken(pipedrive.token());
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("meters", meters);
        context.setLoadHealthChecks(true);
        context.setDevConsole(true);
        ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
        producers.setEnabled(true);
        HealthCheckRegistry.get(context).register(producers);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void measuresCallsByOperationAndStatus() {
        call("pipedrive:deal/list");
        call("pipedrive:deal/list");
        call("pipedrive:deal/get?id=4711");

        assertThat(meters.timer("camel.pipedrive.calls", "operation", "deal/list", "status", "200")
                        .count())
                .isEqualTo(2);
        assertThat(meters.timer("camel.pipedrive.calls", "operation", "deal/get", "status", "404")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void isHealthyWhenTheAccountCanBeReachedAndAsksOnlyWhenNobodyCalled() {
        call("pipedrive:deal/list");

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails())
                .containsEntry("host", pipedrive.baseUrl())
                .containsEntry("sign-in", "API token");
        assertThat(pipedrive.requests()).extracting(each -> each.operation()).containsExactly("deal/list");
    }

    @Test
    void asksOnceWhenNobodyCalled() {
        call("pipedrive:deal/get?id=4711");

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        assertThat(pipedrive.requests())
                .extracting(each -> each.operation())
                .containsExactly("deal/get", "user/getCurrent");
    }

    @Test
    void isDownWhenTheTokenIsRefused() {
        call("pipedrive:deal/get?id=4711");
        pipedrive.answerNext(
                "user/getCurrent",
                SandboxAnswer.of(401, "{\"success\":false,\"error\":\"unauthorized access\",\"errorCode\":401}"));

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage())
                .get()
                .asString()
                .contains("unauthorized access")
                .doesNotContain(pipedrive.token());
        assertThat(health.getDetails()).containsEntry("status", 401);
    }

    @Test
    void countsInJmx() throws Exception {
        call("pipedrive:deal/list");
        call("pipedrive:deal/get?id=4711");

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                + ",type=components,name=\"pipedrive\""),
                        null)
                .iterator()
                .next();
        assertThat(server.getAttribute(name, "Accounts")).isEqualTo(1);
        assertThat(server.getAttribute(name, "Calls")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "Failures")).isEqualTo(1L);
    }

    @Test
    void showsAccountsAndTheirLastErrorsInTheConsole() {
        call("pipedrive:deal/list");
        call("pipedrive:deal/get?id=4711");

        String text = (String) console().call(MediaType.TEXT, Map.of());
        assertThat(text)
                .contains(pipedrive.baseUrl())
                .contains("default (API token): 2 calls, 1 failed")
                .contains("PipedriveNotFoundException: deal/get 4711: ")
                .doesNotContain(pipedrive.token());

        Object json = console().call(MediaType.JSON, Map.of());
        assertThat(json).isInstanceOf(Map.class);
        List<?> connections = (List<?>) ((Map<?, ?>) json).get("connections");
        Map<?, ?> account = (Map<?, ?>) ((List<?>) ((Map<?, ?>) connections.get(0)).get("accounts")).get(0);
        assertThat(account.get("account")).isEqualTo("default");
        assertThat((List<?>) account.get("lastErrors")).hasSize(1);
    }

    private void call(String uri) {
        context.createProducerTemplate().request(uri, exchange -> {});
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(each -> each.getCheck().getId().startsWith("pipedrive"))
                .findFirst()
                .orElseThrow();
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("pipedrive");
    }

    @Test
    void eventNotifiersHearHowFarAListHasCome() {
        List<ListProgress> heard = new CopyOnWriteArrayList<>();
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ListProgressEvent progress) {
                    heard.add(progress.getProgress());
                }
            }
        });

        context.createProducerTemplate().requestBody("pipedrive:deal/list?paging=ALL", (Object) null);

        assertThat(heard).singleElement().satisfies(progress -> {
            assertThat(progress.operation()).isEqualTo("deal/list");
            assertThat(progress.account()).isEqualTo("default");
            assertThat(progress.stage()).isEqualTo(ListProgress.Stage.COMPLETED);
            assertThat(progress.pages()).isEqualTo(1);
            assertThat(progress.records()).isEqualTo(1);
        });
    }

    @Test
    void aNotifierThatFailsDoesNotEndTheList() {
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ListProgressEvent) {
                    throw new IllegalStateException("broken notifier");
                }
            }
        });

        List<?> deals =
                context.createProducerTemplate().requestBody("pipedrive:deal/list?paging=ALL", null, List.class);

        assertThat(deals).hasSize(1);
    }
}

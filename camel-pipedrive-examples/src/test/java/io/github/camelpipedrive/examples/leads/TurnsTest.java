// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.examples.program.Dsl;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the import keeps within the limits of an account: the account allows 3 requests and 2 searches in an hour. */
@ParameterizedClass
@EnumSource(Dsl.class)
class TurnsTest {

    @Parameter
    private Dsl dsl;

    @TempDir
    private Path folder;

    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties());
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setApiTokens(Map.of("acme", "token-a", "northwind", "token-n"));
        component.setRequestsPerWindow(3);
        component.setSearchesPerWindow(2);
        context.addComponent("pipedrive", component);
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        context.getRegistry().bind("report", new Report(nowhere, Clock.systemUTC()));
        if (dsl == Dsl.JAVA) {
            context.addRoutes(new LeadRoutes());
        } else {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context)
                            .resolveResource("classpath:leads/import.camel.yaml"));
        }
        context.start();
        template = context.createProducerTemplate();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("leads.folder", folder.toString());
        properties.setProperty("leads.file", "none.csv");
        properties.setProperty("leads.work", folder.toString());
        properties.setProperty("leads.deal-from", "1000");
        properties.setProperty(
                "leads.window-millis", String.valueOf(Duration.ofHours(1).toMillis()));
        return properties;
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange take(String turn, String account) {
        return template.request(turn, exchange -> {
            exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, account);
            exchange.getMessage().setBody("left over");
        });
    }

    /** Takes a turn in a thread of its own, and sees that it has to wait. */
    private void assertThatItWaits(String turn, String account) throws InterruptedException {
        AtomicReference<Exchange> taken = new AtomicReference<>();
        Thread thread = new Thread(() -> taken.set(take(turn, account)), "taker of a turn");
        thread.start();
        try {
            Awaitility.await("the thread to wait")
                    .until(() -> thread.getState() == Thread.State.TIMED_WAITING
                            && isIn(thread, "org.apache.camel.processor.TotalRequestsThrottler"));
            assertThat(taken.get()).isNull();
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private static boolean isIn(Thread thread, String type) {
        return List.of(thread.getStackTrace()).stream()
                .anyMatch(frame -> frame.getClassName().startsWith(type));
    }

    @Test
    void makesACallWaitWhenTheAccountsRequestsAreSpent() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(take("direct:turn", "acme").getException()).isNull();
        }

        assertThatItWaits("direct:turn", "acme");
    }

    @Test
    void makesASearchWaitEarlier() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            assertThat(take("direct:search-turn", "acme").getException()).isNull();
        }

        assertThatItWaits("direct:search-turn", "acme");
        assertThat(take("direct:turn", "acme").getException()).isNull();
        assertThatItWaits("direct:turn", "acme");
    }

    @Test
    void keepsNobodyWaitingForAnotherAccount() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            take("direct:turn", "acme");
        }

        assertThat(take("direct:turn", "northwind").getException()).isNull();
        assertThatItWaits("direct:turn", "acme");
    }

    @Test
    void leavesNothingInTheBodyThatTheNextCallCouldTakeForItsParameters() {
        assertThat(take("direct:turn", "acme").getMessage().getBody()).isNull();
        assertThat(take("direct:search-turn", "acme").getMessage().getBody()).isNull();
    }

    @Test
    void letsNoCallPassWithoutATurn() {
        List<String> wrong = new ArrayList<>();
        int calls = 0;
        for (RouteDefinition route : context.getRouteDefinitions()) {
            for (List<ProcessorDefinition<?>> block : blocks(route.getOutputs())) {
                for (int i = 0; i < block.size(); i++) {
                    String uri = uri(block.get(i));
                    if (uri.startsWith("pipedrive:")) {
                        calls++;
                        String turn = uri.contains("/search") ? "direct:search-turn" : "direct:turn";
                        if (i == 0 || !uri(block.get(i - 1)).equals(turn)) {
                            wrong.add(route.getRouteId() + ": " + uri);
                        }
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(calls).isEqualTo(14);
    }

    private static String uri(ProcessorDefinition<?> step) {
        return step instanceof ToDefinition to ? to.getEndpointUri() : "";
    }

    /** The steps that follow each other directly. */
    private static List<List<ProcessorDefinition<?>>> blocks(List<ProcessorDefinition<?>> steps) {
        List<List<ProcessorDefinition<?>>> blocks = new ArrayList<>(List.of(steps));
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof ChoiceDefinition choice) {
                for (WhenDefinition when : choice.getWhenClauses()) {
                    blocks.addAll(blocks(when.getOutputs()));
                }
                if (choice.getOtherwise() != null) {
                    blocks.addAll(blocks(choice.getOtherwise().getOutputs()));
                }
            } else {
                blocks.addAll(blocks(step.getOutputs()));
            }
        }
        return blocks;
    }

    @Test
    void hasTheSameRoutesInBothForms() {
        assertThat(context.getRouteDefinitions())
                .extracting(RouteDefinition::getRouteId)
                .containsExactly(
                        "file",
                        "check",
                        "once",
                        "entry",
                        "reject",
                        "organization",
                        "new-organization",
                        "person",
                        "new-person",
                        "known-person",
                        "deal",
                        "new-deal",
                        "lead",
                        "new-lead",
                        "note",
                        "new-note",
                        "activity",
                        "new-activity",
                        "of-deal-or-lead",
                        "turn",
                        "search-turn");
    }
}

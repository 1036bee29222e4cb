// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.kamelets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The route and the Pipes of the guide run as they are there, together, in camel-main, with the Kamelets of Camel's catalog. */
class KameletsPageTest {

    private static final Path PAGE = Path.of("../docs/kamelets.md");

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
                    .unlimited()
                    .organization("Acme Corp")
                    .person("Jo", "jo@example.com")
                    .deal("Windows"))
            .keepRecordsBetweenTests();

    private static final Main MAIN = new Main();
    private static final List<String> LOGGED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        List<String> blocks = blocks();
        for (int i = 0; i < blocks.size(); i++) {
            String kind = blocks.get(i).startsWith("apiVersion:") ? ".yaml" : ".camel.yaml";
            Files.writeString(folder.resolve("block" + i + kind), blocks.get(i));
        }
        MAIN.setDefaultPropertyPlaceholderLocation("false");
        PIPEDRIVE.sandbox().properties().forEach(MAIN::addInitialProperty);
        MAIN.addInitialProperty("crm.token", PIPEDRIVE.token());
        MAIN.addInitialProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.yaml");
        MAIN.init();
        MAIN.getCamelContext().getCamelContextExtension().addLogListener(new Listener());
        MAIN.start();
    }

    @AfterAll
    static void stop() {
        MAIN.stop();
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .forEach(block -> blocks.add(block.group(1)));
        return blocks;
    }

    private static final class Listener implements LogListener {

        @Override
        public String onLog(Exchange exchange, CamelLogger logger, String message) {
            LOGGED.add(logger.getLog().getName() + " " + message);
            return message;
        }
    }

    private static String logged(String logger) {
        return Awaitility.await()
                .until(
                        () -> LOGGED.stream()
                                .filter(line -> line.startsWith(logger + " "))
                                .findFirst()
                                .orElse(""),
                        line -> !line.isEmpty());
    }

    @Test
    void thePageHasARouteAndSixPipes() throws Exception {
        assertThat(blocks().stream().filter(block -> block.contains("kind: Pipe")))
                .hasSize(6);
        assertThat(blocks().stream().filter(block -> block.startsWith("- route:")))
                .hasSize(1);
        assertThat(MAIN.getCamelContext().getRoutes())
                .extracting(route -> route.getRouteId())
                .contains("floor-tiles", "search", "get", "person", "won", "deals");
    }

    @Test
    void theRouteCreatesADeal() {
        MAIN.getCamelContext().createProducerTemplate().requestBody("direct:order", (Object) null);

        assertThat(PIPEDRIVE.records("deal"))
                .filteredOn(deal -> "Floor tiles".equals(deal.get("title")))
                .singleElement()
                .satisfies(deal -> assertThat(deal).containsEntry("org_id", 1).containsEntry("stage_id", 5));
    }

    @Test
    void timerSourceToCreateDealSink() {
        Awaitility.await().untilAsserted(() -> assertThat(PIPEDRIVE.records("deal"))
                .filteredOn(deal -> "Wall tiles".equals(deal.get("title")))
                .singleElement()
                .satisfies(deal -> assertThat(deal).containsEntry("org_id", 1).containsEntry("stage_id", 5)));
    }

    @Test
    void timerSourceToSearchActionToLogSink() {
        assertThat(logged("found")).contains("\"name\":\"Acme Corp\"", "result_score");
    }

    @Test
    void timerSourceToGetActionToLogSink() {
        assertThat(logged("got")).contains("\"id\":1,\"name\":\"Acme Corp\"");
    }

    @Test
    void timerSourceToUpsertPersonSink() {
        Awaitility.await().untilAsserted(() -> assertThat(PIPEDRIVE.records("person"))
                .singleElement()
                .satisfies(
                        person -> assertThat(person).containsEntry("name", "Jo").containsEntry("org_id", 1)));
    }

    @Test
    void whatUpdateDealSinkRefusesGoesToTheLogSinkOfTheErrorHandler() {
        assertThat(logged("failed")).contains("title:Floor boards");
    }

    @Test
    void listSourceToLogSink() {
        assertThat(logged("deal")).contains("\"title\":\"Windows\"");
    }
}

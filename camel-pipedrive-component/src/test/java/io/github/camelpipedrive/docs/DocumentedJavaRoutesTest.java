// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The Java routes that are in the README and the guides compile, start and run as they are there. */
class DocumentedJavaRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROUTE =
            Pattern.compile("^(from|onException|errorHandler|templatedRoute)\\(", Pattern.MULTILINE);
    private static final List<String> IMPORTED = List.of(
            "io.github.camelpipedrive",
            "io.github.camelpipedrive.connect",
            "io.github.camelpipedrive.error",
            "io.github.camelpipedrive.resume",
            "java.util",
            "org.apache.camel");
    private static final SandboxAnswer BAD_GATEWAY =
            SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>");

    @TempDir
    private Path folder;

    private CamelContext context;

    @BeforeEach
    void connect() {
        context = context();
    }

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setApiToken(PIPEDRIVE.token());
        component.getConfiguration().setRetryDelay(1);
        context.addComponent("pipedrive", component);
        return context;
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** The page on bulk work shows parts of an example, and is compared with it there. */
    @TestFactory
    Stream<DynamicTest> startAsTheyStandThere() throws IOException {
        List<String> pages = new ArrayList<>(List.of("README.md"));
        try (Stream<Path> guides = Files.list(ROOT.resolve("docs"))) {
            guides.filter(page -> page.toString().endsWith(".md") && !page.endsWith("bulk.md"))
                    .sorted()
                    .forEach(page -> pages.add("docs/" + page.getFileName()));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String page : pages) {
            List<String> routes = routes(page);
            for (int i = 0; i < routes.size(); i++) {
                String route = routes.get(i);
                tests.add(dynamicTest(page + " " + (i + 1), () -> starts(route)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    private void starts(String route) throws Exception {
        try (CamelContext own = context()) {
            own.addRoutes(compiled(route));
            own.start();

            assertThat(own.getStatus()).isEqualTo(ServiceStatus.Started);
        }
    }

    @Test
    void theReadmeListsTheOpenActivitiesOfADeal() throws Exception {
        Object deal = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles")).get("id");
        Map<String, Object> open = PIPEDRIVE.add("activity", Map.of("subject", "Call", "deal_id", deal));
        PIPEDRIVE.add("activity", Map.of("subject", "Visit", "deal_id", deal, "done", true));
        PIPEDRIVE.add("activity", Map.of("subject", "Call somebody else"));
        start(routes("README.md").get(0));

        Object activities = template().requestBody("direct:open-activities", deal);

        assertThat(activities).isEqualTo(List.of(open));
    }

    @Test
    void theReadmeHandlesARecordThatIsNotThere() throws Exception {
        start(routes("README.md").get(1) + "from(\"direct:get\").to(\"pipedrive:deal/get\");");

        Exchange result =
                template().send("direct:get", exchange -> exchange.getMessage().setBody(4711));

        assertThat(result.getException()).isNull();
        assertThat(result.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void theGuideToErrorsHandlesARecordThatIsNotThere() throws Exception {
        start(routes("docs/errors.md").get(0) + "from(\"direct:get\").to(\"pipedrive:deal/get\");");

        Exchange result =
                template().send("direct:get", exchange -> exchange.getMessage().setBody(4711));

        assertThat(result.getException()).isNull();
        assertThat(result.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void theGuideToPagingReadsAllRecords() throws Exception {
        deals(3);
        start(routes("docs/paging.md").get(0));

        assertThat(template().requestBody("direct:open-deals", (Object) null)).isEqualTo(PIPEDRIVE.records("deal"));
    }

    @Test
    void theGuideToPagingStreamsRecords() throws Exception {
        deals(3);
        List<Object> ids = collectDeals();
        start(routes("docs/paging.md").get(1));

        template().sendBody("direct:export", null);

        assertThat(ids).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void theGuideToPagingKeepsThePlaceOfAnExport() throws Exception {
        deals(3);
        List<Object> ids = collectDeals();
        start(routes("docs/paging.md").get(2));

        template().sendBody("direct:resumable-export", null);

        assertThat(ids).isEqualTo(List.of(1, 2, 3));
        assertThat(state().resolve("deals")).hasContent("");
    }

    @Test
    void theGuideToPagingWalksByHand() throws Exception {
        deals(5);
        List<Object> ids = collectDeals();
        start(routes("docs/paging.md").get(3).replace("limit=500", "limit=2"));

        template().sendBody("direct:by-hand", null);

        assertThat(ids).isEqualTo(List.of(1, 2, 3, 4, 5));
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(3);
    }

    @Test
    void theGuideToRateLimitsPacesCalls() throws Exception {
        Map<String, Object> deal = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles"));
        start(routes("docs/rate-limits.md").get(0));

        assertThat(template().requestBody("direct:paced", deal.get("id"))).isEqualTo(deal);
    }

    @Test
    void theGuideToRetriesRepeatsAnUpdate() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "value", 4800));
        PIPEDRIVE.answerNext("deal/update", BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY);
        start(routes("docs/retries.md").get(0).replace("retryDelay=1s", "retryDelay=1"));

        template().requestBody("direct:raise", Map.of("id", 1, "value", 5200));

        assertThat(PIPEDRIVE.record("deal", 1)).containsEntry("value", 5200);
        assertThat(PIPEDRIVE.requests()).hasSize(6);
    }

    @Test
    void theGuideToRetriesGuardsACreate() throws Exception {
        PIPEDRIVE.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());
        start(routes("docs/retries.md").get(1));

        Object deal = template().requestBody("direct:new-deal", Map.of("title", "Floor tiles"));

        assertThat(PIPEDRIVE.records("deal")).isEqualTo(List.of(deal));
    }

    @Test
    void theGuideToRetriesLetsCamelRedeliverWhatIsSafe() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "value", 4800));
        PIPEDRIVE.answerNext("deal/update", BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY, BAD_GATEWAY);
        start(routes("docs/retries.md").get(2).replace("60_000", "1"));

        template().requestBody("direct:store", Map.of("id", 1, "value", 5200));

        assertThat(PIPEDRIVE.requests())
                .as("two tries, two on the first redelivery, one on the second")
                .hasSize(5);
    }

    @Test
    void theGuideToRetriesPutsAsideWhatFailed() throws Exception {
        PIPEDRIVE.answerNext("person/create", BAD_GATEWAY);
        start(routes("docs/retries.md").get(3));

        template().requestBody("direct:import", Map.of("name", "Ilse Varga"));

        Exchange rejected = context.createConsumerTemplate().receive("seda:rejects", 20_000);
        assertThat(rejected.getMessage().getBody()).isEqualTo(Map.of("name", "Ilse Varga"));
        assertThat(rejected.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(PipedriveServerException.class);
    }

    @Test
    void theGuideToRetriesOpensTheCircuitWhilePipedriveIsDown() throws Exception {
        Map<String, Object> deal = PIPEDRIVE.add("deal", Map.of("title", "Floor tiles"));
        start(routes("docs/retries.md").get(4));
        assertThat(template().requestBody("direct:deal", 1)).isEqualTo(deal);
        assertThat(template().requestBody("direct:deal", 4711)).isEqualTo("There is no such deal");
        for (int i = 0; i < 2; i++) {
            PIPEDRIVE.answerNext("deal/get", BAD_GATEWAY, BAD_GATEWAY);
            template().requestBody("direct:deal", 1);
        }
        assertThat(PIPEDRIVE.requests()).hasSize(6);

        assertThat(template().requestBody("direct:deal", 1)).isEqualTo("Pipedrive can't be reached");
        assertThat(PIPEDRIVE.requests()).as("as many as before").hasSize(6);
    }

    private static void deals(int count) {
        for (int i = 1; i <= count; i++) {
            PIPEDRIVE.add("deal", Map.of("title", "Floor tiles " + i));
        }
    }

    private List<Object> collectDeals() throws Exception {
        List<Object> ids = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal")
                        .process(exchange ->
                                ids.add(exchange.getMessage().getBody(Map.class).get("id")));
            }
        });
        return ids;
    }

    private ProducerTemplate template() {
        return context.createProducerTemplate();
    }

    private void start(String route) throws Exception {
        context.addRoutes(compiled(route));
        context.start();
    }

    private Path state() {
        return folder.resolve("state");
    }

    /** The code of a page within a class, in the way in which a reader would put it there. */
    private RouteBuilder compiled(String route) throws Exception {
        Path source = folder.resolve("Documented.java");
        Files.writeString(
                source,
                IMPORTED.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining())
                        + "public class Documented extends org.apache.camel.builder.RouteBuilder {\n"
                        + "public void configure() throws Exception {\n"
                        + route.replace(
                                "FileResumeStrategy(\"state\")",
                                "FileResumeStrategy(\"" + state().toString().replace("\\", "/") + "\")")
                        + "}}");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            boolean compiles = compiler.getTask(
                            null, files, null, List.of("-Werror"), null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiles).as(route).isTrue();
        }
        try (URLClassLoader own = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return (RouteBuilder)
                    own.loadClass("Documented").getDeclaredConstructor().newInstance();
        }
    }

    private static List<String> routes(String page) throws IOException {
        Matcher matcher = JAVA.matcher(Files.readString(ROOT.resolve(page)));
        List<String> routes = new ArrayList<>();
        while (matcher.find()) {
            if (ROUTE.matcher(matcher.group(1)).find()) {
                routes.add(matcher.group(1));
            }
        }
        return routes;
    }
}

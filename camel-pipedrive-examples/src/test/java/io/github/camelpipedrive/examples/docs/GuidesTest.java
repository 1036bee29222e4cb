// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.github.camelpipedrive.examples.export.DealCsv;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guides say runs with camel-main, against the sandbox. */
class GuidesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static final Path DOCS = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("docs");
    private static final String KEY = "7777aaaa8888bbbb9999cccc0000dddd1111eeee";

    private final Main main = new Main();

    @BeforeEach
    void connect() {
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.jmx-enabled", "false");
        main.addInitialProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private static List<String> blocks(String language, String page) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void configureAs(String page) throws IOException {
        Properties properties = new Properties();
        properties.load(
                new ByteArrayInputStream(blocks("properties", page).get(0).getBytes(StandardCharsets.UTF_8)));
        properties.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
    }

    private void load(String yaml) throws Exception {
        load("guide.camel.yaml", yaml);
    }

    private void load(String name, String routes) throws Exception {
        PluginHelper.getRoutesLoader(main.getCamelContext()).loadRoutes(ResourceHelper.fromString(name, routes));
    }

    @Test
    void thatToCallsHasARouteInXml() throws Exception {
        PIPEDRIVE.add("deal", Map.of("title", "Small", "value", 900));
        PIPEDRIVE.add("deal", Map.of("title", "Large", "value", 4800));
        PIPEDRIVE.add("deal", Map.of("title", "Lost", "value", 4800, "status", "lost"));
        List<Object> titles = new ArrayList<>();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:small-deal")
                        .process(deal ->
                                titles.add(deal.getMessage().getBody(Map.class).get("title")));
            }
        });
        main.start();
        load("guide.camel.xml", blocks("xml", "calls.md").get(0));

        main.getCamelTemplate().sendBody("direct:small-deals", null);

        assertThat(titles).isEqualTo(List.of("Small"));
    }

    @Test
    void thatToCustomFieldsWritesAndReadsOne() throws Exception {
        configureAs("custom-fields.md");
        Object id = PIPEDRIVE.add("deal", Map.of("title", "Floor")).get("id");
        main.start();
        for (String yaml : blocks("yaml", "custom-fields.md")) {
            load(yaml.replace("1401", id.toString()));
        }

        main.getCamelTemplate().sendBody("direct:set-floor-area", null);
        Object area = main.getCamelTemplate().requestBody("direct:floor-area", id);

        assertThat(PIPEDRIVE.record("deal", id).get("custom_fields")).isEqualTo(Map.of(KEY, 31));
        assertThat(area).isEqualTo(31);
    }

    @Test
    void thatToCallsEscapesTheTextOfANote() throws Exception {
        String escaping = Pattern.compile("escape what others wrote, with `(.*?)`,")
                .matcher(Files.readString(DOCS.resolve("calls.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        Object deal = PIPEDRIVE.add("deal", Map.of("title", "Floor")).get("id");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:note")
                        .setHeader("CamelPipedrive.content", simple(escaping))
                        .setHeader("CamelPipedrive.deal_id", constant(deal))
                        .setBody(constant(""))
                        .to("pipedrive:note/create");
            }
        });
        main.start();

        main.getCamelTemplate().sendBody("direct:note", "3 < 4, \"Ü\" & {x: 1}, (a)");

        assertThat(PIPEDRIVE.records("note")).singleElement().satisfies(note -> assertThat(note)
                .containsEntry("content", "3 &lt; 4, &quot;Ü&quot; &amp; {x: 1}, (a)"));
    }

    @Test
    void thatToObservabilityServesMetersAndHealth() throws Exception {
        int port = freePort();
        configureAs("observability.md");
        configureAtPort(port, blocks("properties", "observability.md").get(2));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deals").to("pipedrive:deal/list");
            }
        });
        main.start();
        CamelContext camel = main.getCamelContext();
        camel.createProducerTemplate().sendBody("direct:deals", null);

        String metrics = get(port, "/observe/metrics").body();
        HttpResponse<String> health = get(port, "/observe/health");

        assertThat(metrics)
                .containsPattern("camel_pipedrive_calls_seconds_count\\{[^}]*operation=\"deal/list\"[^}]*} 1");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\"").contains("UP");
    }

    @Test
    void thatToObservabilityShowsTheDeveloperConsole() throws Exception {
        int port = freePort();
        configureAtPort(port, blocks("properties", "observability.md").get(1));
        main.start();
        CamelContext camel = main.getCamelContext();
        camel.createProducerTemplate().sendBody("pipedrive:deal/list", null);

        HttpResponse<String> page = get(port, "/q/dev/pipedrive");
        HttpResponse<String> json = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/dev/pipedrive"))
                                .header("Accept", "application/json")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(json.body()).contains("\"account\":", "\"default\"");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(PIPEDRIVE.baseUrl(), "default (API token): 1 calls, 0 failed");
    }

    private void configureAtPort(int port, String properties) {
        for (String line : properties.lines().toList()) {
            String[] pair = line.split(" = ");
            main.addInitialProperty(pair[0], pair[1].replace("9876", String.valueOf(port)));
        }
    }

    @Test
    void thatToPagingExportsDealsAsCsvAndContinuesAfterAnError(@TempDir Path folder) throws Exception {
        List<String> routes = blocks("yaml", "paging.md");
        deals("Slate, grey", "\"Pool\"", "Größe 磁", "Roof", "Floor");
        main.start();
        load(routes.get(3).replace("0: state", "0: " + folder).replace("limit=100", "limit=2"));
        load("csv.camel.yaml", routes.get(4).replace("file:export", "file:" + folder));
        PIPEDRIVE.answerNext("deal/list", SandboxAnswer.own(), SandboxAnswer.of(403, "{\"success\":false}"));

        assertThat(export().getException()).isNotNull();
        String before = Files.readString(folder.resolve("deals.csv"));
        assertThat(export().getException()).isNull();

        assertThat(before).isEqualTo("1,\"Slate, grey\",0,EUR\r\n2,\"\"\"Pool\"\"\",0,EUR\r\n");
        String all = before + "3,Größe 磁,0,EUR\r\n4,Roof,0,EUR\r\n5,Floor,0,EUR\r\n";
        assertThat(Files.readString(folder.resolve("deals.csv"))).isEqualTo(all);
        assertThat(export().getException()).isNull();
        assertThat(Files.readString(folder.resolve("deals.csv")))
                .as("a finished export starts again")
                .isEqualTo(all + all);
    }

    @Test
    void thatToPagingShowsTheBeanOfTheExport() throws Exception {
        Path source = DOCS.resolveSibling("camel-pipedrive-examples/src/main/java")
                .resolve(DealCsv.class.getName().replace('.', '/') + ".java");
        String code = Files.readString(source)
                .replaceAll("(?m)^ */\\*\\*(?s:.*?)\\*/\n", "")
                .replaceFirst("^// SPDX.*\npackage .*;\n\n", "");

        assertThat(blocks("java", "paging.md")).contains(code);
        assertThat(Files.readString(DOCS.resolve("paging.md")))
                .contains("(" + CSVFormat.class.getPackage().getImplementationVersion() + " in the examples)");
    }

    @Test
    void thatToPagingStartsAnExportByATimer() throws Exception {
        String timer = Pattern.compile("such as `(timer:.*?)`, which sends")
                .matcher(Files.readString(DOCS.resolve("paging.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        CountDownLatch started = new CountDownLatch(1);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(timer).to("direct:resumable-export");
                from("direct:resumable-export").process(message -> started.countDown());
            }
        });

        main.start();

        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void deals(String... titles) {
        for (String title : titles) {
            PIPEDRIVE.add("deal", Map.of("title", title));
        }
    }

    private Exchange export() {
        return main.getCamelContext().createProducerTemplate().request("direct:resumable-export", exchange -> {});
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

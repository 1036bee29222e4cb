// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxToken;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** The pages for those who come from HTTP routes, from flows or from version 1: their routes run, and their URIs and names are right. */
class MigrationPagesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().movedV1());

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final String HTTP = "migrate-from-http.md";
    private static final String FLOWS = "migrate-from-flows.md";
    private static final String VERSION_1 = "migrate-from-v1.md";
    private static final String KEY = "7777aaaa8888bbbb9999cccc0000dddd1111eeee";

    private final Main main = new Main();
    private final List<Object> titles = new ArrayList<>();

    @BeforeEach
    void connect() {
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.jmx-enabled", "false");
        main.addInitialProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());
        main.addInitialProperty("crm.url", PIPEDRIVE.baseUrl());
        main.addInitialProperty("crm.token", PIPEDRIVE.token());
        main.bind("seen", new MemoryIdempotentRepository());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal")
                        .process(deal ->
                                titles.add(deal.getMessage().getBody(Map.class).get("title")));
            }
        });
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private static String page(String name) throws IOException {
        return Files.readString(MODULE.resolveSibling("docs").resolve(name));
    }

    private static List<String> blocks(String language, String page) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(main.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("page.camel.yaml", yaml));
    }

    private void startWith(String page) throws Exception {
        main.start();
        for (String yaml : blocks("yaml", page)) {
            load(yaml.replace("limit=100", "limit=2").replace("timer:changed?period=5m", "direct:changed"));
        }
    }

    private Object send(String route, Object body) throws Exception {
        Exchange result = main.getCamelContext()
                .createProducerTemplate()
                .request("direct:" + route, exchange -> exchange.getMessage().setBody(body));
        if (result.getException() != null) {
            throw result.getException();
        }
        return result.getMessage().getBody();
    }

    private static void deals(String... names) {
        for (String title : names) {
            PIPEDRIVE.add("deal", Map.of("title", title));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void anHttpRouteAndItsSuccessorCreateADeal(String which) throws Exception {
        Object organization =
                PIPEDRIVE.add("organization", Map.of("name", "Tiletown")).get("id");
        startWith(HTTP);

        Object deal = send("new-deal-" + which, Map.of("title", "Floor tiles", "org", organization));

        assertThat(deal).asInstanceOf(MAP).containsEntry("title", "Floor tiles");
        assertThat(PIPEDRIVE.records("deal")).singleElement().satisfies(record -> assertThat(record)
                .containsEntry("title", "Floor tiles")
                .containsEntry("org_id", organization));
    }

    @Test
    void onlyTheSuccessorTakesATitleWithAQuote() throws Exception {
        Map<String, Object> order = Map.of("title", "Tiles, 12\"", "org", 1);
        PIPEDRIVE.add("organization", Map.of("name", "Tiletown"));
        startWith(HTTP);

        send("new-deal-after", order);

        assertThat(PIPEDRIVE.records("deal"))
                .extracting(deal -> deal.get("title"))
                .containsExactly("Tiles, 12\"");
        assertThatThrownBy(() -> send("new-deal-before", order)).hasMessageContaining("400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void anHttpRouteAndItsSuccessorReadAllPages(String which) throws Exception {
        deals("Floor", "Roof", "Pool", "Wall", "Stairs");
        startWith(HTTP);

        send("open-deals-" + which, null);

        assertThat(titles).isEqualTo(List.of("Floor", "Roof", "Pool", "Wall", "Stairs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void anHttpRouteAndItsSuccessorTellARecordThatIsNotThere(String which) throws Exception {
        deals("Floor");
        startWith(HTTP);

        assertThat(send("get-" + which, 1)).asInstanceOf(MAP).containsEntry("title", "Floor");
        assertThat(send("get-" + which, 4711)).isEqualTo("no such deal");
    }

    @Test
    void anHttpPathIsTakenAsItWas() throws Exception {
        startWith(HTTP);

        assertThat(send("fields-of-leads", null)).asInstanceOf(LIST).isNotEmpty();
    }

    @Test
    void theSettingsThatReplaceHeadersAreThere() throws Exception {
        Properties settings = new Properties();
        settings.load(new StringReader(blocks("properties", HTTP).get(0)));
        settings.forEach((name, value) -> main.addInitialProperty(
                name.toString(), value.toString().replace("{{env:PIPEDRIVE_API_TOKEN}}", PIPEDRIVE.token())));
        main.getInitialProperties().remove("camel.component.pipedrive.base-url");

        main.start();

        assertThat(settings).hasSize(2);
        assertThat(main.getCamelContext()
                        .getComponent("pipedrive", PipedriveComponent.class)
                        .getConfiguration()
                        .getCompanyDomain())
                .isEqualTo("acme");
    }

    @Test
    void tokensThatWereStoredElsewhereAreTakenAlong(@TempDir Path tokenDirectory) throws Exception {
        SandboxToken old = PIPEDRIVE.sandbox().oauth().grant();
        store(tokenDirectory, old.accessToken(), old.refreshToken(), PIPEDRIVE.baseUrl());
        Map<String, String> settings = PIPEDRIVE.sandbox().oauth().properties();
        settings.forEach(main::addInitialProperty);
        main.getInitialProperties().remove("camel.component.pipedrive.api-token");
        main.addInitialProperty("camel.component.pipedrive.token-directory", tokenDirectory.toString());
        deals("Floor");
        main.start();

        Object deals = main.getCamelTemplate().requestBody("pipedrive:deal/list?account=acme", (Object) null);

        assertThat(deals).asInstanceOf(LIST).hasSize(1);
        assertThat(PIPEDRIVE.sandbox().oauth().refreshCount()).isEqualTo(1);
        String source = Files.readString(MODULE.resolve("src/test/java")
                .resolve(MigrationPagesTest.class.getName().replace('.', '/') + ".java"));
        assertThat(source).containsIgnoringWhitespaces(blocks("java", HTTP).get(0));
    }

    private static void store(Path tokenDirectory, String accessToken, String refreshToken, String apiDomain)
            throws IOException {
        OauthToken token = new OauthToken(accessToken, refreshToken, Instant.EPOCH, "", apiDomain);
        Authorization authorization = new Authorization("acme", token, Authorization.Owner.UNKNOWN, Instant.now(), "");
        new FileTokenStore(tokenDirectory).store(authorization, 0);
    }

    private void startWithFlows() throws Exception {
        main.configure().withRoutesIncludePattern("classpath:camel-pipedrive/templates/*.camel.yaml");
        startWith(FLOWS);
    }

    @Test
    void aFlowIsARoute() throws Exception {
        startWithFlows();
        Map<String, Object> form = Map.of("name", "Ilse Varga", "email", "ilse@example.com", "title", "Floor tiles");

        Object deal = send("form", form);
        send("form", form);

        assertThat(deal).asInstanceOf(MAP).contains(Map.entry("title", "Floor tiles"), Map.entry("stage_id", 5));
        assertThat(PIPEDRIVE.records("person")).hasSize(1);
        assertThat(PIPEDRIVE.records("deal")).hasSize(2);
        assertThat(PIPEDRIVE.records("note"))
                .extracting(note -> note.get("deal_id"))
                .containsExactly(1, 2);
    }

    @Test
    void aFlowIsATemplateThatMakesOneDeal() throws Exception {
        startWithFlows();
        Map<String, Object> form = Map.of("name", "Ilse Varga", "email", "ilse@example.com", "title", "Floor tiles");

        send("pipedrive-web-form", form);
        send("pipedrive-web-form", form);

        assertThat(PIPEDRIVE.records("deal")).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("stage_id", 5));
    }

    @Test
    void aTriggerIsAListOfWhatHasChanged() throws Exception {
        deals("Floor");
        startWithFlows();

        send("changed", null);
        send("changed", null);
        deals("Roof");
        send("changed", null);

        assertThat(titles).isEqualTo(List.of("Floor", "Roof"));
        assertThat(PIPEDRIVE.requests("deal/list")).hasSize(3).allSatisfy(request -> assertThat(request.toString())
                .contains("updated_since="));
    }

    @Test
    void theOperationsOfActionsAreThere() throws IOException {
        OperationCatalogue catalogue = PipedriveOperations.catalogue();
        List<String> named = Pattern.compile("(?<=`)[a-z-]+/[a-z][A-Za-z]+(?=`)")
                .matcher(page(FLOWS) + page(VERSION_1))
                .results()
                .map(MatchResult::group)
                // Its row is made of the endpoint's options; theUrisAreEndpoints has its URIs.
                .filter(name -> !name.equals("api/call"))
                .toList();

        assertThat(named).hasSizeGreaterThan(50).allSatisfy(name -> {
            int slash = name.indexOf('/');
            assertThat(catalogue
                            .operation(name.substring(0, slash), name.substring(slash + 1))
                            .id())
                    .isEqualTo(name);
        });
    }

    @Test
    void theUrisAreEndpoints() throws Exception {
        List<String> uris = Pattern.compile("`(pipedrive:[^`…]+)`")
                .matcher(page(HTTP) + page(FLOWS) + page(VERSION_1))
                .results()
                .map(uri -> uri.group(1))
                .distinct()
                .toList();
        main.start();

        assertThat(uris).hasSizeGreaterThan(20).allSatisfy(uri -> assertThat(
                        main.getCamelContext().getEndpoint(uri))
                .isNotNull());
    }

    private String refusal(String uri, Object body) throws Exception {
        try {
            main.getCamelTemplate().requestBody(uri, body);
        } catch (ResolveEndpointFailedException e) {
            return e.getCause().getMessage();
        } catch (RuntimeException e) {
            assertThat(e).hasCauseInstanceOf(PipedriveException.class);
            return e.getCause().getMessage();
        }
        throw new AssertionError(uri + " took " + body);
    }

    @Test
    void valuesAreRefusedAsThePagesSay() throws Exception {
        main.start();

        assertThat(page(FLOWS))
                .contains(refusal("pipedrive:lead/create", Map.of("title", "Floor", "person_id", 1, "value", 4800)));
        assertThat(page(VERSION_1)).contains(refusal("pipedrive:deal/list?start=100", null));
        assertThat(page(VERSION_1))
                .contains(refusal(
                        "pipedrive:deal/create", "{\"title\": \"Floor\", \"user_id\": 9001, \"label\": \"3\"}"));
    }

    @Test
    void namesOfVersion1AreAnsweredAsTheTableSays() throws IOException {
        OperationCatalogue catalogue = PipedriveOperations.catalogue();
        List<MatchResult> rows = Pattern.compile("(?m)^\\| `([a-z]+)/([a-z]+)` \\| `(\\w+)` \\| `(\\w+)` \\|")
                .matcher(page(VERSION_1))
                .results()
                .toList();

        assertThat(rows).hasSize(10).allSatisfy(row -> assertThat(
                        catalogue.operation(row.group(1), row.group(2)).unknownParameter(row.group(3)))
                .contains("Did you mean '" + row.group(4) + "'"));
    }

    @Test
    void aRecordOfVersion1IsTheOneOfVersion2() throws Exception {
        PIPEDRIVE.add("person", Map.of("name", "Ilse Varga"));
        String key = PIPEDRIVE.sandbox().fields().add("deal", "Floor area", "double");
        List<String> documents = blocks("json", VERSION_1).stream()
                .map(json -> json.replace(KEY, key))
                .toList();
        main.start();

        HttpResponse<String> old = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PIPEDRIVE.baseUrl() + "/v1/deals"))
                                .header("x-api-token", PIPEDRIVE.token())
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(documents.get(0)))
                                .build(),
                        BodyHandlers.ofString());
        main.getCamelTemplate().requestBody("pipedrive:deal/create", documents.get(1));

        assertThat(old.statusCode()).as(old.body()).isEqualTo(201);
        assertThat(PIPEDRIVE.records("deal"))
                .hasSize(2)
                .extracting(deal -> List.of(
                        deal.get("owner_id"), deal.get("person_id"), deal.get("visible_to"), deal.get("custom_fields")))
                .containsOnly(List.of(9001, 1, 3, Map.of(key, 31)));
        assertThat(PIPEDRIVE.records("deal"))
                .extracting(deal -> deal.get("label_ids"))
                .containsOnly(List.of(3));
    }

    @Test
    void aRecordThatWasReadFromVersion1IsTranslated() throws Exception {
        PIPEDRIVE.add("person", Map.of("name", "Ilse Varga"));
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "person_id", 1, "owner_id", 9002));
        HttpResponse<String> read = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PIPEDRIVE.baseUrl() + "/v1/deals/1"))
                                .header("x-api-token", PIPEDRIVE.token())
                                .build(),
                        BodyHandlers.ofString());
        Object old = new ObjectMapper().readValue(read.body(), Map.class).get("data");
        startWith(VERSION_1);

        Object deal = send("deal-of-version-1", old);

        assertThat(deal)
                .asInstanceOf(MAP)
                .contains(Map.entry("title", "Floor tiles"), Map.entry("owner_id", 9002), Map.entry("person_id", 1));
    }

    @Test
    void theNewestDealsAreListed() throws Exception {
        deals("Floor", "Roof");
        startWith(VERSION_1);

        send("recent-deals", null);

        assertThat(PIPEDRIVE.requests("deal/list")).singleElement().satisfies(request -> assertThat(request.toString())
                .contains("owner_id=9001", "sort_by=update_time", "sort_direction=desc"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** The page about the route templates: it lists their parameters, and its examples run. */
class TemplatesPageTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent()
            .resolve("docs/templates.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (pipedrive-\\S+)\n(.*?)(?=^## |\\z)");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| parameter \\|.*\n\\|.*\n((?:\\| .*\n)+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([^`]*)`)?");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setApiToken(PIPEDRIVE.token());
        context.addComponent("pipedrive", component);
        for (Resource each : PluginHelper.getPackageScanResourceResolver(context)
                .findResources("camel-pipedrive/templates/*.camel.yaml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(each);
        }
        Matcher blocks = YAML.matcher(Files.readString(PAGE));
        for (int i = 0; blocks.find(); i++) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("block-" + i + ".yaml", blocks.group(1)));
        }
        context.start();
        PIPEDRIVE.add("organization", Map.of("name", "Tiletown Ltd"));
        PIPEDRIVE.add(
                "person",
                Map.of(
                        "name", "Ilse Varga",
                        "emails", List.of(Map.of("value", "ilse@example.com")),
                        "phones", List.of(Map.of("value", "+37255551234"))));
        PIPEDRIVE.add("deal", Map.of("title", "Floor tiles", "person_id", 1, "owner_id", 9001, "stage_id", 2));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Map<String, String> rows(String text) {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher table = TABLE.matcher(text);
        if (table.find()) {
            ROW.matcher(table.group(1)).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        }
        return rows;
    }

    @Test
    void listsTheParametersOfEachTemplate() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, Map<String, String>> listed = new LinkedHashMap<>();
        SECTION.matcher(page).results().forEach(section -> listed.put(section.group(1), rows(section.group(2))));
        Map<String, Map<String, String>> there = new LinkedHashMap<>();
        for (RouteTemplateDefinition each :
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinitions()) {
            Map<String, String> parameters = new LinkedHashMap<>();
            each.getTemplateParameters().forEach(parameter -> {
                assertThat(parameter.getDescription()).as(parameter.getName()).isNotBlank();
                String value = parameter.getDefaultValue();
                parameters.put(parameter.getName(), "${null}".equals(value) ? null : value);
            });
            assertThat(parameters).containsEntry("from", "direct:" + each.getId());
            parameters.keySet().removeAll(List.of("from", "component"));
            there.put(each.getId(), parameters);
        }

        assertThat(listed).isEqualTo(there);
        assertThat(rows(page).keySet()).containsExactly("from", "component");
    }

    private Map<String, Object> run(String route, Object body) throws Exception {
        Exchange result = context.createProducerTemplate()
                .request("direct:" + route, exchange -> exchange.getMessage().setBody(body));
        if (result.getException() != null) {
            throw result.getException();
        }
        Map<String, Object> record = new LinkedHashMap<>();
        ((Map<?, ?>) result.getMessage().getBody()).forEach((key, value) -> record.put(key.toString(), value));
        return record;
    }

    @Test
    void movesADealToTheNextStage() throws Exception {
        assertThat(run("quoted", null)).contains(entry("id", 1), entry("stage_id", 3));
    }

    @Test
    void makesADealOfAForm() throws Exception {
        assertThat(run("form", "{\"email\": \"ilse@example.com\", \"company\": \"Tiletown Ltd\"}"))
                .contains(entry("title", "Web form"), entry("person_id", 1), entry("org_id", 1), entry("stage_id", 5));
    }

    @Test
    void addsANote() throws Exception {
        assertThat(run("asked", null)).contains(entry("deal_id", 1), entry("content", "Asked for samples"));
    }

    @Test
    void addsAFile() throws Exception {
        PIPEDRIVE.answerNext("file/create", SandboxAnswer.of(201, "{\"success\":true,\"data\":{\"id\":5}}"));

        assertThat(run("offer", "Slate")).containsEntry("id", 5);
    }

    @Test
    void wins() throws Exception {
        assertThat(run("ordered", null)).contains(entry("id", 1), entry("status", "won"));
    }

    @Test
    void loses() throws Exception {
        assertThat(run("declined", null))
                .contains(entry("id", 1), entry("status", "lost"), entry("lost_reason", "Too expensive"));
    }

    @Test
    void convertsALead() throws Exception {
        PIPEDRIVE.sandbox().fields().add("deal", "Lead ID", "varchar");
        PIPEDRIVE.add("lead", Map.of("title", "Roof tiles", "person_id", 1));

        assertThat(run("qualified", null)).contains(entry("title", "Roof tiles"), entry("person_id", 1));
    }

    @Test
    void logsACall() throws Exception {
        assertThat(run("called", null)).contains(entry("person_id", 1), entry("done", true));
    }

    @Test
    void handsOver() throws Exception {
        assertThat(run("goodbye-sam", null)).isEqualTo(Map.of("changed", 1, "failed", List.of()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxBuilder;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The test that is in the guide to the sandbox, and a check that it stands there as it is here. */
class SandboxGuideTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();

    private static final class OrderRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:orders").to("pipedrive:deal/create");
        }
    }

    @RegisterExtension
    static PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().organization("Tiletown Ltd"));

    @Test
    void createsADealForAnOrder() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);
            component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
            component.getConfiguration().setApiToken(pipedrive.token());
            camel.addRoutes(new OrderRoutes());
            camel.start();
            pipedrive.answerNext("deal/create", SandboxAnswer.of(429, "{}").header("retry-after", "0"));

            camel.createProducerTemplate().sendBody("direct:orders", Map.of("title", "Floor tiles", "org_id", 1));

            assertThat(pipedrive.records("deal"))
                    .extracting(deal -> deal.get("title"))
                    .containsExactly("Floor tiles");
            assertThat(pipedrive.requests("deal/create")).hasSize(2);
        }
    }

    @Test
    void standsInTheGuideAsItIs() throws IOException {
        String guide = Files.readString(MODULE.getParent().resolve("docs/sandbox.md"));
        Matcher java = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
        assertThat(java.find()).isTrue();

        String source =
                Files.readString(MODULE.resolve("src/test/java/io/github/camelpipedrive/docs/SandboxGuideTest.java"));

        assertThat(source.replaceAll("(?m)^ {4}", "")).contains(java.group(1));
    }

    @Test
    void listsTheMethodsOfTheBuilderWithTheirParameters() throws IOException {
        String guide = Files.readString(MODULE.getParent().resolve("docs/sandbox.md"));
        String table =
                guide.substring(guide.indexOf("| `PipedriveSandbox.builder()` | |"), guide.indexOf("| in a test | |"));
        String source = Files.readString(MODULE.resolveSibling("camel-pipedrive-sandbox/src/main/java")
                .resolve(PipedriveSandboxBuilder.class.getName().replace('.', '/') + ".java"));

        assertThat(all("^ {4}public \\w+ (\\w+\\(.*?\\)) \\{$", source)).hasSizeGreaterThan(20);
        assertThat(all("`([^`]*)`", String.join("\n", all("^\\| (`.*?`) \\| ", table))))
                .contains("PipedriveSandbox.builder()")
                .filteredOn(method -> !method.equals("PipedriveSandbox.builder()"))
                .containsExactlyInAnyOrderElementsOf(all("^ {4}public \\w+ (\\w+\\(.*?\\)) \\{$", source));
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

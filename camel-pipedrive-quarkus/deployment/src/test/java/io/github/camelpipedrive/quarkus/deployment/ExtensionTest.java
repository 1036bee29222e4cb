// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveComponent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** One application with all that it may have: routes of both kinds, beans, the Dev Service. */
class ExtensionTest {

    private static final String BASE = "io.github.camelpipedrive";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(JavaRoutes.class, Captured.class, EmbeddingPage.class)
                    .addAsResource(
                            new StringAsset(
                                    """
                                    - route:
                                        from:
                                          uri: direct:create
                                          steps:
                                            - to: pipedrive:deal/create
                                    """),
                            "routes/create.camel.yaml"))
            .overrideConfigKey("camel.main.routes-include-pattern", "routes/*.yaml")
            .overrideConfigKey("quarkus.camel-pipedrive.devservices.options", "--generate=deal=3,--token=another")
            .overrideConfigKey("quarkus.datasource.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:pipedrive")
            .overrideConfigKey("camel.component.pipedrive.token-data-source", "#type:javax.sql.DataSource")
            .addBuildChainCustomizer(Captured.everything());

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate template;

    @Inject
    ObjectMapper objectMapper;

    @Inject
    MeterRegistry meters;

    public static final class JavaRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:list").to("pipedrive:deal/list");
        }
    }

    @Test
    void isAFeature() throws IOException {
        assertThat(Captured.read("feature")).contains("camel-pipedrive");
    }

    @Test
    void theDevServiceAnswersTheRoutes() {
        assertThat(template.requestBody("direct:list", null, List.class).size()).isEqualTo(3);
        assertThat(template.requestBody("direct:create", Map.of("title", "Floor tiles"), Map.class)
                        .get("id"))
                .isEqualTo(4);
    }

    @Test
    void theDevServiceSetsWhatItsSandboxSays() {
        assertThat(ConfigProvider.getConfig().getValue("camel.component.pipedrive.base-url", String.class))
                .matches("http://localhost:\\d+");
        assertThat(ConfigProvider.getConfig().getValue("camel.component.pipedrive.api-token", String.class))
                .isEqualTo("another");
    }

    @Test
    void beansOfTheApplicationAreFound() throws Exception {
        PipedriveComponent component = camel.getComponent("pipedrive", PipedriveComponent.class);

        assertThat(camel.getRegistry().findSingleByType(ObjectMapper.class)).isSameAs(objectMapper);
        assertThat(component
                        .getConfiguration()
                        .getTokenDataSource()
                        .getConnection()
                        .isValid(1))
                .isTrue();
        template.requestBody("direct:list", null, List.class);
        assertThat(meters.find("camel.pipedrive.calls").timers()).isNotEmpty();
    }

    @Test
    void theDeveloperConsoleIsFound() {
        assertThat(camel.getCamelContextExtension()
                        .getBootstrapFactoryFinder("META-INF/services/org/apache/camel/dev-console/")
                        .findClass("pipedrive"))
                .hasValueSatisfying(type -> assertThat(type.getName()).isEqualTo(BASE + ".PipedriveDevConsole"));
    }

    @Test
    void everyClassThatIsLoadedByNameCanBeMade() throws IOException {
        assertThat(Captured.read("class")).containsAll(EmbeddingPage.classes());
        assertThat(Captured.read("constructors"))
                .containsAll(
                        EmbeddingPage.classes().stream()
                                .filter(Predicate.not(Set.of(
                                        "io.micrometer.core.instrument.MeterRegistry",
                                        "org.apache.camel.util.StringHelper")::contains))
                                .toList());
    }

    @Test
    void everyMemberThatIsReadByReflectionIsThere() throws IOException {
        assertThat(Captured.read("methods"))
                .containsAll(EmbeddingPage.classesOfMembers())
                .contains("org.apache.camel.util.StringHelper", BASE + ".PipedriveAllowance");
    }

    /** Those of Camel's services are read when the application is built; a component is bound to the registry then. */
    @Test
    void everyResourceIsThere() throws IOException {
        Set<String> resources = new TreeSet<>(Captured.read("resource"));
        Captured.read("service").forEach(service -> resources.add(service.split(" ")[0]));
        List<String> patterns = Captured.read("pattern");

        assertThat(EmbeddingPage.resources())
                .filteredOn(name -> !name.equals("META-INF/services/org/apache/camel/component/pipedrive"))
                .filteredOn(name -> patterns.stream().noneMatch(name::matches))
                .isSubsetOf(resources);
    }

    @Test
    void randomNumbersAreNotThoseOfTheImage() throws IOException {
        assertThat(Captured.read("runtime")).contains(PipedriveProcessor.MADE_WHEN_RUN);
    }

    @Test
    void theComponentIsBoundToTheRegistry() {
        assertThat(camel.getRegistry().lookupByName("pipedrive"))
                .isExactlyInstanceOf(PipedriveComponent.class)
                .isSameAs(camel.getComponent("pipedrive"));
    }
}

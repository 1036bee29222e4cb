// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.PipedriveComponent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties are those of the catalog, and what editors are told of them is complete. */
class GeneratedConfigurationTest {

    private static final Path GENERATED =
            Path.of(System.getProperty("basedir", ".")).resolve("src/generated").normalize();
    private static final boolean UPDATE = Boolean.getBoolean("pipedrive.docs.update");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode catalog() throws IOException {
        try (InputStream json =
                PipedriveComponent.class.getResourceAsStream("/META-INF/io/github/camelpipedrive/pipedrive.json")) {
            return MAPPER.readTree(json);
        }
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream json = Files.newInputStream(Path.of(System.getProperty("basedir", "."))
                .resolve("target/classes/META-INF/spring-configuration-metadata.json"))) {
            return MAPPER.readTree(json);
        }
    }

    private static void assertUpToDate(String file, String expected) throws IOException {
        Path path = GENERATED.resolve(file);
        if (UPDATE) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, expected);
        }
        assertThat(path)
                .as("%s; ./mvnw -q -Pdocs writes it again", file)
                .exists()
                .content()
                .isEqualTo(expected);
    }

    @Test
    void theClassHasTheOptionsOfTheCatalog() throws IOException {
        assertUpToDate(
                "java/io/github/camelpipedrive/springboot/PipedriveComponentConfiguration.java",
                new ConfigurationGenerator(catalog()).javaClass());
    }

    @Test
    void theMetadataHasTheDefaultsOfTheCatalog() throws IOException {
        assertUpToDate(
                "resources/META-INF/additional-spring-configuration-metadata.json",
                new ConfigurationGenerator(catalog()).additionalMetadata());
    }

    @Test
    void theMetadataExplainsEachOption() throws IOException {
        Map<String, JsonNode> byName = new TreeMap<>();
        metadata().get("properties").forEach(each -> byName.put(each.get("name").asText(), each));
        Set<String> expected = new HashSet<>(new ConfigurationGenerator(catalog()).properties());
        expected.addAll(List.of(
                "camel.component.pipedrive.enabled",
                "camel.component.pipedrive.customizer.enabled",
                "camel.component.pipedrive.ssl-bundle"));

        assertThat(byName.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(byName.values()).allSatisfy(each -> {
            assertThat(each.path("description").asText()).as("%s", each).isNotBlank();
            assertThat(each.path("type").asText()).as("%s", each).isNotBlank();
        });
    }

    @Test
    void theMetadataHasTypesDefaultsAndHints() throws IOException {
        Map<String, JsonNode> byName = new TreeMap<>();
        metadata().get("properties").forEach(each -> byName.put(each.get("name").asText(), each));

        assertThat(typeAndDefault(byName, "max-rate-limit-wait")).isEqualTo("java.time.Duration \"60000ms\"");
        assertThat(typeAndDefault(byName, "max-retries")).isEqualTo("java.lang.Integer 3");
        assertThat(typeAndDefault(byName, "references")).isEqualTo("java.lang.Boolean true");
        assertThat(typeAndDefault(byName, "rate-share")).isEqualTo("java.lang.Double 1");
        assertThat(typeAndDefault(byName, "paging")).isEqualTo("io.github.camelpipedrive.paging.PagingMode \"page\"");
        assertThat(typeAndDefault(byName, "base-url")).isEqualTo("java.lang.String \"https://api.pipedrive.com\"");
        assertThat(typeAndDefault(byName, "api-tokens"))
                .isEqualTo("java.util.Map<java.lang.String,java.lang.String> null");
        assertThat(typeAndDefault(byName, "token-data-source")).isEqualTo("javax.sql.DataSource null");
        assertThat(metadata().at("/hints/0/name").asText()).isEqualTo("camel.component.pipedrive.output-class");
    }

    private static String typeAndDefault(Map<String, JsonNode> byName, String option) {
        JsonNode property = byName.get("camel.component.pipedrive." + option);
        return property.get("type").asText() + " " + property.get("defaultValue");
    }

    @Test
    void theMetadataSaysWhatIsDeprecated() throws IOException {
        JsonNode catalog = MAPPER.readTree(
                """
                {"componentProperties": {
                  "old": {"type": "integer", "javaType": "int", "deprecated": true, "deprecationNote": "Use new.",
                          "description": "How many."}}}
                """);

        JsonNode metadata = MAPPER.readTree(new ConfigurationGenerator(catalog).additionalMetadata());

        assertThat(metadata.at("/properties/2"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                {"name": "camel.component.pipedrive.old", "description": "How many.",
                 "deprecation": {"level": "warning", "reason": "Use new."}}
                """));
    }

    @Test
    void eachOptionWithoutATextHasItsConversion() throws IOException {
        Set<String> objects = new HashSet<>();
        catalog().get("componentProperties").forEach(option -> {
            if (option.get("type").asText().equals("object")
                    && !option.get("javaType").asText().startsWith("java.util.")) {
                objects.add(option.get("javaType").asText());
            }
        });

        assertThat(PipedriveComponentConverter.TYPES)
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(objects);
    }
}

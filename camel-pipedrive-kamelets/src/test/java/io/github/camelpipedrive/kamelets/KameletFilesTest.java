// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.kamelets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The files are what Camel's definition of a Kamelet and its YAML DSL allow, and follow the rules of Camel's catalog. */
class KameletFilesTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
    private static final JsonNode DEFINITION = definition();
    private static final JsonSchema KAMELET = SCHEMAS.getSchema(DEFINITION);
    private static final JsonSchema ROUTES = SCHEMAS.getSchema(read("/schema/camelYamlDsl.json"));
    private static final Path PAGE = Path.of("../docs/kamelets.md");

    static List<KameletFile> kamelets() throws IOException {
        return KameletFile.all();
    }

    private static JsonNode definition() {
        for (JsonNode version : read("/camel.apache.org_kamelets.yaml").at("/spec/versions")) {
            if (version.path("name").asText().equals("v1")) {
                return version.at("/schema/openAPIV3Schema");
            }
        }
        throw new AssertionError("No version v1");
    }

    private static JsonNode read(String resource) {
        try {
            return KameletFile.resource(resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<ValidationMessage> routeProblems(KameletFile kamelet) {
        ArrayNode routes = KameletFile.YAML.createArrayNode();
        routes.add(kamelet.template());
        return ROUTES.validate(routes);
    }

    /** Keys that the schema does not know. The schema itself lets them pass. */
    private static List<String> unknownKeys(JsonNode schema, JsonNode node, String path) {
        List<String> unknown = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> unknown.addAll(unknownKeys(schema.path("items"), item, path + "[]")));
        }
        if (node.isObject()
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String inside = path + "/" + field.getKey();
                JsonNode known = schema.path("properties").path(field.getKey());
                JsonNode others = schema.path("additionalProperties");
                boolean anything = schema.path("type").asText().equals("object")
                        && !schema.has("properties")
                        && !schema.has("additionalProperties");
                if (!known.isMissingNode()) {
                    unknown.addAll(unknownKeys(known, field.getValue(), inside));
                } else if (others.isObject()) {
                    unknown.addAll(unknownKeys(others, field.getValue(), inside));
                } else if (!anything) {
                    unknown.add(inside);
                }
            }
        }
        return unknown;
    }

    @Test
    void thereAreSix() throws Exception {
        assertThat(kamelets())
                .extracting(KameletFile::name)
                .containsExactly(
                        "pipedrive-create-deal-sink",
                        "pipedrive-get-action",
                        "pipedrive-list-source",
                        "pipedrive-search-action",
                        "pipedrive-update-deal-sink",
                        "pipedrive-upsert-person-sink");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isWhatCamelDefines(KameletFile kamelet) {
        assertThat(KAMELET.validate(kamelet.content())).isEmpty();
        assertThat(unknownKeys(DEFINITION, kamelet.content(), "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasATemplateThatTheYamlDslKnows(KameletFile kamelet) {
        assertThat(routeProblems(kamelet)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/spec, definitoin, /spec/definitoin",
        "/spec/definition, requird, /spec/definition/requird",
        "/spec/definition/properties/apiToken, desciption, /spec/definition/properties/apiToken/desciption",
        "/spec/dataTypes/out/types/json, mediatype, /spec/dataTypes/out/types/json/mediatype",
        "/metadata, '', ''",
    })
    void aMisspeltKeyIsFound(String place, String key, String found) throws Exception {
        JsonNode content = kamelets().get(0).content().deepCopy();
        if (!key.isEmpty()) {
            ((ObjectNode) content.at(place)).put(key, "x");
        }

        assertThat(unknownKeys(DEFINITION, content, "")).isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void aMistakeInATypeOrATemplateIsFound() throws Exception {
        JsonNode content = kamelets().get(0).content().deepCopy();
        ((ObjectNode) content.at("/spec/definition")).put("required", "resource");
        ((ObjectNode) content.at("/spec/template/from/steps/0/to")).put("parameter", "x");

        assertThat(KAMELET.validate(content)).isNotEmpty();
        assertThat(routeProblems(new KameletFile("x", content))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isNamedAndDescribedAsInTheCatalog(KameletFile kamelet) {
        String ending = kamelet.type().substring(0, 1).toUpperCase(Locale.ROOT)
                + kamelet.type().substring(1);

        assertThat(kamelet.content().at("/metadata/name").asText()).isEqualTo(kamelet.name());
        assertThat(kamelet.type()).isIn("sink", "source", "action");
        assertThat(kamelet.name()).matches("pipedrive-[a-z-]+-" + kamelet.type());
        assertThat(kamelet.definition().path("title").asText())
                .startsWith("Pipedrive ")
                .endsWith(" " + ending);
        assertThat(kamelet.definition().path("description").asText()).endsWith(".");
        assertThat(kamelet.annotation("camel.apache.org/catalog.version")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(kamelet.annotation("camel.apache.org/kamelet.group")).isEqualTo("Pipedrive");
        for (Map.Entry<String, JsonNode> property :
                kamelet.definition().path("properties").properties()) {
            assertThat(property.getValue().path("title").asText())
                    .as(property.getKey())
                    .matches("[A-Z]\\w+( [A-Z]\\w+)*");
            assertThat(property.getValue().path("description").asText())
                    .as(property.getKey())
                    .endsWith(".");
            assertThat(property.getValue().path("type").asText())
                    .as(property.getKey())
                    .isIn("string", "integer", "boolean");
            assertThat(property.getValue().has("example")
                            || property.getValue().has("default")
                            || property.getValue().path("format").asText().equals("password"))
                    .as("%s has an example or a default", property.getKey())
                    .isTrue();
        }
    }

    @Test
    void titlesAndDescriptionsAreDifferent() throws Exception {
        Set<String> texts = new HashSet<>();
        for (KameletFile kamelet : kamelets()) {
            assertThat(texts.add(kamelet.definition().path("title").asText())).isTrue();
            assertThat(texts.add(kamelet.definition().path("description").asText()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasASmallIcon(KameletFile kamelet) {
        String start = "data:image/svg+xml;base64,";
        String icon = kamelet.annotation("camel.apache.org/kamelet.icon");

        assertThat(icon).startsWith(start).hasSizeLessThan(500);
        assertThat(new String(Base64.getDecoder().decode(icon.substring(start.length())), StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .endsWith("</svg>");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void usesEachPropertyThatItDeclaresAndNoOther(KameletFile kamelet) {
        assertThat(kamelet.used()).isEqualTo(kamelet.properties());
        kamelet.definition().path("required").forEach(required -> assertThat(kamelet.properties())
                .contains(required.asText()));
    }

    /** A property without a value would be an error, and one with a default needs no question mark. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void marksWhatIsOptional(KameletFile kamelet) {
        String template = kamelet.template().toString();
        Set<String> required = new HashSet<>();
        kamelet.definition().path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property :
                kamelet.definition().path("properties").properties()) {
            boolean always =
                    required.contains(property.getKey()) || property.getValue().has("default");
            assertThat(template).contains((always ? "{{" : "{{?") + property.getKey() + "}}");
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void keepsTheTokenSecret(KameletFile kamelet) {
        for (Map.Entry<String, JsonNode> property :
                kamelet.definition().path("properties").properties()) {
            boolean secret = property.getKey().toLowerCase(Locale.ROOT).contains("token");
            assertThat(property.getValue().path("format").asText().equals("password"))
                    .as(property.getKey())
                    .isEqualTo(secret);
            assertThat(property.getValue().path("x-descriptors").path(0).asText())
                    .as(property.getKey())
                    .isEqualTo(secret ? "urn:camel:group:credentials" : "");
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void saysWhatItTakesAndGives(KameletFile kamelet) {
        JsonNode types = kamelet.content().at("/spec/dataTypes");

        assertThat(types.at("/out/types/json/mediaType").asText()).isEqualTo("application/json");
        assertThat(types.has("in")).isEqualTo(!kamelet.type().equals("source"));
        types.forEach(way ->
                assertThat(way.path("types").has(way.path("default").asText())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void namesWhatHasToBeDownloaded(KameletFile kamelet) {
        String version = kamelet.annotation("camel.apache.org/catalog.version");
        for (String scheme : kamelet.schemes()) {
            assertThat(kamelet.dependencies())
                    .contains(
                            scheme.equals("pipedrive")
                                    ? "mvn:io.github.camelpipedrive:camel-pipedrive:" + version
                                    : "camel:" + scheme);
        }
        assertThat(kamelet.dependencies().contains("camel:jackson"))
                .isEqualTo(!kamelet.template().findValues("marshal").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void offersResourcesThatHaveTheOperation(KameletFile kamelet) {
        OperationCatalogue catalogue = PipedriveOperations.catalogue();
        for (String uri : kamelet.template().findValuesAsText("uri")) {
            if (uri.startsWith("pipedrive:")) {
                String path = uri.substring("pipedrive:".length());
                List<String> resources = new ArrayList<>();
                kamelet.definition().at("/properties/resource/enum").forEach(one -> resources.add(one.asText()));
                assertThat(path.contains("{{resource}}")).isEqualTo(!resources.isEmpty());
                for (String resource : resources.isEmpty() ? List.of("") : resources) {
                    String[] operation = path.replace("{{resource}}", resource).split("/", 2);
                    assertThatCode(() -> catalogue.target(operation[0], operation[1]))
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isDocumentedWithItsProperties(KameletFile kamelet) throws Exception {
        List<String> further = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `" + kamelet.name() + "` | `"))
                .toList();

        assertThat(further).singleElement().satisfies(line -> {
            Set<String> documented = new HashSet<>(Set.of("apiToken", "companyDomain"));
            for (String word : line.split("`", -1)) {
                if (word.matches("[a-z]\\w+")) {
                    documented.add(word);
                }
            }
            assertThat(documented).isEqualTo(kamelet.properties());
        });
    }
}

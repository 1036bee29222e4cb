// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All routes in YAML, in files and in the documentation, are what the schema of Camel's YAML DSL allows. */
class RouteFilesTest {

    private static final Path ROOT = Checkout.ROOT;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema SCHEMA = schema();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private static JsonSchema schema() {
        try (InputStream json = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> files() throws IOException {
        return Checkout.files(".camel.yaml");
    }

    static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            List<Path> all =
                    new ArrayList<>(pages.filter(page -> page.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            all.add(ROOT.resolve("README.md"));
            for (Path page : all) {
                BLOCK.matcher(Files.readString(page))
                        .results()
                        .map(found -> found.group(1))
                        .filter(block -> block.startsWith("- "))
                        .forEach(blocks::add);
            }
        }
        return blocks;
    }

    private static List<String> problems(JsonNode routes) {
        return SCHEMA.validate(routes).stream().map(Object::toString).toList();
    }

    /** Pages show a part of a route, too: its steps. */
    private static JsonNode route(JsonNode block) {
        String first = block.path(0).fieldNames().next();
        if (SCHEMA.getSchemaNode().at("/items/properties").has(first)) {
            return block;
        }
        ArrayNode routes = YAML.createArrayNode();
        routes.addObject().putObject("from").put("uri", "direct:steps").set("steps", block);
        return routes;
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesAreValid(Path file) throws IOException {
        assertThat(problems(YAML.readTree(ROOT.resolve(file).toFile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void blocksOfTheDocumentationAreValid(String block) throws IOException {
        assertThat(problems(route(YAML.readTree(block)))).as(block).isEmpty();
    }

    @Test
    void areAllLookedAt() throws IOException {
        assertThat(files()).hasSizeGreaterThan(15);
        assertThat(blocks()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route: {from: {uri: 'direct:a', stepps: []}}",
                "- rout: {}",
                "- route: {from: {uri: 'direct:a', steps: [{toto: 'log:a'}]}}",
            })
    void unknownKeysAreFound(String wrong) throws IOException {
        assertThat(problems(YAML.readTree(wrong))).isNotEmpty();
    }
}

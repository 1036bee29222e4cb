// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.kamelets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** A Kamelet as the build has put it into the jar. */
record KameletFile(String name, JsonNode content) {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Path FOLDER = Path.of("target/classes/kamelets");
    private static final String ENDING = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}]+)}}");

    static List<KameletFile> all() throws IOException {
        List<KameletFile> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                all.add(new KameletFile(
                        name.substring(0, name.length() - ENDING.length()), YAML.readTree(file.toFile())));
            }
        }
        return all;
    }

    static JsonNode resource(String name) throws IOException {
        try (InputStream stream = KameletFile.class.getResourceAsStream(name)) {
            return YAML.readTree(stream);
        }
    }

    JsonNode definition() {
        return content.at("/spec/definition");
    }

    JsonNode template() {
        return content.at("/spec/template");
    }

    String annotation(String annotation) {
        return content.at("/metadata/annotations").path(annotation).asText();
    }

    String type() {
        return content.at("/metadata/labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
    }

    /** The names of the properties that are declared. */
    Set<String> properties() {
        Set<String> names = new TreeSet<>();
        definition().path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The names in placeholders of the template. */
    Set<String> used() {
        Set<String> names = new TreeSet<>();
        texts(template()).forEach(text -> PLACEHOLDER.matcher(text).results().forEach(hit -> names.add(hit.group(1))));
        // Camel's own name for the route that it makes of the template.
        names.remove("routeId");
        return names;
    }

    /** The schemes of the endpoints in the template. */
    Set<String> schemes() {
        Set<String> schemes = new TreeSet<>();
        template().findValuesAsText("uri").forEach(uri -> schemes.add(uri.split(":", 2)[0]));
        template().findValues("to").stream()
                .filter(JsonNode::isTextual)
                .forEach(uri -> schemes.add(uri.asText().split(":", 2)[0]));
        return schemes;
    }

    List<String> dependencies() {
        List<String> dependencies = new ArrayList<>();
        content.at("/spec/dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
        return dependencies;
    }

    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.asText());
        }
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children.stream().flatMap(KameletFile::texts);
    }

    @Override
    public String toString() {
        return name;
    }
}

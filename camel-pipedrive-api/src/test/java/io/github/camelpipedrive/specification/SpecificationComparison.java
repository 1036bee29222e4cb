// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.specification;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.SortOrder;

/**
 * Compares the rows with Pipedrive's published description of its API: path and method, cost, scopes, paging, the names
 * of parameters, which of them are required, and the words that they may be. For maintainers, with the two files that
 * Pipedrive publishes: {@code ./mvnw -q -Pspecification -Dspecification.v1=… -Dspecification.v2=…}. It compares the
 * answers of the real service that were recorded, too: {@code response-mistakes.tsv} is the list of what the description
 * says otherwise, each with the recordings that show it.
 */
public final class SpecificationComparison {

    /** Where the rows knowingly say something else, and why. */
    private static final Map<String, String> KNOWN = Map.of(
            "person/create: required is [name], the specification says []",
            "the guide to version 2 requires a name",
            "deal/create: choices of status are [lost, open, won], the specification says []",
            "known from the description",
            "deal/update: choices of status are [lost, open, won], the specification says []",
            "known from the description");

    private final Map<ApiVersion, JsonNode> specifications;
    private final List<String> differences = new ArrayList<>();

    private SpecificationComparison(Map<ApiVersion, JsonNode> specifications) {
        this.specifications = specifications;
    }

    /**
     * Prints each difference and fails when there is any.
     *
     * @param files the description of version 1 and of version 2
     * @throws IOException when a file can't be read
     */
    public static void main(String... files) throws IOException {
        if (files.length != 3) {
            throw new IllegalArgumentException(
                    "Give two files, the descriptions of version 1 and of version 2, and the folder of the recordings");
        }
        List<Operation> operations = described();
        JsonNode version1 = read(files[0]);
        JsonNode version2 = read(files[1]);
        List<String> differences = new ArrayList<>(differences(operations, version1, version2));
        System.out.println(operations.size() + " rows compared, " + differences.size() + " differences");
        differences.addAll(changes(mistakes(Path.of(files[2]), version1, version2), known()));
        differences.forEach(System.out::println);
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Rows and specification differ");
        }
    }

    /** What the description says wrongly of answers, with the names of the recordings that show it. */
    static SortedMap<String, String> mistakes(Path recordings, JsonNode version1, JsonNode version2)
            throws IOException {
        List<ResponseComparison> comparisons = List.of(
                new ResponseComparison(version1, ApiVersion.V1.basePath()),
                new ResponseComparison(version2, ApiVersion.V2.basePath()));
        SortedMap<String, String> mistakes = new TreeMap<>();
        try (Stream<Path> files = Files.list(recordings)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                JsonNode recording = new ObjectMapper().readTree(file.toFile());
                comparisons.forEach(comparison -> comparison
                        .mistakes(recording)
                        .forEach(mistake -> mistakes.merge(mistake, name, (one, other) -> one + " " + other)));
            }
        }
        return mistakes;
    }

    /** The list that is kept. */
    static SortedMap<String, String> known() throws IOException {
        SortedMap<String, String> known = new TreeMap<>();
        try (InputStream list = SpecificationComparison.class.getResourceAsStream("/response-mistakes.tsv")) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int evidence = line.lastIndexOf('\t');
                        known.put(line.substring(0, evidence), line.substring(evidence + 1));
                    });
        }
        return known;
    }

    /** What the kept list lacks, and what it has too much. */
    static List<String> changes(SortedMap<String, String> found, SortedMap<String, String> known) {
        List<String> changes = new ArrayList<>();
        found.forEach((mistake, evidence) -> {
            if (!evidence.equals(known.get(mistake))) {
                changes.add("response-mistakes.tsv lacks\t" + mistake + "\t" + evidence);
            }
        });
        known.keySet().stream()
                .filter(mistake -> !found.containsKey(mistake))
                .forEach(mistake -> changes.add("response-mistakes.tsv has, and no recording shows\t" + mistake));
        return changes;
    }

    /** The rows that a specification describes; the authorization server has none. */
    static List<Operation> described() {
        return PipedriveOperations.catalogue().httpOperations().stream().toList();
    }

    static List<String> differences(List<Operation> operations, JsonNode v1, JsonNode v2) {
        Map<ApiVersion, JsonNode> specifications = new EnumMap<>(ApiVersion.class);
        specifications.put(ApiVersion.V1, v1);
        specifications.put(ApiVersion.V2, v2);
        SpecificationComparison comparison = new SpecificationComparison(specifications);
        operations.forEach(comparison::compare);
        return comparison.differences;
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(new File(file));
    }

    private void compare(Operation operation) {
        String path = operation.path().substring(operation.version().basePath().length());
        JsonNode specified = specifications
                .get(operation.version())
                .path("paths")
                .path(path)
                .path(operation.method().name().toLowerCase(Locale.ROOT));
        if (specified.isMissingNode()) {
            differences.add(operation.id() + ": the specification has no " + operation.method() + " " + path);
            return;
        }
        differ(
                operation,
                "cost is",
                operation.cost(),
                specified.path("x-token-cost").asInt());
        differ(operation, "scopes are", new TreeSet<>(operation.scopes()), scopes(specified));
        Map<String, JsonNode> properties = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        specified.path("parameters").forEach(parameter -> {
            String name = parameter.path("name").asText();
            properties.put(parameter.path("in").asText() + " " + name, parameter.path("schema"));
            if (parameter.path("required").asBoolean()) {
                required.add(name);
            }
        });
        specified
                .path("requestBody")
                .path("content")
                .forEach(content -> collect(content.path("schema"), properties, required));
        nameTheArray(operation, specified, properties, required);
        compareParameters(operation, properties, required);
    }

    /** An array that is the whole body has no name in the specification, and one of our choice in the row. */
    private static void nameTheArray(
            Operation operation, JsonNode specified, Map<String, JsonNode> properties, Set<String> required) {
        JsonNode body = specified.path("requestBody");
        JsonNode schema = body.path("content").path("application/json").path("schema");
        if (operation.bodyKind() == BodyKind.ARRAY
                && schema.path("type").asText().equals("array")) {
            operation.parameters().stream().filter(Parameter::inBody).forEach(array -> {
                properties.put("body " + array.name(), schema);
                if (body.path("required").asBoolean()) {
                    required.add(array.name());
                }
            });
        }
    }

    private void compareParameters(Operation operation, Map<String, JsonNode> properties, Set<String> required) {
        Map<String, Parameter> rows = new TreeMap<>();
        Set<String> rowsRequired = new TreeSet<>();
        for (Parameter parameter : operation.parameters()) {
            rows.put(place(parameter.location()) + " " + parameter.name(), parameter);
            if (parameter.required()) {
                rowsRequired.add(parameter.name());
            }
        }
        differ(operation, "parameters are", rows.keySet(), new TreeSet<>(properties.keySet()));
        differ(operation, "required is", rowsRequired, required);
        rows.forEach((place, parameter) -> {
            JsonNode schema = properties.get(place);
            if (schema != null) {
                differ(operation, "choices of " + parameter.name() + " are", choices(parameter), words(schema));
            }
        });
    }

    private static String place(Location location) {
        return location.name().toLowerCase(Locale.ROOT);
    }

    /** Schemas are joined by allOf and its like, at any depth. */
    private static void collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
        schema.path("properties")
                .properties()
                .forEach(entry -> properties.put("body " + entry.getKey(), entry.getValue()));
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (String join : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(join).forEach(part -> collect(part, properties, required));
        }
    }

    private static Set<String> scopes(JsonNode specified) {
        Set<String> scopes = new TreeSet<>();
        specified.path("security").forEach(scheme -> scheme.path("oauth2")
                .forEach(scope -> scopes.add(scope.asText())));
        return scopes;
    }

    private static Set<String> choices(Parameter parameter) {
        Set<String> choices = new TreeSet<>();
        Object type = parameter.type() instanceof ListOf list ? list.item() : parameter.type();
        if (type instanceof Choice choice && !parameter.name().equals("visible_to")) {
            choice.choices().forEach(each -> choices.add(each.toString()));
        } else if (type instanceof SortOrder order) {
            choices.addAll(order.fields());
        }
        return choices;
    }

    private static Set<String> words(JsonNode schema) {
        Set<String> words = new TreeSet<>();
        if (schema.path("type").asText().equals("string")) {
            // Where a list of words is a text, some descriptions enumerate each of its combinations.
            schema.path("enum")
                    .forEach(word -> words.addAll(List.of(word.asText().split(",", -1))));
        }
        return words;
    }

    private void differ(Operation operation, String what, Object row, Object specified) {
        String difference = operation.id() + ": " + what + " " + row + ", the specification says " + specified;
        if (!row.equals(specified) && !KNOWN.containsKey(difference)) {
            differences.add(difference);
        }
    }
}

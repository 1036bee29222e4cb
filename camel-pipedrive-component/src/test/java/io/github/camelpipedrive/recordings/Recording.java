// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;

/**
 * What the real service was recorded to answer. The shapes are facts, the values are invented.
 *
 * @param name the file's name without its ending
 * @param content the file
 */
record Recording(String name, JsonNode content) {

    static final ObjectMapper JSON = new ObjectMapper();

    /** All of them, in the order of their names. */
    static List<Recording> all() {
        try (Stream<Path> files =
                Files.list(Path.of(Recording.class.getResource("/recordings").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Recording read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new Recording(name.substring(0, name.length() - ".json".length()), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Whether it is a refusal, which no operation of its own belongs to. */
    boolean isError() {
        return name.startsWith("error-");
    }

    /** Some accounts have the fields of recurring revenue, which a recording of deals shows. */
    boolean hasRecurringRevenue() {
        return records().stream().anyMatch(record -> record.containsKey("acv"));
    }

    String method() {
        return content.path("request").path("method").asText();
    }

    String path() {
        return content.path("request").path("path").asText();
    }

    Map<String, String> query() {
        JsonNode query = content.path("request").path("query");
        return query.isObject() ? JSON.convertValue(query, new TypeReference<Map<String, String>>() {}) : Map.of();
    }

    /** The body of the request; empty when none was recorded. */
    Map<String, Object> requestBody() {
        return object(content.path("request").path("body"));
    }

    int status() {
        return content.path("status").asInt();
    }

    Map<String, Object> headers() {
        return object(content.path("headers"));
    }

    /** The body of the answer. */
    Map<String, Object> body() {
        return object(content.path("body"));
    }

    /** The records that the answer holds. */
    List<Map<String, Object>> records() {
        Object data = body().get("data");
        if (data instanceof Map<?, ?> one && one.get("items") instanceof List<?> items) {
            return items.stream()
                    .map(item -> strings(((Map<?, ?>) item).get("item")))
                    .toList();
        }
        if (data instanceof List<?> list) {
            return list.stream().map(Recording::strings).toList();
        }
        return data instanceof Map ? List.of(strings(data)) : List.of();
    }

    /** Whether keys that were null are omitted of the recorded answer. */
    boolean leavesNullsOut() {
        return content.path("certainty").asText().contains("null keys removed");
    }

    /** The operation of the catalogue that was called. */
    Optional<Operation> operation() {
        return operation(method(), path());
    }

    /** The operation of the catalogue to which the one of version 1 moved that was called. */
    Optional<Operation> successor() {
        return operation().isPresent() || !path().startsWith(ApiVersion.V1.basePath())
                ? Optional.empty()
                : operation(
                        method().equals("PUT") ? "PATCH" : method(),
                        path().replace(ApiVersion.V1.basePath(), ApiVersion.V2.basePath()));
    }

    private static Optional<Operation> operation(String method, String path) {
        return PipedriveOperations.catalogue().httpOperations().stream()
                .filter(row -> row.method().name().equals(method))
                .filter(row -> Pattern.matches(row.path().replaceAll("\\{\\w+}", "[^/]+"), path))
                // A path such as deals/search is not the deal called search.
                .min((one, other) ->
                        Boolean.compare(one.path().contains("{"), other.path().contains("{")));
    }

    static Map<String, Object> strings(Object map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }

    private static Map<String, Object> object(JsonNode node) {
        return node.isObject() ? JSON.convertValue(node, new TypeReference<Map<String, Object>>() {}) : Map.of();
    }

    @Override
    public String toString() {
        return name;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * Records to start with: lists of records by resource name. Immutable.
 *
 * @param source where they come from, for messages
 * @param records the records by resource
 */
public record Seed(String source, Map<String, List<Map<String, Object>>> records) {

    /** The users, pipelines, stages and products of each sandbox. */
    public static Seed ofStart() {
        return ofJar("the start data", "start.json");
    }

    /** The standard fields of each sandbox. */
    public static Seed ofStandardFields() {
        return ofJar("the standard fields", "fields.json");
    }

    private static Seed ofJar(String source, String file) {
        try (InputStream stream = Seed.class.getResourceAsStream(file)) {
            return parse(source, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's jar has no " + file, e);
        }
    }

    /** Reads a file; what is wrong with it is an {@link IllegalArgumentException}. */
    public static Seed of(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("Can't read the seed " + file, e);
        }
    }

    public static Seed of(String resource, Map<String, Object> values) {
        return new Seed("the builder", Map.of(resource, List.of(plain(values))));
    }

    /** A copy that holds nothing but JSON's types, as if it had come over the wire. */
    public static Map<String, Object> plain(Map<String, Object> values) {
        try {
            return object("the record", Json.read(Json.write(values)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seed parse(String source, byte[] json) {
        Object content;
        try {
            content = Json.read(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " is not valid JSON: " + e.getMessage(), e);
        }
        Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();
        object(source, content).forEach((resource, list) -> {
            if (!(list instanceof List<?> entries)) {
                throw new IllegalArgumentException(source + ": '" + resource + "' must be a list of records");
            }
            List<Map<String, Object>> objects = new ArrayList<>();
            entries.forEach(entry -> objects.add(object(source + ": " + resource + "[" + objects.size() + "]", entry)));
            records.put(resource, objects);
        });
        return new Seed(source, records);
    }

    private static Map<String, Object> object(String place, Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + " must be a JSON object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }
}

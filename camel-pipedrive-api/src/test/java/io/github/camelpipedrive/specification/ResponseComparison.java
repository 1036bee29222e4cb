// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What the published description says otherwise of an answer than the real service was recorded to give: keys that it does
 * not have, values that it says are never null, and values of another type. Whoever validates answers has to be lenient
 * there.
 *
 * @param description the description of one version
 * @param basePath the path that its paths are below
 */
record ResponseComparison(JsonNode description, String basePath) {

    private static final Pattern FIELD_KEY = Pattern.compile("[0-9a-f]{40}(_\\w+)?");
    private static final int FIRST_ERROR = 400;
    private static final int MOST_REFERENCES = 20;

    /**
     * Compares a recording.
     *
     * @param recording its {@code request}, {@code status} and {@code body}
     * @return lines of operation, place and mistake, separated by tabs; empty when the description has no such answer
     */
    TreeSet<String> mistakes(JsonNode recording) {
        TreeSet<String> mistakes = new TreeSet<>();
        String method = recording.path("request").path("method").asText();
        String path = recording.path("request").path("path").asText();
        if (!path.startsWith(basePath + "/") || recording.path("status").asInt() >= FIRST_ERROR) {
            return mistakes;
        }
        String below = path.substring(basePath.length());
        List<String> templates = new ArrayList<>();
        description.path("paths").fieldNames().forEachRemaining(template -> {
            if (Pattern.matches(template.replaceAll("\\{[^}]+}", "[^/]+"), below)) {
                templates.add(template);
            }
        });
        // A path without placeholders goes first.
        templates.sort((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")));
        for (String template : templates) {
            JsonNode operation = description.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
            if (!operation.isMissingNode()) {
                String name = method + " " + basePath + template;
                JsonNode answers = operation.path("responses");
                String status = recording.path("status").asText();
                boolean isOfProxy = recording.path("certainty").asText().contains("status and headers not");
                if (!answers.has(status) && !isOfProxy) {
                    mistakes.add(name + "\tstatus\t" + status + " is not described");
                }
                JsonNode answer = answers.has(status) ? answers.path(status) : firstSuccess(answers);
                JsonNode schema = resolved(answer)
                        .path("content")
                        .path("application/json")
                        .path("schema");
                compare(name, "", schema, recording.path("body"), mistakes);
                break;
            }
        }
        return mistakes;
    }

    private static JsonNode firstSuccess(JsonNode answers) {
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (answer.getKey().startsWith("2")) {
                return answer.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    private void compare(String name, String place, JsonNode given, JsonNode value, TreeSet<String> mistakes) {
        List<JsonNode> schemas = alternatives(given);
        if (schemas.isEmpty()) {
            return;
        }
        if (value.isNull()) {
            if (schemas.stream().noneMatch(ResponseComparison::mayBeNull)) {
                mistakes.add(name + "\t" + place + "\tnull is not described");
            }
            return;
        }
        String kind = kind(value);
        TreeSet<String> kinds = new TreeSet<>();
        schemas.forEach(schema -> kinds.add(schema.path("type").asText("any").replace("integer", "number")));
        if (!kinds.contains("any") && !kinds.contains(kind)) {
            mistakes.add(name + "\t" + place + "\t" + kind + " is not described, only " + String.join(", ", kinds));
            return;
        }
        if (value.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            schemas.forEach(schema -> items.add(schema.path("items")));
            value.forEach(each -> compare(name, place + "/*", joined(items), each, mistakes));
        } else if (value.isObject()) {
            compareKeys(name, place, schemas, value, mistakes);
        }
    }

    private void compareKeys(
            String name, String place, List<JsonNode> schemas, JsonNode value, TreeSet<String> mistakes) {
        Map<String, List<JsonNode>> properties = new TreeMap<>();
        boolean open = false;
        for (JsonNode schema : schemas) {
            open |= schema.path("additionalProperties").isObject()
                    || schema.path("additionalProperties").asBoolean(false)
                    || !schema.has("properties");
            schema.path("properties").properties().forEach(property -> properties
                    .computeIfAbsent(property.getKey(), key -> new ArrayList<>())
                    .add(property.getValue()));
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = entry.getKey();
            if (FIELD_KEY.matcher(key).matches()) {
                continue;
            }
            if (properties.containsKey(key)) {
                compare(name, place + "/" + key, joined(properties.get(key)), entry.getValue(), mistakes);
            } else if (!open) {
                mistakes.add(name + "\t" + place + "/" + key + "\tthe key is not described");
            }
        }
    }

    private static JsonNode joined(List<JsonNode> schemas) {
        if (schemas.size() == 1) {
            return schemas.get(0);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .set("anyOf", JsonNodeFactory.instance.arrayNode().addAll(schemas));
    }

    /** What a value may be; each part of a schema counts by itself, as keys are looked for in any of them. */
    private List<JsonNode> alternatives(JsonNode given) {
        JsonNode schema = resolved(given);
        List<JsonNode> all = new ArrayList<>();
        for (String join : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(join).forEach(part -> all.addAll(alternatives(part)));
        }
        if (all.isEmpty() || schema.has("properties")) {
            if (!schema.isMissingNode() && !schema.isEmpty()) {
                all.add(schema);
            }
        }
        return all;
    }

    private JsonNode resolved(JsonNode given) {
        JsonNode node = given;
        for (int i = 0; i < MOST_REFERENCES && node.has("$ref"); i++) {
            node = description.at(node.path("$ref").asText().substring(1));
        }
        return node;
    }

    private static boolean mayBeNull(JsonNode schema) {
        boolean inEnum = false;
        for (JsonNode each : schema.path("enum")) {
            inEnum |= each.isNull();
        }
        return inEnum || schema.path("nullable").asBoolean(false) || !schema.has("type") && !schema.has("properties");
    }

    private static String kind(JsonNode value) {
        if (value.isObject() || value.isArray()) {
            return value.isObject() ? "object" : "array";
        }
        return value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string";
    }
}

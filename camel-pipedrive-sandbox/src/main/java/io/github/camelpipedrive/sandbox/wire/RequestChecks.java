// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;

/**
 * Checks a request against the row of its operation: unknown names, missing ones, types and forms. What depends on the
 * stored records is checked by the behaviours.
 */
public final class RequestChecks {

    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestChecks() {}

    /**
     * Checks a request.
     *
     * @param operation the row
     * @param rules what else is checked in requests for its resource
     * @param path the values of the path's placeholders
     * @param query the query, each name with all its values
     * @param contentType the header, empty for none
     * @param body the bytes of the body
     * @return the arguments
     * @throws Refusal with status 400
     */
    public static Arguments check(
            Operation operation,
            ResourceRules rules,
            Map<String, String> path,
            Map<String, List<String>> query,
            String contentType,
            byte[] body) {
        Problems problems = new Problems();
        Map<String, Object> inPath = readPath(operation, path, problems);
        Map<String, Object> inQuery = readQuery(operation, rules, query, problems);
        Map<String, Object> inBody = Map.of();
        if (operation.bodyKind() == BodyKind.JSON) {
            inBody = readBody(operation, contentType, body, problems);
            rules.refuse(operation.version(), inBody);
            checkBody(operation, rules, inBody, problems);
        } else if (operation.bodyKind() == BodyKind.ARRAY) {
            inBody = readArray(operation, contentType, body, problems);
        }
        problems.refuse(operation.version());
        return new Arguments(inPath, inQuery, inBody, Arguments.Caller.API_TOKEN);
    }

    private static Map<String, Object> readPath(Operation operation, Map<String, String> path, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.location() == Location.PATH) {
                String text = path.getOrDefault(parameter.name(), "");
                values.put(
                        parameter.name(),
                        QueryChecks.read(parameter.type().schema(), parameter.name(), text, problems));
            }
        }
        return values;
    }

    private static Map<String, Object> readQuery(
            Operation operation, ResourceRules rules, Map<String, List<String>> query, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (query.containsKey("term")) {
            checkTerm(query);
        }
        query.forEach((name, given) -> {
            Parameter parameter = find(operation, name, Location.QUERY);
            if (parameter == null) {
                if (!rules.ignoresUnknownParameters(operation.version())) {
                    problems.add(name, notAllowed(name));
                }
            } else if (given.size() > 1) {
                problems.add(name, "Given " + given.size() + " times");
            } else {
                values.put(name, readParameter(parameter, given.get(0), problems));
            }
        });
        for (Parameter parameter : operation.parameters()) {
            if (parameter.location() == Location.QUERY
                    && parameter.required()
                    && !values.containsKey(parameter.name())) {
                problems.add(parameter.name(), "Required");
            }
        }
        if (values.get("limit") instanceof Integer limit && limit > rules.highestLimit()) {
            problems.add("limit", "Must be at most " + rules.highestLimit());
        }
        return values;
    }

    private static Object readParameter(Parameter parameter, String text, Problems problems) {
        Map<String, Object> schema = parameter.type().schema();
        return parameter.name().equals("sort")
                ? QueryChecks.readSortOrder(schema, parameter.name(), text, problems)
                : QueryChecks.read(schema, parameter.name(), text, problems);
    }

    private static void checkTerm(Map<String, List<String>> query) {
        int fewest = query.getOrDefault("exact_match", List.of()).contains("true") ? 1 : 2;
        if (query.get("term").get(0).strip().length() < fewest) {
            throw Errors.invalidInput("Search term must be at least " + fewest + " characters long");
        }
    }

    private static Map<String, Object> readBody(
            Operation operation, String contentType, byte[] body, Problems problems) {
        ApiVersion version = operation.version();
        if (body.length == 0) {
            return Map.of();
        }
        if (version == ApiVersion.V1 && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return readForm(operation, body, problems);
        }
        if (readJson(version, contentType, body) instanceof Map<?, ?> object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.forEach((key, value) -> fields.put(String.valueOf(key), value));
            return fields;
        }
        throw Errors.badBody(version, "Expected a JSON object in the body");
    }

    private static Object readJson(ApiVersion version, String contentType, byte[] body) {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Errors.badBody(version, "Expected a body of type application/json, not '" + contentType + "'");
        }
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw Errors.badBody(version, "The body is not valid JSON");
        }
    }

    /** A body that is an array stands below the name of its one parameter. */
    private static Map<String, Object> readArray(
            Operation operation, String contentType, byte[] body, Problems problems) {
        Parameter items = operation.parameters().stream()
                .filter(Parameter::inBody)
                .findFirst()
                .orElseThrow();
        if (!(readJson(operation.version(), contentType, body) instanceof List<?> array)) {
            throw Errors.badBody(operation.version(), "Expected a JSON array in the body");
        }
        if (array.isEmpty()) {
            problems.add(items.name(), "Must not be empty");
        }
        BodyChecks.check(items.type().schema(), items.name(), array, problems);
        return Map.of(items.name(), array);
    }

    /** Version 1 takes forms too, whose values are all text. */
    private static Map<String, Object> readForm(Operation operation, byte[] body, Problems problems) {
        Map<String, Object> fields = new LinkedHashMap<>();
        QueryString.parse(new String(body, StandardCharsets.UTF_8)).forEach((name, given) -> {
            Parameter parameter = find(operation, name, Location.BODY);
            fields.put(name, parameter == null ? given.get(0) : readParameter(parameter, given.get(0), problems));
        });
        return fields;
    }

    /**
     * Checks the fields of a record.
     *
     * @param operation the row of the operation that would create or update it
     * @param rules what else is checked in requests for its resource
     * @param body the fields
     * @param problems takes what is wrong
     */
    public static void checkBody(
            Operation operation, ResourceRules rules, Map<String, Object> body, Problems problems) {
        Set<String> readOnly = rules.readOnlyFields(operation.version());
        body.forEach((key, value) -> {
            Parameter parameter = find(operation, key, Location.BODY);
            if (parameter != null && !readOnly.contains(key)) {
                checkField(parameter, rules, value, problems);
            } else if (rules.undescribedFields().contains(key)) {
                if (value != null && !(value instanceof String)) {
                    problems.add(key, "Expected a string");
                }
            } else if (operation.takesFlatCustomFields() && Formats.isFlatFieldKey(key)) {
                CustomFieldChecks.flat(key, value, problems);
            } else {
                problems.add(key, notAllowed(key));
            }
        });
        for (Parameter parameter : operation.parameters()) {
            if (parameter.inBody()
                    && parameter.required()
                    && !body.containsKey(parameter.name())
                    && !isNamedOtherwise(rules, parameter, body)) {
                problems.add(parameter.name(), "Required");
            }
        }
    }

    private static void checkField(Parameter parameter, ResourceRules rules, Object value, Problems problems) {
        if (value == null && rules.neverNull().contains(parameter.name())) {
            problems.add(parameter.name(), "Must not be null");
        } else {
            BodyChecks.check(parameter.type().schema(), parameter.name(), value, problems);
        }
    }

    private static boolean isNamedOtherwise(ResourceRules rules, Parameter parameter, Map<String, Object> body) {
        return parameter.name().equals("name")
                && rules.undescribedFields().stream().anyMatch(key -> body.get(key) != null);
    }

    private static Parameter find(Operation operation, String name, Location location) {
        // Operation.parameter() also takes Camel's spelling, which is none on the wire.
        for (Parameter parameter : operation.parameters()) {
            if (parameter.location() == location && parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    private static String notAllowed(String name) {
        return "Parameter '" + name + "' is not allowed for this request";
    }
}

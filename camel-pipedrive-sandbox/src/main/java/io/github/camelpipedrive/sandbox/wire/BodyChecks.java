// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a JSON value is as its schema says. Nothing is converted. Of JSON Schema it knows what the schemas of operations
 * have, and answers in the API's words.
 */
final class BodyChecks {

    private BodyChecks() {}

    static void check(Map<String, Object> schema, String place, Object json, Problems problems) {
        if (json == null) {
            if (!type(schema).isEmpty()) {
                checkNull(schema, place, problems);
            }
            return;
        }
        switch (type(schema)) {
            case "array" -> checkList(schema, place, json, problems);
            case "object" -> checkObject(schema, place, json, problems);
            case "boolean" -> expect(json instanceof Boolean, place, "Expected a boolean", problems);
            case "integer", "number" -> checkNumber(schema, place, json, problems);
            case "string" -> checkText(schema, place, json, problems);
            default -> {
                // Any JSON.
            }
        }
    }

    /** The type that a value has; a key that can be cleared also takes null. */
    static String type(Map<String, Object> schema) {
        Object type = schema.getOrDefault("type", "");
        return type instanceof List<?> types ? types.get(0).toString() : type.toString();
    }

    private static void checkNull(Map<String, Object> schema, String place, Problems problems) {
        boolean cleared = !type(schema).equals("boolean") && !isChoice(schema);
        expect(cleared, place, "Must not be null", problems);
    }

    /** A choice of words; the 0 and 1 of version 1 is a number. */
    static boolean isChoice(Map<String, Object> schema) {
        return schema.containsKey("enum") && !isFlag(schema);
    }

    private static boolean isFlag(Map<String, Object> schema) {
        return schema.get("enum") instanceof List<?> choices && choices.containsAll(List.of(0, 1));
    }

    private static void checkList(Map<String, Object> schema, String place, Object json, Problems problems) {
        if (!(json instanceof List<?> items)) {
            problems.add(place, "Expected an array");
            return;
        }
        Map<String, Object> item = part(schema, "items");
        for (int i = 0; i < items.size(); i++) {
            String itemPlace = place + "[" + i + "]";
            if (items.get(i) == null) {
                problems.add(itemPlace, "Must not be null");
            } else {
                check(item, itemPlace, items.get(i), problems);
            }
        }
    }

    /** A schema within a schema. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> schema, String keyword) {
        return (Map<String, Object>) schema.getOrDefault(keyword, Map.of());
    }

    private static void checkObject(Map<String, Object> schema, String place, Object json, Problems problems) {
        if (schema.containsKey("propertyNames")) {
            CustomFieldChecks.nested(place, json, problems);
            return;
        }
        if (!(json instanceof Map<?, ?> map)) {
            problems.add(place, "Expected an object");
            return;
        }
        Map<String, Object> properties = part(schema, "properties");
        for (Object key : map.keySet()) {
            if (!properties.containsKey(String.valueOf(key))) {
                problems.add(place + "." + key, "Parameter '" + key + "' is not allowed for this request");
            }
        }
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        for (String key : properties.keySet()) {
            String keyPlace = place + "." + key;
            if (required.contains(key) && map.get(key) == null) {
                problems.add(keyPlace, "Required");
            } else if (map.containsKey(key)) {
                check(part(properties, key), keyPlace, map.get(key), problems);
            }
        }
    }

    private static void checkNumber(Map<String, Object> schema, String place, Object json, Problems problems) {
        if (isChoice(schema)) {
            checkChoice(schema, place, json, problems);
        } else if (!(json instanceof Number)) {
            problems.add(place, "Expected a number");
        } else if (isFlag(schema)) {
            expect(List.of(0, 1).contains(json), place, "Expected 0 or 1", problems);
        } else {
            expect(type(schema).equals("number") || Json.isWhole(json), place, "Expected an integer", problems);
            checkRange(schema, place, json, problems);
        }
    }

    private static void checkRange(Map<String, Object> schema, String place, Object json, Problems problems) {
        BigDecimal number = new BigDecimal(json.toString());
        if (schema.get("minimum") instanceof Number from && number.compareTo(decimal(from)) < 0) {
            problems.add(place, "Must be at least " + decimal(from).toPlainString());
        }
        if (schema.get("maximum") instanceof Number to && number.compareTo(decimal(to)) > 0) {
            problems.add(place, "Must be at most " + decimal(to).toPlainString());
        }
    }

    private static BigDecimal decimal(Number bound) {
        return new BigDecimal(bound.toString());
    }

    private static void checkChoice(Map<String, Object> schema, String place, Object json, Problems problems) {
        // A choice of numbers refuses their text and the other way round: 3 is not "3" on the wire.
        List<?> choices = (List<?>) schema.get("enum");
        String all = choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
        expect(choices.contains(json), place, "Must be one of " + all, problems);
    }

    private static void checkText(Map<String, Object> schema, String place, Object json, Problems problems) {
        if (isChoice(schema)) {
            checkChoice(schema, place, json, problems);
        } else if (!(json instanceof String text)) {
            problems.add(place, "Expected a string");
        } else {
            checkForm(schema, place, text, problems);
            checkLength(schema, place, text, problems);
        }
    }

    private static void checkForm(Map<String, Object> schema, String place, String text, Problems problems) {
        switch (schema.getOrDefault("format", "").toString()) {
            case "date" -> expect(Formats.isDate(text), place, "This value is not a valid date.", problems);
            case "uuid" -> expect(Formats.isUuid(text), place, "Expected a UUID", problems);
            case "date-time" -> expect(Formats.isRfc3339(text), place, "This value is not a valid datetime.", problems);
            default -> {
                Object pattern = schema.get("pattern");
                boolean fits = pattern == null || text.matches(pattern.toString()) && Formats.hasPossibleDate(text);
                expect(fits, place, "This value is not a valid datetime.", problems);
            }
        }
    }

    private static void checkLength(Map<String, Object> schema, String place, String text, Problems problems) {
        int fewest = (int) schema.getOrDefault("minLength", 0);
        int most = (int) schema.getOrDefault("maxLength", Integer.MAX_VALUE);
        expect(text.strip().length() >= fewest, place, "Must not be empty", problems);
        expect(text.length() <= most, place, "Must be at most " + most + " characters long", problems);
    }

    private static void expect(boolean condition, String place, String message, Problems problems) {
        if (!condition) {
            problems.add(place, message);
        }
    }
}

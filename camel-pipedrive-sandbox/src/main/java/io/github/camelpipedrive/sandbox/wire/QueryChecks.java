// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of a parameter in a path or query as the JSON value that it stands for, and checks it. */
final class QueryChecks {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private QueryChecks() {}

    static Object read(Map<String, Object> schema, String place, String text, Problems problems) {
        if (BodyChecks.type(schema).equals("array")) {
            return readList(schema, place, text, problems);
        }
        Optional<Object> value = parse(schema, text);
        if (value.isEmpty()) {
            boolean flag = BodyChecks.type(schema).equals("boolean");
            problems.add(place, flag ? "Expected a boolean" : "Expected a number");
            return text;
        }
        BodyChecks.check(schema, place, value.get(), problems);
        return value.get();
    }

    private static Optional<Object> parse(Map<String, Object> schema, String text) {
        return switch (BodyChecks.type(schema)) {
            case "boolean" ->
                text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
            case "integer" ->
                WHOLE.matcher(text).matches() ? Optional.of(Json.whole(Long.parseLong(text))) : Optional.empty();
            case "number" -> DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
            default -> Optional.of(text);
        };
    }

    private static List<Object> readList(Map<String, Object> schema, String place, String text, Problems problems) {
        String[] parts = text.split(",", -1);
        int most = (int) schema.getOrDefault("maxItems", Integer.MAX_VALUE);
        if (parts.length > most) {
            problems.add(place, "Must have at most " + most + " items");
        }
        List<Object> items = new ArrayList<>(parts.length);
        for (String part : parts) {
            items.add(read(BodyChecks.part(schema, "items"), place, part, problems));
        }
        return items;
    }

    /** Reads the sort order of version 1: fields with or without a direction, comma-separated. */
    static List<SortBy> readSortOrder(Map<String, Object> schema, String place, String text, Problems problems) {
        List<SortBy> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split(" +");
            String direction = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "ASC";
            String written = words[0] + " " + direction;
            if (words.length > 2 || !written.matches(schema.get("pattern").toString())) {
                problems.add(place, "Can't sort by '" + part.strip() + "'");
            } else {
                keys.add(new SortBy(words[0], direction.equals("ASC")));
            }
        }
        return keys;
    }
}

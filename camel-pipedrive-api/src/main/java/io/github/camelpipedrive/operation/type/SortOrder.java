// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sort order of version 1: {@code add_time DESC, id}. A direction is sent only where it is given; without one the API
 * sorts in ascending order, and its description lists the fields alone.
 *
 * @param fields the fields that can be sorted by; empty when the API names none
 */
public record SortOrder(List<String> fields) implements ValueType {

    private static final Pattern PART = Pattern.compile("([A-Za-z0-9_]+)(?:\\s+(?i:(asc|desc)))?");

    /** Copies the fields. */
    public SortOrder {
        fields = List.copyOf(fields);
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (!(value instanceof CharSequence)) {
            throw InvalidValueException.expected(expectation(), value);
        }
        List<String> parts = new ArrayList<>();
        for (String part : value.toString().split(",", -1)) {
            Matcher matcher = PART.matcher(part.trim());
            if (!matcher.matches() || !(fields.isEmpty() || fields.contains(matcher.group(1)))) {
                throw InvalidValueException.expected(expectation(), value);
            }
            String direction =
                    matcher.group(2) == null ? "" : " " + matcher.group(2).toUpperCase(Locale.ROOT);
            parts.add(matcher.group(1) + direction);
        }
        return String.join(", ", parts);
    }

    /**
     * Whether a list in this order comes in ascending order of one field.
     *
     * @param order an accepted order
     * @param field the field
     * @return true when the order starts with it, and not in descending direction
     */
    public static boolean ascendsBy(String order, String field) {
        String first = order.split(",", 2)[0];
        return first.equals(field) || first.equals(field + " ASC");
    }

    private String expectation() {
        return "a sort order such as 'update_time DESC'" + (fields.isEmpty() ? "" : " by " + String.join(", ", fields));
    }

    @Override
    public String description() {
        return "sort order such as 'update_time DESC'" + (fields.isEmpty() ? "" : " by " + String.join(", ", fields));
    }

    @Override
    public Map<String, Object> schema() {
        String field = fields.isEmpty() ? "[A-Za-z0-9_]+" : "(" + String.join("|", fields) + ")";
        String part = field + "( (ASC|DESC))?";
        return Schema.of("string")
                .with("pattern", "^" + part + "(, ?" + part + ")*$")
                .example((fields.isEmpty() ? "id" : fields.get(0)) + " DESC")
                .asMap();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of an answer, as paths, with the kinds of their values. The entries of a list count as one, as which are there
 * depends on the account; so do custom fields, whose keys are the account's own, and records that are told apart by
 * their IDs.
 *
 * @param kinds the kinds of values by path
 */
record Shape(SortedMap<String, SortedSet<String>> kinds) {

    private static final Pattern ID = Pattern.compile("\\d+");
    private static final Pattern FIELD_KEY = Pattern.compile("[0-9a-f]{40}(_\\w+)?");

    static Shape of(Object answer) {
        Shape shape = new Shape(new TreeMap<>());
        shape.add("", answer);
        return shape;
    }

    private void add(String path, Object value) {
        if (!path.isEmpty()) {
            kinds.computeIfAbsent(path, key -> new TreeSet<>()).add(kind(value));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> add(path + "/" + plain(key.toString()), each));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> add(path + "/*", each));
        }
    }

    private static String plain(String key) {
        if (FIELD_KEY.matcher(key).matches()) {
            return "<field>";
        }
        return ID.matcher(key).matches() ? "<id>" : key;
    }

    private static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof List) {
            return "list";
        }
        return value instanceof Number ? "number" : value instanceof Boolean ? "boolean" : "text";
    }

    /**
     * How another answer differs: keys that it lacks or has in addition, and values of another kind. Null says nothing of
     * the kind, as it depends on the record.
     *
     * @return by path
     */
    SortedMap<String, String> differencesOf(Shape other) {
        SortedMap<String, String> differences = new TreeMap<>();
        kinds.forEach((path, recorded) -> {
            SortedSet<String> answered = other.kinds.get(path);
            if (answered == null) {
                if (!hangsOnNothing(path, other)) {
                    differences.put(path, "missing");
                }
            } else if (areOfOtherKind(recorded, answered)) {
                differences.put(path, recorded + " became " + answered);
            }
        });
        other.kinds.keySet().stream()
                .filter(path -> !kinds.containsKey(path) && !hangsOnNothing(path, this))
                .forEach(path -> differences.put(path, "additional"));
        return differences;
    }

    /** Below a value that is null or an empty list there, nothing can be compared. */
    private static boolean hangsOnNothing(String path, Shape other) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        if (parent.isEmpty()) {
            return false;
        }
        SortedSet<String> above = other.kinds.get(parent);
        if (above == null) {
            return true;
        }
        boolean isEmptyList = path.endsWith("/*");
        boolean isField = path.endsWith("/<field>");
        return isEmptyList || isField || !above.contains("object");
    }

    private static boolean areOfOtherKind(SortedSet<String> recorded, SortedSet<String> answered) {
        SortedSet<String> other = new TreeSet<>(answered);
        other.removeAll(recorded);
        other.remove("null");
        return !other.isEmpty() && !List.copyOf(recorded).equals(List.of("null"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelpipedrive.call.GivenValues;
import io.github.camelpipedrive.operation.Operation;

/**
 * What an update has to send so that a record has the given values.
 *
 * @param update the operation that changes records
 * @param onUpdate what becomes of values that are there
 */
record Difference(Operation update, OnUpdate onUpdate) {

    private static final String PRIMARY = "primary";

    /** What becomes of values that are there. */
    enum OnUpdate {
        /** They are replaced. */
        REPLACE,
        /** They stay; only what is empty is set. */
        FILL,
        /** Items are added to lists; everything else is replaced. */
        MERGE;

        static OnUpdate of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Compares.
     *
     * @param given the wanted values by API name
     * @param record the record as it is
     * @return the values to be sent; empty when nothing is different
     */
    Map<String, Object> of(Map<String, Object> given, Map<?, ?> record) {
        Map<String, Object> changes = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Object stored = record.get(name);
            if (name.equals("custom_fields") && value instanceof Map<?, ?> fields) {
                Map<String, Object> changed = ofCustomFields(fields, stored);
                if (!changed.isEmpty()) {
                    changes.put(name, changed);
                }
            } else if (isDifferent(name, value, stored)) {
                changes.put(name, isMerged(name) ? toSend(value, stored) : value);
            }
        });
        return changes;
    }

    /** Of other lists, such as prices, an item has no value by which it could be the same. */
    private static boolean isMerged(String name) {
        return !name.equals("prices");
    }

    private Map<String, Object> ofCustomFields(Map<?, ?> fields, Object stored) {
        Map<?, ?> known = stored instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> changed = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            Object before = known.get(key);
            if (isDifferent("", value, before)) {
                changed.put(String.valueOf(key), toSend(value, before));
            }
        });
        return changed;
    }

    private boolean isDifferent(String name, Object value, Object stored) {
        return switch (onUpdate) {
            case FILL -> value != null && isEmpty(stored) && !isEmpty(value);
            case REPLACE -> !isSame(name, value, stored);
            case MERGE ->
                isMerged(name) && value instanceof Collection<?> items && stored instanceof Collection<?> known
                        ? !missing(items, known).isEmpty()
                        : !isSame(name, value, stored);
        };
    }

    private boolean isSame(String name, Object value, Object stored) {
        if (isEmpty(value) || isEmpty(stored)) {
            return isEmpty(value) && isEmpty(stored);
        }
        return GivenValues.fit(value, GivenValues.asGiven(update, name, stored));
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> items && items.isEmpty();
    }

    private Object toSend(Object value, Object stored) {
        if (onUpdate != OnUpdate.MERGE
                || !(value instanceof Collection<?> items)
                || !(stored instanceof Collection<?> known)) {
            return value;
        }
        List<Object> merged = new ArrayList<>(known);
        for (Object each : missing(items, known)) {
            merged.add(known.isEmpty() ? each : notPrimary(each));
        }
        return merged;
    }

    private static List<Object> missing(Collection<?> items, Collection<?> known) {
        List<Object> missing = new ArrayList<>();
        for (Object item : items) {
            if (known.stream().noneMatch(each -> GivenValues.alike(item, each))) {
                missing.add(item);
            }
        }
        return missing;
    }

    /** The address that is primary stays so. */
    private static Object notPrimary(Object item) {
        if (!(item instanceof Map<?, ?> map) || !map.containsKey(PRIMARY)) {
            return item;
        }
        Map<Object, Object> added = new LinkedHashMap<>(map);
        added.put(PRIMARY, false);
        return added;
    }
}

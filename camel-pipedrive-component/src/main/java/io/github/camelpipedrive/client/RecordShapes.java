// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.RecordFields;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * Tells the records of one resource, as the API answers them, from parameters and from records of other resources: by the
 * fields of each resource. Made once, used by many threads.
 */
public final class RecordShapes {

    private static final String ID = "id";

    /** One name alone, such as {@code name}, is a field of many resources. */
    private static final int FEWEST_FIELDS = 2;

    /** The API gains fields; but a record that has many others is one of a resource that the catalogue does not have. */
    private static final double FEWEST_KNOWN = 0.8;

    private final Map<String, Set<String>> fields = new HashMap<>();
    private final Map<String, ValueType> ids = new HashMap<>();

    /**
     * The shapes of the records of all resources.
     *
     * @param catalogue the operations of the resources
     */
    public RecordShapes(OperationCatalogue catalogue) {
        for (Operation each : catalogue.operations()) {
            fields.computeIfAbsent(each.resource(), resource -> RecordFields.of(resource, catalogue));
            each.parameter(ID).ifPresent(id -> ids.put(each.resource(), id.type()));
        }
    }

    /** Whether a Map is a record of a resource: a search says so itself, others have more of its fields than of others'. */
    boolean isRecord(String resource, Map<?, ?> map) {
        if (map.containsKey("result_score") && map.get("type") instanceof String type) {
            return type.equals(resource);
        }
        long own = count(map, fields.getOrDefault(resource, Set.of()));
        return own >= FEWEST_FIELDS
                && own >= FEWEST_KNOWN * fieldsOf(map)
                && fields.entrySet().stream()
                        .filter(other -> !other.getKey().equals(resource) && mayHaveId(other.getKey(), map.get(ID)))
                        .allMatch(other -> count(map, other.getValue()) < own);
    }

    /** Custom fields of a lead stand beside its other fields. */
    private static long fieldsOf(Map<?, ?> map) {
        return map.keySet().stream()
                .filter(key -> !CustomFields.isFlatKey(String.valueOf(key)))
                .count();
    }

    /** Leads have UUIDs, all others numbers. */
    private boolean mayHaveId(String other, Object id) {
        ValueType type = ids.get(other);
        if (type == null || id == null) {
            return true;
        }
        try {
            type.accept(id);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static long count(Map<?, ?> map, Collection<String> names) {
        return names.stream()
                .filter(name -> map.containsKey(name) || map.containsKey(Spelling.camelCase(name)))
                .count();
    }
}

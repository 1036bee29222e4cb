// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.RecordFields;

/**
 * Tells a record of a resource, as the API answers it, from parameters and from records of other resources: by the fields
 * of each resource.
 *
 * @param resource the resource
 * @param fields the fields of each resource, by its name
 */
record RecordShape(String resource, Map<String, Set<String>> fields) {

    /** One name alone, such as {@code name}, is a field of many resources. */
    private static final int FEWEST_FIELDS = 2;

    /**
     * The shape of an operation's records.
     *
     * @param operation the operation
     * @param catalogue the operations of all resources
     */
    static RecordShape of(Operation operation, OperationCatalogue catalogue) {
        Map<String, Set<String>> fields = new HashMap<>();
        catalogue
                .operations()
                .forEach(each -> fields.computeIfAbsent(each.resource(), name -> RecordFields.of(each, catalogue)));
        return new RecordShape(operation.resource(), fields);
    }

    /** Whether a Map is a record of the resource: a search says so itself, others have more of its fields than of others'. */
    boolean isRecord(Map<?, ?> map) {
        if (map.containsKey("result_score") && map.get("type") instanceof String type) {
            return type.equals(resource);
        }
        long own = count(map, fields.getOrDefault(resource, Set.of()));
        return own >= FEWEST_FIELDS
                && fields.entrySet().stream()
                        .filter(other -> !other.getKey().equals(resource))
                        .allMatch(other -> count(map, other.getValue()) < own);
    }

    private static long count(Map<?, ?> map, Collection<String> names) {
        return names.stream().filter(map::containsKey).count();
    }
}

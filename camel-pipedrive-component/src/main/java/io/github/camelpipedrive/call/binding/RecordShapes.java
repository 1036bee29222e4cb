// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.RecordFields;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resource;

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

    private final OperationCatalogue catalogue;

    /** Made when it is first asked for, as it takes the rows of all resources. */
    private volatile Map<Resource, Set<String>> fields;

    /**
     * The shapes of the records of all resources.
     *
     * @param catalogue the operations of the resources
     */
    public RecordShapes(OperationCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    private Map<Resource, Set<String>> fields() {
        Map<Resource, Set<String>> known = fields;
        if (known == null) {
            known = catalogue.resources().stream()
                    .collect(Collectors.toMap(Function.identity(), each -> RecordFields.of(each, catalogue)));
            fields = known;
        }
        return known;
    }

    /** Whether a Map is a record of a resource: a search says so itself, others have more of its fields than of others'. */
    boolean isRecord(Resource resource, Map<?, ?> map) {
        if (map.containsKey("result_score") && map.get("type") instanceof String type) {
            return type.equals(resource.name());
        }
        long own = count(map, fields().getOrDefault(resource, Set.of()));
        return own >= FEWEST_FIELDS
                && own >= FEWEST_KNOWN * fieldsOf(map)
                && fields().entrySet().stream()
                        .filter(other -> !other.getKey().equals(resource) && mayHaveId(other.getKey(), map.get(ID)))
                        .allMatch(other -> count(map, other.getValue()) < own);
    }

    /** Custom fields of a lead are next to its other fields. */
    private static long fieldsOf(Map<?, ?> map) {
        return map.keySet().stream()
                .filter(key -> !CustomFields.isFlatKey(String.valueOf(key)))
                .count();
    }

    /** Leads have UUIDs, all others numbers. */
    private static boolean mayHaveId(Resource other, Object id) {
        if (id == null) {
            return true;
        }
        try {
            new RecordId(other).accept(id);
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

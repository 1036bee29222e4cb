// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;

/**
 * The fields that version 2 answers only when {@code include_fields} names them; most are counted from other records.
 * Made for one answer: it looks through each table once, whatever the number of records in the answer.
 */
public final class DerivedFields {

    private final StatefulResource resource;
    private final Map<String, Derivation> derivations;
    private final Map<Resource, Map<String, List<StoredRecord>>> referring = new HashMap<>();

    /**
     * The fields as the records are now.
     *
     * @param resource whose records are shown
     */
    public DerivedFields(StatefulResource resource) {
        this.resource = resource;
        this.derivations = resource.derivations();
    }

    /**
     * The value of a field.
     *
     * @param stored a record of the resource
     * @param field the field's name
     * @return the value; 0 for counts of things that the sandbox doesn't have, null for everything else
     */
    public Object value(StoredRecord stored, String field) {
        Derivation derivation = derivations.get(field);
        if (derivation != null) {
            return derivation.value(
                    stored,
                    other ->
                            referring
                                    .computeIfAbsent(other, this::byReference)
                                    .getOrDefault(stored.text("id"), List.of())
                                    .stream());
        }
        if (resource.table().shape().has(field)) {
            return stored.get(field);
        }
        return field.endsWith("_count") ? 0 : null;
    }

    private Map<String, List<StoredRecord>> byReference(Resource other) {
        Table table = resource.account().table(other);
        String reference = resource.reference();
        if (!table.shape().has(reference)) {
            return Map.of();
        }
        return table.all().stream()
                .filter(candidate -> !candidate.isDeleted() && candidate.get(reference) != null)
                .collect(Collectors.groupingBy(candidate -> candidate.text(reference)));
    }
}

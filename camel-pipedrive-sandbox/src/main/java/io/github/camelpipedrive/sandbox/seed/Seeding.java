// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.seed;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.sandbox.resource.Behaviours;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Problems;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;

/**
 * Adds records without a request, under the same checks as a create. Beyond the fields of a create a record may give
 * {@code id}, {@code add_time}, {@code update_time}, {@code is_deleted} and {@code is_archived}, and a stage or pipeline
 * {@code order_nr}.
 */
public final class Seeding {

    private static final String ORDER = "order_nr";

    private static final Set<String> FIXED =
            Set.of("id", "add_time", "update_time", "is_deleted", "is_archived", ORDER);

    private final OperationCatalogue catalogue;
    private final Behaviours behaviours;

    public Seeding(OperationCatalogue catalogue, Behaviours behaviours) {
        this.catalogue = catalogue;
        this.behaviours = behaviours;
    }

    /** Adds all records of a seed; what others refer to goes first, whatever the order in the seed. */
    public void plant(Seed seed) {
        Map<String, StatefulResource> resources = behaviours.resources();
        for (String resource : seed.records().keySet()) {
            if (!resources.containsKey(resource)) {
                throw new IllegalArgumentException(seed.source() + ": there are no records called '" + resource + "'."
                        + Spelling.suggestion(resource, resources.keySet()) + " There are "
                        + String.join(", ", resources.keySet()));
            }
        }
        resources.forEach((name, resource) -> {
            List<Map<String, Object>> records = seed.records().getOrDefault(name, List.of());
            for (int i = 0; i < records.size(); i++) {
                plant(seed.source() + ": " + name + "[" + i + "]", resource, records.get(i));
            }
        });
    }

    private void plant(String place, StatefulResource resource, Map<String, Object> values) {
        try {
            add(resource, values);
        } catch (Refusal | IllegalArgumentException e) {
            Object name = values.getOrDefault("title", values.getOrDefault("name", values.get("subject")));
            String known = name == null ? "" : " (" + name + ")";
            throw new IllegalArgumentException(place + known + ": " + e.getMessage(), e);
        }
    }

    /** Adds one record; a {@link Refusal} or {@link IllegalArgumentException} says what is wrong with it. */
    public StoredRecord add(StatefulResource resource, Map<String, Object> values) {
        Map<String, Object> body = new LinkedHashMap<>(resource.seedDefaults());
        body.putAll(values);
        Map<String, Object> fixed = new LinkedHashMap<>();
        FIXED.stream()
                .filter(key -> body.containsKey(key)
                        && (!key.equals(ORDER) || resource.table().shape().has(key)))
                .forEach(key -> fixed.put(key, fixedValue(resource, key, body.remove(key))));
        catalogue.operations().stream()
                .filter(operation -> operation.id().equals(resource.name() + "/create"))
                .findFirst()
                .ifPresent(operation -> check(operation, resource, body));
        return resource.create(body, fixed);
    }

    private static void check(Operation operation, StatefulResource resource, Map<String, Object> body) {
        Problems problems = new Problems();
        RequestChecks.checkBody(operation, resource, body, problems);
        problems.refuse(operation.version());
    }

    private static Object fixedValue(StatefulResource resource, String key, Object value) {
        if (key.startsWith("is_")) {
            if (value instanceof Boolean) {
                return value;
            }
            throw new IllegalArgumentException(key + ": Expected a boolean");
        }
        if (key.equals(ORDER)) {
            if (value instanceof Integer) {
                return value;
            }
            throw new IllegalArgumentException(key + ": Expected an integer");
        }
        if (key.equals("id")) {
            if (resource.isIdentifier(value)) {
                return value;
            }
            throw new IllegalArgumentException("id: " + value + " can't be the id of a " + resource.name());
        }
        try {
            return resource.time(Instant.parse(String.valueOf(value)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(key + ": Expected a time such as 2031-03-02T08:15:30Z", e);
        }
    }
}

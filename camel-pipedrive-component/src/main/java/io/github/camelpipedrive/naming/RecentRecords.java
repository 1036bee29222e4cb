// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpipedrive.call.GivenValues;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.resource.Resource;

/**
 * The records that were written a short while ago, by this process or, as {@link NewestRecords} has read, by others. Searches
 * may not find them yet. Source: that the search index
 * lags is what integrators report; Pipedrive gives no figure.
 */
public final class RecentRecords {

    private static final String CUSTOM_FIELDS = "custom_fields";

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Of one resource: no account may write as many while a search lags. */
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<Resource, Map<Object, Written>> written = new LinkedHashMap<>();

    private record Written(Map<?, ?> values, Instant at) {}

    RecentRecords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Remembers a record.
     *
     * @param operation what was called; one that writes no record is passed over
     * @param values what it was called with
     * @param body what it gave
     */
    public void wrote(Operation operation, Map<String, Object> values, Object body) {
        Resource resource = operation.resource();
        if (!operation.effect().writes() || resource.namedBy().isEmpty() || resource.isSetting()) {
            return;
        }
        Object id = values.containsKey("id") ? values.get("id") : idOf(body);
        if (id == null) {
            return;
        }
        Map<?, ?> known = body instanceof Map<?, ?> record && record.containsKey("id") ? record : values;
        saw(resource, id, known);
    }

    /** Remembers a record as it is. */
    void saw(Resource resource, Object id, Map<?, ?> record) {
        synchronized (written) {
            Map<Object, Written> records = written.computeIfAbsent(resource, key -> new LinkedHashMap<>());
            records.remove(key(id));
            records.put(key(id), new Written(snapshot(resource, record), clock.instant()));
            forgetOld(records);
        }
    }

    /** The first ones are the oldest. */
    private void forgetOld(Map<Object, Written> records) {
        Instant oldest = clock.instant().minus(REMEMBERED);
        Iterator<Written> inOrder = records.values().iterator();
        boolean old = true;
        while (old && inOrder.hasNext()) {
            old = inOrder.next().at().isBefore(oldest) || records.size() > MOST;
            if (old) {
                inOrder.remove();
            }
        }
    }

    /** What records are found by. The record is the body of the route, which may change it. */
    private static Map<?, ?> snapshot(Resource resource, Map<?, ?> record) {
        Map<Object, Object> snapshot = new LinkedHashMap<>();
        for (String prefix : resource.referredBy()) {
            if (!prefix.equals(Resource.FIELD)) {
                String field = resource.fieldOf(prefix);
                snapshot.computeIfAbsent(field, name -> GivenValues.plain(GivenValues.of(record, field)));
            }
        }
        boolean nested = record.get(CUSTOM_FIELDS) instanceof Map<?, ?>;
        Map<?, ?> custom = nested ? (Map<?, ?>) record.get(CUSTOM_FIELDS) : record;
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : custom.entrySet()) {
            Object value = each.getValue() instanceof Map<?, ?> map ? map.get("value") : each.getValue();
            // Options have no text that a search finds.
            boolean isFound = value != null && !(value instanceof List);
            if (isFound && CustomFields.isKey(String.valueOf(each.getKey()))) {
                values.put(each.getKey(), value);
            }
        }
        snapshot.put(CUSTOM_FIELDS, values);
        return snapshot;
    }

    private static Object idOf(Object body) {
        if (body instanceof Map<?, ?> record) {
            return record.get("id");
        }
        return body instanceof JsonNode tree && tree.hasNonNull("id")
                ? tree.get("id").asText()
                : null;
    }

    /** IDs are numbers of several classes, or text. */
    private static String key(Object id) {
        return id.toString();
    }

    /** The IDs of those whose values fit, as far as they are known here. */
    List<Object> ids(Resource resource, Predicate<Map<?, ?>> fits) {
        Map<Object, Written> records;
        synchronized (written) {
            Map<Object, Written> known = written.getOrDefault(resource, new LinkedHashMap<>());
            forgetOld(known);
            records = new LinkedHashMap<>(known);
        }
        List<Object> ids = new ArrayList<>();
        records.forEach((id, each) -> {
            if (fits.test(each.values())) {
                ids.add(id);
            }
        });
        return ids;
    }
}

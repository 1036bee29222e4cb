// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelpipedrive.sandbox.store.Change;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** What the page shows: the newest records of each kind with their totals, the last changes, the counted requests. */
final class LiveState {

    /** More would make a page that nobody reads; the totals count all. */
    private static final int NEWEST = 100;

    private static final Map<String, List<String>> SHOWN = Map.of(
            "pipeline", List.of("id", "name", "order_nr"),
            "stage", List.of("id", "name", "pipeline_id", "order_nr"),
            "deal",
                    List.of(
                            "id",
                            "title",
                            "value",
                            "currency",
                            "status",
                            "stage_id",
                            "person_id",
                            "org_id",
                            "update_time"),
            "person", List.of("id", "name", "emails", "phones", "org_id", "update_time"),
            "organization", List.of("id", "name", "address", "update_time"),
            "lead", List.of("id", "title", "value", "person_id", "organization_id", "update_time"),
            "activity", List.of("id", "subject", "type", "due_date", "due_time", "done", "deal_id", "update_time"),
            "note", List.of("id", "content", "deal_id", "lead_id", "person_id", "org_id", "update_time"));

    private final Records records;
    private final RequestJournal journal;

    LiveState(Records records, RequestJournal journal) {
        this.records = records;
        this.journal = journal;
    }

    /** The state, or only {@code unchanged} when nothing happened since the given version of it. */
    Map<String, Object> since(String known) {
        return records.reading(() -> {
            Map<String, Long> counts = journal.counts();
            long requests = counts.values().stream().mapToLong(Long::longValue).sum();
            String version = records.revision() + "-" + requests;
            return version.equals(known) ? Map.of("unchanged", true) : state(version, requests, counts);
        });
    }

    private Map<String, Object> state(String version, long requests, Map<String, Long> counts) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("requests", requests);
        state.put("operations", counts);
        state.put("changes", records.changes().stream().map(LiveState::change).toList());
        SHOWN.keySet().stream().sorted().forEach(resource -> state.put(resource, newest(resource)));
        return state;
    }

    private Map<String, Object> newest(String resource) {
        Predicate<StoredRecord> live = stored -> !stored.isDeleted();
        List<StoredRecord> all =
                records.table(resource).all().stream().filter(live).toList();
        List<Map<String, Object>> newest = new ArrayList<>();
        for (StoredRecord stored : all.subList(Math.max(0, all.size() - NEWEST), all.size())) {
            Map<String, Object> row = new LinkedHashMap<>();
            SHOWN.get(resource).forEach(key -> row.put(key, stored.get(key)));
            nameOf("person", row.get("person_id")).ifPresent(name -> row.put("person", name));
            nameOf("organization", row.getOrDefault("org_id", row.get("organization_id")))
                    .ifPresent(name -> row.put("organization", name));
            newest.add(row);
        }
        return Map.of("total", all.size(), "records", newest);
    }

    private Optional<Object> nameOf(String resource, Object id) {
        return records.table(resource).find(id).map(found -> found.get("name"));
    }

    private static Map<String, Object> change(Change change) {
        StoredRecord stored = change.after();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", Formats.seconds(change.time()));
        row.put("resource", change.resource());
        row.put("action", change.action().name().toLowerCase(Locale.ROOT));
        row.put("id", stored.id());
        return row;
    }
}

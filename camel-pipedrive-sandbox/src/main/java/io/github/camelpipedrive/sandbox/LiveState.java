// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.store.Change;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** What the page shows: the last calls, the newest records of each kind with their totals, the last changes, and counts. */
final class LiveState {

    /** More would make a page that nobody reads; the totals count all. */
    private static final int NEWEST = 100;

    private static final Map<String, List<String>> SHOWN = Map.of(
            "user", List.of("id", "name"),
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
    private final LastCalls calls;
    private final Supplier<SandboxStatistics> statistics;
    private final Supplier<SandboxLimits> limits;

    LiveState(
            Records records, LastCalls calls, Supplier<SandboxStatistics> statistics, Supplier<SandboxLimits> limits) {
        this.records = records;
        this.calls = calls;
        this.statistics = statistics;
        this.limits = limits;
    }

    /** The state, or only {@code unchanged} when nothing happened since the given version of it. */
    Map<String, Object> since(String known) {
        return records.reading(() -> {
            SandboxStatistics counted = statistics.get();
            String told = limits.get().summary();
            // Numbers that grow: what is asked, what is answered, what is changed.
            String version =
                    records.revision() + "-" + counted.requests() + "-" + counted.answers() + "-" + told.hashCode();
            return version.equals(known) ? Map.of("unchanged", true) : state(version, counted, told);
        });
    }

    private Map<String, Object> state(String version, SandboxStatistics counted, String told) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("limits", told);
        state.put("calls", calls.calls().stream().map(LiveState::call).toList());
        state.put("statistics", counted.values());
        state.put("changes", records.changes().stream().map(LiveState::change).toList());
        state.put("stages", stages());
        SHOWN.keySet().stream().sorted().forEach(resource -> state.put(resource, newest(resource)));
        return state;
    }

    /** The number and the sums by currency of all deals in each stage, not only of the newest. */
    private Map<Object, Object> stages() {
        Map<Object, StageTotals> totals = new LinkedHashMap<>();
        records.table("deal").all().stream().filter(deal -> !deal.isDeleted()).forEach(deal -> totals.computeIfAbsent(
                        deal.get("stage_id"), key -> new StageTotals())
                .add(deal));
        Map<Object, Object> values = new LinkedHashMap<>();
        totals.forEach((stage, total) -> values.put(stage, Map.of("deals", total.deals, "sums", total.sums)));
        return values;
    }

    private static final class StageTotals {
        private final Map<String, BigDecimal> sums = new TreeMap<>();
        private int deals;

        void add(StoredRecord deal) {
            deals++;
            BigDecimal value = deal.get("value") == null ? BigDecimal.ZERO : new BigDecimal(deal.text("value"));
            if (value.signum() != 0) {
                sums.merge(deal.text("currency"), value, BigDecimal::add);
            }
        }
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

    private static Map<String, Object> call(LastCalls.Call call) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", call.number());
        row.put("time", Formats.seconds(call.time()));
        row.put("operation", call.operation());
        row.put("method", call.method());
        row.put("path", call.path());
        row.put("status", call.status());
        row.put("error", call.error());
        return row;
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

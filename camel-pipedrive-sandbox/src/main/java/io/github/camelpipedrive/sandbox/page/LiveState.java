// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.identity.Company;
import io.github.camelpipedrive.sandbox.journal.LastCalls;
import io.github.camelpipedrive.sandbox.journal.Statistics;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.Change;
import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** What the page shows: the last calls, the newest records of each kind with their totals, the last changes, and counts. */
public final class LiveState {

    /** More would make a page that nobody reads; the totals count all. */
    private static final int NEWEST = 100;

    private final Records records;
    private final Collection<StatefulResource> resources;
    private final LastCalls calls;
    private final Supplier<Statistics> statistics;
    private final Supplier<String> limits;

    /**
     * The state of a sandbox.
     *
     * @param company whose records are shown
     * @param calls the last calls
     * @param statistics what was counted
     * @param limits the limits in a line
     */
    public LiveState(Company company, LastCalls calls, Supplier<Statistics> statistics, Supplier<String> limits) {
        this.records = company.records();
        this.resources = company.behaviours().resources().values();
        this.calls = calls;
        this.statistics = statistics;
        this.limits = limits;
    }

    /** The state, or only {@code unchanged} when nothing happened since the given version of it. */
    public Map<String, Object> since(String known) {
        return records.reading(() -> {
            Statistics counted = statistics.get();
            String told = limits.get();
            // Numbers that grow: what is asked, what is answered, what is changed.
            String version =
                    records.revision() + "-" + counted.requests() + "-" + counted.answers() + "-" + told.hashCode();
            return version.equals(known) ? Map.of("unchanged", true) : state(version, counted, told);
        });
    }

    private Map<String, Object> state(String version, Statistics counted, String told) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("limits", told);
        state.put("calls", calls.calls().stream().map(LiveState::call).toList());
        state.put("statistics", counted.values());
        state.put("changes", records.changes().stream().map(LiveState::change).toList());
        for (StatefulResource resource : resources) {
            if (!resource.fieldsOnPage().isEmpty()) {
                state.put(resource.name(), newest(resource));
            }
            state.putAll(resource.totalsOnPage());
        }
        return state;
    }

    private static Map<String, Object> newest(StatefulResource resource) {
        Predicate<StoredRecord> live = stored -> !stored.isDeleted();
        List<StoredRecord> all = resource.table().all().stream().filter(live).toList();
        List<Map<String, Object>> newest = all.subList(Math.max(0, all.size() - NEWEST), all.size()).stream()
                .map(resource::rowOnPage)
                .toList();
        return Map.of("total", all.size(), "records", newest);
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

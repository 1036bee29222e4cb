// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;

/**
 * The fields that version 2 answers only when {@code include_fields} names them; most are counted from other records.
 * Made for one answer: it looks through each table once, whatever the number of records in the answer.
 */
public final class DerivedFields {

    private static final Predicate<StoredRecord> DONE = activity -> Boolean.TRUE.equals(activity.get("done"));

    private final StatefulResource resource;
    private final String reference;
    private final Map<String, Map<String, List<StoredRecord>>> related = new HashMap<>();

    /**
     * The fields as the records are now.
     *
     * @param resource whose records are shown
     */
    public DerivedFields(StatefulResource resource) {
        this.resource = resource;
        this.reference = resource.reference();
    }

    /**
     * The value of a field.
     *
     * @param stored a record of the resource
     * @param field the field's name
     * @return the value; 0 for counts of things that the sandbox doesn't have, null for everything else
     */
    public Object value(StoredRecord stored, String field) {
        return switch (field) {
            case "notes_count" -> count("note", stored, note -> true);
            case "activities_count" -> count("activity", stored, activity -> true);
            case "done_activities_count" -> count("activity", stored, DONE);
            case "undone_activities_count" -> count("activity", stored, DONE.negate());
            case "people_count" -> count("person", stored, person -> true);
            case "open_deals_count", "related_open_deals_count" -> count("deal", stored, status("open"));
            case "won_deals_count", "related_won_deals_count" -> count("deal", stored, status("won"));
            case "lost_deals_count", "related_lost_deals_count" -> count("deal", stored, status("lost"));
            case "closed_deals_count", "related_closed_deals_count" ->
                count("deal", stored, status("open").negate());
            case "participants_count" -> stored.get("person_id") == null ? 0 : 1;
            case "next_activity_id" -> activity(stored, DONE.negate(), false);
            case "last_activity_id" -> activity(stored, DONE, true);
            case "smart_bcc_email" -> resource.smartBccEmail(stored);
            case "doi_status" -> "unsubscribed_doi";
            default -> otherwise(stored, field);
        };
    }

    private Object otherwise(StoredRecord stored, String field) {
        if (resource.table().shape().has(field)) {
            return stored.get(field);
        }
        return field.endsWith("_count") ? 0 : null;
    }

    private static Predicate<StoredRecord> status(String status) {
        return deal -> deal.text("status").equals(status);
    }

    private Stream<StoredRecord> related(String other, StoredRecord stored) {
        return related.computeIfAbsent(other, this::byReference).getOrDefault(stored.text("id"), List.of()).stream();
    }

    private Map<String, List<StoredRecord>> byReference(String other) {
        Table table = resource.account().records().table(other);
        if (!table.shape().has(reference)) {
            return Map.of();
        }
        return table.all().stream()
                .filter(candidate -> !candidate.isDeleted() && candidate.get(reference) != null)
                .collect(Collectors.groupingBy(candidate -> candidate.text(reference)));
    }

    private int count(String other, StoredRecord stored, Predicate<StoredRecord> condition) {
        return (int) related(other, stored).filter(condition).count();
    }

    private Object activity(StoredRecord stored, Predicate<StoredRecord> condition, boolean last) {
        Comparator<StoredRecord> byDate = Comparator.comparing(activity -> activity.text("due_date"));
        Stream<StoredRecord> fitting = related("activity", stored).filter(condition);
        return (last ? fitting.max(byDate) : fitting.min(byDate))
                .map(StoredRecord::id)
                .orElse(null);
    }
}

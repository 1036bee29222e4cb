// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Activities. The primary participant is the activity's person. */
final class Activities extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
                    "id",
                    "subject",
                    "type",
                    "owner_id",
                    "creator_user_id",
                    "is_deleted",
                    "add_time",
                    "update_time",
                    "deal_id",
                    "lead_id",
                    "person_id",
                    "org_id",
                    "project_id",
                    "due_date",
                    "due_time",
                    "duration",
                    "busy",
                    "done",
                    "marked_as_done_time",
                    "location",
                    "participants",
                    "conference_meeting_client",
                    "conference_meeting_url",
                    "conference_meeting_id",
                    "public_description",
                    "priority",
                    "note")
            .hiding("attendees");

    private static final String PERSON = "person_id";

    private static final Predicate<StoredRecord> DONE = activity -> Boolean.TRUE.equals(activity.get("done"));

    private static final Comparator<StoredRecord> BY_DATE = Comparator.comparing(activity -> activity.text("due_date"));

    /** What activities add to the records that they are about. */
    static final Map<String, Derivation> DERIVATIONS = Map.of(
            "activities_count", Derivation.count(Resources.ACTIVITY, activity -> true),
            "done_activities_count", Derivation.count(Resources.ACTIVITY, DONE),
            "undone_activities_count", Derivation.count(Resources.ACTIVITY, DONE.negate()),
            "next_activity_id", Derivation.first(Resources.ACTIVITY, DONE.negate(), BY_DATE),
            "last_activity_id", Derivation.last(Resources.ACTIVITY, DONE, BY_DATE));

    Activities(Account account) {
        super(account, Resources.ACTIVITY, ApiVersion.V2, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "subject", "type", "due_date", "due_time", "done", "deal_id", "update_time");
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of(
                "owner_id", Resources.USER,
                "deal_id", Resources.DEAL,
                "lead_id", Resources.LEAD,
                "person_id", Resources.PERSON,
                "org_id", Resources.ORGANIZATION);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("owner_id");
    }

    /** The person follows from the participants; version 1 takes it. */
    @Override
    public Set<String> readOnlyFields(ApiVersion version) {
        return version == ApiVersion.V2 ? Set.of(PERSON) : Set.of();
    }

    @Override
    public void refuse(ApiVersion version, Map<String, Object> body) {
        if (version == ApiVersion.V2 && body.containsKey(PERSON)) {
            throw Errors.personOfActivity();
        }
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", "Call");
        values.put("type", "call");
        values.put("owner_id", Account.CURRENT_USER);
        values.put("creator_user_id", Account.CURRENT_USER);
        values.put("busy", false);
        values.put("done", false);
        values.put("participants", List.of());
        values.put("attendees", List.of());
        values.putAll(body);
        return completed(values, problems);
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>(body);
        if (same(before.get("done"), body.get("done"))) {
            values.remove("done");
        }
        return completed(values, problems);
    }

    private Map<String, Object> completed(Map<String, Object> values, Problems problems) {
        if (values.containsKey("location")) {
            values.put("location", address(values.get("location")));
        }
        withSeconds(values, "due_time");
        withSeconds(values, "duration");
        if (values.containsKey("done")) {
            boolean done = Boolean.TRUE.equals(values.get("done"));
            values.put("marked_as_done_time", done ? time(account().now()) : null);
        }
        emptyListForNull(values, "attendees");
        if (values.containsKey("participants")) {
            participants(values, problems);
        }
        return values;
    }

    private static void withSeconds(Map<String, Object> values, String key) {
        if (values.get(key) instanceof String time && time.indexOf(':') == time.lastIndexOf(':')) {
            values.put(key, time + ":00");
        }
    }

    private void participants(Map<String, Object> values, Problems problems) {
        List<?> given = values.get("participants") instanceof List<?> list ? list : List.of();
        List<Object> participants = new ArrayList<>();
        Object person = null;
        for (Object entry : given) {
            Object id = ((Map<?, ?>) entry).get(PERSON);
            boolean primary = Boolean.TRUE.equals(((Map<?, ?>) entry).get("primary"));
            checkRelation("participants[" + participants.size() + "]", Resources.PERSON, id, problems);
            if (primary && person != null) {
                problems.add("participants", "Only one participant can be primary");
            }
            person = primary ? id : person;
            Map<String, Object> participant = new LinkedHashMap<>();
            participant.put(PERSON, id);
            participant.put("primary", primary);
            participants.add(participant);
        }
        values.put("participants", participants);
        values.put(PERSON, person);
    }

    /** Dates and several types are filters of version 1. */
    @Override
    boolean passes(StoredRecord stored, String filter, Object wanted) {
        String due = stored.text("due_date");
        return switch (filter) {
            case "start_date" -> !due.isEmpty() && due.compareTo(wanted.toString()) >= 0;
            case "end_date" -> !due.isEmpty() && due.compareTo(wanted.toString()) <= 0;
            case "type" -> List.of(wanted.toString().split(",")).contains(stored.text("type"));
            default -> super.passes(stored, filter, wanted);
        };
    }
}

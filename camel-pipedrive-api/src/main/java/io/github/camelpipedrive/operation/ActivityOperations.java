// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Operation.create;
import static io.github.camelpipedrive.operation.Operation.delete;
import static io.github.camelpipedrive.operation.Operation.get;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Operation.update;
import static io.github.camelpipedrive.operation.Parameters.address;
import static io.github.camelpipedrive.operation.Parameters.bool;
import static io.github.camelpipedrive.operation.Parameters.date;
import static io.github.camelpipedrive.operation.Parameters.filters;
import static io.github.camelpipedrive.operation.Parameters.id;
import static io.github.camelpipedrive.operation.Parameters.integer;
import static io.github.camelpipedrive.operation.Parameters.listOf;
import static io.github.camelpipedrive.operation.Parameters.owner;
import static io.github.camelpipedrive.operation.Parameters.someOf;
import static io.github.camelpipedrive.operation.Parameters.sorted;
import static io.github.camelpipedrive.operation.Parameters.text;
import static io.github.camelpipedrive.operation.Parameters.timeOfDay;
import static io.github.camelpipedrive.operation.Parameters.timeSpan;
import static io.github.camelpipedrive.operation.Parameters.updatedUntil;
import static io.github.camelpipedrive.operation.Parameters.uuid;
import static io.github.camelpipedrive.operation.Parameters.words;

/** What can be done with activities. Source: Pipedrive API v2, "Activities". */
final class ActivityOperations {

    // The body schema has person_id, the guide to version 2 calls it read-only: it follows the primary participant.
    private static final Rule PERSON_BY_PARTICIPANT = Rule.never(
            "person_id",
            "an activity's person is its primary participant; give participants:"
                    + " [{\"person_id\": 3301, \"primary\": true}]");

    static final List<Operation> ROWS = List.of(
            create("activity", V2, "/activities")
                    .cost(5)
                    .scopes("activities:full")
                    .does("Creates an activity: a call, a meeting, a task.")
                    .body(fields())
                    .checked(PERSON_BY_PARTICIPANT)
                    .needsAnyField()
                    .recognizedBy("subject", "type", "deal_id", "lead_id", "org_id", "project_id"),
            get("activity", V2, "/activities/{id}")
                    .cost(1)
                    .scopes("activities:read", "activities:full")
                    .does("Gets one activity.")
                    .query(attendees()),
            list("activity", V2, "/activities")
                    .cost(10)
                    .cursorPaged()
                    .scopes("activities:read", "activities:full")
                    .does("Lists activities.")
                    .query(filters("activities"))
                    .query(
                            updatedUntil("activities"),
                            id("deal_id", "Only activities of this deal."),
                            uuid("lead_id", "Only activities of this lead."),
                            id("person_id", "Only activities whose primary participant is this person."),
                            id("org_id", "Only activities of this organization."),
                            bool("done", "Only activities that are done, or that are not."),
                            attendees())
                    .query(sorted("id", "update_time", "add_time", "due_date")),
            update("activity", V2, "/activities/{id}")
                    .cost(5)
                    .scopes("activities:full")
                    .does("Changes the given fields of an activity and leaves the others.")
                    .body(fields())
                    .checked(PERSON_BY_PARTICIPANT)
                    .needsAnyField(),
            delete("activity", V2, "/activities/{id}")
                    .cost(3)
                    .scopes("activities:full")
                    .does("Deletes an activity; it is gone for good after 30 days."));

    private ActivityOperations() {}

    private static Parameter attendees() {
        return someOf("include_fields", "Fields to add that are not there by default.", "attendees");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            words("subject", "What it is about."),
            words("type", "The key of the activity's type, such as call, meeting or task."),
            owner(),
            id("deal_id", "The deal that it belongs to."),
            uuid("lead_id", "The lead that it belongs to."),
            id("person_id", "Can't be set; give the person as primary participant."),
            id("org_id", "The organization that it belongs to."),
            id("project_id", "The project that it belongs to."),
            date("due_date", "The day on which it is due."),
            timeOfDay("due_time", "The time at which it is due, in UTC."),
            timeSpan("duration", "How long it takes."),
            bool("busy", "Whether the owner's calendar shows busy."),
            bool("done", "Whether it is done."),
            address("location", "Where it takes place."),
            listOf(
                    "participants",
                    new ObjectValue(
                            List.of(
                                    Field.required("person_id", IntegerValue.ID),
                                    Field.of("primary", new BooleanValue())),
                            "{\"person_id\": 3301, \"primary\": true}"),
                    "The persons who take part; the primary one is the activity's person."),
            listOf(
                    "attendees",
                    new ObjectValue(
                            List.of(
                                    Field.of("email", Text.NOT_BLANK),
                                    Field.of("name", Text.ANY),
                                    Field.of("status", Text.ANY),
                                    Field.of("is_organizer", new BooleanValue()),
                                    Field.of("person_id", IntegerValue.ID),
                                    Field.of("user_id", IntegerValue.ID)),
                            "{\"email\": \"ilse@tiletown.example\", \"name\": \"Ilse Varga\"}"),
                    "The people who were invited."),
            text("public_description", "What everybody invited may read."),
            integer("priority", "The priority, by ID of its option."),
            text("note", "A note in HTML.")
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.resource.Resources.ACTIVITY;
import static io.github.camelpipedrive.resource.Resources.DEAL;
import static io.github.camelpipedrive.resource.Resources.LEAD;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.PROJECT;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with activities. Source: Pipedrive API v2, "Activities". */
final class ActivityOperations extends CommonWords {

    // The body schema has person_id, the guide to version 2 calls it read-only: it follows the primary participant.
    private static final Rule PERSON_BY_PARTICIPANT = new Rule.Never(
            "person_id",
            "an activity's person is its primary participant; give participants:"
                    + " [{\"person_id\": 3301, \"primary\": true}]");

    static final List<Operation> ROWS = List.of(
            create(ACTIVITY, V2, "/activities")
                    .cost(5)
                    .scopes("activities:full")
                    .does("Creates an activity: a call, a meeting, a task.")
                    .body(fields())
                    .checked(PERSON_BY_PARTICIPANT)
                    .needsAnyField()
                    .recognizedBy("subject", "type", "deal_id", "lead_id", "org_id", "project_id"),
            get(ACTIVITY, V2, "/activities/{id}")
                    .cost(1)
                    .scopes("activities:read", "activities:full")
                    .does("Gets one activity.")
                    .query(attendees()),
            list(ACTIVITY, V2, "/activities")
                    .cost(10)
                    .cursorPaged()
                    .scopes("activities:read", "activities:full")
                    .does("Lists activities.")
                    .query(filters(ACTIVITY))
                    .query(
                            updatedUntil(ACTIVITY),
                            id("deal_id", DEAL, "Only activities of this deal."),
                            id("lead_id", LEAD, "Only activities of this lead."),
                            id("person_id", PERSON, "Only activities whose primary participant is this person."),
                            id("org_id", ORGANIZATION, "Only activities of this organization."),
                            bool("done", "Only activities that are done, or that are not."),
                            attendees())
                    .query(sorted("id", "update_time", "add_time", "due_date")),
            update(ACTIVITY, V2, "/activities/{id}")
                    .cost(5)
                    .scopes("activities:full")
                    .does("Changes the given fields of an activity and leaves the others.")
                    .body(unchangedIfOmitted(fields()))
                    .checked(PERSON_BY_PARTICIPANT)
                    .needsAnyField(),
            delete(ACTIVITY, V2, "/activities/{id}")
                    .cost(3)
                    .scopes("activities:full")
                    .does("Deletes an activity; it is gone for good after 30 days."),
            find(
                    ACTIVITY,
                    words("subject", "The subject."),
                    words("type", "The key of the type, such as call."),
                    id("owner_id", USER, "The owner."),
                    id("deal_id", DEAL, "The deal."),
                    id("person_id", PERSON, "The person."),
                    id("org_id", ORGANIZATION, "The organization."),
                    date("due_date", "The day when it is due."),
                    bool("done", "Whether it is done.")));

    private ActivityOperations() {}

    private static Parameter attendees() {
        return someOf("include_fields", "Fields to add that are not there by default.", "attendees");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            words("subject", "What it is about."),
            words("type", "The key of the activity's type, such as call, meeting or task."),
            owner(),
            id("deal_id", DEAL, "The deal that it belongs to."),
            id("lead_id", LEAD, "The lead that it belongs to."),
            id("person_id", PERSON, "Can't be set; give the person as primary participant."),
            id("org_id", ORGANIZATION, "The organization that it belongs to."),
            id("project_id", PROJECT, "The project that it belongs to."),
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
                                    Field.required("person_id", new RecordId(PERSON), "The person."),
                                    Field.of("primary", new BooleanValue(), "Whether it is the activity's person.")),
                            "{\"person_id\": 3301, \"primary\": true}"),
                    "The persons who take part; the primary one is the activity's person."),
            listOf(
                    "attendees",
                    new ObjectValue(
                            List.of(
                                    Field.of("email", Text.NOT_BLANK, "The e-mail address that is invited."),
                                    Field.of("name", Text.ANY, "The name."),
                                    Field.of("status", Text.ANY, "What the invitation was answered with."),
                                    Field.of("is_organizer", new BooleanValue(), "Whether it is who invites."),
                                    Field.of("person_id", new RecordId(PERSON), "The person with this address."),
                                    Field.of("user_id", new RecordId(USER), "The user with this address.")),
                            "{\"email\": \"ilse@tiletown.example\", \"name\": \"Ilse Varga\"}"),
                    "The people who were invited."),
            text("public_description", "What everybody invited may read."),
            integer("priority", "The priority, by ID of its option."),
            text("note", "A note in HTML.")
        };
    }
}

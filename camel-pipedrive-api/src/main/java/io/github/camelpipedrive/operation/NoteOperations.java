// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.V1;
import static io.github.camelpipedrive.operation.Method.PUT;
import static io.github.camelpipedrive.operation.Operation.create;
import static io.github.camelpipedrive.operation.Operation.delete;
import static io.github.camelpipedrive.operation.Operation.get;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Operation.update;
import static io.github.camelpipedrive.operation.Parameters.date;
import static io.github.camelpipedrive.operation.Parameters.flag;
import static io.github.camelpipedrive.operation.Parameters.id;
import static io.github.camelpipedrive.operation.Parameters.required;
import static io.github.camelpipedrive.operation.Parameters.sort;
import static io.github.camelpipedrive.operation.Parameters.updatedSince;
import static io.github.camelpipedrive.operation.Parameters.utcTime;
import static io.github.camelpipedrive.operation.Parameters.uuid;
import static io.github.camelpipedrive.operation.Parameters.words;

/** What can be done with notes. Source: Pipedrive API v1, "Notes". */
final class NoteOperations {

    private static final Rule ATTACHED = Rule.anyOf(
            "A note needs something to hang on: give deal_id, lead_id, person_id, org_id, project_id or task_id",
            "deal_id",
            "lead_id",
            "person_id",
            "org_id",
            "project_id",
            "task_id");

    private static final Rule[] PINNED_TO_WHAT_IT_HANGS_ON = {
        Rule.flagNeeds("pinned_to_lead_flag", "lead_id"),
        Rule.flagNeeds("pinned_to_deal_flag", "deal_id"),
        Rule.flagNeeds("pinned_to_organization_flag", "org_id"),
        Rule.flagNeeds("pinned_to_person_flag", "person_id"),
        Rule.flagNeeds("pinned_to_project_flag", "project_id"),
        Rule.flagNeeds("pinned_to_task_flag", "task_id")
    };

    static final List<Operation> ROWS = List.of(
            create("note", V1, "/notes")
                    .cost(10)
                    .scopes("deals:full", "contacts:full")
                    .does("Attaches a note to a deal, lead, person, organization, project or task.")
                    .body(required(content()))
                    .body(fields())
                    .checked(ATTACHED)
                    .checked(PINNED_TO_WHAT_IT_HANGS_ON)
                    // Not by its content, of which the API takes out what it does not allow.
                    .recognizedBy("lead_id", "deal_id", "person_id", "org_id", "project_id", "task_id"),
            get("note", V1, "/notes/{id}")
                    .cost(2)
                    .scopes("deals:read", "deals:full", "contacts:read", "contacts:full")
                    .does("Gets one note."),
            list("note", V1, "/notes")
                    .cost(20)
                    .offsetPaged()
                    .scopes("deals:read", "deals:full", "contacts:read", "contacts:full")
                    .does("Lists notes.")
                    .query(
                            id("user_id", "Only notes by this user."),
                            uuid("lead_id", "Only notes of this lead."),
                            id("deal_id", "Only notes of this deal."),
                            id("person_id", "Only notes of this person."),
                            id("org_id", "Only notes of this organization."),
                            id("project_id", "Only notes of this project."),
                            id("task_id", "Only notes of this task."),
                            sort(),
                            date("start_date", "Only notes from this day on."),
                            date("end_date", "Only notes up to this day."),
                            updatedSince("notes"))
                    .query(pins()),
            update("note", V1, "/notes/{id}")
                    .by(PUT)
                    .cost(10)
                    .scopes("deals:full", "contacts:full")
                    .does("Changes the given fields of a note and leaves the others.")
                    .body(content())
                    .body(fields())
                    .needsAnyField(),
            delete("note", V1, "/notes/{id}")
                    .cost(6)
                    .scopes("deals:full", "contacts:full")
                    .does("Deletes a note; the result is true.")
                    .returns(Result.DONE));

    private NoteOperations() {}

    private static Parameter content() {
        return words("content", "The note in HTML; plain text should be escaped.");
    }

    private static Parameter[] pins() {
        return new Parameter[] {
            flag("pinned_to_lead_flag", "Whether it is pinned to its lead."),
            flag("pinned_to_deal_flag", "Whether it is pinned to its deal."),
            flag("pinned_to_organization_flag", "Whether it is pinned to its organization."),
            flag("pinned_to_person_flag", "Whether it is pinned to its person."),
            flag("pinned_to_project_flag", "Whether it is pinned to its project."),
            flag("pinned_to_task_flag", "Whether it is pinned to its task.")
        };
    }

    private static Parameter[] fields() {
        List<Parameter> fields = new ArrayList<>(List.of(
                uuid("lead_id", "The lead that it hangs on."),
                id("deal_id", "The deal that it hangs on."),
                id("person_id", "The person that it hangs on."),
                id("org_id", "The organization that it hangs on."),
                id("project_id", "The project that it hangs on."),
                id("task_id", "The task that it hangs on."),
                id("user_id", "The note's author; only administrators may name another."),
                utcTime("add_time", "When it was added; now when left out.")));
        fields.addAll(List.of(pins()));
        return fields.toArray(Parameter[]::new);
    }
}

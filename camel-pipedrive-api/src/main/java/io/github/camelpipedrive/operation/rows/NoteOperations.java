// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.Rule;

import static io.github.camelpipedrive.resource.Resources.DEAL;
import static io.github.camelpipedrive.resource.Resources.LEAD;
import static io.github.camelpipedrive.resource.Resources.NOTE;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.PROJECT;
import static io.github.camelpipedrive.resource.Resources.TASK;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with notes. Source: Pipedrive API v1, "Notes". */
final class NoteOperations extends CommonWords {

    private static final Rule ATTACHED = new Rule.AnyOf(
            "A note needs something to hang on: give deal_id, lead_id, person_id, org_id, project_id or task_id",
            List.of("deal_id", "lead_id", "person_id", "org_id", "project_id", "task_id"));

    private static final Rule[] PINNED_TO_WHAT_IT_HANGS_ON = {
        new Rule.FlagNeeds("pinned_to_lead_flag", "lead_id"),
        new Rule.FlagNeeds("pinned_to_deal_flag", "deal_id"),
        new Rule.FlagNeeds("pinned_to_organization_flag", "org_id"),
        new Rule.FlagNeeds("pinned_to_person_flag", "person_id"),
        new Rule.FlagNeeds("pinned_to_project_flag", "project_id"),
        new Rule.FlagNeeds("pinned_to_task_flag", "task_id")
    };

    static final List<Operation> ROWS = List.of(
            create(NOTE, V1, "/notes")
                    .cost(10)
                    .scopes("deals:full", "contacts:full")
                    .does("Attaches a note to a deal, lead, person, organization, project or task.")
                    .body(required(content()))
                    .body(fields())
                    .checked(ATTACHED)
                    .checked(PINNED_TO_WHAT_IT_HANGS_ON)
                    // Not by its content, of which the API takes out what it does not allow.
                    .recognizedBy("lead_id", "deal_id", "person_id", "org_id", "project_id", "task_id"),
            get(NOTE, V1, "/notes/{id}")
                    .cost(2)
                    .scopes("deals:read", "deals:full", "contacts:read", "contacts:full")
                    .does("Gets one note."),
            list(NOTE, V1, "/notes")
                    .cost(20)
                    .offsetPaged()
                    .scopes("deals:read", "deals:full", "contacts:read", "contacts:full")
                    .does("Lists notes.")
                    .query(
                            id("user_id", USER, "Only notes by this user."),
                            id("lead_id", LEAD, "Only notes of this lead."),
                            id("deal_id", DEAL, "Only notes of this deal."),
                            id("person_id", PERSON, "Only notes of this person."),
                            id("org_id", ORGANIZATION, "Only notes of this organization."),
                            id("project_id", PROJECT, "Only notes of this project."),
                            id("task_id", TASK, "Only notes of this task."),
                            sort(),
                            date("start_date", "Only notes from this day on."),
                            date("end_date", "Only notes up to this day."),
                            updatedSince(NOTE))
                    .query(pins()),
            update(NOTE, V1, "/notes/{id}")
                    .by(Method.PUT)
                    .cost(10)
                    .scopes("deals:full", "contacts:full")
                    .does("Changes the given fields of a note and leaves the others.")
                    .body(content())
                    .body(unchangedIfOmitted(fields()))
                    .needsAnyField(),
            delete(NOTE, V1, "/notes/{id}")
                    .cost(6)
                    .scopes("deals:full", "contacts:full")
                    .does("Deletes a note; the result is true.")
                    .returns(Result.DONE),
            find(
                    NOTE,
                    words("content", "The whole text, as it is stored."),
                    id("deal_id", DEAL, "The deal."),
                    id("lead_id", LEAD, "The lead."),
                    id("person_id", PERSON, "The person."),
                    id("org_id", ORGANIZATION, "The organization."),
                    id("user_id", USER, "Who wrote it.")));

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
                id("lead_id", LEAD, "The lead that it hangs on."),
                id("deal_id", DEAL, "The deal that it hangs on."),
                id("person_id", PERSON, "The person that it hangs on."),
                id("org_id", ORGANIZATION, "The organization that it hangs on."),
                id("project_id", PROJECT, "The project that it hangs on."),
                id("task_id", TASK, "The task that it hangs on."),
                id("user_id", USER, "The note's author; only administrators may name another."),
                utcTime("add_time", "When it was added; now if omitted.")));
        fields.addAll(List.of(pins()));
        return fields.toArray(Parameter[]::new);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.resource.Resources.FILTER;
import static io.github.camelpipedrive.resource.Resources.LEAD;
import static io.github.camelpipedrive.resource.Resources.LEAD_LABEL;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with leads. Source: Pipedrive API v1, "Leads"; their search is in v2. */
final class LeadOperations extends CommonWords {

    private static final Rule LINKED = new Rule.AnyOf(
            "A lead needs a person or an organization: give person_id, organization_id or both",
            List.of("person_id", "organization_id"));

    private static final Rule STILL_LINKED = new Rule.NotAllCleared(
            "A lead needs a person or an organization: person_id and organization_id can't both be cleared",
            List.of("person_id", "organization_id"));

    static final List<Operation> ROWS = List.of(
            create(LEAD, V1, "/leads")
                    .cost(10)
                    .scopes("leads:full")
                    .does("Creates a lead, which needs a person or an organization.")
                    .body(required(theTitle()), text("origin_id", "Which record of the origin it came from."))
                    .body(fields())
                    .flatCustomFields()
                    .checked(LINKED)
                    .recognizedBy("title", "person_id", "organization_id"),
            get(LEAD, V1, "/leads/{id}")
                    .cost(2)
                    .scopes("leads:read", "leads:full")
                    .does("Gets one lead."),
            list(LEAD, V1, "/leads")
                    .cost(20)
                    .offsetPaged()
                    .scopes("leads:read", "leads:full")
                    .does("Lists leads that are not archived.")
                    .query(
                            id("owner_id", USER, "Only leads of this owner."),
                            id("person_id", PERSON, "Only leads of this person."),
                            id("organization_id", ORGANIZATION, "Only leads of this organization."),
                            id("filter_id", FILTER, "A saved filter; while it is given the other filters don't count."),
                            updatedSince(LEAD),
                            sort(
                                    "id",
                                    "title",
                                    "owner_id",
                                    "creator_id",
                                    "was_seen",
                                    "expected_close_date",
                                    "next_activity_id",
                                    "add_time",
                                    "update_time")),
            update(LEAD, V1, "/leads/{id}")
                    .cost(10)
                    .scopes("leads:full")
                    .does("Changes the given fields of a lead; null clears one.")
                    .body(theTitle(), bool("is_archived", "Whether the lead is archived."))
                    .body(unchangedIfOmitted(fields()))
                    .flatCustomFields()
                    .checked(STILL_LINKED)
                    .needsAnyField(),
            delete(LEAD, V1, "/leads/{id}").cost(6).scopes("leads:full").does("Deletes a lead."),
            search(LEAD, V2, "/leads/search")
                    .cost(20)
                    .scopes("leads:read", "leads:full", "search:read")
                    .does("Finds leads by title, notes and custom fields.")
                    .query(term("custom_fields", "notes", "title"))
                    .query(
                            id("person_id", PERSON, "Only leads of this person."),
                            id("organization_id", ORGANIZATION, "Only leads of this organization."),
                            someOf("include_fields", "Fields to add that are not there by default.", "lead.was_seen")),
            find(
                    LEAD,
                    words("title", "The title."),
                    id("person_id", PERSON, "The person."),
                    id("organization_id", ORGANIZATION, "The organization."),
                    id("owner_id", USER, "The owner.")),
            upsert(LEAD, "title")
                    .body(theTitle())
                    .body(fields())
                    .flatCustomFields()
                    .checked(STILL_LINKED));

    private LeadOperations() {}

    private static Parameter theTitle() {
        return title("title", 255, "The lead's title.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            owner(),
            ids("label_ids", LEAD_LABEL, "The labels, by ID."),
            id("person_id", PERSON, "The person that the lead is about."),
            id("organization_id", ORGANIZATION, "The organization that the lead is about (deals call it org_id)."),
            object(
                    "value",
                    "{\"amount\": 4800, \"currency\": \"EUR\"}",
                    "The lead's value, an object of amount and currency; never a plain number.",
                    Field.required("amount", Decimal.ANY, "The amount, a plain number."),
                    Field.required("currency", Text.NOT_BLANK, "The amount's currency, such as EUR.")),
            date("expected_close_date", "When the deal that becomes of it is expected to be closed."),
            oneOf(
                    "visible_to",
                    "Who sees it: 1 the owner, 3 the company (or group), 5 group and subgroups, 7 the company.",
                    "1",
                    "3",
                    "5",
                    "7"),
            bool("was_seen", "Whether somebody has looked at it in the web application."),
            option("channel", "The marketing channel, by ID of its option."),
            text("channel_id", "Which record of the marketing channel it came from.")
        };
    }
}

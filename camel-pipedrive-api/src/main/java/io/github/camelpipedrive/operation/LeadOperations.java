// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.UuidValue;

import static io.github.camelpipedrive.operation.ApiVersion.V1;
import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Operation.create;
import static io.github.camelpipedrive.operation.Operation.delete;
import static io.github.camelpipedrive.operation.Operation.get;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Operation.search;
import static io.github.camelpipedrive.operation.Operation.update;
import static io.github.camelpipedrive.operation.Parameters.bool;
import static io.github.camelpipedrive.operation.Parameters.date;
import static io.github.camelpipedrive.operation.Parameters.id;
import static io.github.camelpipedrive.operation.Parameters.listOf;
import static io.github.camelpipedrive.operation.Parameters.object;
import static io.github.camelpipedrive.operation.Parameters.oneOf;
import static io.github.camelpipedrive.operation.Parameters.owner;
import static io.github.camelpipedrive.operation.Parameters.required;
import static io.github.camelpipedrive.operation.Parameters.someOf;
import static io.github.camelpipedrive.operation.Parameters.sort;
import static io.github.camelpipedrive.operation.Parameters.term;
import static io.github.camelpipedrive.operation.Parameters.text;
import static io.github.camelpipedrive.operation.Parameters.title;
import static io.github.camelpipedrive.operation.Parameters.updatedSince;
import static io.github.camelpipedrive.operation.Parameters.uuid;

/** What can be done with leads. Source: Pipedrive API v1, "Leads"; their search is in v2. */
final class LeadOperations {

    private static final Rule LINKED = Rule.anyOf(
            "A lead needs a person or an organization: give person_id, organization_id or both",
            "person_id",
            "organization_id");

    private static final Rule STILL_LINKED = Rule.notAllCleared(
            "A lead needs a person or an organization: person_id and organization_id can't both be cleared",
            "person_id",
            "organization_id");

    static final List<Operation> ROWS = List.of(
            create("lead", V1, "/leads")
                    .cost(10)
                    .scopes("leads:full")
                    .does("Creates a lead, which needs a person or an organization.")
                    .body(required(theTitle()), text("origin_id", "Which record of the origin it came from."))
                    .body(fields())
                    .flatCustomFields()
                    .checked(LINKED)
                    .recognizedBy("title", "person_id", "organization_id"),
            get("lead", V1, "/leads/{id}")
                    .cost(2)
                    .scopes("leads:read", "leads:full")
                    .does("Gets one lead.")
                    .path(leadId()),
            list("lead", V1, "/leads")
                    .cost(20)
                    .offsetPaged()
                    .scopes("leads:read", "leads:full")
                    .does("Lists leads that are not archived.")
                    .query(
                            id("owner_id", "Only leads of this owner."),
                            id("person_id", "Only leads of this person."),
                            id("organization_id", "Only leads of this organization."),
                            id("filter_id", "A saved filter; while it is given the other filters don't count."),
                            updatedSince("leads"),
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
            update("lead", V1, "/leads/{id}")
                    .cost(10)
                    .scopes("leads:full")
                    .does("Changes the given fields of a lead; null clears one.")
                    .path(leadId())
                    .body(theTitle(), bool("is_archived", "Whether the lead is archived."))
                    .body(fields())
                    .flatCustomFields()
                    .checked(STILL_LINKED)
                    .needsAnyField(),
            delete("lead", V1, "/leads/{id}")
                    .cost(6)
                    .scopes("leads:full")
                    .does("Deletes a lead.")
                    .path(leadId()),
            search("lead", V2, "/leads/search")
                    .cost(20)
                    .scopes("leads:read", "leads:full", "search:read")
                    .does("Finds leads by title, notes and custom fields.")
                    .query(term("custom_fields", "notes", "title"))
                    .query(
                            id("person_id", "Only leads of this person."),
                            id("organization_id", "Only leads of this organization."),
                            someOf("include_fields", "Fields to add that are not there by default.", "lead.was_seen")));

    private LeadOperations() {}

    private static Parameter leadId() {
        return uuid("id", "The lead's ID, a UUID.");
    }

    private static Parameter theTitle() {
        return title("title", 255, "The lead's title.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            owner(),
            listOf("label_ids", new UuidValue(), "The labels, by ID."),
            id("person_id", "The person that the lead is about."),
            id("organization_id", "The organization that the lead is about (deals call it org_id)."),
            object(
                    "value",
                    "{\"amount\": 4800, \"currency\": \"EUR\"}",
                    "The lead's value, an object of amount and currency; never a plain number.",
                    Field.required("amount", Decimal.ANY),
                    Field.required("currency", Text.NOT_BLANK)),
            date("expected_close_date", "When the deal that becomes of it is expected to be closed."),
            oneOf(
                    "visible_to",
                    "Who sees it: 1 the owner, 3 the company (or group), 5 group and subgroups, 7 the" + " company.",
                    "1",
                    "3",
                    "5",
                    "7"),
            bool("was_seen", "Whether somebody has looked at it in the web application."),
            id("channel", "The marketing channel, by ID of its option."),
            text("channel_id", "Which record of the marketing channel it came from.")
        };
    }
}

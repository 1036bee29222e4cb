// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.resource.Resources.DEAL;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.PERSON_LABEL;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with persons. Source: Pipedrive API v2, "Persons". */
final class PersonOperations extends CommonWords {

    private static final String[] INCLUDE_FIELDS = {
        "next_activity_id",
        "last_activity_id",
        "open_deals_count",
        "related_open_deals_count",
        "closed_deals_count",
        "related_closed_deals_count",
        "participant_open_deals_count",
        "participant_closed_deals_count",
        "email_messages_count",
        "activities_count",
        "done_activities_count",
        "undone_activities_count",
        "files_count",
        "notes_count",
        "followers_count",
        "won_deals_count",
        "related_won_deals_count",
        "lost_deals_count",
        "related_lost_deals_count",
        "last_incoming_mail_time",
        "last_outgoing_mail_time",
        "marketing_status",
        "doi_status",
        "smart_bcc_email"
    };

    static final List<Operation> ROWS = List.of(
            create(PERSON, V2, "/persons")
                    .cost(5)
                    .scopes("contacts:full")
                    .does("Creates a person; the API never checks whether there is one with the same address.")
                    .body(required(name()), rfc3339("add_time", "When it was added; now if omitted."))
                    .body(fields())
                    .recognizedBy("name", "emails"),
            get(PERSON, V2, "/persons/{id}")
                    .cost(1)
                    .scopes("contacts:read", "contacts:full")
                    .does("Gets one person.")
                    .query(readOptions(INCLUDE_FIELDS)),
            list(PERSON, V2, "/persons")
                    .cost(10)
                    .cursorPaged()
                    .scopes("contacts:read", "contacts:full")
                    .does("Lists persons.")
                    .query(filters(PERSON))
                    .query(
                            updatedUntil(PERSON),
                            id("org_id", ORGANIZATION, "Only persons of this organization."),
                            id("deal_id", DEAL, "Only persons of this deal."))
                    .query(sorted("id", "update_time", "add_time"))
                    .query(readOptions(INCLUDE_FIELDS)),
            update(PERSON, V2, "/persons/{id}")
                    .cost(5)
                    .scopes("contacts:full")
                    .does("Changes the given fields of a person; emails and phones are replaced as a whole.")
                    .body(name())
                    .body(unchangedIfOmitted(fields()))
                    .needsAnyField(),
            delete(PERSON, V2, "/persons/{id}")
                    .cost(3)
                    .scopes("contacts:full")
                    .does("Deletes a person; it can be brought back in the web application for 30 days."),
            Operation.of(PERSON, "merge", V1, Method.PUT, "/persons/{id}/merge")
                    .cost(40)
                    .scopes("contacts:full")
                    .does("Merges a person into another one, and deletes it.")
                    .irreversible()
                    .touchesMany()
                    .body(required(id(
                            "merge_with_id", PERSON, "The person that stays; its values override the other one's."))),
            search(PERSON, V2, "/persons/search")
                    .cost(20)
                    .scopes("contacts:read", "contacts:full", "search:read")
                    .does("Finds persons by name, email, phone, notes and custom fields.")
                    .query(term("custom_fields", "email", "notes", "phone", "name"))
                    .query(
                            id("organization_id", ORGANIZATION, "Only persons of this organization."),
                            someOf("include_fields", "Fields to add that are not there by default.", "person.picture")),
            find(
                    PERSON,
                    words("name", "The full name."),
                    words("email", "One of the e-mail addresses."),
                    words("phone", "One of the phone numbers; only digits, and a plus sign before the country, count."),
                    id("org_id", ORGANIZATION, "The organization."),
                    id("owner_id", USER, "The owner.")),
            upsert(PERSON, "email", "phone", "name").body(name()).body(fields()));

    private PersonOperations() {}

    private static Parameter name() {
        return words("name", "The person's full name.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            owner(),
            id("org_id", ORGANIZATION, "The organization that the person belongs to."),
            contacts("emails", "ilse@tiletown.example", "The e-mail addresses; the first is primary when none is."),
            contacts("phones", "+1 555 0111", "The phone numbers; the first is primary when none is."),
            visibleTo(),
            labelIds(PERSON_LABEL),
            address("postal_address", "The postal address; only where contact sync is on."),
            parameter("notes", new Text(0, 10_000), "Notes of the contact sync; only where it is on."),
            contacts("im", "ilse.varga", "Accounts for instant messages; only where contact sync is on."),
            date("birthday", "The birthday; only where contact sync is on."),
            text("job_title", "The job title; only where contact sync is on."),
            oneOf(
                    "marketing_status",
                    "Whether campaigns may be sent; can be changed once.",
                    "no_consent",
                    "unsubscribed",
                    "subscribed",
                    "archived"),
            customFields()
        };
    }
}

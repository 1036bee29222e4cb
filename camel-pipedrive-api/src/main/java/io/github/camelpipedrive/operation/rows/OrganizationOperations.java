// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;

import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION_LABEL;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with organizations. Source: Pipedrive API v2, "Organizations". */
final class OrganizationOperations extends CommonWords {

    private static final String[] INCLUDE_FIELDS = {
        "next_activity_id",
        "last_activity_id",
        "open_deals_count",
        "related_open_deals_count",
        "closed_deals_count",
        "related_closed_deals_count",
        "email_messages_count",
        "people_count",
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
        "smart_bcc_email"
    };

    static final List<Operation> ROWS = List.of(
            create(ORGANIZATION, V2, "/organizations")
                    .cost(5)
                    .scopes("contacts:full")
                    .does("Creates an organization; the API never checks whether there is one with the same name.")
                    .body(required(name()), rfc3339("add_time", "When it was added; now if omitted."))
                    .body(fields())
                    .recognizedBy("name"),
            get(ORGANIZATION, V2, "/organizations/{id}")
                    .cost(1)
                    .scopes("contacts:read", "contacts:full")
                    .does("Gets one organization.")
                    .query(readOptions(INCLUDE_FIELDS)),
            list(ORGANIZATION, V2, "/organizations")
                    .cost(10)
                    .cursorPaged()
                    .scopes("contacts:read", "contacts:full")
                    .does("Lists organizations.")
                    .query(filters(ORGANIZATION))
                    .query(updatedUntil(ORGANIZATION))
                    .query(sorted("id", "update_time", "add_time"))
                    .query(readOptions(INCLUDE_FIELDS)),
            update(ORGANIZATION, V2, "/organizations/{id}")
                    .cost(5)
                    .scopes("contacts:full")
                    .does("Changes the given fields of an organization and leaves the others.")
                    .body(name())
                    .body(unchangedIfOmitted(fields()))
                    .needsAnyField(),
            delete(ORGANIZATION, V2, "/organizations/{id}")
                    .cost(3)
                    .scopes("contacts:full")
                    .does("Deletes an organization; it can be brought back in the web application for 30 days."),
            search(ORGANIZATION, V2, "/organizations/search")
                    .cost(20)
                    .scopes("contacts:read", "contacts:full", "search:read")
                    .does("Finds organizations by name, address, notes and custom fields.")
                    .query(term("address", "custom_fields", "notes", "name")),
            find(
                    ORGANIZATION,
                    words("name", "The name."),
                    words("address", "The whole address in one line."),
                    id("owner_id", USER, "The owner.")),
            upsert(ORGANIZATION, "name").body(name()).body(fields()));

    private OrganizationOperations() {}

    private static Parameter name() {
        return words("name", "The organization's name.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            owner(),
            visibleTo(),
            labelIds(ORGANIZATION_LABEL),
            address("address", "The address; parts that are omitted become empty."),
            text("website", "The web site."),
            text("linkedin", "The address of its LinkedIn profile."),
            option("industry", "The industry, by ID of its option."),
            integer("annual_revenue", "The revenue of a year."),
            integer("employee_count", "The number of employees."),
            customFields()
        };
    }
}

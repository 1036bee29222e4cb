// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;

import static io.github.camelpipedrive.resource.Resources.DEAL;
import static io.github.camelpipedrive.resource.Resources.DEAL_LABEL;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.PIPELINE;
import static io.github.camelpipedrive.resource.Resources.STAGE;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with deals. Source: Pipedrive API v2, "Deals". */
final class DealOperations extends CommonWords {

    private static final String[] INCLUDE_FIELDS = {
        "next_activity_id",
        "last_activity_id",
        "first_won_time",
        "products_count",
        "files_count",
        "notes_count",
        "followers_count",
        "email_messages_count",
        "activities_count",
        "done_activities_count",
        "undone_activities_count",
        "participants_count",
        "last_incoming_mail_time",
        "last_outgoing_mail_time",
        "smart_bcc_email",
        "source_lead_id"
    };

    private static final Rule NOT_DELETED_BY_A_FIELD = new Rule.Never("is_deleted", "use deal/delete");

    // Source: descriptions of the body fields in the specification of v2, "Add a new deal".
    private static final Rule[] OF_A_NEW_DEAL = {
        NOT_DELETED_BY_A_FIELD,
        new Rule.OnlyWith("lost_reason", "status", "open", List.of("lost")),
        new Rule.OnlyWith("won_time", "status", "open", List.of("won")),
        new Rule.OnlyWith("lost_time", "status", "open", List.of("lost")),
        new Rule.OnlyWith("close_time", "status", "open", List.of("won", "lost"))
    };

    private static final Rule[] OF_A_STORED_DEAL = {
        NOT_DELETED_BY_A_FIELD,
        new Rule.OnlyWith("lost_reason", "status", null, List.of("lost")),
        new Rule.OnlyWith("won_time", "status", null, List.of("won")),
        new Rule.OnlyWith("lost_time", "status", null, List.of("lost")),
        new Rule.OnlyWith("close_time", "status", null, List.of("won", "lost"))
    };

    static final List<Operation> ROWS = List.of(
            create(DEAL, V2, "/deals")
                    .cost(5)
                    .scopes("deals:full")
                    .does("Creates a deal.")
                    .body(required(theTitle()))
                    .body(fields())
                    .checked(OF_A_NEW_DEAL)
                    .recognizedBy("title", "person_id", "org_id")
                    .unlistedWhen("is_archived"),
            get(DEAL, V2, "/deals/{id}")
                    .cost(1)
                    .scopes("deals:read", "deals:full")
                    .does("Gets one deal.")
                    .query(readOptions(INCLUDE_FIELDS)),
            list(DEAL, V2, "/deals")
                    .cost(10)
                    .cursorPaged()
                    .scopes("deals:read", "deals:full")
                    .does("Lists deals that are not archived.")
                    .query(filters(DEAL))
                    .query(
                            updatedUntil(DEAL),
                            id("person_id", PERSON, "Only deals of this person."),
                            id("org_id", ORGANIZATION, "Only deals of this organization."),
                            id("pipeline_id", PIPELINE, "Only deals in this pipeline."),
                            id("stage_id", STAGE, "Only deals in this stage."),
                            someOf(
                                    "status",
                                    "Only deals with one of these statuses; deleted ones only when asked for.",
                                    "open",
                                    "won",
                                    "lost",
                                    "deleted"))
                    .query(sorted("id", "update_time", "add_time"))
                    .query(readOptions(INCLUDE_FIELDS)),
            update(DEAL, V2, "/deals/{id}")
                    .cost(5)
                    .scopes("deals:full")
                    .does("Changes the given fields of a deal and leaves the others.")
                    .body(theTitle())
                    .body(unchangedIfOmitted(fields()))
                    .checked(OF_A_STORED_DEAL)
                    .needsAnyField(),
            delete(DEAL, V2, "/deals/{id}")
                    .cost(3)
                    .scopes("deals:full")
                    .does("Deletes a deal; it can be brought back in the web application for 30 days."),
            search(DEAL, V2, "/deals/search")
                    .cost(20)
                    .scopes("deals:read", "deals:full", "search:read")
                    .does("Finds deals by title, notes and custom fields.")
                    .query(term("custom_fields", "notes", "title"))
                    .query(
                            id("person_id", PERSON, "Only deals of this person."),
                            id("organization_id", ORGANIZATION, "Only deals of this organization."),
                            oneOf("status", "Only deals with this status.", "open", "won", "lost"),
                            someOf("include_fields", "Fields to add that are not there by default.", "deal.cc_email")),
            find(
                    DEAL,
                    words("title", "The title."),
                    id("person_id", PERSON, "The person."),
                    id("org_id", ORGANIZATION, "The organization."),
                    id("owner_id", USER, "The owner."),
                    id("pipeline_id", PIPELINE, "The pipeline."),
                    id("stage_id", STAGE, "The stage."),
                    oneOf("status", "The status.", "open", "won", "lost")),
            upsert(DEAL, "title").body(theTitle()).body(fields()).checked(NOT_DELETED_BY_A_FIELD));

    private DealOperations() {}

    private static Parameter theTitle() {
        return title("title", 255, "The deal's title.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            owner(),
            id("person_id", PERSON, "The person that the deal is with."),
            id("org_id", ORGANIZATION, "The organization that the deal is with; it is not taken from the person."),
            id("pipeline_id", PIPELINE, "The pipeline; the default one if omitted."),
            id("stage_id", STAGE, "The stage, which decides the pipeline too; the first one if omitted."),
            decimal("value", "The deal's value, a plain number."),
            words("currency", "The value's currency, such as EUR; the user's default if omitted."),
            bool("is_deleted", "Can't be set; use deal/delete."),
            bool("is_archived", "Whether the deal is archived."),
            utcTime("archive_time", "When it was archived; now if omitted."),
            oneOf("status", "The deal's status; open if omitted.", "open", "won", "lost"),
            percentage("probability", "How likely it is to be won, in percent."),
            text("lost_reason", "Why it was lost; with the status lost."),
            visibleTo(),
            rfc3339("close_time", "When it was closed; with the status won or lost."),
            rfc3339("won_time", "When it was won; with the status won."),
            rfc3339("lost_time", "When it was lost; with the status lost."),
            date("expected_close_date", "When it is expected to be closed."),
            labelIds(DEAL_LABEL),
            customFields()
        };
    }
}

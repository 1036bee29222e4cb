// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.Set;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;

/** Organizations. Recorded: create, update, delete. */
final class OrganizationForm {

    private static final Fields FIELDS = Fields.of("organization")
            .plain("id")
            .each(Kinds.reference(References.USER), "owner_id")
            .plain("name")
            .counted(
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
                    "related_lost_deals_count")
            .made("active_flag", References::isActive)
            .always(null, "picture_id", "country_code")
            .made("first_char", References::firstCharacter)
            .each(Kinds.TIME, "update_time")
            .always(null, "delete_time")
            .each(Kinds.TIME, "add_time")
            .each(Kinds.TEXT_OF_NUMBER, "visible_to")
            .ofActivity("next_activity_date", "next_activity_id", "due_date")
            .ofActivity("next_activity_time", "next_activity_id", "due_time")
            .counted("next_activity_id", "last_activity_id")
            .ofActivity("last_activity_date", "last_activity_id", "due_date")
            .as("label", "label_ids", Kinds.LABEL)
            .plain("label_ids")
            .each(Kinds.ADDRESS, "address")
            .parts(
                    "address",
                    "address",
                    "subpremise",
                    "street_number",
                    "route",
                    "sublocality",
                    "locality",
                    "admin_area_level_1",
                    "admin_area_level_2",
                    "country",
                    "country_code",
                    "postal_code",
                    "formatted_address")
            .plain("website", "linkedin")
            .each(Kinds.NUMBER, "industry", "annual_revenue", "employee_count")
            .always(References.address(""), "cc_email")
            .of("owner_name", "user", "owner_id", "name")
            .in(Set.of("create"), Fields.of("organization").always(true, "edit_name"))
            .made("company_id", (organization, related) -> related.companyId());

    private OrganizationForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .customFields()
                .filter(Words.id("user_id", Resources.USER, "Only organizations of this owner."), "owner_id")
                .filter(Words.id("filter_id", Resources.FILTER, "A saved filter."), "filter_id")
                .filter(Words.words("first_char", "Only names that start with this letter."), "first_char")
                .sorted()
                .adds("create", "didMerge", (organization, related) -> false)
                .adds("get", "dropbox_email", (organization, related) -> References.address(""))
                .refersTo("user", "owner_id", References.USER);
    }
}

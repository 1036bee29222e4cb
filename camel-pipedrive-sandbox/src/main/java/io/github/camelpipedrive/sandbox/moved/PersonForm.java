// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** Persons. Recorded: create, get, list, update, and the delete of one that is deleted already. */
final class PersonForm {

    private static final Fields FIELDS = Fields.of("person")
            .plain("id")
            .each(Kinds.reference(References.USER), "owner_id")
            .each(Kinds.reference(References.ORGANIZATION_INSIDE), "org_id")
            .plain("name", "first_name", "last_name")
            .counted(
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
                    "related_lost_deals_count")
            .made("active_flag", References::isActive)
            .as("phone", "phones", Kinds.CONTACTS)
            .as("email", "emails", Kinds.CONTACTS)
            .made("first_char", References::firstCharacter)
            .each(Kinds.TIME, "update_time")
            .always(null, "delete_time")
            .each(Kinds.TIME, "add_time")
            .each(Kinds.TEXT_OF_NUMBER, "visible_to")
            .plain("picture_id")
            .ofActivity("next_activity_date", "next_activity_id", "due_date")
            .ofActivity("next_activity_time", "next_activity_id", "due_time")
            .counted("next_activity_id", "last_activity_id")
            .ofActivity("last_activity_date", "last_activity_id", "due_date")
            .always(null, "last_incoming_mail_time", "last_outgoing_mail_time")
            .as("label", "label_ids", Kinds.LABEL)
            .plain("label_ids")
            .each(Kinds.CONTACTS, "im")
            .each(Kinds.ADDRESS, "postal_address")
            .always(null, "postal_address_lat", "postal_address_long")
            .partsOfAddress("postal_address")
            .plain("notes", "birthday", "job_title")
            .in(Set.of("update"), Fields.of("person").always(null, "picture_128_url"))
            .of("org_name", "organization", "org_id", "name")
            .of("owner_name", "user", "owner_id", "name")
            .always(References.address(""), "cc_email")
            // The one recorded answer to an update had none.
            .in(Set.of("create", "get", "list"), Fields.of("person").made("primary_email", PersonForm::primaryEmail))
            .made("company_id", (person, related) -> related.companyId())
            .taken("marketing_status", "marketing_status", Kinds.PLAIN);

    private PersonForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .customFields()
                .filter(Words.id("user_id", Resources.USER, "Only persons of this owner."), "owner_id")
                .filter(Words.id("filter_id", Resources.FILTER, "A saved filter."), "filter_id")
                .filter(Words.words("first_char", "Only names that start with this letter."), "first_char")
                .sorted()
                .adds("create", "didMerge", (person, related) -> false)
                .adds("get", "dropbox_email", (person, related) -> References.address(""))
                .refersTo("organization", "org_id", References.ORGANIZATION)
                .refersTo("user", "owner_id", References.USER);
    }

    private static Object primaryEmail(StoredRecord person, RelatedRecords related) {
        List<?> emails = person.get("emails") instanceof List<?> list ? list : List.of();
        return emails.stream()
                .map(email -> (Map<?, ?>) email)
                .filter(email -> Boolean.TRUE.equals(email.get("primary")))
                .findFirst()
                .<Object>map(email -> email.get("value"))
                .orElse(null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.time.ZoneOffset;
import java.util.Locale;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** Activities. Recorded: create, list, update, delete. */
final class ActivityForm {

    private static final Fields FIELDS = Fields.of("activity")
            .plain("id")
            .as("user_id", "owner_id", Kinds.NUMBER)
            .each(Kinds.FLAG, "done")
            .plain("type")
            .always(null, "reference_type", "reference_id")
            .plain("conference_meeting_client", "conference_meeting_url", "due_date")
            .each(Kinds.HOURS_AND_MINUTES, "due_time", "duration")
            .as("busy_flag", "busy", Kinds.FLAG)
            .each(Kinds.TIME, "add_time")
            .each(Kinds.TIME_OR_EMPTY, "marked_as_done_time")
            .always(null, "last_notification_time", "last_notification_user_id", "notification_language_id")
            .plain("subject", "public_description")
            .always(null, "calendar_sync_include_context")
            .each(Kinds.ADDRESS, "location")
            .each(Kinds.NUMBER, "org_id")
            .made("person_id", (activity, related) -> activity.get("person_id"))
            .each(Kinds.NUMBER, "deal_id")
            .plain("lead_id")
            .made("active_flag", References::isActive)
            .each(Kinds.TIME, "update_time")
            .made("update_user_id", ActivityForm::changedBy)
            .always(null, "source_timezone", "rec_rule", "rec_rule_extension", "rec_master_activity_id")
            .plain("conference_meeting_id")
            .always(null, "original_start_time")
            .always(false, "private")
            .plain("priority", "note")
            .as("created_by_user_id", "creator_user_id", Kinds.NUMBER)
            .partsOfAddress("location")
            .each(Kinds.LIST_OR_NULL, "attendees")
            .each(Kinds.PARTICIPANTS, "participants")
            .always(null, "series", "is_recurring")
            .of("org_name", "organization", "org_id", "name")
            .of("person_name", "person", "person_id", "name")
            .of("deal_title", "deal", "deal_id", "title")
            .of("lead_title", "lead", "lead_id", "title")
            .of("owner_name", "user", "owner_id", "name")
            .made("person_dropbox_bcc", (activity, related) -> copies(activity.get("person_id"), ""))
            .made(
                    "deal_dropbox_bcc",
                    (activity, related) -> copies(activity.get("deal_id"), "+deal" + activity.get("deal_id")))
            .as("assigned_to_user_id", "owner_id", Kinds.NUMBER)
            .made("type_name", ActivityForm::nameOfType)
            .always(null, "lead")
            .made("company_id", (activity, related) -> related.companyId())
            .taken("person_id", "participants", Kinds.PRIMARY_PARTICIPANT)
            .taken("project_id", "project_id", Kinds.NUMBER);

    private ActivityForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .filter(
                        Words.integer("user_id", "Whose activities; the caller's if omitted, 0 for all."),
                        "owner_id",
                        user -> user.equals(0) ? null : user)
                .otherwise("user_id", Account.CURRENT_USER)
                .filter(Words.id("filter_id", Resources.FILTER, "A saved filter."), "filter_id")
                .filter(Words.words("type", "Only activities of these types."), "type")
                .filter(Words.date("start_date", "Only activities that are due on this day or later."), "start_date")
                .filter(Words.date("end_date", "Only activities that are due on this day or before."), "end_date")
                .filter(
                        Words.oneOf(
                                "done", "Only activities that are done, or that are not.", "0", "1", "false", "true"),
                        "done",
                        Kinds.FLAG.taken())
                .sorted()
                .defaultOfNew("due_date", account -> account.now()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString())
                .adds("create", "updates_story_id", (activity, related) -> null)
                .refersTo("user", "owner_id", References.USER)
                .refersTo("person", "person_id", References.PERSON_OF_ACTIVITY)
                .refersTo("organization", "org_id", References.ORGANIZATION_OF_ACTIVITY)
                .refersTo("deal", "deal_id", References.DEAL_OF_ACTIVITY);
    }

    /** Nobody has changed an activity since its create. */
    private static Object changedBy(StoredRecord activity, RelatedRecords related) {
        return activity.get("update_time").equals(activity.get("add_time")) ? null : Account.CURRENT_USER;
    }

    private static Object copies(Object id, String part) {
        return id == null ? null : References.address(part);
    }

    private static Object nameOfType(StoredRecord activity, RelatedRecords related) {
        String type = activity.text("type");
        return type.isEmpty() ? null : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}

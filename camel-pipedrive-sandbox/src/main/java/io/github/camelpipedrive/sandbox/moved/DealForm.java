// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.math.BigDecimal;
import java.util.List;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.resource.Account;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** Deals. Recorded: create, list, update, delete. */
final class DealForm {

    private static final Fields FIELDS = Fields.of("deal")
            .plain("id")
            .as("creator_user_id", "creator_user_id", Kinds.reference(References.USER))
            .as("user_id", "owner_id", Kinds.reference(References.USER))
            .each(Kinds.reference(References.PERSON_INSIDE), "person_id")
            .each(Kinds.reference(References.ORGANIZATION_INSIDE), "org_id")
            .each(Kinds.NUMBER, "stage_id")
            .plain("title")
            .each(Kinds.NUMBER, "value")
            .plain("currency")
            .each(Kinds.TIME, "add_time", "update_time", "stage_change_time")
            .made(
                    "active",
                    (deal, related) -> !deal.isDeleted() && deal.text("status").equals("open"))
            .made("deleted", (deal, related) -> deal.isDeleted())
            .plain("status")
            .each(Kinds.NUMBER, "probability")
            .ofActivity("next_activity_date", "next_activity_id", "due_date")
            .ofActivity("next_activity_time", "next_activity_id", "due_time")
            .counted("next_activity_id", "last_activity_id")
            .ofActivity("last_activity_date", "last_activity_id", "due_date")
            .plain("lost_reason")
            .each(Kinds.TEXT_OF_NUMBER, "visible_to")
            .each(Kinds.TIME, "close_time")
            .each(Kinds.NUMBER, "pipeline_id")
            .each(Kinds.TIME, "won_time", "first_won_time", "lost_time")
            .counted(
                    "products_count",
                    "files_count",
                    "notes_count",
                    "followers_count",
                    "email_messages_count",
                    "activities_count",
                    "done_activities_count",
                    "undone_activities_count",
                    "participants_count")
            .plain("expected_close_date")
            .always(null, "last_incoming_mail_time", "last_outgoing_mail_time")
            .as("label", "label_ids", Kinds.LABELS)
            .plain("local_won_date", "local_lost_date", "local_close_date")
            .plain("origin", "origin_id", "channel", "channel_id")
            .each(Kinds.FLAG, "is_archived")
            .plain("archive_time")
            .always(null, "sequence_enrollment")
            .plain("source_lead_id")
            .of("stage_order_nr", "stage", "stage_id", "order_nr")
            .of("person_name", "person", "person_id", "name")
            .of("org_name", "organization", "org_id", "name")
            .ofActivity("next_activity_subject", "next_activity_id", "subject")
            .ofActivity("next_activity_type", "next_activity_id", "type")
            .ofActivity("next_activity_duration", "next_activity_id", "duration")
            .ofActivity("next_activity_note", "next_activity_id", "note")
            .made("formatted_value", (deal, related) -> Money.text(deal.get("value"), deal.get("currency")))
            .made("weighted_value", DealForm::weighted)
            .made(
                    "formatted_weighted_value",
                    (deal, related) -> Money.text(weighted(deal, related), deal.get("currency")))
            .made("weighted_value_currency", (deal, related) -> deal.get("currency"))
            .always(null, "rotten_time")
            .of("owner_name", "user", "owner_id", "name")
            .made("cc_email", (deal, related) -> related.derived("deal", deal, "smart_bcc_email"))
            .always(false, "org_hidden", "person_hidden");

    private DealForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .customFields()
                .filter(Words.id("user_id", Resources.USER, "Only deals of this owner."), "owner_id")
                .filter(
                        Words.flag("owned_by_you", "Only deals of the caller."),
                        "owner_id",
                        flag -> flag.equals(1) ? Account.CURRENT_USER : null)
                .filter(Words.id("filter_id", Resources.FILTER, "A saved filter."), "filter_id")
                .filter(Words.id("stage_id", Resources.STAGE, "Only deals in this stage."), "stage_id")
                .filter(
                        Words.oneOf(
                                "status",
                                "Only deals with this status.",
                                "open",
                                "won",
                                "lost",
                                "deleted",
                                "all_not_deleted"),
                        "status",
                        status -> status.equals("all_not_deleted") ? null : List.of(status))
                .sorted()
                .adds("get", "dropbox_email", (deal, related) -> related.derived("deal", deal, "smart_bcc_email"))
                .refersTo("user", "creator_user_id", References.USER)
                .refersTo("user", "owner_id", References.USER)
                .refersTo("organization", "org_id", References.ORGANIZATION)
                .refersTo("pipeline", "pipeline_id", PipelineForm.FIELDS)
                .refersTo("person", "person_id", References.PERSON)
                .refersTo("stage", "stage_id", StageForm.FIELDS);
    }

    /** By the deal's own probability or its stage's, in pipelines where probabilities count. */
    private static Object weighted(StoredRecord deal, RelatedRecords related) {
        Object counts = related.value("pipeline", deal.get("pipeline_id"), "is_deal_probability_enabled");
        Object own = deal.get("probability");
        Object percent = own == null ? related.value("stage", deal.get("stage_id"), "deal_probability") : own;
        if (!Boolean.TRUE.equals(counts) || percent == null || deal.get("value") == null) {
            return deal.get("value");
        }
        BigDecimal weighted = new BigDecimal(deal.text("value"))
                .multiply(new BigDecimal(percent.toString()))
                .movePointLeft(2)
                .stripTrailingZeros();
        return weighted.scale() < 0 ? weighted.setScale(0) : weighted;
    }
}

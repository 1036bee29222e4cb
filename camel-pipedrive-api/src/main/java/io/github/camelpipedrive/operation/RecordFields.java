// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ValueType;

/**
 * The fields of records: those that can be written, those that a read can add, and those that only answers have. Source of
 * the last ones: the answers in the specifications of v1 and v2, 2026.
 */
public final class RecordFields {

    private static final List<String> OF_ALL = List.of("id", "add_time", "update_time", "is_deleted");

    private static final List<String> OF_SEARCHES = List.of(
            "result_score",
            "type",
            "owner",
            "person",
            "organization",
            "stage",
            "status",
            "value",
            "currency",
            "emails",
            "phones",
            "primary_email",
            "address",
            "notes",
            "is_archived",
            "cc_email",
            "custom_fields");

    private static final Map<String, List<String>> BY_RESOURCE = Map.of(
            "deal",
            List.of(
                    "creator_user_id",
                    "stage_change_time",
                    "local_won_date",
                    "local_lost_date",
                    "local_close_date",
                    "origin",
                    "origin_id",
                    "channel",
                    "channel_id",
                    "acv",
                    "arr",
                    "mrr",
                    "rotten_time",
                    "sequence_enrollment"),
            "person",
            List.of(
                    "first_name",
                    "last_name",
                    "picture_id",
                    "notes",
                    "im",
                    "birthday",
                    "job_title",
                    "postal_address",
                    "marketing_status"),
            "organization",
            List.of(
                    "country_code",
                    "picture_id",
                    "website",
                    "linkedin",
                    "industry",
                    "annual_revenue",
                    "employee_count"),
            "lead",
            List.of(
                    "creator_id",
                    "source_name",
                    "source_deal_id",
                    "origin",
                    "origin_id",
                    "is_archived",
                    "archive_time",
                    "next_activity_id",
                    "cc_email"),
            "activity",
            List.of(
                    "creator_user_id",
                    "type_name",
                    "marked_as_done_time",
                    "conference_meeting_client",
                    "conference_meeting_url",
                    "conference_meeting_id",
                    "private",
                    "is_recurring"),
            "note",
            List.of(
                    "user_id",
                    "active_flag",
                    "last_update_user_id",
                    "user",
                    "deal",
                    "lead",
                    "person",
                    "organization",
                    "project",
                    "task"),
            "product",
            List.of(
                    "name",
                    "code",
                    "description",
                    "unit",
                    "tax",
                    "category",
                    "is_linkable",
                    "billing_frequency",
                    "billing_frequency_cycles",
                    "prices",
                    "owner_id",
                    "visible_to",
                    "custom_fields"),
            "pipeline",
            List.of("name", "order_nr", "is_deal_probability_enabled"),
            "stage",
            List.of("name", "order_nr", "pipeline_id", "deal_probability", "is_deal_rot_enabled", "days_to_rotten"),
            "user",
            List.of(
                    "name",
                    "email",
                    "phone",
                    "lang",
                    "locale",
                    "language",
                    "timezone_name",
                    "timezone_offset",
                    "default_currency",
                    "icon_url",
                    "active_flag",
                    "activated",
                    "access",
                    "role_id",
                    "is_admin",
                    "is_you",
                    "created",
                    "modified",
                    "last_login",
                    "has_created_company",
                    "company_id",
                    "company_name",
                    "company_domain",
                    "company_country",
                    "company_industry"));

    private RecordFields() {}

    /**
     * The fields that a record in an operation's answer may have. The API gains fields, so a field that is not among them
     * may exist.
     *
     * @param operation the operation
     * @param catalogue where the other operations of its resource are
     * @return their names, the most common ones first; empty when it is not known what the operation answers
     */
    public static Set<String> of(Operation operation, OperationCatalogue catalogue) {
        Set<String> ofResource = of(operation.resource(), catalogue);
        if (operation.result().kind() != Kind.FOUND || ofResource.isEmpty()) {
            return ofResource;
        }
        Set<String> names = new LinkedHashSet<>(ofResource);
        names.addAll(OF_SEARCHES);
        return Collections.unmodifiableSet(names);
    }

    /**
     * The fields that a record of a resource may have, as any operation but a search answers it.
     *
     * @param resource the resource, such as {@code deal}
     * @param catalogue where its operations are
     * @return their names, the most common ones first; empty when it is not known what the resource's records are
     */
    public static Set<String> of(String resource, OperationCatalogue catalogue) {
        List<String> answered = BY_RESOURCE.get(resource);
        if (answered == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        names.add("id");
        for (Operation each : catalogue.operations()) {
            if (each.resource().equals(resource)) {
                each.parameters().forEach(parameter -> addOf(parameter, names));
            }
        }
        names.addAll(answered);
        names.addAll(OF_ALL);
        return Collections.unmodifiableSet(names);
    }

    private static void addOf(Parameter parameter, Set<String> names) {
        if (parameter.inBody()) {
            names.add(parameter.name());
        } else if (parameter.name().equals("include_fields")) {
            choices(parameter.type()).forEach(name -> names.add(name.replaceFirst(".*\\.", "")));
        }
    }

    private static List<String> choices(ValueType type) {
        return type instanceof ListOf list && list.item() instanceof Choice choice
                ? choice.choices().stream().map(Object::toString).toList()
                : List.of();
    }
}

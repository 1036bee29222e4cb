// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

import static io.github.camelpipedrive.resource.EventAction.CHANGE;
import static io.github.camelpipedrive.resource.EventAction.CREATE;
import static io.github.camelpipedrive.resource.EventAction.DELETE;

/** The resources of Pipedrive's CRM, a row each. */
public final class Resources {

    /** Deals. Source: Pipedrive API v2, "Deals". */
    public static final Resource DEAL = Resource.of("deal", "deals")
            .namedBy("title")
            .matchedBy("title")
            .describedBy("deal-field")
            .tells(CREATE, CHANGE, DELETE)
            .listsDeletedWith("status", "deleted")
            .answers(
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
                    "sequence_enrollment");

    /** Persons. Source: Pipedrive API v2, "Persons". */
    public static final Resource PERSON = Resource.of("person", "persons")
            .namedBy("name")
            .matchedBy("name", "email", "phone")
            .describedBy("person-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
                    "first_name",
                    "last_name",
                    "picture_id",
                    "notes",
                    "im",
                    "birthday",
                    "job_title",
                    "postal_address",
                    "marketing_status");

    /** Organizations. Source: Pipedrive API v2, "Organizations". */
    public static final Resource ORGANIZATION = Resource.of("organization", "organizations")
            .namedBy("name")
            .matchedBy("name", "address")
            .describedBy("organization-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
                    "country_code",
                    "picture_id",
                    "website",
                    "linkedin",
                    "industry",
                    "annual_revenue",
                    "employee_count");

    /** Leads; their custom fields are those of deals. Source: Pipedrive API v1, "Leads" and "LeadFields". */
    public static final Resource LEAD = Resource.of("lead", "leads")
            .identifiedByUuid()
            .namedBy("title")
            .matchedBy("title")
            .describedBy("lead-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
                    "creator_id",
                    "source_name",
                    "source_deal_id",
                    "origin",
                    "origin_id",
                    "is_archived",
                    "archive_time",
                    "next_activity_id",
                    "cc_email");

    /** The labels of leads. Source: Pipedrive API v1, "LeadLabels". */
    public static final Resource LEAD_LABEL = Resource.of("lead-label", "lead labels")
            .identifiedByUuid()
            .namedBy("name")
            .matchedBy("name")
            .setting()
            .answers("name", "color");

    /** Where leads come from; a source has a name and nothing else. Source: Pipedrive API v1, "LeadSources". */
    public static final Resource LEAD_SOURCE = Resource.of("lead-source", "lead sources")
            .identifiedByText()
            .namedBy("name")
            .matchedBy("name")
            .answers("name");

    /** The labels of deals: options of their field {@code label_ids}. Source: Pipedrive API v2, "DealFields". */
    public static final Resource DEAL_LABEL = Resource.of("deal-label", "deal labels")
            .namedBy("label")
            .optionsOf("deal-field", "label_ids")
            .setting();

    /** The labels of persons. Source: Pipedrive API v2, "PersonFields". */
    public static final Resource PERSON_LABEL = Resource.of("person-label", "person labels")
            .namedBy("label")
            .optionsOf("person-field", "label_ids")
            .setting();

    /** The labels of organizations. Source: Pipedrive API v2, "OrganizationFields". */
    public static final Resource ORGANIZATION_LABEL = Resource.of("organization-label", "organization labels")
            .namedBy("label")
            .optionsOf("organization-field", "label_ids")
            .setting();

    /** Activities. Source: Pipedrive API v2, "Activities". */
    public static final Resource ACTIVITY = Resource.of("activity", "activities")
            .namedBy("subject")
            .describedBy("activity-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
                    "creator_user_id",
                    "type_name",
                    "marked_as_done_time",
                    "conference_meeting_client",
                    "conference_meeting_url",
                    "conference_meeting_id",
                    "private",
                    "is_recurring");

    /** The types of activities. Source: Pipedrive API v1, "ActivityTypes". */
    public static final Resource ACTIVITY_TYPE = Resource.of("activity-type", "activity types")
            .namedBy("name")
            .matchedBy("name", "key_string")
            .answers("name", "key_string", "icon_key", "color", "order_nr", "active_flag", "is_custom_flag");

    /** Notes. Source: Pipedrive API v1, "Notes". */
    public static final Resource NOTE = Resource.of("note", "notes")
            .describedBy("note-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
                    "user_id",
                    "active_flag",
                    "last_update_user_id",
                    "user",
                    "deal",
                    "lead",
                    "person",
                    "organization",
                    "project",
                    "task");

    /** Products. Source: Pipedrive API v2, "Products". */
    public static final Resource PRODUCT = Resource.of("product", "products")
            .namedBy("name")
            .matchedBy("name", "code")
            .describedBy("product-field")
            .tells(CREATE, CHANGE, DELETE)
            .answers(
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
                    "custom_fields");

    /** Pipelines. Source: Pipedrive API v2, "Pipelines". */
    public static final Resource PIPELINE = Resource.of("pipeline", "pipelines")
            .namedBy("name")
            .matchedBy("name")
            .setting()
            .tells(CREATE, CHANGE, DELETE)
            .answers("name", "order_nr", "is_deal_probability_enabled");

    /** The stages of pipelines. Source: Pipedrive API v2, "Stages". */
    public static final Resource STAGE = Resource.of("stage", "stages")
            .namedBy("name")
            .matchedBy("name")
            .within(PIPELINE)
            .setting()
            .tells(CREATE, CHANGE, DELETE)
            .answers("order_nr");

    /** Users; one who is removed is a change of {@code active_flag}. Source: Pipedrive API v1, "Users". */
    public static final Resource USER = Resource.of("user", "users")
            .namedBy("name")
            .matchedBy("name", "email")
            .answersTo("me")
            .setting()
            .tells(CREATE, CHANGE)
            .answers(
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
                    "company_industry");

    /** Companies: accounts of Pipedrive, each with its users. */
    public static final Resource COMPANY = Resource.of("company", "companies");

    /** Saved filters. Source: Pipedrive API v1, "Filters". */
    public static final Resource FILTER = Resource.of("filter", "filters").namedBy("name");

    /** The fields of deals. Source: Pipedrive API v2, "DealFields". */
    public static final Resource DEAL_FIELD = fields("deal-field", "deal fields");

    /** The fields of persons. Source: Pipedrive API v2, "PersonFields". */
    public static final Resource PERSON_FIELD = fields("person-field", "person fields");

    /** The fields of organizations. Source: Pipedrive API v2, "OrganizationFields". */
    public static final Resource ORGANIZATION_FIELD = fields("organization-field", "organization fields");

    /** The fields of products. Source: Pipedrive API v2, "ProductFields". */
    public static final Resource PRODUCT_FIELD = fields("product-field", "product fields");

    /** The fields of activities. Source: Pipedrive API v2, "ActivityFields". */
    public static final Resource ACTIVITY_FIELD = fields("activity-field", "activity fields");

    /** The fields of projects. Source: Pipedrive API v2, "ProjectFields". */
    public static final Resource PROJECT_FIELD = fields("project-field", "project fields");

    /** The fields of leads, with the custom ones of deals. Source: Pipedrive API v1, "LeadFields". */
    public static final Resource LEAD_FIELD = fieldsOfVersion1("lead-field", "lead fields");

    /** The fields of notes. Source: Pipedrive API v1, "NoteFields". */
    public static final Resource NOTE_FIELD = fieldsOfVersion1("note-field", "note fields");

    /** The options of deals' fields that have options. Source: Pipedrive API v2, "DealFields". */
    public static final Resource DEAL_FIELD_OPTION =
            Resource.of("deal-field-option", "options of deal fields").namedBy("label");

    /** Files attached to records. Source: Pipedrive API v1, "Files". */
    public static final Resource FILE = Resource.of("file", "files").namedBy("name");

    /** Goals of persons, teams and the company. Source: Pipedrive API v1, "Goals". */
    public static final Resource GOAL = Resource.of("goal", "goals").namedBy("title");

    /** Projects. Source: Pipedrive API v2, "Projects". */
    public static final Resource PROJECT =
            Resource.of("project", "projects").namedBy("title").describedBy("project-field");

    /** Tasks of projects. Source: Pipedrive API v2, "Tasks". */
    public static final Resource TASK = Resource.of("task", "tasks").namedBy("title");

    /** Records of several kinds. Source: Pipedrive API v2, "ItemSearch". */
    public static final Resource ITEM = Resource.of("item", "items");

    /** The authorization of accounts. */
    public static final Resource OAUTH = Resource.of("oauth", "authorizations");

    private Resources() {}

    /** Fields as version 2 describes them; a field's {@code field_code} is its ID. */
    private static Resource fields(String name, String plural) {
        return Resource.of(name, plural)
                .identifiedByText()
                .namedBy("field_name")
                .matchedBy("field_name", "field_code")
                .answers(
                        "field_name",
                        "field_code",
                        "field_type",
                        "description",
                        "options",
                        "subfields",
                        "is_custom_field",
                        "is_optional_response_field",
                        "is_writable");
    }

    /** Fields as version 1 describes them; a field's {@code key} is its ID. */
    private static Resource fieldsOfVersion1(String name, String plural) {
        return Resource.of(name, plural)
                .identifiedByText()
                .namedBy("name")
                .matchedBy("name", "key")
                .answers(
                        "key",
                        "name",
                        "field_type",
                        "options",
                        "description",
                        "order_nr",
                        "active_flag",
                        "edit_flag",
                        "add_visible_flag",
                        "bulk_edit_allowed",
                        "created_by_user_id",
                        "details_visible_flag",
                        "filtering_allowed",
                        "important_flag",
                        "index_visible_flag",
                        "last_updated_by_user_id",
                        "mandatory_flag",
                        "searchable_flag",
                        "sortable_flag");
    }
}

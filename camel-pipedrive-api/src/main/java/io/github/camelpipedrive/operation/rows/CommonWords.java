// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.resource.Resource;

import static io.github.camelpipedrive.resource.Resources.FILTER;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What the parameters of several resources have in common. */
abstract class CommonWords extends Words {

    /** What {@code custom_fields} may name in a read. */
    private static final int MOST_CUSTOM_FIELD_KEYS = 15;

    /** What {@code ids} may name in a list. */
    private static final int MOST_IDS = 100;

    /** The filters that every list of version 2 takes. */
    protected static Parameter[] filters(Resource resource) {
        String records = resource.plural();
        return new Parameter[] {
            id("filter_id", FILTER, "A saved filter; while it is given the other filters don't count."),
            parameter(
                    "ids",
                    ListOf.atMost(MOST_IDS, new RecordId(resource)),
                    "Only these " + records + "; those that don't exist or can't be seen are omitted."),
            id("owner_id", USER, "Only " + records + " of this owner."),
            updatedSince(resource)
        };
    }

    protected static Parameter updatedSince(Resource resource) {
        return rfc3339("updated_since", "Only " + resource.plural() + " changed at or after this time.");
    }

    protected static Parameter updatedUntil(Resource resource) {
        return rfc3339("updated_until", "Only " + resource.plural() + " changed before this time.");
    }

    /** How lists of version 2 are sorted. */
    protected static Parameter[] sorted(String... fields) {
        return new Parameter[] {
            oneOf("sort_by", "The field to sort by; id if omitted.", fields),
            oneOf("sort_direction", "The direction; asc if omitted.", "asc", "desc")
        };
    }

    /** What a read of version 2 can add to its records. */
    protected static Parameter[] readOptions(String... includeFields) {
        return new Parameter[] {
            someOf("include_fields", "Fields to add that are not there by default.", includeFields),
            customFieldKeys(),
            bool("include_option_labels", "Whether options of custom fields come as {id, label} instead of the ID."),
            bool("include_labels", "Whether the labels come as objects, in addition to label_ids.")
        };
    }

    protected static Parameter customFieldKeys() {
        return parameter(
                "custom_fields",
                ListOf.atMost(MOST_CUSTOM_FIELD_KEYS, Text.NOT_BLANK),
                "Only these custom fields, by key: a smaller and faster answer.");
    }

    protected static Parameter customFields() {
        return parameter(
                "custom_fields", new CustomFields(), "Custom fields by their key of 40 characters; null clears one.");
    }

    /** The search term and how it must match. */
    protected static Parameter[] term(String... fields) {
        return new Parameter[] {
            required(words("term", "What to look for: at least 2 characters, 1 with an exact match.")),
            someOf("fields", "The fields to look in; all of them if omitted.", fields),
            bool("exact_match", "Whether the whole value must match; case never counts.")
        };
    }

    protected static Parameter owner() {
        return id("owner_id", USER, "The user who owns it; the user who signs in if omitted.");
    }

    protected static Parameter visibleTo() {
        return parameter(
                "visible_to",
                Choice.ofNumbers(1, 3, 5, 7),
                "Who sees it: 1 the owner, 3 the company (or group), 5 group and subgroups, 7 the company.");
    }

    protected static Parameter labelIds(Resource label) {
        return ids("label_ids", label, "The labels, by ID.");
    }

    /** An address or place; {@code value} is the whole of it, the parts are for maps. */
    protected static Parameter address(String name, String description) {
        return object(
                name,
                "{\"value\": \"14 Harbour Lane, Port Vell\"}",
                description,
                Field.required("value", Text.NOT_BLANK, "The whole address in one line."),
                Field.of("country", Text.ANY, "The country."),
                Field.of("admin_area_level_1", Text.ANY, "The state or province."),
                Field.of("admin_area_level_2", Text.ANY, "The county or district."),
                Field.of("locality", Text.ANY, "The town."),
                Field.of("sublocality", Text.ANY, "The part of the town."),
                Field.of("route", Text.ANY, "The street."),
                Field.of("street_number", Text.ANY, "The number in the street."),
                Field.of("subpremise", Text.ANY, "The flat or suite."),
                Field.of("postal_code", Text.ANY, "The postal code."));
    }

    /** Ways to reach a person: a list of values, of which one is the primary one. */
    protected static Parameter contacts(String name, String example, String description) {
        ValueType contact = new ObjectValue(
                List.of(
                        Field.required("value", Text.NOT_BLANK, "The address, number or account."),
                        Field.of("primary", new BooleanValue(), "Whether it is the one to use first."),
                        Field.of("label", Text.ANY, "What it is for, such as work or home.")),
                "{\"value\": \"" + example + "\", \"primary\": true, \"label\": \"work\"}");
        return listOf(name, contact, description);
    }

    /** Fields of an update: what a create does without them is not said of them. No lambda, as rows are made at start. */
    static Parameter[] unchangedIfOmitted(Parameter... fields) {
        Parameter[] changed = new Parameter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Parameter field = fields[i];
            changed[i] = new Parameter(
                    field.name(),
                    field.location(),
                    field.type(),
                    field.required(),
                    withoutDefault(field.description()));
        }
        return changed;
    }

    private static String withoutDefault(String description) {
        int last = description.lastIndexOf("; ");
        return last >= 0 && description.endsWith(" if omitted.")
                ? description.substring(0, last).concat(".")
                : description;
    }
}

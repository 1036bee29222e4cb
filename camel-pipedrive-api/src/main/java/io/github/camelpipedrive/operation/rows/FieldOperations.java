// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.resource.Resource;

import static io.github.camelpipedrive.resource.Resources.ACTIVITY_FIELD;
import static io.github.camelpipedrive.resource.Resources.DEAL_FIELD;
import static io.github.camelpipedrive.resource.Resources.LEAD_FIELD;
import static io.github.camelpipedrive.resource.Resources.NOTE_FIELD;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION_FIELD;
import static io.github.camelpipedrive.resource.Resources.PERSON_FIELD;
import static io.github.camelpipedrive.resource.Resources.PRODUCT_FIELD;
import static io.github.camelpipedrive.resource.Resources.PROJECT_FIELD;

/**
 * What can be done with the descriptions of fields. Source: Pipedrive API v2, "DealFields" and so on, and v1, "LeadFields"
 * and "NoteFields".
 */
final class FieldOperations extends CommonWords {

    private static final String[] INCLUDE_FIELDS = {"ui_visibility", "important_fields", "required_fields"};

    private FieldOperations() {}

    static List<Operation> ofDeals() {
        return rows(DEAL_FIELD, "/dealFields", INCLUDE_FIELDS, "deals:read", "deals:full", "admin", "deal-fields:full");
    }

    static List<Operation> ofPersons() {
        return rows(
                PERSON_FIELD,
                "/personFields",
                INCLUDE_FIELDS,
                "contacts:read",
                "contacts:full",
                "admin",
                "contact-fields:full");
    }

    static List<Operation> ofOrganizations() {
        return rows(
                ORGANIZATION_FIELD,
                "/organizationFields",
                INCLUDE_FIELDS,
                "contacts:read",
                "contacts:full",
                "admin",
                "contact-fields:full");
    }

    static List<Operation> ofProducts() {
        return rows(
                PRODUCT_FIELD,
                "/productFields",
                new String[] {"ui_visibility"},
                "products:read",
                "products:full",
                "product-fields:full");
    }

    static List<Operation> ofActivities() {
        return rows(ACTIVITY_FIELD, "/activityFields", new String[] {"ui_visibility"}, "admin");
    }

    static List<Operation> ofProjects() {
        return rows(
                PROJECT_FIELD,
                "/projectFields",
                new String[] {},
                "projects:read",
                "projects:full",
                "project-fields:full");
    }

    static List<Operation> ofLeads() {
        return List.of(list(LEAD_FIELD, V1, "/leadFields")
                .cost(20)
                .offsetPaged()
                .scopes("leads:read", "leads:full", "admin")
                .does("Lists the fields of leads, with the custom fields that they inherit from deals."));
    }

    static List<Operation> ofNotes() {
        return List.of(list(NOTE_FIELD, V1, "/noteFields")
                .cost(20)
                .scopes("deals:read", "deals:full", "contacts:read", "contacts:full")
                .does("Lists the fields of notes."));
    }

    /** The rows that are the same for each resource whose fields version 2 describes. */
    private static List<Operation> rows(Resource fields, String path, String[] includeFields, String... scopes) {
        return List.of(
                list(fields, V2, path)
                        .cost(10)
                        .cursorPaged()
                        .scopes(scopes)
                        .does("Lists all "
                                .concat(fields.plural())
                                .concat(", custom ones and their options among them."))
                        .query(includable(includeFields)),
                get(fields, V2, path.concat("/{field_code}"))
                        .cost(1)
                        .scopes(scopes)
                        .does("Gets one ".concat(fields.singular()).concat("."))
                        .path(fieldCode(fields))
                        .query(includable(includeFields)));
    }

    /** The field that a path names. */
    static Parameter fieldCode(Resource fields) {
        return id(
                "field_code",
                fields,
                "The field, by its code: a custom field's key of 40 characters, or a name such as title.");
    }

    private static Parameter[] includable(String... fields) {
        return fields.length == 0
                ? new Parameter[] {}
                : new Parameter[] {someOf("include_fields", "What to add that is not there by default.", fields)};
    }
}

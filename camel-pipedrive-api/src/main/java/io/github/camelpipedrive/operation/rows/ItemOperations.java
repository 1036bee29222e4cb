// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.ITEM;

/** What can be done with records of several kinds at once. Source: Pipedrive API v2, "ItemSearch". */
final class ItemOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
            // The search scope alone opens this one; contacts:read and its like answer 403 here.
            search(ITEM, V2, "/itemSearch")
                    .cost(20)
                    .scopes("search:read")
                    .does("Finds records of several kinds at once.")
                    .query(term(
                            "address",
                            "code",
                            "custom_fields",
                            "email",
                            "name",
                            "notes",
                            "phone",
                            "title",
                            "description"))
                    .query(
                            someOf(
                                    "item_types",
                                    "The kinds of records to look for; all if omitted.",
                                    "deal",
                                    "person",
                                    "organization",
                                    "product",
                                    "lead",
                                    "file",
                                    "mail_attachment",
                                    "project"),
                            bool("search_for_related_items", "Whether related leads and deals come too."),
                            someOf(
                                    "include_fields",
                                    "Fields to add that are not there by default.",
                                    "deal.cc_email",
                                    "person.picture",
                                    "product.price")));

    private ItemOperations() {}
}

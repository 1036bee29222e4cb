// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.List;
import java.util.Set;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;

/** Products. Recorded: create, list, update. */
final class ProductForm {

    private static final Fields FIELDS = Fields.of("product")
            .plain("id", "name", "code", "description", "unit")
            .each(Kinds.NUMBER, "tax")
            .plain("category")
            .made("active_flag", References::isActive)
            .as("selectable", "is_linkable", Kinds.FLAG)
            .made("first_char", References::firstCharacter)
            .each(Kinds.TEXT_OF_NUMBER, "visible_to")
            .each(Kinds.reference(References.USER), "owner_id")
            .always(null, "files_count")
            .each(Kinds.TIME, "add_time", "update_time")
            .in(Set.of("get", "list"), Fields.of("product").each(Kinds.PRICES, "prices"))
            .in(Set.of("create", "update"), Fields.of("product").each(Kinds.PRICES_WITH_TEXT, "prices"))
            .always(List.of(), "product_variations");

    private ProductForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .customFields()
                .filter(Words.id("user_id", Resources.USER, "Only products of this owner."), "owner_id")
                .filter(Words.id("filter_id", Resources.FILTER, "A saved filter."), "filter_id")
                .filter(Words.ids("ids", Resources.PRODUCT, "Only these products."), "ids")
                .filter(Words.words("first_char", "Only names that start with this letter."), "first_char")
                .sorted()
                .refersTo("user", "owner_id", References.USER);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.resource.Resources.PRODUCT;
import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with products. Source: Pipedrive API v2, "Products". */
final class ProductOperations extends CommonWords {

    private static final int MOST_CYCLES = 208;

    private static final ObjectValue PRICE = new ObjectValue(
            List.of(
                    Field.required("currency", Text.NOT_BLANK, "The currency, such as EUR; one price for each."),
                    Field.required("price", Decimal.ANY, "The price."),
                    Field.of("cost", Decimal.ANY, "What the product costs the company."),
                    Field.of("direct_cost", Decimal.ANY, "What the product costs directly.")),
            "{\"currency\": \"EUR\", \"price\": 34.9}");

    static final List<Operation> ROWS = List.of(
            create(PRODUCT, V2, "/products")
                    .cost(5)
                    .scopes("products:full")
                    .does("Creates a product; the API never checks whether there is one with the same code.")
                    .body(required(name()))
                    .body(fields())
                    .recognizedBy("name", "code"),
            list(PRODUCT, V2, "/products")
                    .cost(10)
                    .cursorPaged()
                    .scopes("products:read", "products:full")
                    .does("Lists products.")
                    .query(filters(PRODUCT))
                    .query(sorted("id", "name", "add_time", "update_time"))
                    .query(customFieldKeys()),
            get(PRODUCT, V2, "/products/{id}")
                    .cost(1)
                    .scopes("products:read", "products:full")
                    .does("Gets one product."),
            update(PRODUCT, V2, "/products/{id}")
                    .cost(5)
                    .scopes("products:full")
                    .does("Changes the given fields of a product; prices are replaced as a whole.")
                    .body(name())
                    .body(unchangedIfOmitted(fields()))
                    .needsAnyField(),
            delete(PRODUCT, V2, "/products/{id}")
                    .cost(3)
                    .scopes("products:full")
                    .does("Deletes a product; it is gone for good after 30 days."),
            search(PRODUCT, V2, "/products/search")
                    .cost(20)
                    .scopes("products:read", "products:full", "search:read")
                    .does("Finds products by name, code and custom fields.")
                    .query(term("code", "custom_fields", "name"))
                    .query(someOf("include_fields", "Fields to add that are not there by default.", "product.price")),
            find(PRODUCT, words("name", "The name."), words("code", "The code."), id("owner_id", USER, "The owner.")),
            upsert(PRODUCT, "code", "name").body(name()).body(fields()));

    private ProductOperations() {}

    private static Parameter name() {
        return words("name", "The product's name.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            text("code", "The product's code."),
            text("description", "What the product is."),
            text("unit", "The unit in which it is sold."),
            decimal("tax", "The tax in percent; 0 if omitted."),
            option("category", "The category, by ID of its option."),
            owner(),
            bool("is_linkable", "Whether it can be added to deals; true if omitted."),
            visibleTo(),
            listOf("prices", PRICE, "The prices, one for each currency; 0 in the user's default currency if omitted."),
            customFields(),
            oneOf(
                    "billing_frequency",
                    "How often a customer pays for it; one-time if omitted.",
                    "one-time",
                    "annually",
                    "semi-annually",
                    "quarterly",
                    "monthly",
                    "weekly"),
            parameter(
                    "billing_frequency_cycles",
                    new IntegerValue(1, MOST_CYCLES),
                    "How many times it is paid for: none for one-time, always some for weekly, without end if omitted.")
        };
    }
}

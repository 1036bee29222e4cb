// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.PRODUCT;

/** What can be done with products. Source: Pipedrive API v2, "Products". */
final class ProductOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
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
            search(PRODUCT, V2, "/products/search")
                    .cost(20)
                    .scopes("products:read", "products:full", "search:read")
                    .does("Finds products by name, code and custom fields.")
                    .query(term("code", "custom_fields", "name"))
                    .query(someOf("include_fields", "Fields to add that are not there by default.", "product.price")));

    private ProductOperations() {}
}

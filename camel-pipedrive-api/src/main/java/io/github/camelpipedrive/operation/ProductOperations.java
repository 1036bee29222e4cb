// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Operation.get;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Operation.search;
import static io.github.camelpipedrive.operation.Parameters.customFieldKeys;
import static io.github.camelpipedrive.operation.Parameters.filters;
import static io.github.camelpipedrive.operation.Parameters.someOf;
import static io.github.camelpipedrive.operation.Parameters.sorted;
import static io.github.camelpipedrive.operation.Parameters.term;

/** What can be done with products. Source: Pipedrive API v2, "Products". */
final class ProductOperations {

    static final List<Operation> ROWS = List.of(
            list("product", V2, "/products")
                    .cost(10)
                    .cursorPaged()
                    .scopes("products:read", "products:full")
                    .does("Lists products.")
                    .query(filters("products"))
                    .query(sorted("id", "name", "add_time", "update_time"))
                    .query(customFieldKeys()),
            get("product", V2, "/products/{id}")
                    .cost(1)
                    .scopes("products:read", "products:full")
                    .does("Gets one product."),
            search("product", V2, "/products/search")
                    .cost(20)
                    .scopes("products:read", "products:full", "search:read")
                    .does("Finds products by name, code and custom fields.")
                    .query(term("code", "custom_fields", "name"))
                    .query(someOf("include_fields", "Fields to add that are not there by default.", "product.price")));

    private ProductOperations() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.V1;
import static io.github.camelpipedrive.operation.Method.GET;

/** What can be done with users. Source: Pipedrive API v1, "Users". */
final class UserOperations {

    static final List<Operation> ROWS = List.of(Operation.of("user", "getCurrent", V1, GET, "/users/me")
            .cost(2)
            .scopes("base")
            .does("Gets the user who is signed in, with company and domain."));

    private UserOperations() {}
}

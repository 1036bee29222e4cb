// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.USER;

/** What can be done with users. Source: Pipedrive API v1, "Users". */
final class UserOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
            get(USER, V1, "/users/{id}").cost(2).scopes("users:read").does("Gets one user."),
            list(USER, V1, "/users")
                    .cost(20)
                    .scopes("users:read")
                    .does("Lists all users of the company, also those who are deactivated."),
            Operation.of(USER, "getCurrent", V1, Method.GET, "/users/me")
                    .cost(2)
                    .scopes("base")
                    .does("Gets the user who is signed in, with company and domain."),
            find(USER, words("name", "The full name."), words("email", "The e-mail address.")));

    private UserOperations() {}
}

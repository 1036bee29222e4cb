// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;
import java.util.Set;

import io.github.camelpipedrive.operation.type.Spelling;

/**
 * A name that is none of an operation's parameters.
 *
 * @param operation the operation
 * @param name the name as written
 */
record UnknownParameter(Operation operation, String name) {

    private static final String DELETED = "is_deleted";

    /** Says what is wrong with it, and what may have been meant. */
    String message() {
        return "unknown parameter " + Spelling.quoted(name) + "." + advice();
    }

    private String advice() {
        List<String> known =
                operation.parameters().stream().map(Parameter::name).toList();
        String near = Spelling.suggestion(name, known);
        if (!near.isEmpty()) {
            return near;
        }
        String elsewhere = Spelling.ofElsewhere(name, known);
        if (!elsewhere.isEmpty()) {
            return elsewhere;
        }
        return deletes()
                ? " What is deleted is not a field here: use " + operation.resource() + "/delete."
                : operation.takes();
    }

    /** Whether it is a name by which a record is deleted elsewhere, and not here. */
    private boolean deletes() {
        return Set.of("create", "update").contains(operation.name())
                && (Set.of(DELETED, Spelling.camelCase(DELETED)).contains(name)
                        || !Spelling.ofElsewhere(name, List.of(DELETED)).isEmpty());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.client;

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.BodyKind;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.Spelling;

/**
 * Names that are none of an operation's parameters.
 *
 * @param operation what was called
 */
record UnknownNames(Operation operation) {

    /** So many are named each with what may have been meant; more are most likely a body that is left over. */
    private static final int MOST_EXPLAINED = 3;

    private static final int MOST_NAMED = 10;

    /** Says so of keys of a message body. */
    void tell(List<String> names, Problems problems) {
        List<String> fields = names.stream().filter(CustomFields::isFlatKey).toList();
        List<String> others =
                names.stream().filter(name -> !CustomFields.isFlatKey(name)).toList();
        if (!fields.isEmpty()) {
            problems.with(misplaced(fields));
        }
        if (others.size() <= MOST_EXPLAINED) {
            others.forEach(name -> problems.with(explain(name)));
        } else {
            problems.with("unknown parameters " + named(others) + "." + operation.takes());
        }
        if (operation.bodyKind() == BodyKind.NONE) {
            problems.with("The body's keys are taken as parameters; set the body to null when it is left over from an"
                    + " earlier step");
        }
    }

    /** Says what may have been meant by a name. */
    String explain(String name) {
        if (CustomFields.isFlatKey(name)) {
            return misplaced(List.of(name));
        }
        if (operation.takesFlatCustomFields() && (name.equals("custom_fields") || name.equals("customFields"))) {
            return "unknown parameter " + Spelling.quoted(name)
                    + ". Here custom fields stand beside the other fields, by their key";
        }
        return operation.unknownParameter(name);
    }

    private String misplaced(List<String> fields) {
        boolean nested =
                operation.parameter("custom_fields").filter(Parameter::inBody).isPresent();
        return (fields.size() == 1 ? "custom field " : "custom fields ")
                + named(fields)
                + (nested
                        ? " must stand inside custom_fields"
                        : " can't be given here: " + operation.id() + " sets no custom fields");
    }

    private static String named(List<String> names) {
        int more = names.size() - MOST_NAMED;
        return names.stream().limit(MOST_NAMED).map(Spelling::quoted).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final int MOST_EXPLAINED = 3;

    private static final int MOST_NAMED = 10;

    /** Says so of keys of a message body. */
    void tell(List<String> names, Problems problems) {
        List<String> fields = names.stream().filter(CustomFields::isFlatKey).toList();
        List<String> others =
                names.stream().filter(name -> !CustomFields.isFlatKey(name)).toList();
        if (operation.bodyKind() == BodyKind.NONE) {
            problems.about(BodyBinder.BODY, ofParameters(fields, others));
            return;
        }
        if (!fields.isEmpty()) {
            problems.with(misplaced(fields));
        }
        if (others.size() <= MOST_EXPLAINED) {
            others.forEach(name -> problems.with(explain(name)));
        } else {
            problems.with("unknown parameters " + named(others) + "." + operation.takes());
        }
    }

    /** What to do comes first, as a body that is left over has many keys. */
    private String ofParameters(List<String> fields, List<String> others) {
        List<String> sentences = new ArrayList<>();
        sentences.add("the body is taken as parameters; set it to null when it is left over from an earlier step");
        if (!fields.isEmpty()) {
            sentences.add(misplaced(fields));
        }
        if (others.size() <= MOST_EXPLAINED) {
            others.forEach(name -> sentences.add(explain(name)));
        } else {
            sentences.add("unknown parameters " + named(others) + "." + operation.takes());
        }
        return Problems.joined(sentences);
    }

    /** Says what may have been meant by a header that begins as those of the component do. */
    String explainHeader(String name) {
        String given = name.substring(ParameterHeaders.COMPONENT_PREFIX.length());
        String stripped = given.replaceFirst("^[^A-Za-z0-9]+", "");
        List<String> known = operation.parameters().stream()
                .flatMap(parameter -> Stream.of(parameter.camelName(), parameter.name()))
                .toList();
        Optional<String> parameter =
                known.stream().filter(each -> each.equalsIgnoreCase(stripped)).findFirst();
        String unknown = "unknown header " + Spelling.quoted(name) + ".";
        return parameter.isPresent()
                ? unknown + " Did you mean '" + ParameterHeaders.PREFIX + parameter.get() + "'?"
                : unknown + " Parameters are given as headers such as '" + ParameterHeaders.PREFIX
                        + (known.isEmpty() ? "name" : known.get(0)) + "'";
    }

    /** Says what may have been meant by a name. */
    String explain(String name) {
        if (CustomFields.isFlatKey(name)) {
            return misplaced(List.of(name));
        }
        if (CredentialNames.has(name)) {
            return CredentialNames.explain(name);
        }
        if (operation.takesFlatCustomFields() && (name.equals("custom_fields") || name.equals("customFields"))) {
            return "unknown parameter " + Spelling.quoted(name)
                    + ". Here custom fields are next to the other fields, by their key";
        }
        if (name.equalsIgnoreCase("account")) {
            return "unknown parameter " + Spelling.quoted(name)
                    + ". The account is given as header CamelPipedriveAccount,"
                    + " without a dot, or as option account";
        }
        return operation.unknownParameter(name);
    }

    private String misplaced(List<String> fields) {
        boolean nested =
                operation.parameter("custom_fields").filter(Parameter::inBody).isPresent();
        return (fields.size() == 1 ? "custom field " : "custom fields ")
                + named(fields)
                + (nested
                        ? " must be inside custom_fields"
                        : " can't be given here: " + operation.id() + " sets no custom fields");
    }

    private static String named(List<String> names) {
        int more = names.size() - MOST_NAMED;
        return names.stream().limit(MOST_NAMED).map(Spelling::quoted).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}

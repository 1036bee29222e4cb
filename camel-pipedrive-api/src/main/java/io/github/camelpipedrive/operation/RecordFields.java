// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelpipedrive.operation.Result.Kind;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ValueType;
import io.github.camelpipedrive.resource.Resource;

/**
 * The fields of records: those that can be written, those that a read can add, and those that only answers have. Source of
 * the last ones: the answers in the specifications of v1 and v2, 2026.
 */
public final class RecordFields {

    private static final List<String> OF_ALL = List.of("id", "add_time", "update_time", "is_deleted");

    private static final List<String> OF_SEARCHES = List.of(
            "result_score",
            "type",
            "owner",
            "person",
            "organization",
            "stage",
            "status",
            "value",
            "currency",
            "emails",
            "phones",
            "primary_email",
            "address",
            "notes",
            "is_archived",
            "cc_email",
            "custom_fields");

    private RecordFields() {}

    /**
     * The fields that a record in an operation's answer may have. The API gains fields, so a field that is not among them
     * may exist.
     *
     * @param operation the operation
     * @param catalogue where the other operations of its resource are
     * @return their names, the most common ones first; empty when it is not known what the operation answers
     */
    public static Set<String> of(Operation operation, OperationCatalogue catalogue) {
        Set<String> ofResource = of(operation.resource(), catalogue);
        if (operation.result().kind() != Kind.FOUND || ofResource.isEmpty()) {
            return ofResource;
        }
        Set<String> names = new LinkedHashSet<>(ofResource);
        names.addAll(OF_SEARCHES);
        return Collections.unmodifiableSet(names);
    }

    /**
     * The fields that a record of a resource may have, as any operation but a search answers it.
     *
     * @param resource the resource
     * @param catalogue where its operations are
     * @return their names, the most common ones first; empty when it is not known what the resource's records are
     */
    public static Set<String> of(Resource resource, OperationCatalogue catalogue) {
        if (resource.answered().isEmpty()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        names.add("id");
        catalogue.operations(resource).forEach(each -> each.parameters().forEach(parameter -> addOf(parameter, names)));
        names.addAll(resource.answered());
        names.addAll(OF_ALL);
        return Collections.unmodifiableSet(names);
    }

    private static void addOf(Parameter parameter, Set<String> names) {
        if (parameter.inBody()) {
            names.add(parameter.name());
        } else if (parameter.name().equals("include_fields")) {
            choices(parameter.type()).forEach(name -> names.add(name.replaceFirst(".*\\.", "")));
        }
    }

    private static List<String> choices(ValueType type) {
        return type instanceof ListOf list && list.item() instanceof Choice choice
                ? choice.choices().stream().map(Object::toString).toList()
                : List.of();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelpipedrive.operation.Effect;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;

/** The rows as data for tools: what {@code operations.json} holds. */
public final class OperationDescription {

    private OperationDescription() {}

    /**
     * All operations of a catalogue.
     *
     * @param catalogue the catalogue
     * @return one description an operation
     */
    public static List<Map<String, Object>> of(OperationCatalogue catalogue) {
        return catalogue.operations().stream().map(OperationDescription::of).toList();
    }

    /**
     * One operation.
     *
     * @param operation the operation
     * @return its description; {@code version}, {@code method} and {@code path} only where it is one HTTP request
     */
    public static Map<String, Object> of(Operation operation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("operation", operation.id());
        row.put("summary", operation.summary());
        row.put("kind", word(operation.kind()));
        if (operation.kind() == Kind.HTTP) {
            row.put("version", operation.version().label());
            row.put("method", operation.method().name());
            row.put("path", operation.path());
        }
        row.put("cost", operation.cost());
        row.put("effect", effect(operation.effect()));
        row.put("paging", word(operation.paging()));
        row.put("body", word(operation.bodyKind()));
        row.put("result", word(operation.result().kind()));
        row.put("scopes", operation.scopes());
        row.put(
                "parameters",
                operation.parameters().stream()
                        .map(OperationDescription::parameter)
                        .toList());
        row.put("rules", operation.rules().stream().map(Rule::description).toList());
        return row;
    }

    private static Map<String, Object> effect(Effect effect) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("writes", effect.writes());
        words.put("safeToRepeat", effect.safeToRepeat());
        words.put("irreversible", effect.irreversible());
        words.put("touchesMany", effect.touchesMany());
        return words;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", parameter.name());
        row.put("camelName", parameter.camelName());
        row.put("in", word(parameter.location()));
        row.put("type", parameter.type().description());
        row.put("schema", parameter.type().schema());
        row.put("required", parameter.required());
        row.put("description", parameter.description());
        return row;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

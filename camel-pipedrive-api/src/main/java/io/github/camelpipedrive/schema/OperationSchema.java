// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Rule;
import io.github.camelpipedrive.operation.type.Schema;

/** The JSON Schema (2020-12) of what an operation takes: an object whose keys are its parameters by their API names. */
public final class OperationSchema {

    private OperationSchema() {}

    /**
     * The schema of all parameters of an operation, with its rules.
     *
     * @param operation the operation
     * @return the keywords, in a fixed order
     */
    public static Map<String, Object> of(Operation operation) {
        Map<String, Object> properties = new LinkedHashMap<>();
        operation.parameters().forEach(parameter -> properties.put(parameter.name(), of(parameter)));
        List<String> required = operation.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
        List<Map<String, Object>> rules =
                operation.rules().stream().map(Rule::schema).toList();
        return Schema.of("object")
                .with("description", operation.summary())
                .with("properties", properties)
                .with(!required.isEmpty(), "required", required)
                .with("additionalProperties", operation.takesAnyQuery() || operation.takesFlatCustomFields())
                .with(!rules.isEmpty(), "allOf", rules)
                .asMap();
    }

    /**
     * The schema of one parameter.
     *
     * @param parameter the parameter
     * @return the keywords, in a fixed order
     */
    public static Map<String, Object> of(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", parameter.description());
        // Null clears a field.
        boolean mayBeCleared = parameter.inBody() && !parameter.required();
        Map<String, Object> type = parameter.type().schema();
        schema.putAll(mayBeCleared ? Schema.orNull(type) : type);
        return schema;
    }
}

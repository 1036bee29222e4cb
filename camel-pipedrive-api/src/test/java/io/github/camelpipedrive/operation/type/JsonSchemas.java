// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** Asks a validator that knows nothing of us what our schemas allow. */
public final class JsonSchemas {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private JsonSchemas() {}

    /** What a value violates of a schema. */
    public static Set<String> violations(Map<String, Object> schema, Object value) {
        return messages(FACTORY.getSchema(json(schema), FORMATS_COUNT).validate(json(value)));
    }

    /** What is wrong with a schema itself. */
    public static Set<String> mistakes(Map<String, Object> schema) {
        return messages(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), FORMATS_COUNT)
                .validate(json(schema)));
    }

    private static Set<String> messages(Set<ValidationMessage> violations) {
        return violations.stream().map(ValidationMessage::getMessage).collect(Collectors.toSet());
    }

    private static JsonNode json(Object value) {
        return MAPPER.valueToTree(value);
    }
}

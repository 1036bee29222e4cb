// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Map;

/** True or false. Takes {@link Boolean} and the words {@code true} and {@code false}, as version 2 refuses 0 and 1. */
public record BooleanValue() implements ValueType {

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof CharSequence) {
            String text = value.toString().trim();
            if ("true".equalsIgnoreCase(text)) {
                return true;
            }
            if ("false".equalsIgnoreCase(text)) {
                return false;
            }
        }
        throw InvalidValueException.expected("true or false", value);
    }

    @Override
    public String description() {
        return "boolean";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("boolean").asMap();
    }
}

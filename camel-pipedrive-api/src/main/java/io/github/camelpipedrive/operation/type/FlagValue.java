// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.Map;

/** The flag of version 1: written as the number 0 or 1. Takes 0, 1, true and false. */
public record FlagValue() implements ValueType {

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if ((value instanceof Number || value instanceof CharSequence) && !LongNumbers.isLong(value)) {
            switch (value.toString().trim()) {
                case "1", "true":
                    return 1;
                case "0", "false":
                    return 0;
                default:
                    break;
            }
        }
        throw InvalidValueException.expected("0 or 1", value);
    }

    @Override
    public String description() {
        return "0 or 1";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("integer").with("enum", List.of(0, 1)).asMap();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Custom fields by their names or keys, with values as people write them. Which fields there are and what they take is known
 * by the account only.
 */
public final class NamedCustomFields implements ValueType {

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (!(value instanceof Map<?, ?> map)) {
            throw InvalidValueException.expected("an object with the names of custom fields", value);
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            try {
                accepted.put(name, CustomFields.acceptField(entry.getValue()));
            } catch (InvalidValueException e) {
                throw e.inside(name);
            }
        }
        return accepted;
    }

    @Override
    public String description() {
        return "object of custom fields by name";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("object").example(Map.of()).asMap();
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}

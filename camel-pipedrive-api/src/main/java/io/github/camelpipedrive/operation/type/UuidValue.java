// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A UUID in its 36-character form, as leads and their labels are identified. */
public record UuidValue() implements ValueType {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final String EXAMPLE = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof CharSequence) {
            String text = value.toString().trim();
            if (FORM.matcher(text).matches()) {
                return text;
            }
        }
        throw InvalidValueException.expected("a UUID such as " + EXAMPLE, value);
    }

    @Override
    public String description() {
        return "UUID";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string").with("format", "uuid").example(EXAMPLE).asMap();
    }
}

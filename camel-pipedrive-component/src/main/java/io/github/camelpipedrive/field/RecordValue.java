// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.InvalidValueException;

/**
 * A record of another resource: people write its ID, or a reference that is replaced by the ID before the value is sent.
 *
 * @param resource the resource
 * @param expectation what is taken, for messages
 */
record RecordValue(String resource, String expectation) implements ValueForm {

    static final RecordValue USER =
            new RecordValue("user", "the ID of a user, or a reference such as email:jo@example.com");
    static final RecordValue ORGANIZATION =
            new RecordValue("organization", "the ID of an organization, or a reference such as name:Acme Corp");
    static final RecordValue PERSON =
            new RecordValue("person", "the ID of a person, or a reference such as email:jo@example.com");

    private static final Pattern REFERENCE = Pattern.compile("\\p{Alpha}+:.*\\S.*", Pattern.DOTALL);

    @Override
    public Object read(Object wire) {
        Object id = idOf(wire);
        if (id instanceof CharSequence) {
            try {
                return IntegerValue.ID.accept(id);
            } catch (InvalidValueException e) {
                return id; // Nothing that is known; whoever writes it back is told.
            }
        }
        return id;
    }

    /** Version 1 answers objects: {@code {"id": 7, …}} for users, {@code {"value": 7, …}} for persons and organizations. */
    private static Object idOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Object id = map.get("id") == null ? map.get("value") : map.get("id");
            return id == null ? value : id;
        }
        return value;
    }

    @Override
    public Object write(Object given, FieldShape shape) throws InvalidValueException {
        if (given instanceof FieldReference) {
            return given;
        }
        if (given instanceof CharSequence) {
            String text = given.toString().trim();
            if (REFERENCE.matcher(text).matches() || this.equals(USER) && text.equals("me")) {
                return new FieldReference(resource, text);
            }
        }
        try {
            return IntegerValue.ID.accept(idOf(given));
        } catch (InvalidValueException e) {
            throw InvalidValueException.expected(expectation, given);
        }
    }
}

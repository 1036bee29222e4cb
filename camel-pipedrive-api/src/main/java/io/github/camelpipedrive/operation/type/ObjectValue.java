// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object with known keys. Takes a {@link Map}; keys may be in the API's spelling or Camel's.
 *
 * @param fields the keys with their types
 * @param form an example of the whole object, for messages, such as <code>{"amount": 4800, "currency": "EUR"}</code>
 */
public record ObjectValue(List<Field> fields, String form) implements ValueType {

    /** Copies the fields. */
    public ObjectValue {
        fields = List.copyOf(fields);
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (!(value instanceof Map<?, ?> map)) {
            throw InvalidValueException.expected("an object such as " + form, value);
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Field field = field(String.valueOf(entry.getKey()));
            accepted.put(field.name(), accept(field, entry.getValue()));
        }
        for (Field field : fields) {
            if (field.required() && accepted.get(field.name()) == null) {
                throw new InvalidValueException(field.name() + " is missing; the form is " + form);
            }
        }
        return accepted;
    }

    private Field field(String name) throws InvalidValueException {
        for (Field field : fields) {
            if (field.isCalled(name)) {
                return field;
            }
        }
        List<String> known = fields.stream().map(Field::name).toList();
        String near = Spelling.suggestion(name, known);
        String suggestion = near.isEmpty() ? Spelling.ofElsewhere(name, known) : near;
        throw new InvalidValueException("unknown key " + Spelling.quoted(name) + "."
                + (suggestion.isEmpty() ? " The keys are " + String.join(", ", known) + "." : suggestion));
    }

    private static Object accept(Field field, Object value) throws InvalidValueException {
        if (value == null) {
            return null;
        }
        try {
            return field.type().accept(value);
        } catch (InvalidValueException e) {
            throw e.inside(field.name());
        }
    }

    @Override
    public ValueType orReference() {
        List<Field> referred = fields.stream().map(Field::orReference).toList();
        return referred.equals(fields) ? this : new ObjectValue(referred, form);
    }

    @Override
    public String description() {
        return "object " + form;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), field.schema()));
        List<String> required =
                fields.stream().filter(Field::required).map(Field::name).toList();
        return Schema.of("object")
                .with("properties", properties)
                .with(!required.isEmpty(), "required", required)
                .with("additionalProperties", false)
                .asMap();
    }

    @Override
    public List<Field> keys() {
        return fields;
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}

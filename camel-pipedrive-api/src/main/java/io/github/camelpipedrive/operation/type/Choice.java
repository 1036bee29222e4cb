// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of a fixed set of words or numbers. A choice between numbers also takes their text, a choice between words also
 * takes numbers with that text; the canonical value is always the listed one.
 *
 * @param choices the values, all {@code String} or all {@code Integer}
 */
public record Choice(List<Object> choices) implements ValueType {

    /** Copies the choices. */
    public Choice {
        choices = List.copyOf(choices);
    }

    /**
     * A choice between words.
     *
     * @param words the words as the API spells them
     * @return the type
     */
    public static Choice ofWords(String... words) {
        return new Choice(List.of((Object[]) words));
    }

    /**
     * A choice between numbers.
     *
     * @param numbers the numbers
     * @return the type
     */
    public static Choice ofNumbers(Integer... numbers) {
        return new Choice(List.of((Object[]) numbers));
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        if (Text.isScalar(value)) {
            String text = value.toString().trim();
            for (Object choice : choices) {
                if (choice.toString().equals(text)) {
                    return choice;
                }
            }
        }
        throw InvalidValueException.expected(description(), value);
    }

    private boolean isOfNumbers() {
        return choices.get(0) instanceof Integer;
    }

    @Override
    public ValueType open() {
        return isOfNumbers() ? IntegerValue.ANY : Text.NOT_BLANK;
    }

    @Override
    public String description() {
        return choices.size() == 1
                ? "'" + choices.get(0) + "'"
                : "one of " + choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of(isOfNumbers() ? "integer" : "string")
                .with("enum", choices)
                .asMap();
    }
}

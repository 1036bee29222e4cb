// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A list of values of one type. Takes an {@link Iterable}, an array, a single value, and comma-separated text for
 * items that are not objects.
 *
 * @param item the type of each item
 * @param minimumItems the fewest items taken
 * @param maximumItems the most items taken
 */
public record ListOf(ValueType item, int minimumItems, int maximumItems) implements ValueType {

    /**
     * A list of any length.
     *
     * @param item the type of each item
     * @return the type
     */
    public static ListOf any(ValueType item) {
        return new ListOf(item, 0, Integer.MAX_VALUE);
    }

    /**
     * A list with a greatest length.
     *
     * @param item the type of each item
     * @param maximumItems the most items taken
     * @return the type
     */
    public static ListOf atMost(int maximumItems, ValueType item) {
        return new ListOf(item, 0, maximumItems);
    }

    /**
     * A list that says what is to be changed, so that an empty one is a mistake.
     *
     * @param item the type of each item
     * @param maximumItems the most items taken
     * @return the type
     */
    public static ListOf notEmpty(int maximumItems, ValueType item) {
        return new ListOf(item, 1, maximumItems);
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        List<Object> given = toList(value);
        if (given.size() < minimumItems) {
            throw new InvalidValueException("must not be empty");
        }
        if (given.size() > maximumItems) {
            throw new InvalidValueException("takes at most " + maximumItems + " items, got " + given.size());
        }
        List<Object> accepted = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Object element = given.get(i);
            if (element == null) {
                throw InvalidValueException.expected(item.description(), null).inside("[" + i + "]");
            }
            try {
                accepted.add(item.accept(element));
            } catch (InvalidValueException e) {
                // Who wrote one plain value did not think of a list.
                throw given.size() == 1 && Text.isScalar(value) ? e : e.inside("[" + i + "]");
            }
        }
        return accepted;
    }

    private List<Object> toList(Object value) throws InvalidValueException {
        if (isList(value)) {
            return elements(value);
        }
        if (value instanceof byte[]) {
            throw InvalidValueException.expected(description(), value);
        }
        List<Object> items = new ArrayList<>();
        if (value instanceof CharSequence && item instanceof IdOrReference reference) {
            return value.toString().isBlank() ? items : reference.split(value.toString());
        } else if (value instanceof CharSequence && !(item instanceof ObjectValue)) {
            splitAtCommas(value.toString(), items);
        } else if (item instanceof ObjectValue object && !(value instanceof java.util.Map)) {
            throw InvalidValueException.expected("a list of objects such as " + object.form(), value);
        } else {
            items.add(value);
        }
        return items;
    }

    /** Whether a value is a list in Java: an {@link Iterable} that is not a path, or an array that is not a bytes. */
    static boolean isList(Object value) {
        return value instanceof Iterable && !(value instanceof java.nio.file.Path)
                || value.getClass().isArray() && !(value instanceof byte[]);
    }

    /** The elements of such a value. */
    static List<Object> elements(Object value) {
        List<Object> elements = new ArrayList<>();
        if (value instanceof Iterable<?> iterable) {
            iterable.forEach(elements::add);
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
        }
        return elements;
    }

    private static void splitAtCommas(String text, List<Object> items) {
        if (text.isBlank()) {
            return;
        }
        for (String part : text.split(",", -1)) {
            items.add(part.trim());
        }
    }

    @Override
    public List<Field> keys() {
        return item.keys();
    }

    @Override
    public ValueType open() {
        return new ListOf(item.open(), minimumItems, maximumItems);
    }

    @Override
    public ValueType orReference() {
        ValueType referred = item.orReference();
        return referred == item ? this : new ListOf(referred, minimumItems, maximumItems);
    }

    @Override
    public String description() {
        return "list of "
                + (item instanceof Choice choice
                        ? choice.description().replaceFirst("^one of ", "")
                        : item.description())
                + (maximumItems == Integer.MAX_VALUE ? "" : " (at most " + maximumItems + ")");
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("array")
                .with("items", item.schema())
                .with(minimumItems > 0, "minItems", minimumItems)
                .with(maximumItems != Integer.MAX_VALUE, "maxItems", maximumItems)
                .asMap();
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}

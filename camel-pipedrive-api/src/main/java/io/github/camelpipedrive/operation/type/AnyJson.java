// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any JSON value. Takes maps with text keys, lists and arrays, text, numbers, booleans, dates, times, and null inside them.
 * A point in time is written in UTC and whole seconds.
 */
public record AnyJson() implements ValueType {

    /** The type; it has no settings. */
    public static final AnyJson INSTANCE = new AnyJson();

    private static final Timestamp POINT_IN_TIME = new Timestamp(Timestamp.Form.RFC_3339);

    /** More than anything in the API; also where a value that contains itself ends. */
    private static final int DEEPEST = 100;

    /** More than any request has. Parts of a value may be the same object, so a short text can hold many more. */
    private static final int MOST_VALUES = 1_000_000;

    /** How many values were seen; belongs to one thread. */
    private static final class Count {
        private int values;
    }

    @Override
    public Object accept(Object value) throws InvalidValueException {
        return accept(value, 1, new Count());
    }

    private Object accept(Object value, int depth, Count count) throws InvalidValueException {
        count.values++;
        if (count.values > MOST_VALUES) {
            throw new InvalidValueException("has more than " + MOST_VALUES + " values");
        }
        if (depth > DEEPEST) {
            throw new InvalidValueException(
                    "is nested deeper than " + DEEPEST + " levels, as a value that contains itself");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> accepted = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = Text.whole(String.valueOf(entry.getKey()));
                accepted.put(key, inside(key, entry.getValue(), depth, count));
            }
            return accepted;
        }
        if (ListOf.isList(value)) {
            List<Object> accepted = new ArrayList<>();
            for (Object element : ListOf.elements(value)) {
                accepted.add(inside("[" + accepted.size() + "]", element, depth, count));
            }
            return accepted;
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number) {
            return Decimal.ANY.accept(value);
        }
        Object given = JavaTime.of(value);
        if (given instanceof Instant || given instanceof OffsetDateTime || given instanceof ZonedDateTime) {
            return POINT_IN_TIME.accept(given);
        }
        if (Text.isScalar(given)) {
            return Text.whole(given.toString());
        }
        throw InvalidValueException.expected("a JSON value", value);
    }

    private Object inside(String place, Object value, int depth, Count count) throws InvalidValueException {
        try {
            return value == null ? null : accept(value, depth + 1, count);
        } catch (InvalidValueException e) {
            throw e.inside(place);
        }
    }

    @Override
    public String description() {
        return "JSON";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.any().asMap();
    }

    @Override
    public boolean isStructured() {
        return true;
    }
}

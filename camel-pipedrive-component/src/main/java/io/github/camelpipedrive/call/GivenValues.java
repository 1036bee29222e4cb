// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.field.Name;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.wire.PlainDecimals;

/** Compares values that were given to an operation with those of a record, which the API changes in their outer form. */
public final class GivenValues {

    private GivenValues() {}

    /**
     * A value of an answer as a request would write it: {@code 09:30:00} as {@code 09:30}, true as 1.
     *
     * @param operation whose request it is
     * @param name the parameter
     * @param stored the value of the answer, or null
     * @return the value for the wire, or the same value where a request can't have it
     */
    public static Object asGiven(Operation operation, String name, Object stored) {
        Parameter parameter = operation.parameter(name).orElse(null);
        if (parameter == null || stored == null) {
            return stored;
        }
        try {
            return parameter.type().accept(stored);
        } catch (InvalidValueException e) {
            // An answer has more in it than a request may have, such as the parts of an address.
            return stored;
        }
    }

    /**
     * The value of a field that references and matches name in the singular: the {@code email} of a person is in
     * {@code emails}.
     *
     * @param record a record, or the values of a call
     * @param field such as {@code name} or {@code email}
     * @return its value as it is there; null for none
     */
    public static Object of(Map<?, ?> record, String field) {
        return record.containsKey(field) ? record.get(field) : record.get(field + "s");
    }

    /**
     * The plain values of a field: its own, or those of a person's several addresses.
     *
     * @param value a value, a list of such, or objects that hold it as {@code value}; may be null
     * @return the values that are not null
     */
    public static List<Object> plain(Object value) {
        List<Object> plain = new ArrayList<>();
        if (value instanceof Collection<?> items) {
            items.forEach(item -> plain.addAll(plain(item)));
        } else if (value instanceof Map<?, ?> map) {
            plain.addAll(plain(map.get("value")));
        } else if (value != null) {
            plain.add(value);
        }
        return plain;
    }

    /**
     * Whether a record's value has all that was given; it may have more.
     *
     * @param given the value that was given, null for none
     * @param stored the value of the record
     * @return true when they fit
     */
    public static boolean fit(Object given, Object stored) {
        if (given == null) {
            return true;
        }
        if (given instanceof Map<?, ?> map) {
            return stored instanceof Map<?, ?> other
                    && map.keySet().stream().allMatch(key -> fit(map.get(key), other.get(key)));
        }
        if (given instanceof Collection<?> items) {
            return stored instanceof Collection<?> other && fitInAnyOrder(items, other);
        }
        return text(given).equals(text(stored));
    }

    private static boolean fitInAnyOrder(Collection<?> given, Collection<?> stored) {
        List<Object> left = new ArrayList<>(stored);
        for (Object item : given) {
            Object partner =
                    left.stream().filter(other -> fit(item, other)).findFirst().orElse(null);
            if (!left.remove(partner)) {
                return false;
            }
        }
        return left.isEmpty();
    }

    /**
     * Whether two values are the same when their outer form does not count.
     *
     * @param given one of them
     * @param stored the other one
     * @return true when they differ in case, blanks and Unicode form at most
     */
    public static boolean alike(Object given, Object stored) {
        return essence(given).equals(essence(stored));
    }

    /** What remains of a value when its outer form does not count. */
    private static Object essence(Object value) {
        if (value instanceof Map<?, ?> map) {
            return essence(map.get("value"));
        }
        if (value instanceof Collection<?> items) {
            Set<Object> essences = new HashSet<>();
            items.forEach(item -> essences.add(essence(item)));
            return essences;
        }
        return Name.normalized(text(value));
    }

    private static String text(Object value) {
        return value instanceof Number number
                ? PlainDecimals.text(new BigDecimal(number.toString()).stripTrailingZeros())
                : String.valueOf(value);
    }
}

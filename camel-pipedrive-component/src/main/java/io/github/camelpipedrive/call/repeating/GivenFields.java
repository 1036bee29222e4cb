// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.InvalidValueException;
import io.github.camelpipedrive.wire.PlainDecimals;

/**
 * The fields that a create gave, to be compared with records. The API changes some of what it is given: it pads times,
 * completes addresses, cleans HTML. So only the fields that its row names tell two records apart; where another one
 * differs, the record may still be the one.
 */
final class GivenFields {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Operation create;
    private final Map<String, Object> telling = new LinkedHashMap<>();
    private final Map<String, Object> others = new LinkedHashMap<>();

    /** How a record compares. */
    enum Likeness {
        /** All that was given is the same. */
        SAME,
        /** What tells records apart is the same, as far as it was given; something else is not. */
        ALIKE,
        /** It is another record. */
        DIFFERENT
    }

    /**
     * Takes the fields of a call.
     *
     * @param call a create
     */
    GivenFields(Call call) {
        this.create = call.operation();
        call.values().forEach((name, value) -> {
            if (value != null) {
                (create.recognizedBy().contains(name) ? telling : others).put(name, value);
            }
        });
    }

    /** Those of the fields that tell records apart. */
    Map<String, Object> telling() {
        return telling;
    }

    /** Compares a record with them. */
    Likeness likeness(Map<?, ?> record) {
        boolean alike = telling.isEmpty();
        for (Map.Entry<String, Object> field : telling.entrySet()) {
            Object stored = record.get(field.getKey());
            if (!record.containsKey(field.getKey())) {
                alike = true;
            } else if (stored == null || !essence(field.getValue()).equals(essence(stored))) {
                return Likeness.DIFFERENT;
            }
            alike |= !fits(field.getValue(), stored);
        }
        for (Map.Entry<String, Object> field : others.entrySet()) {
            alike |= !fits(field.getValue(), asGiven(field.getKey(), record.get(field.getKey())));
        }
        return alike ? Likeness.ALIKE : Likeness.SAME;
    }

    /** A value of an answer as a request would write it: {@code 09:30:00} as {@code 09:30}, true as 1. */
    private Object asGiven(String name, Object stored) {
        Parameter parameter = create.parameter(name).orElse(null);
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

    /** Whether a value has all that was given; it may have more. */
    private static boolean fits(Object given, Object stored) {
        if (given == null) {
            return true;
        }
        if (given instanceof Map<?, ?> map) {
            return stored instanceof Map<?, ?> other
                    && map.keySet().stream().allMatch(key -> fits(map.get(key), other.get(key)));
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
                    left.stream().filter(other -> fits(item, other)).findFirst().orElse(null);
            if (!left.remove(partner)) {
                return false;
            }
        }
        return left.isEmpty();
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
        String text = Normalizer.normalize(text(value), Normalizer.Form.NFC);
        return BLANKS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Object value) {
        return value instanceof Number number
                ? PlainDecimals.text(new BigDecimal(number.toString()).stripTrailingZeros())
                : String.valueOf(value);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.GivenValues;
import io.github.camelpipedrive.operation.Operation;

/**
 * The fields that a create gave, to be compared with records. The API changes some of what it is given: it pads times,
 * completes addresses, cleans HTML. So only the fields that its row names tell two records apart; where another one
 * differs, the record may still be the one.
 */
final class GivenFields {

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
            } else if (stored == null || !GivenValues.alike(field.getValue(), stored)) {
                return Likeness.DIFFERENT;
            }
            alike |= !GivenValues.fit(field.getValue(), stored);
        }
        for (Map.Entry<String, Object> field : others.entrySet()) {
            alike |= !GivenValues.fit(
                    field.getValue(), GivenValues.asGiven(create, field.getKey(), record.get(field.getKey())));
        }
        return alike ? Likeness.ALIKE : Likeness.SAME;
    }
}

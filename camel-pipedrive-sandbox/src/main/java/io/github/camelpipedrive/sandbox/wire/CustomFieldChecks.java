// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.List;
import java.util.Map;

/** The two forms of custom fields in requests: below one key in version 2, flat beside the other keys in version 1. */
final class CustomFieldChecks {

    private CustomFieldChecks() {}

    static void nested(String place, Object json, Problems problems) {
        if (!(json instanceof Map<?, ?> fields)) {
            problems.add(place, "Expected an object");
            return;
        }
        if (fields.containsKey(place)) {
            // custom_fields inside custom_fields breaks the real one instead of being refused.
            throw Errors.unknown();
        }
        fields.forEach((key, value) -> {
            if (!Formats.isFieldKey(String.valueOf(key))) {
                problems.add(place + "." + key, "Parameter '" + key + "' is not allowed for this request");
            } else {
                checkValue(place, key, value, problems);
            }
        });
    }

    private static void checkValue(String place, Object key, Object value, Problems problems) {
        if (value instanceof Boolean) {
            problems.add(place, "No custom field takes a boolean (" + key + ")");
        } else if (value instanceof Map<?, ?> parts && !parts.containsKey("value")) {
            problems.add(place, "Expected 'value' in the object of the custom field (" + key + ")");
        } else if (value instanceof List<?> options
                && (options.isEmpty() || !options.stream().allMatch(Json::isWhole))) {
            problems.add(
                    place,
                    "Expected 'array of numbers' as value for multiple options custom field (" + key
                            + "), null clears it");
        }
    }

    static void flat(String key, Object value, Problems problems) {
        if (value instanceof Map || value instanceof List || value instanceof Boolean) {
            problems.add(key, "Expected a string or a number as value for a custom field");
        }
    }
}

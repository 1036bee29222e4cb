// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelpipedrive.operation.type.AnyJson;
import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.FlagValue;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.operation.type.TimeOfDay;
import io.github.camelpipedrive.operation.type.TimeSpan;
import io.github.camelpipedrive.operation.type.Timestamp;
import io.github.camelpipedrive.operation.type.UuidValue;
import io.github.camelpipedrive.operation.type.ValueType;

/** Whether a JSON value has the JSON type and the form that the API demands. Nothing is converted. */
final class BodyChecks {

    /** These always have a value in a record, so null can't clear them. */
    private static final Set<String> NEVER_NULL =
            Set.of("title", "name", "content", "owner_id", "pipeline_id", "stage_id", "currency", "custom_fields");

    private BodyChecks() {}

    static void check(ValueType type, String place, Object json, Problems problems) {
        if (type instanceof AnyJson) {
            return;
        }
        if (json == null) {
            checkNull(type, place, problems);
        } else if (type instanceof ListOf list) {
            checkList(list, place, json, problems);
        } else if (type instanceof ObjectValue object) {
            checkObject(object, place, json, problems);
        } else if (type instanceof CustomFields) {
            CustomFieldChecks.nested(place, json, problems);
        } else if (type instanceof IntegerValue || type instanceof Decimal || type instanceof FlagValue) {
            checkNumber(type, place, json, problems);
        } else if (type instanceof BooleanValue) {
            expect(json instanceof Boolean, place, "Expected a boolean", problems);
        } else if (type instanceof Choice choice) {
            checkChoice(choice, place, json, problems);
        } else {
            checkText(type, place, json, problems);
        }
    }

    private static void checkNull(ValueType type, String place, Problems problems) {
        boolean cleared = !NEVER_NULL.contains(place) && !(type instanceof BooleanValue) && !(type instanceof Choice);
        expect(cleared, place, "Must not be null", problems);
    }

    private static void checkList(ListOf list, String place, Object json, Problems problems) {
        if (!(json instanceof List<?> items)) {
            problems.add(place, "Expected an array");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String itemPlace = place + "[" + i + "]";
            if (items.get(i) == null) {
                problems.add(itemPlace, "Must not be null");
            } else {
                check(list.item(), itemPlace, items.get(i), problems);
            }
        }
    }

    private static void checkObject(ObjectValue object, String place, Object json, Problems problems) {
        if (!(json instanceof Map<?, ?> map)) {
            problems.add(place, "Expected an object");
            return;
        }
        for (Object key : map.keySet()) {
            if (object.fields().stream().noneMatch(field -> field.name().equals(key))) {
                problems.add(place + "." + key, "Parameter '" + key + "' is not allowed for this request");
            }
        }
        for (Field field : object.fields()) {
            String fieldPlace = place + "." + field.name();
            if (field.required() && map.get(field.name()) == null) {
                problems.add(fieldPlace, "Required");
            } else if (map.containsKey(field.name())) {
                check(field.type(), fieldPlace, map.get(field.name()), problems);
            }
        }
    }

    private static void checkNumber(ValueType type, String place, Object json, Problems problems) {
        if (!(json instanceof Number)) {
            problems.add(place, "Expected a number");
        } else if (type instanceof FlagValue) {
            expect(
                    Integer.valueOf(0).equals(json) || Integer.valueOf(1).equals(json),
                    place,
                    "Expected 0 or 1",
                    problems);
        } else if (type instanceof IntegerValue range) {
            expect(Json.isWhole(json), place, "Expected an integer", problems);
            checkRange(decimal(range.minimum()), decimal(range.maximum()), place, json, problems);
        } else if (type instanceof Decimal range) {
            checkRange(range.minimum(), range.maximum(), place, json, problems);
        }
    }

    private static BigDecimal decimal(long bound) {
        return BigDecimal.valueOf(bound);
    }

    private static void checkRange(BigDecimal from, BigDecimal to, String place, Object json, Problems problems) {
        BigDecimal number = json instanceof BigInteger big ? new BigDecimal(big) : new BigDecimal(json.toString());
        if (from != null && number.compareTo(from) < 0) {
            problems.add(place, "Must be at least " + from.toPlainString());
        }
        if (to != null && number.compareTo(to) > 0) {
            problems.add(place, "Must be at most " + to.toPlainString());
        }
    }

    private static void checkChoice(Choice choice, String place, Object json, Problems problems) {
        // A choice of numbers refuses their text and the other way round: 3 is not "3" on the wire.
        String all = String.join(
                ", ", choice.choices().stream().map(Object::toString).toList());
        expect(choice.choices().contains(json), place, "Must be one of " + all, problems);
    }

    private static void checkText(ValueType type, String place, Object json, Problems problems) {
        if (!(json instanceof String text)) {
            problems.add(place, "Expected a string");
        } else if (type instanceof Text length) {
            expect(text.strip().length() >= length.minimumLength(), place, "Must not be empty", problems);
            expect(
                    text.length() <= length.maximumLength(),
                    place,
                    "Must be at most " + length.maximumLength() + " characters long",
                    problems);
        } else {
            checkForm(type, place, text, problems);
        }
    }

    private static void checkForm(ValueType type, String place, String text, Problems problems) {
        if (type instanceof DateValue) {
            expect(Formats.isDate(text), place, "This value is not a valid date.", problems);
        } else if (type instanceof UuidValue) {
            expect(Formats.isUuid(text), place, "Expected a UUID", problems);
        } else {
            expect(timeForm(type).test(text), place, "This value is not a valid datetime.", problems);
        }
    }

    private static Predicate<String> timeForm(ValueType type) {
        if (type instanceof TimeOfDay) {
            return Formats::isTimeOfDay;
        }
        if (type instanceof TimeSpan) {
            return Formats::isSpan;
        }
        if (type instanceof Timestamp timestamp) {
            return timestamp.form() == Timestamp.Form.RFC_3339 ? Formats::isRfc3339 : Formats::isSpaced;
        }
        throw new IllegalStateException(
                "The sandbox can't check values of " + type.getClass().getSimpleName());
    }

    private static void expect(boolean condition, String place, String message, Problems problems) {
        if (!condition) {
            problems.add(place, message);
        }
    }
}

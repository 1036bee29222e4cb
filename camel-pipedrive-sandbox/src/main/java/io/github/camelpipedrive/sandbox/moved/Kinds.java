// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Json;

/** The kinds of values that version 1 writes otherwise than version 2. It takes numbers and flags as text too. */
final class Kinds {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}\\.\\d{1,30}");
    private static final Pattern SPACED = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final int WITHOUT_SECONDS = "10:30".length();

    /** The same in both versions. */
    static final Kind PLAIN = Kind.of(value -> value, value -> value);

    static final Kind NUMBER = Kind.of(value -> value, Kinds::number);

    static final Kind FLAG = Kind.of(value -> value, Kinds::flag);

    /** A number of version 2 that version 1 writes as text. */
    static final Kind TEXT_OF_NUMBER = Kind.of(value -> value == null ? null : value.toString(), Kinds::number);

    /** A point in time. */
    static final Kind TIME = Kind.of(Kinds::spaced, Kinds::rfc3339);

    /** A point in time that is empty text where there is none. */
    static final Kind TIME_OR_EMPTY = Kind.of(value -> value == null ? "" : spaced(value), Kinds::rfc3339);

    /** A time of day or a span in hours and minutes; empty text where there is none. */
    static final Kind HOURS_AND_MINUTES = Kind.of(Kinds::withoutSeconds, Kinds::nullForEmpty);

    /** All labels in one text. */
    static final Kind LABELS = Kind.of(Kinds::joined, Kinds::numbers);

    /** The first label. */
    static final Kind LABEL =
            Kind.of(value -> value instanceof List<?> list && !list.isEmpty() ? list.get(0) : null, Kinds::numbers);

    /** An address as one text. */
    static final Kind ADDRESS = Kind.of(
            value -> value instanceof Map<?, ?> address ? address.get("value") : null,
            text -> text instanceof String ? Map.of("value", text) : text);

    /** E-mail addresses, phone numbers or messengers: one empty entry where there is none, and taken as text too. */
    static final Kind CONTACTS = Kind.of(Kinds::contacts, Kinds::contactsTaken);

    /** A list that is null where it has no entries. */
    static final Kind LIST_OR_NULL =
            Kind.of(value -> value instanceof List<?> list && !list.isEmpty() ? list : null, value -> value);

    /** The persons of an activity. */
    static final Kind PARTICIPANTS = Kind.of(
            value -> LIST_OR_NULL.shown().apply(value, null) == null ? null : renamed(value, "primary", "primary_flag"),
            value -> renamed(value, "primary_flag", "primary"));

    /** The one person of an activity, as its primary participant. */
    static final Kind PRIMARY_PARTICIPANT = Kind.of(
            value -> value, id -> id == null ? List.of() : List.of(Map.of("person_id", number(id), "primary", true)));

    /** What a product costs. */
    static final Kind PRICES = Kind.of(Kinds::prices, value -> renamed(value, "overhead_cost", "direct_cost"));

    /** The same with the price as text. */
    static final Kind PRICES_WITH_TEXT = Kind.of(Kinds::pricesWithText, PRICES.taken());

    private Kinds() {}

    /** The ID of a record, which version 1 shows as an object that says something of that record. */
    static Kind reference(Fields shown) {
        return new Kind(
                (id, related) -> related.view(shown, id)
                        .map(view -> {
                            view.put("value", id);
                            return view;
                        })
                        .orElse(null),
                Kinds::number);
    }

    private static Object nullForEmpty(Object given) {
        return "".equals(given) ? null : given;
    }

    static Object number(Object given) {
        if (!(given instanceof String text)) {
            return given;
        }
        if (WHOLE.matcher(text).matches()) {
            return Json.whole(Long.parseLong(text));
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : nullForEmpty(text);
    }

    private static Object flag(Object given) {
        return switch (String.valueOf(given)) {
            case "0", "false" -> false;
            case "1", "true" -> true;
            default -> given;
        };
    }

    private static Object spaced(Object time) {
        return time == null ? null : Formats.spaced(Formats.instant(time.toString()));
    }

    private static Object rfc3339(Object given) {
        return given instanceof String text && SPACED.matcher(text).matches()
                ? text.replace(' ', 'T') + "Z"
                : nullForEmpty(given);
    }

    private static Object withoutSeconds(Object time) {
        return time == null ? "" : time.toString().substring(0, time.toString().lastIndexOf(':'));
    }

    /** A time of day with seconds, as version 1 has it beside the one without. */
    static Object withSeconds(Object time) {
        return time instanceof String text && text.length() == WITHOUT_SECONDS ? text + ":00" : time;
    }

    private static Object joined(Object list) {
        return list instanceof List<?> ids && !ids.isEmpty()
                ? ids.stream().map(Object::toString).collect(Collectors.joining(","))
                : null;
    }

    private static Object numbers(Object given) {
        if (given instanceof String text && !text.isEmpty()) {
            return Stream.of(text.split(",")).map(Kinds::number).toList();
        }
        return given instanceof Number ? List.of(given) : nullForEmpty(given);
    }

    private static Object contacts(Object stored) {
        if (!(stored instanceof List<?> list) || list.isEmpty()) {
            return List.of(ordered("value", "", "primary", true));
        }
        return eachOf(
                list,
                contact -> ordered(
                        "label",
                        contact.get("label"),
                        "value",
                        contact.get("value"),
                        "primary",
                        contact.get("primary")));
    }

    private static Object contactsTaken(Object given) {
        if (!(given instanceof List<?> list)) {
            return given instanceof String text ? contactsTaken(text.isEmpty() ? List.of() : List.of(text)) : given;
        }
        List<Object> contacts = new ArrayList<>();
        for (Object entry : list) {
            Object contact = entry instanceof String text ? Map.of("value", text) : entry;
            // An empty entry is how version 1 shows that there is none; clients send it back.
            if (!(contact instanceof Map<?, ?> parts) || !"".equals(parts.get("value"))) {
                contacts.add(contact);
            }
        }
        return contacts;
    }

    private static Object renamed(Object entries, String from, String to) {
        if (!(entries instanceof List<?> list)) {
            return entries;
        }
        return eachOf(list, entry -> {
            Map<String, Object> renamed = new LinkedHashMap<>();
            entry.forEach((key, value) -> renamed.put(key.equals(from) ? to : key.toString(), value));
            return renamed;
        });
    }

    private static Object prices(Object stored) {
        // The ID of a price was recorded to be that of its product.
        return stored instanceof List<?> list
                ? eachOf(
                        list,
                        price -> ordered(
                                "id", price.get("product_id"),
                                "product_id", price.get("product_id"),
                                "price", price.get("price"),
                                "currency", price.get("currency"),
                                "cost", price.get("cost"),
                                "overhead_cost", price.get("direct_cost"),
                                "notes", price.get("notes")))
                : List.of();
    }

    private static Object pricesWithText(Object stored) {
        return eachOf((List<?>) prices(stored), price -> {
            Map<String, Object> complete = new LinkedHashMap<>();
            price.forEach((key, value) -> complete.put(key.toString(), value));
            complete.put("price_formatted", Money.text(price.get("price"), price.get("currency")));
            return complete;
        });
    }

    /** Entries that are not objects stay as they are. */
    private static List<Object> eachOf(List<?> list, MapOperator change) {
        List<Object> changed = new ArrayList<>();
        list.forEach(entry -> changed.add(entry instanceof Map<?, ?> map ? change.apply(map) : entry));
        return changed;
    }

    @FunctionalInterface
    private interface MapOperator {
        Map<String, Object> apply(Map<?, ?> entry);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}

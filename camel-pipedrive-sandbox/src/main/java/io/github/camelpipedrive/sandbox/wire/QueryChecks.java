// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.type.BooleanValue;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.FlagValue;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.SortOrder;
import io.github.camelpipedrive.operation.type.ValueType;

/** Reads the text of a parameter in a path or query as the JSON value that it stands for, and checks it. */
final class QueryChecks {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private QueryChecks() {}

    static Object read(ValueType type, String place, String text, Problems problems) {
        if (type instanceof ListOf list) {
            return readList(list, place, text, problems);
        }
        if (type instanceof SortOrder order) {
            return readSortOrder(order, place, text, problems);
        }
        Optional<Object> value = parse(type, text);
        if (value.isEmpty()) {
            problems.add(place, type instanceof BooleanValue ? "Expected a boolean" : "Expected a number");
            return text;
        }
        BodyChecks.check(type, place, value.get(), problems);
        return value.get();
    }

    private static Optional<Object> parse(ValueType type, String text) {
        if (type instanceof BooleanValue) {
            return text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        }
        boolean numbers =
                type instanceof Choice choice && choice.choices().stream().allMatch(Integer.class::isInstance);
        if (type instanceof IntegerValue || type instanceof FlagValue || numbers) {
            return WHOLE.matcher(text).matches() ? Optional.of(Json.whole(Long.parseLong(text))) : Optional.empty();
        }
        if (type instanceof io.github.camelpipedrive.operation.type.Decimal) {
            return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }
        return Optional.of(text);
    }

    private static List<Object> readList(ListOf list, String place, String text, Problems problems) {
        String[] parts = text.split(",", -1);
        if (parts.length > list.maximumItems()) {
            problems.add(place, "Must have at most " + list.maximumItems() + " items");
        }
        List<Object> items = new ArrayList<>(parts.length);
        for (String part : parts) {
            items.add(read(list.item(), place, part, problems));
        }
        return items;
    }

    private static List<SortBy> readSortOrder(SortOrder order, String place, String text, Problems problems) {
        List<SortBy> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split(" +");
            String direction = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "ASC";
            boolean known = order.fields().isEmpty() || order.fields().contains(words[0]);
            if (words.length > 2 || !known || !(direction.equals("ASC") || direction.equals("DESC"))) {
                problems.add(place, "Can't sort by '" + part.strip() + "'");
            } else {
                keys.add(new SortBy(words[0], direction.equals("ASC")));
            }
        }
        return keys;
    }
}

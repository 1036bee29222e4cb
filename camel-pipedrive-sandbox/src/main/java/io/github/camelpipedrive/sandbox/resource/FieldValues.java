// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.resource.FieldForm.Content;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;

/**
 * The values of custom fields that the account has: whether they have the form of their field's type, and in which form
 * they are answered. A key that no field has is not looked at. Made for one resource.
 */
final class FieldValues {

    private static final String VALUE = "value";
    private static final String CURRENCY = "currency";
    private static final String FORMATTED_ADDRESS = "formatted_address";
    private static final String ZONE = "timezone_name";
    private static final String ZONE_ID = "timezone_id";
    private static final Pattern IDS = Pattern.compile("\\d{1,9}(,\\d{1,9})*");
    private static final int LENGTH_OF_KEY = 40;

    private final Account account;
    private final Resource resource;

    FieldValues(Account account, Resource resource) {
        this.account = account;
        this.resource = resource;
    }

    /** One field, and where errors about it are. */
    private record Checked(StoredRecord field, FieldForm form, String place, Problems problems) {

        void expect(boolean condition, Content content) {
            if (!condition) {
                refuse("Expected '" + content.word() + "' as value for " + form.named() + " custom field");
            }
        }

        void refuse(String message) {
            problems.add(place, message + " (" + field.text(DescribedFields.CODE) + ")");
        }
    }

    private Optional<Checked> checked(String key, String place, Problems problems) {
        return DescribedFields.custom(account, resource, key)
                .flatMap(field -> FieldForm.of(field.text(DescribedFields.TYPE))
                        .map(form -> new Checked(field, form, place, problems)));
    }

    /** The {@code custom_fields} of version 2 as they are stored; what is wrong with them is a problem. */
    Map<String, Object> nested(Map<?, ?> given, Problems problems) {
        Map<String, Object> stored = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String key = name.toString();
            Optional<Checked> checked = checked(key, "custom_fields", problems).filter(each -> value != null);
            stored.put(key, checked.isEmpty() ? value : nested(checked.get(), value));
        });
        return stored;
    }

    private Object nested(Checked checked, Object value) {
        if (checked.form().isObject()) {
            return object(checked, value);
        }
        check(checked, checked.form().value(), value);
        return value instanceof List<?> list ? List.copyOf(new LinkedHashSet<>(list)) : value;
    }

    private Object object(Checked checked, Object value) {
        FieldForm form = checked.form();
        if (!(value instanceof Map<?, ?> parts)) {
            checked.refuse("Expected 'object' as value for " + form.named() + " custom field");
            return value;
        }
        parts.forEach((name, part) -> {
            Content content = VALUE.equals(name) ? form.value() : form.parts().get(name.toString());
            if (content == null) {
                checked.refuse("Parameter '" + name + "' is not allowed for " + form.named() + " custom field");
            } else if (part != null) {
                check(checked, content, part);
            }
        });
        form.required().stream()
                .filter(part -> parts.get(part) == null)
                .forEach(part -> checked.refuse("Expected '" + part + "' in " + form.named() + " custom field"));
        if (parts.get(VALUE) == null || parts.get(VALUE).equals("")) {
            checked.refuse("Expected '" + VALUE + "' in " + form.named() + " custom field");
        }
        return complete(form, parts);
    }

    private static Map<String, Object> complete(FieldForm form, Map<?, ?> given) {
        if (form.parts().containsKey(FORMATTED_ADDRESS)) {
            Map<String, Object> address = new LinkedHashMap<>();
            ((Map<?, ?>) StatefulResource.address(given)).forEach((part, value) -> address.put(part.toString(), value));
            return address;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(VALUE, given.get(VALUE));
        given.forEach((part, value) -> all.put(part.toString(), value));
        // The ID of a timezone can't be looked up, and may go; the zone is the caller's when none is named.
        all.remove(ZONE_ID);
        if (form.parts().containsKey(ZONE) && all.get(ZONE) == null) {
            all.put(ZONE, Account.ZONE.getId());
        }
        return all;
    }

    private void check(Checked checked, Content content, Object value) {
        switch (content) {
            case TEXT -> checkText(checked, value);
            case NUMBER -> checked.expect(value instanceof Number, content);
            case DATE -> checked.expect(value instanceof String text && Formats.isDate(text), content);
            case TIME -> checked.expect(value instanceof String text && Formats.isTimeOfDay(text), content);
            case OPTION -> checkOption(checked, content, value);
            case OPTIONS -> checkOptions(checked, value);
            case RECORD -> checkRecord(checked, value);
        }
    }

    private static void checkText(Checked checked, Object value) {
        int longest = checked.form().longestText();
        checked.expect(value instanceof String, Content.TEXT);
        if (value instanceof String text && text.length() > longest) {
            checked.refuse("Must be at most " + longest + " characters long");
        }
    }

    private static void checkOption(Checked checked, Content content, Object value) {
        if (!(value instanceof Integer)) {
            checked.expect(false, content);
        } else if (DescribedFields.options(checked.field()).stream()
                .noneMatch(option -> value.equals(option.get("id")))) {
            checked.refuse(
                    "Option " + value + " not found for " + checked.form().named() + " custom field");
        }
    }

    private static void checkOptions(Checked checked, Object value) {
        if (!(value instanceof List<?> ids) || ids.isEmpty()) {
            checked.expect(false, Content.OPTIONS);
        } else {
            ids.forEach(id -> checkOption(checked, Content.OPTIONS, id));
        }
    }

    private void checkRecord(Checked checked, Object value) {
        Resource referred = checked.form().referred().orElseThrow();
        if (!(value instanceof Integer || value instanceof Long)) {
            checked.expect(false, Content.RECORD);
        } else if (account.table(referred).findLive(value).isEmpty()) {
            checked.refuse("There is no " + referred.singular() + " " + value + " for "
                    + checked.form().named() + " custom field");
        }
    }

    /**
     * The fields of a lead as they are stored, parts of a value beside it; what is wrong with them is a problem. Null
     * clears a field with all its parts.
     */
    Map<String, Object> flat(Map<String, Object> body, Problems problems) {
        Map<String, Object> stored = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            String key = name.length() > LENGTH_OF_KEY ? name.substring(0, LENGTH_OF_KEY) : name;
            Optional<Checked> checked = Formats.isFlatFieldKey(name) ? checked(key, name, problems) : Optional.empty();
            if (checked.isEmpty()) {
                stored.put(name, value);
            } else if (name.equals(key)) {
                putFlat(checked.get(), name, value, stored);
            } else {
                putPart(checked.get(), name, value, stored);
            }
        });
        return stored;
    }

    private void putFlat(Checked checked, String key, Object value, Map<String, Object> stored) {
        FieldForm form = checked.form();
        if (value == null) {
            stored.put(key, null);
            form.parts().keySet().forEach(part -> stored.put(key + "_" + part, null));
            return;
        }
        Object plain = form.hasOptions() ? ids(checked, value) : value;
        if (plain != null) {
            check(checked, form.value(), plain);
        }
        stored.put(key, form.hasOptions() ? text(plain) : value);
        if (form.parts().containsKey(CURRENCY)) {
            stored.putIfAbsent(key + "_" + CURRENCY, Account.CURRENCY);
        }
    }

    private void putPart(Checked checked, String name, Object value, Map<String, Object> stored) {
        Content content = checked.form().parts().get(name.substring(LENGTH_OF_KEY + 1));
        if (content == null) {
            checked.refuse("Parameter '" + name + "' is not allowed for "
                    + checked.form().named() + " custom field");
        } else if (value != null) {
            check(checked, content, value);
        }
        stored.put(name, value);
    }

    /** An option's ID, or a list of them: version 1 writes {@code "31"} and {@code "31,32"}, and takes numbers too. */
    private static Object ids(Checked checked, Object value) {
        if (value instanceof Integer) {
            return checked.form().value() == Content.OPTIONS ? List.of(value) : value;
        }
        Object ids = ofVersion1(checked.form(), value);
        if (ids instanceof String) {
            checked.expect(false, checked.form().value());
            return null;
        }
        return ids;
    }

    /** A value of version 1 in the form of version 2. */
    static Object ofVersion1(FieldForm form, Object value) {
        if (form.hasOptions()
                && value instanceof String text
                && IDS.matcher(text).matches()) {
            List<Integer> ids =
                    Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
            return form.value() == Content.OPTIONS ? ids : ids.size() == 1 ? ids.get(0) : value;
        }
        if (!form.isObject()) {
            return value;
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((part, each) -> parts.put(part.toString(), each));
        } else {
            parts.put(VALUE, value);
        }
        if (form.parts().containsKey(CURRENCY)) {
            parts.putIfAbsent(CURRENCY, Account.CURRENCY);
        }
        return parts;
    }

    private static String text(Object ids) {
        return ids instanceof List<?> list
                ? list.stream().distinct().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(ids);
    }

    /** A value from which options have gone; null when nothing is left of it. */
    static Object withoutOptions(Object value, Set<Object> gone) {
        if (value instanceof List<?> ids) {
            List<Object> left = new ArrayList<>(ids);
            left.removeAll(gone);
            return left.isEmpty() ? null : left;
        }
        if (value instanceof String text) {
            Set<String> texts = gone.stream().map(String::valueOf).collect(Collectors.toSet());
            String left = Arrays.stream(text.split(",", -1))
                    .filter(id -> !texts.contains(id))
                    .collect(Collectors.joining(","));
            return left.isEmpty() ? null : left;
        }
        return gone.contains(value) ? null : value;
    }

    /** Values with the label of each option beside its ID. */
    Map<String, Object> withLabels(Map<?, ?> values) {
        Map<String, Object> labelled = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Optional<StoredRecord> field = DescribedFields.custom(account, resource, key.toString());
            boolean hasOptions = field.flatMap(each -> FieldForm.of(each.text(DescribedFields.TYPE)))
                    .filter(FieldForm::hasOptions)
                    .isPresent();
            labelled.put(key.toString(), hasOptions && value != null ? withLabels(field.get(), value) : value);
        });
        return labelled;
    }

    private static Object withLabels(StoredRecord field, Object value) {
        if (value instanceof List<?> ids) {
            return ids.stream().map(id -> withLabels(field, id)).toList();
        }
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("id", value);
        option.put("label", null);
        DescribedFields.options(field).stream()
                .filter(each -> value.equals(each.get("id")))
                .forEach(each -> option.put("label", each.get("label")));
        return Collections.unmodifiableMap(option);
    }

    /** What searches find in a field; nothing where its type is not searched, empty where no field has the key. */
    Optional<List<String>> searched(String name, Object value) {
        String key = name.length() > LENGTH_OF_KEY ? name.substring(0, LENGTH_OF_KEY) : name;
        return DescribedFields.form(account, resource, key).map(form -> {
            Object plain = value instanceof Map<?, ?> parts ? parts.get(VALUE) : value;
            boolean isFound = form.isSearched() && name.equals(key) && plain != null;
            return isFound ? List.of(plain.toString()) : List.of();
        });
    }
}

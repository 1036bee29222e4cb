// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** What of a record can be searched, by search field. */
final class SearchText {

    private static final Pattern DATE_OR_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*|\\d{2}:\\d{2}(:\\d{2})?");

    private final StatefulResource resource;
    private final Map<String, List<String>> notes;
    private final FieldValues values;

    /** The texts of the records as they are now. */
    SearchText(StatefulResource resource) {
        this.resource = resource;
        this.values = new FieldValues(resource.account(), resource.resource());
        this.notes = Notes.textsBy(resource.reference(), resource.account());
    }

    Map<String, List<String>> texts(StoredRecord stored) {
        Map<String, List<String>> texts = new LinkedHashMap<>(resource.searchTexts(stored));
        texts.put("custom_fields", customTexts(stored.get("custom_fields")));
        texts.put("notes", notes.getOrDefault(stored.text("id"), List.of()));
        return texts;
    }

    /** The value of each object in a list, such as an e-mail address. */
    static List<String> values(Object entries) {
        List<String> values = new ArrayList<>();
        if (entries instanceof List<?> list) {
            list.forEach(entry -> values.add(String.valueOf(((Map<?, ?>) entry).get("value"))));
        }
        return values;
    }

    /** Texts, numbers, amounts and addresses can be searched; dates, times, ranges and options can't. */
    private List<String> customTexts(Object customFields) {
        List<String> texts = new ArrayList<>();
        if (customFields instanceof Map<?, ?> fields) {
            fields.forEach((key, value) ->
                    texts.addAll(values.searched(key.toString(), value).orElseGet(() -> undefinedTexts(value))));
        }
        return texts;
    }

    /** Of a key that no field has, only the value tells what it may be. */
    private static List<String> undefinedTexts(Object value) {
        Object plain = value instanceof Map<?, ?> parts && !parts.containsKey("until") ? parts.get("value") : value;
        boolean single = plain instanceof String || plain instanceof Number;
        return single && !DATE_OR_TIME.matcher(plain.toString()).matches() ? List.of(plain.toString()) : List.of();
    }
}

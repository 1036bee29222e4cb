// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;

/**
 * What a read asks for beyond the plain record: {@code include_fields}, {@code custom_fields} and
 * {@code include_labels}. Of keys that no field has, {@code include_option_labels} changes nothing. Made for one answer.
 */
final class ReadOptions {

    private final StatefulResource resource;
    private final Arguments arguments;
    private final DerivedFields derived;

    ReadOptions(StatefulResource resource, Arguments arguments) {
        this.resource = resource;
        this.arguments = arguments;
        this.derived = new DerivedFields(resource);
    }

    Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = resource.view(stored);
        if (arguments.query().isEmpty()) {
            return view;
        }
        for (String field : arguments.list("include_fields")) {
            view.put(field, derived.value(stored, field));
        }
        if (arguments.query("custom_fields").isPresent()) {
            view.put("custom_fields", only(arguments.list("custom_fields"), view.get("custom_fields")));
        }
        if (arguments.flag("include_option_labels") && view.get("custom_fields") instanceof Map<?, ?> fields) {
            view.put("custom_fields", new FieldValues(resource.account(), resource.resource()).withLabels(fields));
        }
        if (arguments.flag("include_labels")) {
            view.put("labels", labels(view.get("label_ids")));
        }
        return view;
    }

    private static Map<String, Object> only(List<String> keys, Object customFields) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        if (customFields instanceof Map<?, ?> all) {
            keys.stream().filter(all::containsKey).forEach(key -> chosen.put(key, all.get(key)));
        }
        return chosen;
    }

    private List<Map<String, Object>> labels(Object ids) {
        if (!(ids instanceof List<?> list)) {
            return List.of();
        }
        List<Map<String, Object>> known = DescribedFields.labels(resource.account(), resource.resource());
        return list.stream()
                .map(id -> {
                    Map<String, Object> label = new LinkedHashMap<>();
                    label.put("id", id);
                    label.put("label", "Label " + id);
                    label.put("color", null);
                    known.stream().filter(each -> id.equals(each.get("id"))).forEach(label::putAll);
                    return label;
                })
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Products. Each has a price in some currencies. */
final class Products extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
            "id",
            "name",
            "code",
            "description",
            "unit",
            "tax",
            "category",
            "is_linkable",
            "is_deleted",
            "visible_to",
            "owner_id",
            "add_time",
            "update_time",
            "billing_frequency",
            "billing_frequency_cycles",
            "prices",
            "custom_fields");

    Products(Account account) {
        super(account, Resources.PRODUCT, ApiVersion.V2, SHAPE);
    }

    @Override
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        return Map.of("name", List.of(stored.text("name")), "code", List.of(stored.text("code")));
    }

    @Override
    Map<String, Object> searchItem(StoredRecord stored) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", stored.get("name"));
        item.put("code", stored.get("code"));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", SearchItems.owner(stored));
        return item;
    }

    @Override
    void include(Map<String, Object> item, StoredRecord stored, String field) {
        String key = field.equals("price") ? "prices" : field;
        item.put(key, stored.get(key));
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of("owner_id", Resources.USER);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("name", "owner_id", "custom_fields");
    }

    /** Described; recorded of version 1. */
    @Override
    int statusOfCreated() {
        return 201;
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tax", 0);
        values.put("is_linkable", true);
        values.put("visible_to", 3);
        values.put("owner_id", Account.CURRENT_USER);
        values.put("billing_frequency", "one-time");
        values.put("prices", List.of(Map.of("currency", Account.CURRENCY, "price", 0)));
        values.put("custom_fields", Map.of());
        values.putAll(body);
        return completed(values, values, problems);
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        Map<String, Object> all = before.shown();
        all.putAll(body);
        Map<String, Object> values = completed(merged(before, body), all, problems);
        if (values.containsKey("prices")) {
            values.put("prices", pricesOf(before.id(), values.get("prices")));
        }
        return values;
    }

    /** Checks what belongs together; {@code all} is the record as it would be. */
    private static Map<String, Object> completed(
            Map<String, Object> values, Map<String, Object> all, Problems problems) {
        Object cycles = all.get("billing_frequency_cycles");
        if (cycles != null && "one-time".equals(all.get("billing_frequency"))) {
            problems.add("billing_frequency_cycles", "Must be null for the billing frequency one-time");
        } else if (cycles == null && "weekly".equals(all.get("billing_frequency"))) {
            problems.add("billing_frequency_cycles", "Must not be null for the billing frequency weekly");
        }
        if (values.containsKey("prices")) {
            values.put("prices", prices(values.get("prices"), problems));
        }
        // Taken as a number, answered as text: described.
        if (values.get("category") instanceof Number category) {
            values.put("category", category.toString());
        }
        return values;
    }

    private static List<Map<String, Object>> prices(Object given, Problems problems) {
        List<Map<String, Object>> prices = new ArrayList<>();
        Set<Object> currencies = new HashSet<>();
        for (Object entry : given instanceof List<?> list ? list : List.of()) {
            Map<?, ?> parts = (Map<?, ?>) entry;
            if (!currencies.add(parts.get("currency"))) {
                problems.add("prices", "There can only be one price per currency (" + parts.get("currency") + ")");
            }
            Map<String, Object> price = new LinkedHashMap<>();
            price.put("price", parts.get("price"));
            price.put("currency", parts.get("currency"));
            price.put("cost", parts.get("cost") == null ? 0 : parts.get("cost"));
            price.put("direct_cost", parts.get("direct_cost") == null ? 0 : parts.get("direct_cost"));
            price.put("notes", "");
            prices.add(price);
        }
        return prices;
    }

    /** Each price says to which product it belongs. */
    @Override
    Map<String, Object> identified(Map<String, Object> values) {
        return Map.of("prices", pricesOf(values.get("id"), values.get("prices")));
    }

    private static List<Map<String, Object>> pricesOf(Object product, Object prices) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object entry : (List<?>) prices) {
            Map<String, Object> price = new LinkedHashMap<>();
            price.put("product_id", product);
            ((Map<?, ?>) entry).forEach((key, value) -> price.put(key.toString(), value));
            all.add(price);
        }
        return all;
    }
}

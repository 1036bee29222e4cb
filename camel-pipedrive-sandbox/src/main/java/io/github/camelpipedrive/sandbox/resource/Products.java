// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** Products. */
final class Products extends FixedRecords {

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
        super(account, Resources.PRODUCT, ApiVersion.V2, SHAPE, defaults());
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

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("tax", 0);
        defaults.put("is_linkable", true);
        defaults.put("visible_to", 3);
        defaults.put("owner_id", Account.CURRENT_USER);
        defaults.put("billing_frequency", "one-time");
        defaults.put("prices", List.of());
        defaults.put("custom_fields", Map.of());
        return defaults;
    }
}

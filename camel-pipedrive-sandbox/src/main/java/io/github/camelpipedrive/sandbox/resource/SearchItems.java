// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;

/** The shape of search results, which is not that of the records: related records are objects, contacts plain text. */
final class SearchItems {

    private SearchItems() {}

    static Map<String, Object> item(
            StatefulResource resource, StoredRecord stored, SearchMatch match, List<String> included) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", stored.id());
        item.put("type", resource.name());
        item.putAll(resource.searchItem(stored));
        item.put("custom_fields", match.matchedIn("custom_fields"));
        if (Notes.canHangOn(resource.reference(), resource.account())) {
            item.put("notes", match.matchedIn("notes"));
        }
        item.putAll(resource.endOfSearchItem(stored));
        String prefix = resource.name() + ".";
        included.stream()
                .filter(field -> field.startsWith(prefix))
                .forEach(field -> resource.include(item, stored, field.substring(prefix.length())));
        return item;
    }

    static Map<String, Object> owner(StoredRecord stored) {
        return Map.of("id", stored.get("owner_id"));
    }

    /** What an item says of a record that it refers to; null when there is none. */
    static Map<String, Object> named(Table table, Object id) {
        return table.findLive(id).map(SearchItems::named).orElse(null);
    }

    static Map<String, Object> named(StoredRecord found) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", found.id());
        named.put("name", found.get("name"));
        return named;
    }
}

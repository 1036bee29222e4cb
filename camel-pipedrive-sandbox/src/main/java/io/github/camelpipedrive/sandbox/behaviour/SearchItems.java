// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** The shape of search results, which is not that of the records: related records are objects, contacts plain text. */
final class SearchItems {

    private final Records records;

    SearchItems(Records records) {
        this.records = records;
    }

    Map<String, Object> item(String type, StoredRecord stored, SearchMatch match, List<String> included) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", stored.id());
        item.put("type", type);
        switch (type) {
            case "deal" -> deal(item, stored);
            case "lead" -> lead(item, stored);
            case "person" -> person(item, stored);
            case "organization" -> organization(item, stored);
            case "product" -> product(item, stored);
            default -> throw new IllegalArgumentException("No search over " + type);
        }
        item.put("custom_fields", match.matchedIn("custom_fields"));
        if (!type.equals("product")) {
            item.put("notes", match.matchedIn("notes"));
        }
        if (type.equals("person")) {
            item.put("update_time", Formats.spaced(Instant.parse(stored.text("update_time"))));
        }
        if (type.equals("deal") || type.equals("lead")) {
            item.put("is_archived", stored.get("is_archived"));
        }
        included.stream()
                .filter(field -> field.startsWith(type + "."))
                .forEach(field -> include(item, stored, field.substring(type.length() + 1)));
        return item;
    }

    private static void include(Map<String, Object> item, StoredRecord stored, String field) {
        switch (field) {
            case "cc_email" -> item.put(field, Account.DOMAIN + "+deal" + stored.id() + "@mail.example");
            case "picture" -> item.put(field, null);
            case "price" -> item.put("prices", stored.get("prices"));
            default -> item.put(field, stored.get(field));
        }
    }

    private void deal(Map<String, Object> item, StoredRecord stored) {
        item.put("title", stored.get("title"));
        item.put("value", stored.get("value"));
        item.put("currency", stored.get("currency"));
        item.put("status", stored.get("status"));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", owner(stored));
        item.put("stage", named("stage", stored.get("stage_id")));
        item.put("person", named("person", stored.get("person_id")));
        item.put("organization", named("organization", stored.get("org_id")));
    }

    private void lead(Map<String, Object> item, StoredRecord stored) {
        item.put("title", stored.get("title"));
        item.put("owner", owner(stored));
        item.put("person", named("person", stored.get("person_id")));
        item.put("organization", named("organization", stored.get("organization_id")));
        StoredRecord person =
                records.table("person").findLive(stored.get("person_id")).orElse(null);
        item.put("phones", person == null ? List.of() : SearchText.values(person.get("phones")));
        item.put("emails", person == null ? List.of() : SearchText.values(person.get("emails")));
        Map<?, ?> value = stored.get("value") instanceof Map<?, ?> amount ? amount : Map.of();
        item.put("value", value.get("amount"));
        item.put("currency", value.get("currency"));
        item.put("visible_to", visibleTo(stored));
    }

    private void person(Map<String, Object> item, StoredRecord stored) {
        item.put("name", stored.get("name"));
        item.put("phones", SearchText.values(stored.get("phones")));
        item.put("emails", SearchText.values(stored.get("emails")));
        item.put("primary_email", primary(stored.get("emails")));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", owner(stored));
        item.put("organization", named("organization", stored.get("org_id")));
    }

    private static Object primary(Object emails) {
        for (Object email : (List<?>) emails) {
            if (Boolean.TRUE.equals(((Map<?, ?>) email).get("primary"))) {
                return ((Map<?, ?>) email).get("value");
            }
        }
        return null;
    }

    private static void organization(Map<String, Object> item, StoredRecord stored) {
        item.put("name", stored.get("name"));
        item.put("address", addressOf(stored));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", owner(stored));
    }

    private static void product(Map<String, Object> item, StoredRecord stored) {
        item.put("name", stored.get("name"));
        item.put("code", stored.get("code"));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", owner(stored));
    }

    /** Leads keep it as text, the search answers a number for all. */
    private static Integer visibleTo(StoredRecord stored) {
        return Integer.valueOf(stored.text("visible_to"));
    }

    private static Map<String, Object> owner(StoredRecord stored) {
        return Map.of("id", stored.get("owner_id"));
    }

    private static Object addressOf(StoredRecord organization) {
        return organization.get("address") instanceof Map<?, ?> address ? address.get("value") : null;
    }

    private Map<String, Object> named(String resource, Object id) {
        return records.table(resource)
                .findLive(id)
                .map(found -> {
                    Map<String, Object> named = new LinkedHashMap<>();
                    named.put("id", found.id());
                    named.put("name", found.get("name"));
                    if (resource.equals("organization")) {
                        named.put("address", addressOf(found));
                    }
                    return named;
                })
                .orElse(null);
    }
}

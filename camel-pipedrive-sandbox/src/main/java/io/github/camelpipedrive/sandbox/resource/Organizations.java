// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.HashMap;
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

/** Organizations. */
final class Organizations extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
            "id",
            "name",
            "owner_id",
            "add_time",
            "update_time",
            "address",
            "is_deleted",
            "visible_to",
            "label_ids",
            "website",
            "linkedin",
            "industry",
            "annual_revenue",
            "employee_count",
            "custom_fields");

    Organizations(Account account) {
        super(account, Resources.ORGANIZATION, ApiVersion.V2, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name", "address", "update_time");
    }

    @Override
    Map<String, Derivation> derivations() {
        Map<String, Derivation> derivations = new HashMap<>(Notes.DERIVATIONS);
        derivations.putAll(Activities.DERIVATIONS);
        derivations.putAll(Persons.DERIVATIONS);
        derivations.putAll(Deals.DERIVATIONS);
        derivations.put("smart_bcc_email", (organization, referring) -> smartBccEmail(organization));
        return derivations;
    }

    @Override
    String reference() {
        return "org_id";
    }

    @Override
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        Object address = stored.get("address");
        return Map.of(
                "name", List.of(stored.text("name")),
                "address", SearchText.values(address == null ? null : List.of(address)));
    }

    @Override
    Map<String, Object> searchItem(StoredRecord stored) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", stored.get("name"));
        item.put("address", addressOf(stored));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", SearchItems.owner(stored));
        return item;
    }

    /** An organization as the search shows it within what refers to it; null when there is none. */
    static Map<String, Object> shownInSearch(Account account, Object id) {
        return account.table(Resources.ORGANIZATION)
                .findLive(id)
                .map(found -> {
                    Map<String, Object> shown = SearchItems.named(found);
                    shown.put("address", addressOf(found));
                    return shown;
                })
                .orElse(null);
    }

    private static Object addressOf(StoredRecord organization) {
        return organization.get("address") instanceof Map<?, ?> address ? address.get("value") : null;
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of("owner_id", Resources.USER);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("name", "owner_id", "custom_fields");
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("owner_id", Account.CURRENT_USER);
        values.put("visible_to", 3);
        values.put("label_ids", List.of());
        values.put("custom_fields", Map.of());
        values.putAll(body);
        emptyListForNull(values, "label_ids");
        return withAddress(values);
    }

    @Override
    Map<String, Object> viewOfCreated(StoredRecord stored) {
        return viewWithoutUpdate(stored);
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        return withAddress(merged(before, body));
    }

    private static Map<String, Object> withAddress(Map<String, Object> values) {
        if (values.containsKey("address")) {
            values.put("address", address(values.get("address")));
        }
        return values;
    }
}

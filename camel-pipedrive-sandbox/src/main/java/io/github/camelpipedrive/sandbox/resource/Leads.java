// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Leads: identified by UUID, always about a person or an organization, with custom fields beside the other keys. */
final class Leads extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
                    "id",
                    "title",
                    "owner_id",
                    "creator_id",
                    "label_ids",
                    "value",
                    "expected_close_date",
                    "person_id",
                    "organization_id",
                    "is_archived",
                    "archive_time",
                    "source_name",
                    "source_deal_id",
                    "origin",
                    "origin_id",
                    "channel",
                    "channel_id",
                    "was_seen",
                    "next_activity_id",
                    "add_time",
                    "update_time",
                    "visible_to",
                    "cc_email")
            .hiding("custom_fields");

    // The same leads get the same IDs in each run: the bits look random and follow from the lead's place.
    private static final long HIGH_BITS = 0x0C9D_2F40_5A17_4ABCL;
    private static final long LOW_BITS = 0x8DEF_0000_0000_0000L;

    Leads(Account account) {
        super(account, Resources.LEAD, ApiVersion.V1, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "title", "value", "person_id", "organization_id", "update_time");
    }

    @Override
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        return Map.of("title", List.of(stored.text("title")));
    }

    @Override
    Map<String, Object> searchItem(StoredRecord stored) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("title", stored.get("title"));
        item.put("owner", SearchItems.owner(stored));
        item.put("person", SearchItems.named(account().table(Resources.PERSON), stored.get("person_id")));
        item.put("organization", Organizations.shownInSearch(account(), stored.get("organization_id")));
        StoredRecord person = account()
                .table(Resources.PERSON)
                .findLive(stored.get("person_id"))
                .orElse(null);
        item.put("phones", person == null ? List.of() : SearchText.values(person.get("phones")));
        item.put("emails", person == null ? List.of() : SearchText.values(person.get("emails")));
        Map<?, ?> value = stored.get("value") instanceof Map<?, ?> amount ? amount : Map.of();
        item.put("value", value.get("amount"));
        item.put("currency", value.get("currency"));
        // Leads have it as text, the search answers a number for all.
        item.put("visible_to", Integer.valueOf(stored.text("visible_to")));
        return item;
    }

    @Override
    Map<String, Object> endOfSearchItem(StoredRecord stored) {
        return Map.of("is_archived", stored.get("is_archived"));
    }

    @Override
    List<Map<String, Object>> emptyList() {
        return List.of();
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of(
                "owner_id", Resources.USER,
                "person_id", Resources.PERSON,
                "organization_id", Resources.ORGANIZATION);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("title", "owner_id");
    }

    @Override
    Object nextId() {
        return new UUID(HIGH_BITS, LOW_BITS | table().nextSequence()).toString();
    }

    @Override
    public String time(Instant instant) {
        return Formats.millis(instant);
    }

    @Override
    public boolean isIdentifier(Object value) {
        return value instanceof String text && Formats.isUuid(text);
    }

    @Override
    int statusOfCreated() {
        return 201;
    }

    @Override
    Map<String, Object> withFields(Map<String, Object> body, Problems problems) {
        return new FieldValues(account(), resource()).flat(body, problems);
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        if (body.get("person_id") == null && body.get("organization_id") == null) {
            problems.add("person_id", "A lead must be linked to a person or an organization");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("owner_id", Account.CURRENT_USER);
        values.put("creator_id", Account.CURRENT_USER);
        values.put("label_ids", List.of());
        values.put("source_name", "API");
        values.put("origin", "API");
        values.put("is_archived", false);
        values.put("was_seen", false);
        values.put("visible_to", "3");
        values.put("cc_email", Account.DOMAIN + "+lead" + table().nextSequence() + "@mail.example");
        values.putAll(sorted(Map.of(), body));
        return values;
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        boolean restored = Boolean.FALSE.equals(body.get("is_archived"));
        if (Boolean.TRUE.equals(before.get("is_archived")) && !restored) {
            problems.add("is_archived", "An archived lead can't be changed");
        }
        Object person = body.containsKey("person_id") ? body.get("person_id") : before.get("person_id");
        Object organization =
                body.containsKey("organization_id") ? body.get("organization_id") : before.get("organization_id");
        if (person == null && organization == null) {
            problems.add("person_id", "A lead must be linked to a person or an organization");
        }
        return sorted((Map<?, ?>) before.get("custom_fields"), body);
    }

    /** Puts custom fields, which come flat, where the shape has a place for them; null takes one away. */
    private Map<String, Object> sorted(Map<?, ?> known, Map<String, Object> body) {
        Map<Object, Object> customFields = new LinkedHashMap<>(known);
        Map<String, Object> values = new LinkedHashMap<>();
        body.forEach((key, value) -> {
            if (!Formats.isFlatFieldKey(key)) {
                values.put(key, value);
            } else if (value == null) {
                customFields.remove(key);
            } else {
                customFields.put(key, value);
            }
        });
        emptyListForNull(values, "label_ids");
        if (values.get("is_archived") instanceof Boolean archived) {
            values.put("archive_time", archived ? time(account().now()) : null);
        }
        values.put("custom_fields", customFields);
        return values;
    }

    @Override
    Map<String, Object> originOf(String app) {
        return Origins.of(app);
    }

    @Override
    boolean isListed(StoredRecord stored, Arguments arguments) {
        return !stored.isDeleted() && !Boolean.TRUE.equals(stored.get("is_archived"));
    }

    @Override
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = super.view(stored);
        // The last two keys follow the custom fields.
        Object visibleTo = view.remove("visible_to");
        Object address = view.remove("cc_email");
        ((Map<?, ?>) stored.get("custom_fields")).forEach((key, value) -> view.put(key.toString(), value));
        view.put("visible_to", visibleTo);
        view.put("cc_email", address);
        return view;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;
import io.github.camelpipedrive.sandbox.wire.Reply;

/** Persons. E-mail addresses and phone numbers are lists with one primary entry. */
final class Persons extends StatefulResource {

    private static final Shape SHAPE = Shape.of(
                    "id",
                    "name",
                    "first_name",
                    "last_name",
                    "owner_id",
                    "org_id",
                    "add_time",
                    "update_time",
                    "emails",
                    "phones",
                    "is_deleted",
                    "visible_to",
                    "label_ids",
                    "picture_id",
                    "custom_fields")
            .hiding("postal_address", "notes", "im", "birthday", "job_title", "marketing_status");

    private static final List<String> CONTACT_SYNC = List.of("postal_address", "notes", "im", "birthday", "job_title");

    private static final int GONE = 410;

    private static final Set<String> CONTACTS = Set.of("emails", "phones", "im");

    /** What persons add to their organizations. */
    static final Map<String, Derivation> DERIVATIONS =
            Map.of("people_count", Derivation.count(Resources.PERSON, person -> true));

    Persons(Account account) {
        super(account, Resources.PERSON, ApiVersion.V2, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name", "emails", "phones", "org_id", "update_time");
    }

    @Override
    Map<String, Derivation> derivations() {
        Map<String, Derivation> derivations = new HashMap<>(Notes.DERIVATIONS);
        derivations.putAll(Activities.DERIVATIONS);
        derivations.putAll(Deals.DERIVATIONS);
        derivations.put("smart_bcc_email", (person, referring) -> smartBccEmail(person));
        derivations.put("doi_status", (person, referring) -> "unsubscribed_doi");
        return derivations;
    }

    @Override
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        return Map.of(
                "name", List.of(stored.text("name")),
                "email", SearchText.values(stored.get("emails")),
                "phone", SearchText.values(stored.get("phones")));
    }

    @Override
    Map<String, Object> searchItem(StoredRecord stored) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", stored.get("name"));
        item.put("phones", SearchText.values(stored.get("phones")));
        item.put("emails", SearchText.values(stored.get("emails")));
        item.put("primary_email", primary(stored.get("emails")));
        item.put("visible_to", stored.get("visible_to"));
        item.put("owner", SearchItems.owner(stored));
        item.put("organization", Organizations.shownInSearch(account(), stored.get("org_id")));
        return item;
    }

    private static Object primary(Object emails) {
        for (Object email : (List<?>) emails) {
            if (Boolean.TRUE.equals(((Map<?, ?>) email).get("primary"))) {
                return ((Map<?, ?>) email).get("value");
            }
        }
        return null;
    }

    @Override
    Map<String, Object> endOfSearchItem(StoredRecord stored) {
        return Map.of("update_time", Formats.spaced(Instant.parse(stored.text("update_time"))));
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of(
                "owner_id", Resources.USER,
                "org_id", Resources.ORGANIZATION);
    }

    @Override
    public Set<String> neverNull() {
        return Set.of("name", "owner_id", "custom_fields");
    }

    /** The parts of the name. */
    @Override
    public Set<String> undescribedFields() {
        return Set.of("first_name", "last_name");
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("owner_id", Account.CURRENT_USER);
        values.put("emails", List.of());
        values.put("phones", List.of());
        values.put("visible_to", 3);
        values.put("label_ids", List.of());
        values.put("marketing_status", "no_consent");
        values.put("custom_fields", Map.of());
        values.putAll(body);
        return completed(values, problems);
    }

    @Override
    Map<String, Object> viewOfCreated(StoredRecord stored) {
        return viewWithoutUpdate(stored);
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        Map<String, Object> values = merged(before, body);
        if (!body.containsKey("name") && (body.containsKey("first_name") || body.containsKey("last_name"))) {
            values.putIfAbsent("first_name", before.get("first_name"));
            values.putIfAbsent("last_name", before.get("last_name"));
        }
        // Only one change is ever allowed; the API ignores the next ones silently.
        if (!before.text("marketing_status").equals("no_consent")) {
            values.remove("marketing_status");
        }
        return completed(values, problems);
    }

    private Map<String, Object> completed(Map<String, Object> values, Problems problems) {
        if (!account().contactSync() && CONTACT_SYNC.stream().anyMatch(values::containsKey)) {
            throw Errors.forbidden("Contact sync is not enabled for this account");
        }
        emptyListForNull(values, "label_ids");
        for (String key : CONTACTS) {
            if (values.containsKey(key)) {
                values.put(key, contacts(key, values.get(key), problems));
            }
        }
        if (values.containsKey("postal_address")) {
            values.put("postal_address", address(values.get("postal_address")));
        }
        if (values.containsKey("first_name") || values.containsKey("last_name")) {
            values.put("name", joined(values.get("first_name"), values.get("last_name")));
        } else if (values.get("name") instanceof String name) {
            String[] parts = name.strip().split("\\s+", 2);
            values.put("first_name", parts[0]);
            values.put("last_name", parts.length > 1 ? parts[1] : null);
        }
        return values;
    }

    private static String joined(Object first, Object last) {
        return Stream.of(first, last)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static List<Object> contacts(String key, Object given, Problems problems) {
        List<?> entries = given instanceof List<?> list ? list : List.of();
        long primaries = entries.stream()
                .filter(entry -> Boolean.TRUE.equals(((Map<?, ?>) entry).get("primary")))
                .count();
        if (primaries > 1) {
            problems.add(key, "Only one value can be primary");
        }
        List<Object> contacts = new ArrayList<>();
        for (Object entry : entries) {
            Map<?, ?> parts = (Map<?, ?>) entry;
            boolean primary = primaries == 0 ? contacts.isEmpty() : Boolean.TRUE.equals(parts.get("primary"));
            Map<String, Object> contact = new LinkedHashMap<>();
            contact.put("value", parts.get("value"));
            contact.put("primary", primary);
            contact.put("label", parts.get("label") == null ? "work" : parts.get("label"));
            contacts.add(contact);
        }
        return contacts;
    }

    /** Recorded of version 1. That other records answer differently is assumed, as nothing was recorded of them. */
    @Override
    Reply deletedAgain(StoredRecord before) {
        return Reply.data(GONE, viewOfDeleted(before));
    }

    @Override
    boolean passes(StoredRecord stored, String filter, Object wanted) {
        if (filter.equals("deal_id")) {
            return account()
                    .table(Resources.DEAL)
                    .findLive(wanted)
                    .filter(deal -> same(deal.get("person_id"), stored.id()))
                    .isPresent();
        }
        return super.passes(stored, filter, wanted);
    }

    @Override
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = super.view(stored);
        if (account().contactSync()) {
            CONTACT_SYNC.forEach(key -> view.put(key, stored.get(key)));
        }
        return view;
    }
}

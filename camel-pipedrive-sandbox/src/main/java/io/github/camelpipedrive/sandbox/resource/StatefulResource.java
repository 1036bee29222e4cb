// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.IdKind;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.store.Table;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Arguments.Caller;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.Problems;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.ResourceRules;

/**
 * One kind of records: which keys it has, what a new one looks like, what a change entails and which filter means what.
 * The methods that change records are called while the lock of the records is held.
 */
public abstract class StatefulResource implements ResourceRules {

    static final String UPDATE_TIME = "update_time";

    private static final Set<Resource> CONTACTS = Set.of(Resources.PERSON, Resources.ORGANIZATION);

    private final Account account;
    private final Resource resource;
    private final ApiVersion version;

    StatefulResource(Account account, Resource resource, ApiVersion version, Shape shape) {
        this.account = account;
        this.resource = resource;
        this.version = version;
        account.records().define(resource.name(), shape, resource.ids() == IdKind.INTEGER);
    }

    /**
     * The name in the catalogue.
     *
     * @return such as {@code deal}
     */
    public final String name() {
        return resource.name();
    }

    final Resource resource() {
        return resource;
    }

    final ApiVersion version() {
        return version;
    }

    /**
     * The account that the records belong to.
     *
     * @return the account
     */
    public final Account account() {
        return account;
    }

    /**
     * Where the records are.
     *
     * @return the table, to be read while the lock of the records is held
     */
    public final Table table() {
        return account.table(resource);
    }

    /** The values of a new record that follow from the given ones; ID and times come later. */
    abstract Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems);

    /** The values of a new record that follow from its ID. None by default. */
    Map<String, Object> identified(Map<String, Object> values) {
        return Map.of();
    }

    /** What changes in a record when these fields are given; the update time comes later. */
    abstract Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems);

    /** The key by which other records name one of these. */
    String reference() {
        return resource.name() + "_id";
    }

    /** Mail to this address is filed at the record. */
    final String smartBccEmail(StoredRecord stored) {
        return Account.DOMAIN + "+" + resource.name() + stored.id() + "@mail.example";
    }

    /** Keys that name another record, each with the resource of that record. */
    Map<String, Resource> relations() {
        return Map.of();
    }

    private void checkRelations(Map<String, Object> body, Problems problems) {
        Map<String, Resource> relations = relations();
        body.forEach((key, id) -> checkRelation(key, relations.get(key), id, problems));
    }

    /** The body with the custom fields that the account has in the form in which they are stored. */
    Map<String, Object> withFields(Map<String, Object> body, Problems problems) {
        if (!(body.get(Table.CUSTOM_FIELDS) instanceof Map<?, ?> fields)) {
            return body;
        }
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(Table.CUSTOM_FIELDS, new FieldValues(account, resource).nested(fields, problems));
        return changed;
    }

    /** What is named must exist and not be deleted. */
    final void checkRelation(String place, Resource related, Object id, Problems problems) {
        if (related != null && id != null && account.table(related).findLive(id).isEmpty()) {
            String noun = related.singular();
            problems.add(place, Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + " " + id + " not found");
        }
    }

    /** What of a record a search looks through, by search field, beside custom fields and notes. Nothing by default. */
    Map<String, List<String>> searchTexts(StoredRecord stored) {
        return Map.of();
    }

    /** What a search answers of a record between its type and what matched. */
    Map<String, Object> searchItem(StoredRecord stored) {
        return Map.of();
    }

    /** What a search answers of a record behind what matched. */
    Map<String, Object> endOfSearchItem(StoredRecord stored) {
        return Map.of();
    }

    /** Adds what a search answers only when {@code include_fields} names it. */
    void include(Map<String, Object> item, StoredRecord stored, String field) {
        item.put(field, stored.get(field));
    }

    /** The fields that are derived when an answer shows them, by name. None by default. */
    Map<String, Derivation> derivations() {
        return Map.of();
    }

    /**
     * The fields that the sandbox's page shows.
     *
     * @return keys of the records, none when the page doesn't show such records
     */
    public List<String> fieldsOnPage() {
        return List.of();
    }

    /**
     * What the sandbox's page shows of all records, not only of the newest. Called while the lock of the records is held.
     *
     * @return totals by their name, none by default
     */
    public Map<String, Object> totalsOnPage() {
        return Map.of();
    }

    /**
     * A record as the sandbox's page shows it: its fields, and the names of its person and its organization.
     *
     * @param stored the record
     * @return a new map
     */
    public final Map<String, Object> rowOnPage(StoredRecord stored) {
        Map<String, Object> row = new LinkedHashMap<>();
        Map<String, Resource> relations = relations();
        for (String key : fieldsOnPage()) {
            row.put(key, stored.get(key));
            Resource related = relations.get(key);
            if (related != null && CONTACTS.contains(related)) {
                account.table(related)
                        .find(stored.get(key))
                        .ifPresent(found -> row.put(related.name(), found.get("name")));
            }
        }
        return row;
    }

    /** The ID of the next record. */
    Object nextId() {
        return Json.whole(table().nextSequence());
    }

    /**
     * Whether a value can be the ID of such a record.
     *
     * @param value a JSON value
     * @return true for whole numbers from 1, for leads UUIDs
     */
    public boolean isIdentifier(Object value) {
        return (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0;
    }

    /**
     * How this resource writes a point in time.
     *
     * @param instant the time
     * @return the text in an answer
     */
    public String time(Instant instant) {
        return Formats.seconds(instant);
    }

    /** The status of a successful create. */
    int statusOfCreated() {
        return 200;
    }

    /** What a list of version 1 without records answers below {@code data}; described, not recorded. */
    List<Map<String, Object>> emptyList() {
        return null;
    }

    /** What a list that is not paged has below {@code additional_data}; the answer has no such key where it is empty. */
    Map<String, Object> additionalOfList(Caller caller) {
        return Map.of();
    }

    /** Whether a list shows the record at all, before filters. */
    boolean isListed(StoredRecord stored, Arguments arguments) {
        return !stored.isDeleted();
    }

    /** Whether the record passes a filter of the list; most filters are named as the key that they compare. */
    boolean passes(StoredRecord stored, String filter, Object wanted) {
        if (filter.equals("first_char")) {
            return stored.text("name").regionMatches(true, 0, wanted.toString(), 0, 1);
        }
        return same(stored.get(filter), wanted);
    }

    static boolean same(Object stored, Object wanted) {
        if (stored instanceof Number one && wanted instanceof Number other) {
            return one.longValue() == other.longValue();
        }
        return Objects.equals(stored, wanted);
    }

    /**
     * The record as answers show it.
     *
     * @param stored the record
     * @return a new map
     */
    public Map<String, Object> view(StoredRecord stored) {
        Map<String, Object> view = stored.shown();
        if (view.containsKey(Table.CUSTOM_FIELDS)) {
            view.put(Table.CUSTOM_FIELDS, allFields(stored.get(Table.CUSTOM_FIELDS)));
        }
        return view;
    }

    /** Each field that the account has, null where the record has no value; null when the account has none. */
    private Map<String, Object> allFields(Object given) {
        if (table().fieldKeys().isEmpty()) {
            return null;
        }
        Map<?, ?> values = given instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> all = new LinkedHashMap<>();
        table().fieldKeys().forEach(key -> all.put(key, values.get(key)));
        return all;
    }

    /**
     * What a new record says of the app that made it.
     *
     * @param app the app, empty for an API token
     */
    Map<String, Object> originOf(String app) {
        return Map.of();
    }

    /** The record as the answer of its create shows it. */
    Map<String, Object> viewOfCreated(StoredRecord stored) {
        return view(stored);
    }

    /** Of deals, persons and organizations a create answers no time of an update; the next read has one. */
    final Map<String, Object> viewWithoutUpdate(StoredRecord stored) {
        Map<String, Object> view = view(stored);
        view.put(UPDATE_TIME, null);
        return view;
    }

    /**
     * Creates a record.
     *
     * @param body fields that have passed the checks of their types
     * @return the record
     * @throws Refusal when the stored records don't allow it
     */
    public StoredRecord create(Map<String, Object> body) {
        return create(body, Map.of());
    }

    /**
     * Creates a record of which more is known than a request could give.
     *
     * @param body fields that have passed the checks of their types
     * @param fixed values that replace what would be made up, such as {@code id} and {@code update_time}
     * @return the record
     * @throws Refusal when the stored records don't allow it
     */
    public StoredRecord create(Map<String, Object> body, Map<String, Object> fixed) {
        Problems problems = new Problems();
        checkRelations(body, problems);
        Map<String, Object> given = withFields(body, problems);
        Map<String, Object> values = problems.isEmpty() ? valuesOfNew(given, problems) : Map.of();
        problems.refuse(version);
        Map<String, Object> complete = new LinkedHashMap<>(values);
        complete.put("id", fixed.containsKey("id") ? fixed.get("id") : nextId());
        String now = time(account.now());
        complete.putIfAbsent("add_time", now);
        complete.put(UPDATE_TIME, now);
        complete.putAll(fixed);
        complete.putAll(identified(complete));
        return account.records().insert(name(), complete);
    }

    StoredRecord update(StoredRecord before, Map<String, Object> body) {
        Problems problems = new Problems();
        checkRelations(body, problems);
        Map<String, Object> given = withFields(body, problems);
        Map<String, Object> values = problems.isEmpty() ? valuesOfChanged(before, given, problems) : Map.of();
        problems.refuse(version);
        if (!isTouchedByEachUpdate()
                && values.keySet().stream().allMatch(key -> isEqual(before.get(key), values.get(key)))) {
            table().learnFields(values.get(Table.CUSTOM_FIELDS));
            return before;
        }
        Map<String, Object> changes = new LinkedHashMap<>(values);
        changes.put(UPDATE_TIME, time(account.now()));
        return account.records().update(name(), before, changes);
    }

    /** Whether an update that changes nothing moves the time of the last one. */
    boolean isTouchedByEachUpdate() {
        return false;
    }

    private static boolean isEqual(Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> another) {
            // A custom field without a value is as good as one that was cleared.
            return Stream.concat(map.keySet().stream(), another.keySet().stream())
                    .allMatch(key -> isEqual(map.get(key), another.get(key)));
        }
        return one instanceof Number number && other instanceof Number another
                ? new BigDecimal(number.toString()).compareTo(new BigDecimal(another.toString())) == 0
                : Objects.equals(one, other);
    }

    void delete(StoredRecord before) {
        account.records().update(name(), before, Map.of(Shape.DELETED, true, UPDATE_TIME, time(account.now())));
    }

    /**
     * What a record of the start data or of a seed has where it names nothing else.
     *
     * @return fields of a create
     */
    public Map<String, Object> seedDefaults() {
        return Map.of();
    }

    /**
     * What a record's create or delete changes in others.
     *
     * @param record the record that has come or gone
     */
    void hasComeOrGone(StoredRecord record) {}

    /** What a delete answers below {@code data}. */
    Object viewOfDeleted(StoredRecord before) {
        return Map.of("id", before.id());
    }

    StoredRecord require(Object id) {
        return table().findLive(id).orElseThrow(() -> Errors.notFound(version, name()));
    }

    /** The record that a get or an update is about. */
    StoredRecord requireForUse(Object id) {
        return require(id);
    }

    /** What the delete of a record answers that is deleted already. */
    Reply deletedAgain(StoredRecord before) {
        throw Errors.notFound(version, name());
    }

    /** The given fields, with custom fields added to those that the record has. */
    static Map<String, Object> merged(StoredRecord before, Map<String, Object> body) {
        Map<String, Object> values = new LinkedHashMap<>(body);
        if (body.get("custom_fields") instanceof Map<?, ?> given) {
            Map<Object, Object> all = new LinkedHashMap<>();
            if (before.get("custom_fields") instanceof Map<?, ?> known) {
                all.putAll(known);
            }
            all.putAll(given);
            values.put("custom_fields", all);
        }
        emptyListForNull(values, "label_ids");
        return values;
    }

    static void emptyListForNull(Map<String, Object> values, String key) {
        if (values.containsKey(key) && values.get(key) == null) {
            values.put(key, List.of());
        }
    }

    /** An address or place with all its parts; those that are not given are null. */
    static Object address(Object given) {
        if (!(given instanceof Map<?, ?> parts)) {
            return null;
        }
        Map<String, Object> address = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(List.of(
                "value",
                "country",
                "admin_area_level_1",
                "admin_area_level_2",
                "locality",
                "sublocality",
                "route",
                "street_number",
                "subpremise",
                "postal_code"));
        keys.forEach(key -> address.put(key, parts.get(key)));
        address.put("formatted_address", parts.get("value"));
        return address;
    }
}

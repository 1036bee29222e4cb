// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The records of one resource, deleted ones included. Guarded by the lock of {@link Records}. */
public final class Table {

    /** The key under which version 2 has custom fields. */
    public static final String CUSTOM_FIELDS = "custom_fields";

    /** Each order costs memory and makes changes slower; who asks for more of them waits for one to be made again. */
    private static final int MOST_ORDERS = 8;

    private final String resource;
    private final Shape shape;
    private final boolean numbered;
    private final NavigableMap<Long, StoredRecord> bySequence = new TreeMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> fieldKeys = new LinkedHashSet<>();
    // Several readers may sort at once, so they share one that is made while nobody writes.
    private final Map<Sorting, NavigableMap<List<?>, StoredRecord>> sorted = new ConcurrentHashMap<>();

    Table(String resource, Shape shape, boolean numbered) {
        this.resource = resource;
        this.shape = shape;
        this.numbered = numbered;
    }

    String resource() {
        return resource;
    }

    /**
     * The keys of the records.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * The ID that the next record gets where IDs are numbers.
     *
     * @return one more than the greatest that was ever given
     */
    public long nextSequence() {
        return bySequence.isEmpty() ? 1 : bySequence.lastKey() + 1;
    }

    StoredRecord put(Map<String, Object> values) {
        long sequence = numbered ? ((Number) values.get("id")).longValue() : nextSequence();
        if (find(values.get("id")).isPresent()) {
            throw new IllegalArgumentException("There is a " + resource + " with the id " + values.get("id"));
        }
        Map<String, Object> complete = new LinkedHashMap<>(values);
        complete.putIfAbsent(Shape.DELETED, false);
        StoredRecord stored = StoredRecord.of(shape, sequence, complete);
        insert(stored);
        return stored;
    }

    void insert(StoredRecord stored) {
        learnFieldsOf(stored);
        bySequence.put(stored.sequence(), stored);
        if (!numbered) {
            sequences.put(stored.text("id"), stored.sequence());
        }
        sorted.forEach((sorting, records) -> records.put(sorting.position(stored), stored));
    }

    private void learnFieldsOf(StoredRecord stored) {
        if (shape.has(CUSTOM_FIELDS)) {
            learnFields(stored.get(CUSTOM_FIELDS));
        }
    }

    /**
     * A field is known from the first request on that names it, and stays known, as its definition would.
     *
     * @param customFields the custom fields of a record, by key; anything else is none
     */
    public void learnFields(Object customFields) {
        if (customFields instanceof Map<?, ?> fields) {
            fields.keySet().forEach(key -> fieldKeys.add(key.toString()));
        }
    }

    /**
     * The custom fields of these records.
     *
     * @return their keys, to be read while the lock is held; empty when the account has none
     */
    public Set<String> fieldKeys() {
        return Collections.unmodifiableSet(fieldKeys);
    }

    /**
     * Forgets a field.
     *
     * @param key its key
     */
    public void forgetField(String key) {
        fieldKeys.remove(key);
    }

    /**
     * Changes the values of a custom field in all records, as its definition did. It counts as no change of the records.
     *
     * @param key its key
     * @param change gives the value from now on; null for none
     */
    public void changeField(String key, UnaryOperator<Object> change) {
        for (StoredRecord stored : List.copyOf(bySequence.values())) {
            if (stored.get(CUSTOM_FIELDS) instanceof Map<?, ?> values
                    && values.keySet().stream().anyMatch(each -> each.toString().startsWith(key))) {
                Map<Object, Object> changed = new LinkedHashMap<>(values);
                Object value = change.apply(values.get(key));
                if (value == null) {
                    changed.keySet().removeIf(each -> each.toString().startsWith(key));
                } else {
                    changed.put(key, value);
                }
                replace(stored.with(Map.of(CUSTOM_FIELDS, changed)));
            }
        }
    }

    void replace(StoredRecord changed) {
        learnFieldsOf(changed);
        StoredRecord before = bySequence.put(changed.sequence(), changed);
        sorted.forEach((sorting, records) -> {
            records.remove(sorting.position(before));
            records.put(sorting.position(changed), changed);
        });
    }

    void clear() {
        bySequence.clear();
        sequences.clear();
        fieldKeys.clear();
        sorted.clear();
    }

    /**
     * The record with this ID, deleted or not.
     *
     * @param id a number, or for leads the UUID as text; null finds nothing
     * @return the record, or empty
     */
    public Optional<StoredRecord> find(Object id) {
        if (id == null) {
            return Optional.empty();
        }
        Long sequence = numbered ? asNumber(id) : sequences.get(id.toString());
        return Optional.ofNullable(sequence == null ? null : bySequence.get(sequence));
    }

    private static Long asNumber(Object id) {
        return id instanceof Number number ? (Long) number.longValue() : null;
    }

    /**
     * The record with this ID, unless it is deleted.
     *
     * @param id a number, or for leads the UUID as text; null finds nothing
     * @return the record, or empty
     */
    public Optional<StoredRecord> findLive(Object id) {
        return find(id).filter(found -> !found.isDeleted());
    }

    /**
     * All records, deleted ones included, in the order of their making.
     *
     * @return a view, to be read while the lock is held
     */
    public Collection<StoredRecord> all() {
        return Collections.unmodifiableCollection(bySequence.values());
    }

    /**
     * The records behind a position of another order, deleted ones included. The first time takes a while; then the order
     * is kept up to date, and no page of it takes longer than another.
     *
     * @param sorting the order
     * @param position where the records begin that are behind it; empty for all records
     * @return a view, to be read while the lock is held
     */
    public Collection<StoredRecord> sorted(Sorting sorting, List<?> position) {
        return sorted(sorting, position, false);
    }

    /**
     * The same, with the record at the position itself.
     *
     * @param sorting the order
     * @param position where the records begin; empty for all records
     * @return a view, to be read while the lock is held
     */
    public Collection<StoredRecord> sortedFrom(Sorting sorting, List<?> position) {
        return sorted(sorting, position, true);
    }

    private Collection<StoredRecord> sorted(Sorting sorting, List<?> position, boolean inclusive) {
        if (sorted.size() >= MOST_ORDERS && !sorted.containsKey(sorting)) {
            sorted.clear();
        }
        NavigableMap<List<?>, StoredRecord> records = sorted.computeIfAbsent(sorting, this::sort);
        return Collections.unmodifiableCollection(
                position.isEmpty()
                        ? records.values()
                        : records.tailMap(position, inclusive).values());
    }

    private NavigableMap<List<?>, StoredRecord> sort(Sorting sorting) {
        NavigableMap<List<?>, StoredRecord> records = new TreeMap<>(sorting::comparePositions);
        bySequence.values().forEach(stored -> records.put(sorting.position(stored), stored));
        return records;
    }

    /**
     * The records behind a place, deleted ones included, in the order of their making.
     *
     * @param sequence the place
     * @return a view, to be read while the lock is held
     */
    public Collection<StoredRecord> after(long sequence) {
        return Collections.unmodifiableCollection(
                bySequence.tailMap(sequence, false).values());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one resource, deleted ones included. Guarded by the lock of {@link Records}. */
public final class Table {

    private final String resource;
    private final Shape shape;
    private final boolean numbered;
    private final NavigableMap<Long, StoredRecord> bySequence = new TreeMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

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
        bySequence.put(sequence, stored);
        if (!numbered) {
            sequences.put(stored.text("id"), sequence);
        }
        return stored;
    }

    void replace(StoredRecord changed) {
        bySequence.put(changed.sequence(), changed);
    }

    void clear() {
        bySequence.clear();
        sequences.clear();
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

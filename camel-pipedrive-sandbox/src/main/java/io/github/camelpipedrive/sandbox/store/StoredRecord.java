// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record at one moment. Immutable: a change makes another one, so a reader never sees half a change. */
public final class StoredRecord {

    private final Shape shape;
    private final long sequence;
    private final Object[] values;

    private StoredRecord(Shape shape, long sequence, Object[] values) {
        this.shape = shape;
        this.sequence = sequence;
        this.values = values;
    }

    static StoredRecord of(Shape shape, long sequence, Map<String, Object> values) {
        return new StoredRecord(shape, sequence, new Object[shape.size()]).with(values);
    }

    /**
     * The same record with other values.
     *
     * @param changes the new values by key; null is a value too
     * @return a new record
     */
    public StoredRecord with(Map<String, Object> changes) {
        Object[] changed = values.clone();
        changes.forEach((key, value) -> changed[shape.placeOf(key)] = value);
        return new StoredRecord(shape, sequence, changed);
    }

    /**
     * The value of a key.
     *
     * @param key a key of the shape
     * @return the JSON value, null when there is none
     */
    public Object get(String key) {
        return values[shape.placeOf(key)];
    }

    /**
     * The value of a key as text.
     *
     * @param key a key of the shape
     * @return the text, empty when there is no value
     */
    public String text(String key) {
        Object value = get(key);
        return value == null ? "" : value.toString();
    }

    /**
     * The record's identifier.
     *
     * @return an {@code Integer} or {@code Long}; for leads the UUID as text
     */
    public Object id() {
        return get("id");
    }

    /**
     * The place of the record in its table: a later record has a greater one.
     *
     * @return the record's ID where that is a number
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Whether the record is deleted.
     *
     * @return true after a delete
     */
    public boolean isDeleted() {
        return Boolean.TRUE.equals(get(Shape.DELETED));
    }

    /**
     * The record as answers show it.
     *
     * @return a new map, in the order of the API
     */
    public Map<String, Object> shown() {
        // Shown keys have the first places. Lists of 500 records with 40 keys each are made here, so nothing is looked
        // up.
        List<String> shown = shape.shown();
        Map<String, Object> view = new LinkedHashMap<>(2 * shown.size());
        for (int place = 0; place < shown.size(); place++) {
            view.put(shown.get(place), values[place]);
        }
        return view;
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}

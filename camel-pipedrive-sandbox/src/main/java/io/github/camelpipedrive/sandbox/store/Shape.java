// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a resource's records, in the order of the API's answers. Each record holds only its values, so that a
 * hundred thousand of them fit in a small heap. Immutable.
 */
public final class Shape {

    /** Key of the mark that a record is deleted; each shape has it, shown or hidden. */
    public static final String DELETED = "is_deleted";

    private final List<String> shown;
    private final Map<String, Integer> places = new HashMap<>();

    private Shape(List<String> shown, List<String> hidden) {
        this.shown = List.copyOf(shown);
        shown.forEach(this::place);
        hidden.forEach(this::place);
        place(DELETED);
    }

    private void place(String key) {
        places.putIfAbsent(key, places.size());
    }

    /**
     * A shape with these keys.
     *
     * @param keys the keys that every answer shows
     * @return the shape
     */
    public static Shape of(String... keys) {
        return new Shape(List.of(keys), List.of());
    }

    /**
     * The same shape with keys that are kept but not shown unless asked for.
     *
     * @param keys the keys
     * @return a new shape
     */
    public Shape hiding(String... keys) {
        return new Shape(shown, List.of(keys));
    }

    /**
     * The keys that every answer shows.
     *
     * @return an immutable list
     */
    public List<String> shown() {
        return shown;
    }

    /**
     * Whether a record of this shape has a place for a key.
     *
     * @param key a key
     * @return true for shown and hidden keys
     */
    public boolean has(String key) {
        return places.containsKey(key);
    }

    int size() {
        return places.size();
    }

    int placeOf(String key) {
        Integer place = places.get(key);
        if (place == null) {
            throw new IllegalArgumentException("No record of this shape has the key " + key);
        }
        return place;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.camelpipedrive.sandbox.store.Sorting;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.SortBy;

/**
 * The order of a list. It is total: records with equal keys are in the order of their making, so that pages never
 * overlap.
 *
 * @param keys the keys to sort by, the first one first
 */
record Order(List<SortBy> keys) implements Sorting {

    /** The order that a request asks for, in either version's way. */
    static Order of(Arguments arguments) {
        List<SortBy> keys = new ArrayList<>();
        if (arguments.query().get("sort") instanceof List<?> given) {
            given.forEach(key -> keys.add((SortBy) key));
        }
        boolean ascending = !arguments.text("sort_direction").equals("desc");
        arguments.query("sort_by").ifPresent(key -> keys.add(new SortBy(key.toString(), ascending)));
        if (keys.isEmpty() && !ascending) {
            keys.add(new SortBy("id", false));
        }
        return new Order(List.copyOf(keys));
    }

    /** Whether the records come in the order of their making, which needs no sorting. */
    boolean isNatural() {
        return keys.isEmpty();
    }

    /** The field that a list of version 2 is sorted by. */
    String field() {
        return isNatural() ? "id" : keys.get(0).key();
    }

    /** How a list of version 2 is sorted. */
    String direction() {
        return isNatural() || keys.get(0).ascending() ? "asc" : "desc";
    }

    /** The position of a record of which the field and the place are known. */
    List<Object> position(Object value, long sequence) {
        return isNatural() ? List.of(sequence) : Collections.unmodifiableList(Arrays.asList(value, sequence));
    }

    /** Its values of the keys, and its place in the table. */
    @Override
    public List<Object> position(StoredRecord stored) {
        List<Object> position = new ArrayList<>();
        keys.forEach(key -> position.add(stored.get(key.key())));
        position.add(stored.sequence());
        return Collections.unmodifiableList(position);
    }

    @Override
    public int comparePositions(List<?> one, List<?> other) {
        for (int i = 0; i < keys.size(); i++) {
            int compared = compareValues(one.get(i), other.get(i));
            if (compared != 0) {
                return keys.get(i).ascending() ? compared : -compared;
            }
        }
        int compared = compareValues(one.get(keys.size()), other.get(keys.size()));
        boolean descending = keys.size() == 1 && !keys.get(0).ascending();
        return descending ? -compared : compared;
    }

    private static int compareValues(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (isWhole(one) && isWhole(other)) {
            return Long.compare(((Number) one).longValue(), ((Number) other).longValue());
        }
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
        }
        return one.toString().compareTo(other.toString());
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }
}

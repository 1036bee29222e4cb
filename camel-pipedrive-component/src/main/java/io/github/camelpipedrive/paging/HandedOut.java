// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which records of a list were delivered. The last IDs are kept in mind. What was delivered before them, or by an
 * earlier walk, a list that is sorted by ID says by itself: all up to the largest one.
 */
final class HandedOut {

    /** Some hundred kilobytes, or a megabyte of UUIDs. */
    private static final int KEPT_IN_MIND = 10_000;

    /** So many pairs of neighbours are not in order by chance. */
    private static final int ENOUGH_IN_ORDER = 8;

    /** Numbers by their value, UUIDs by their text. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final boolean askedById;
    private final boolean goesOn;
    private final Set<String> lastIds = new LinkedHashSet<>();
    private int pairsInOrder;
    private boolean disorder;
    private String largest = "";
    private String last = "";

    /**
     * Nothing was delivered yet.
     *
     * @param askedById whether the list is asked for in the order of its IDs; whether it comes so is looked at
     * @param goesOn whether an earlier walk has delivered records that are not known by their IDs
     */
    HandedOut(boolean askedById, boolean goesOn) {
        this.askedById = askedById;
        this.goesOn = goesOn;
    }

    boolean isEmpty() {
        return lastIds.isEmpty();
    }

    /** The IDs of neighbours, as they show whether the list is sorted. */
    void look(List<String> ids) {
        for (int i = 1; i < ids.size(); i++) {
            if (BY_ID.compare(ids.get(i - 1), ids.get(i)) < 0) {
                pairsInOrder++;
            } else {
                disorder = true;
            }
        }
    }

    boolean contains(String id) {
        if (lastIds.contains(id)) {
            return true;
        }
        // Where all IDs are known, an order that may be by chance is not needed.
        boolean isForgotten = goesOn || lastIds.size() == KEPT_IN_MIND;
        boolean isSorted = askedById && !disorder && pairsInOrder >= ENOUGH_IN_ORDER;
        return isForgotten && isSorted && BY_ID.compare(id, largest) <= 0;
    }

    /** A record is delivered, or was seen again. */
    void add(String id) {
        largest = BY_ID.compare(id, largest) > 0 ? id : largest;
        last = id;
        lastIds.remove(id);
        lastIds.add(id);
        if (lastIds.size() > KEPT_IN_MIND) {
            Iterator<String> oldest = lastIds.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** The record that tells another walk what was delivered, as far as one record can. */
    String mark() {
        return disorder ? last : largest;
    }
}

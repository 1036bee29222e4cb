// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.util.List;

/** A total order of records. Implementations are equal when they sort equally. */
public interface Sorting {

    /**
     * What says where a record stands.
     *
     * @param stored the record
     * @return an immutable list, different for each record of a table
     */
    List<Object> position(StoredRecord stored);

    /**
     * Compares positions.
     *
     * @param one a position
     * @param other a position
     * @return negative when the one comes first
     */
    int comparePositions(List<?> one, List<?> other);
}

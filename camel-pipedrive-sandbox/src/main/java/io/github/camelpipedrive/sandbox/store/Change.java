// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.store;

import java.time.Instant;

/**
 * Something that happened to a record.
 *
 * @param revision the number of the change, from 1
 * @param time when it happened by the sandbox's clock
 * @param resource such as {@code deal}
 * @param action what happened
 * @param before the record before, null when it was created
 * @param after the record after, with its mark when it was deleted
 */
public record Change(
        long revision, Instant time, String resource, Action action, StoredRecord before, StoredRecord after) {

    /** What can happen to a record. */
    public enum Action {
        /** It is new. */
        CREATE,
        /** Some values are others. */
        CHANGE,
        /** It is gone from all lists. */
        DELETE
    }
}

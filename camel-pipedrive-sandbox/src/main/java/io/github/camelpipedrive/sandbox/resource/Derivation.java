// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** How a field is derived that is not stored. */
@FunctionalInterface
interface Derivation {

    /** The records of another resource that refer to the one whose field is derived. */
    @FunctionalInterface
    interface Referring {
        Stream<StoredRecord> of(Resource other);
    }

    /**
     * The value of the field.
     *
     * @param stored the record
     * @param referring the records that refer to it
     */
    Object value(StoredRecord stored, Referring referring);

    /** The number of records of a resource that refer to the record and meet a condition. */
    static Derivation count(Resource other, Predicate<StoredRecord> condition) {
        return (stored, referring) ->
                (int) referring.of(other).filter(condition).count();
    }

    /** The ID of the first record in an order of those that refer to the record and meet a condition; null for none. */
    static Derivation first(Resource other, Predicate<StoredRecord> condition, Comparator<StoredRecord> order) {
        return (stored, referring) -> referring
                .of(other)
                .filter(condition)
                .min(order)
                .map(StoredRecord::id)
                .orElse(null);
    }

    /** The ID of the last one in an order; null for none. */
    static Derivation last(Resource other, Predicate<StoredRecord> condition, Comparator<StoredRecord> order) {
        return (stored, referring) -> referring
                .of(other)
                .filter(condition)
                .max(order)
                .map(StoredRecord::id)
                .orElse(null);
    }
}

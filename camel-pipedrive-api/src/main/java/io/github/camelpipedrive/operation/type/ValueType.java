// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.Map;

/**
 * What the value of a parameter may be. A type takes what users reasonably write (a number as text, a
 * {@link java.time.LocalDate}, a comma-separated list) and returns the one form that the API takes; everything else it
 * refuses with a reason. Types are immutable and safe to share between threads.
 */
public sealed interface ValueType
        permits AnyJson,
                Binary,
                BooleanValue,
                Choice,
                CustomFields,
                DateValue,
                Decimal,
                FlagValue,
                IdOrReference,
                IntegerValue,
                ListOf,
                NamedCustomFields,
                ObjectValue,
                PathSegment,
                RecordId,
                SortOrder,
                Text,
                TimeOfDay,
                TimeSpan,
                Timestamp,
                UuidValue {

    /**
     * Turns what a user gave into what goes over the wire.
     *
     * @param value the value as given, not null
     * @return a {@code String}, {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Boolean}, {@code List} or
     *     {@code Map} of such (with null only inside containers), or for {@link Binary} the value itself, and for
     *     {@link #orReference} also a {@link Reference}
     * @throws InvalidValueException when the value is none of this type
     */
    Object accept(Object value) throws InvalidValueException;

    /**
     * Says what this type takes, for documentation and messages.
     *
     * @return a short phrase such as {@code integer} or {@code one of open, won, lost}
     */
    String description();

    /**
     * Describes the form that {@link #accept} returns.
     *
     * @return a JSON Schema (2020-12) of maps, lists, text, numbers and booleans
     */
    Map<String, Object> schema();

    /**
     * Whether a value of this type is written as structured JSON, so that text which looks like JSON should be parsed
     * before it is offered.
     *
     * @return true for objects, lists and custom fields
     */
    default boolean isStructured() {
        return false;
    }

    /**
     * The keys that values of this type have, or that the items of its lists have.
     *
     * @return an immutable list, empty for what has no known keys
     */
    default List<Field> keys() {
        return List.of();
    }

    /**
     * The same type without a fixed set of values, for what the API may have gained since.
     *
     * @return this type where it has no fixed set
     */
    default ValueType open() {
        return this;
    }

    /**
     * The same type, in which a {@link Reference} may be where an ID goes.
     *
     * @return this type where no ID is in it
     */
    default ValueType orReference() {
        return this;
    }
}

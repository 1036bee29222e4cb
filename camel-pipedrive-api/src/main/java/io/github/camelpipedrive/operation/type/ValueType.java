// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

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
                IntegerValue,
                ListOf,
                ObjectValue,
                PathSegment,
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
     *     {@code Map} of such (with null only inside containers), or for {@link Binary} the value itself
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
     * Whether a value of this type is written as structured JSON, so that text which looks like JSON should be parsed
     * before it is offered.
     *
     * @return true for objects, lists and custom fields
     */
    default boolean isStructured() {
        return false;
    }

    /**
     * The same type without a fixed set of values, for what the API may have gained since.
     *
     * @return this type where it has no fixed set
     */
    default ValueType open() {
        return this;
    }
}

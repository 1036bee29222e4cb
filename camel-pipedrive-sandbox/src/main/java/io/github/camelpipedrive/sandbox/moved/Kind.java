// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * How version 1 writes one kind of value.
 *
 * @param shown makes of a stored value what version 1 answers
 * @param taken makes of what version 1 takes the value that version 2 takes; what makes no sense stays as it is, for the
 *     checks of version 2 to refuse it
 */
record Kind(BiFunction<Object, RelatedRecords, Object> shown, UnaryOperator<Object> taken) {

    static Kind of(UnaryOperator<Object> shown, UnaryOperator<Object> taken) {
        return new Kind((value, related) -> shown.apply(value), taken);
    }
}

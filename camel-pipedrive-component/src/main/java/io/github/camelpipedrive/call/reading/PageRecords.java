// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.reading;

import java.util.List;

/**
 * The records of one page.
 *
 * @param records each in the form in which it is delivered
 * @param ids their IDs, in the same order, for lists that are paged by offset; otherwise empty
 */
public record PageRecords(List<Object> records, List<String> ids) {

    /** A page without records. */
    public static final PageRecords NONE = new PageRecords(List.of(), List.of());
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/** How an operation's result continues on a next page. */
public enum Paging {
    /** All of it comes at once. */
    NONE,
    /** {@code limit} and an opaque {@code cursor}; the next one is {@code additional_data.next_cursor} (version 2). */
    CURSOR,
    /** {@code limit} and a numeric {@code start}; the next one is {@code next_start} in {@code additional_data} (version 1). */
    OFFSET
}

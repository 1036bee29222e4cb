// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

/** How much of a list one message gets. */
public enum PagingMode {
    /** One page; a header says where the next one begins. */
    PAGE,
    /** Every record, in one list. */
    ALL,
    /** Every record, one after the other: a {@link RecordStream}, which fetches pages while it is read. */
    STREAM
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.apache.camel.resume.Resumable;
import org.apache.camel.support.resume.Resumables;

/**
 * One page of a list. It may be empty.
 *
 * @param records its records, in the form of {@code outputType} or {@code outputClass}
 * @param position where it begins: as {@code resumeFrom} it starts with this page again; empty for the beginning of the
 *     list
 * @param next where the next page begins, which is where to continue when this page is done; empty when nothing follows
 */
public record Page(List<Object> records, String position, String next) implements Iterable<Object> {

    /** Lets nobody change the records. */
    public Page {
        records = Collections.unmodifiableList(records);
    }

    @Override
    public Iterator<Object> iterator() {
        return records.iterator();
    }

    /**
     * What Camel's resume strategies keep, for the header {@code CamelOffset}: where to continue when this page is done.
     *
     * @param name under which it is kept, such as the name of the export
     * @return the name and {@link #next()}
     */
    public Resumable resumable(String name) {
        return Resumables.of(name, next);
    }

    /** Without the records, which are many. */
    @Override
    public String toString() {
        return records.size() + " records from '" + position + "', next '" + next + "'";
    }
}

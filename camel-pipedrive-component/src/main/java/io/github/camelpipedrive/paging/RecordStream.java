// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.RuntimeCamelException;

/**
 * The records of a list, one after the other, in the form of {@code outputType} or {@code outputClass}; what
 * {@code paging=STREAM} makes the message body. At most two pages are in memory: the one that is read, and the next one.
 *
 * <p>Belongs to the exchange that it was made for and is closed with it. Read by one thread at a time; any thread may
 * close it. A page that can't be fetched is an exception of {@link #next()}, after all records before it.
 */
public final class RecordStream implements Iterator<Object>, Closeable {

    private final PageStream pages;
    private Page page;
    private Iterator<Object> records = Collections.emptyIterator();
    private RuntimeException failure;
    private volatile String position = "";
    private volatile boolean closed;

    /**
     * Makes a stream.
     *
     * @param pages whose records these are
     */
    RecordStream(PageStream pages) {
        this.pages = pages;
    }

    /**
     * Whether {@link #next()} has something to give: a record, or the error that there is none. The splitter asks this
     * before the record that it has got is worked on, so an error that was thrown here would be that record's, too.
     */
    @Override
    public boolean hasNext() {
        while (!records.hasNext() && failure == null && pages.hasNext()) {
            turn();
        }
        return records.hasNext() || failure != null && !EndedSplitter.isAsking();
    }

    private void turn() {
        try {
            page = pages.next();
            records = page.iterator();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /**
     * The next record.
     *
     * @return the record
     * @throws RuntimeCamelException when its page can't be fetched; its cause is the {@link PipedriveException}
     * @throws IllegalStateException when the stream is closed
     */
    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list has no further record");
        }
        if (!records.hasNext()) {
            throw failure;
        }
        if (closed || pages.isClosed()) {
            throw pages.closed();
        }
        Object record = records.next();
        position = page.position();
        return record;
    }

    /**
     * Where the page begins whose record was given last: as {@code resumeFrom} it begins with this page again. For
     * records that are worked on one at a time, in their order.
     *
     * @return the place; empty for the beginning of the list
     */
    public String position() {
        return position;
    }

    /**
     * The same records page by page, instead of one by one.
     *
     * @return the pages, of which none was read yet
     * @throws IllegalStateException when records were read already, as the rest of their page would be missing
     */
    public PageStream pages() {
        if (page != null) {
            throw new IllegalStateException("Records of " + pages + " were read already, one by one");
        }
        return pages;
    }

    /** Ends the stream; a page on its way is interrupted. Closing it again does nothing. */
    @Override
    public void close() {
        closed = true;
        pages.close();
    }

    /** Names the list; the records are not for the log. */
    @Override
    public String toString() {
        return "records of " + pages;
    }
}

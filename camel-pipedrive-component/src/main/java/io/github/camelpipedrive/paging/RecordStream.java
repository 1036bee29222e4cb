// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.io.Closeable;
import java.util.Iterator;

import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.RuntimeCamelException;

/**
 * The records of a list, one after the other, in the form of {@code outputType} or {@code outputClass}; what
 * {@code paging=STREAM} makes the message body. At most two pages are in memory: the one that is read, and the next one.
 *
 * <p>Belongs to the exchange that it was made for and is ended with it. It has one reader: each copy of the exchange has a
 * {@link #copy} of the stream, and the copy that takes a record or the pages first gets them all; the others are refused.
 * Read by one thread at a time, of two at once the later one is refused; any thread may close it. A page that can't be
 * fetched is an exception of {@link #next()}, after all records before it.
 */
public final class RecordStream implements Iterator<Object>, Closeable {

    private final RecordReading reading;
    private final boolean original;
    private volatile boolean closed;

    /**
     * Creates a stream.
     *
     * @param pages whose records these are
     */
    RecordStream(PageStream pages) {
        this(new RecordReading(pages), true);
    }

    RecordStream(RecordReading reading, boolean original) {
        this.reading = reading;
        this.original = original;
    }

    /**
     * The stream for a copy of its exchange.
     *
     * @return a stream of the same records, of which one has one reader
     */
    public RecordStream copy() {
        return new RecordStream(reading, false);
    }

    /**
     * Whether {@link #next()} has something to give: a record, or the error that there is none. The splitter asks this
     * before the record that it has got is worked on, so an error that was thrown here would be that record's, too.
     */
    @Override
    public boolean hasNext() {
        return reading.hasNext(this);
    }

    /**
     * The next record.
     *
     * @return the record
     * @throws RuntimeCamelException when its page can't be fetched; its cause is the {@link PipedriveException}
     * @throws IllegalStateException when the stream is closed, or is read by another copy of its exchange or another thread
     */
    @Override
    public Object next() {
        return reading.next(this);
    }

    /**
     * Where the page begins whose record was given last: as {@code resumeFrom} it starts with this page again. For
     * records that are worked on one at a time, in their order.
     *
     * @return the place; empty for the beginning of the list
     */
    public String position() {
        return reading.position();
    }

    /**
     * The same records page by page, instead of one by one.
     *
     * @return the pages, of which none was read yet
     * @throws IllegalStateException when records were read already, as the rest of their page would be missing, or by
     *     another copy of the exchange
     */
    public PageStream pages() {
        return reading.pages(this);
    }

    /**
     * Ends the stream, unless a copy of its exchange has the reading; a page in progress is interrupted. Closing it again
     * does nothing.
     */
    @Override
    public void close() {
        closed = true;
        reading.close(this);
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOriginal() {
        return original;
    }

    /** Ends the stream whoever reads it: its exchange is done. */
    public void end() {
        reading.end();
    }

    /** Names the list; the records are not for the log. */
    @Override
    public String toString() {
        return reading.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The records of a list, as they are read by one of the streams that the copies of an exchange have. */
final class RecordReading {

    private final PageStream pages;
    private final OneThread thread;
    private Page page;
    private Iterator<Object> records = Collections.emptyIterator();
    private volatile RuntimeException failure;
    private volatile RecordStream reader;
    private volatile String position = "";
    private volatile boolean closed;
    private volatile boolean over;
    private volatile Runnable ending = () -> {};

    RecordReading(PageStream pages) {
        this.pages = pages;
        this.thread = new OneThread(pages.operation());
    }

    /** Whether {@link #next} has something to give to this stream: a record, or the error that there is none. */
    boolean hasNext(RecordStream stream) {
        if (isReadBefore(stream) || thread.isBusy()) {
            // A splitter that has ended asks while another thread waits for a page, when it ends by its time-out.
            if (EndedSplitter.isAsking()) {
                return false;
            }
            if (isReadBefore(stream)) {
                return true;
            }
        }
        thread.look();
        try {
            return hasNext();
        } finally {
            thread.leave();
        }
    }

    private boolean hasNext() {
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

    /** The next record for this stream, which is the only one that gets records from now on. */
    Object next(RecordStream stream) {
        checkReader(stream);
        thread.enter();
        try {
            checkReader(stream);
            reader = stream.isClosed() ? reader : stream;
            if (!hasNext()) {
                throw new NoSuchElementException("The list has no further record");
            }
            if (!records.hasNext()) {
                throw failure;
            }
            if (stream.isClosed() || closed || pages.isClosed()) {
                throw pages.closed();
            }
            thread.checkAlone();
            Object record = records.next();
            position = page.position();
            return record;
        } finally {
            thread.leave();
        }
    }

    /** The pages for this stream, which is the only one that gets any from now on. */
    PageStream pages(RecordStream stream) {
        checkReader(stream);
        thread.look();
        try {
            checkReader(stream);
            if (page != null) {
                throw new IllegalStateException("Records of " + pages + " were read already, one by one");
            }
            reader = stream;
            return pages;
        } finally {
            thread.leave();
        }
    }

    private boolean isReadBefore(RecordStream stream) {
        return reader != null && reader != stream;
    }

    private void checkReader(RecordStream stream) {
        if (!isReadBefore(stream)) {
            return;
        }
        if (over) {
            throw pages.closed();
        }
        // Whoever comes later, such as a redelivery with a copy of the message, shall see why it ended.
        if (failure != null) {
            throw failure;
        }
        throw new IllegalStateException(
                "The stream of " + pages.operation() + " is read already, in another copy of its"
                        + " exchange: a branch of a multicast or recipient list, a wire tap or an earlier try. It has one reader:"
                        + " split it once and branch behind that, or use paging=ALL, whose list can be read in each branch");
    }

    /** Ends the reading, when this stream has it. */
    void close(RecordStream stream) {
        if (reader == stream || reader == null && stream.isOriginal()) {
            close();
        }
    }

    /** Ends the reading, whoever has it, as the exchange is done. */
    void end() {
        over = true;
        close();
        ending.run();
    }

    /** Has something done when the reading is over. */
    void whenOver(Runnable end) {
        ending = end;
    }

    private void close() {
        closed = true;
        pages.close();
    }

    String position() {
        return position;
    }

    @Override
    public String toString() {
        return "records of " + pages;
    }
}

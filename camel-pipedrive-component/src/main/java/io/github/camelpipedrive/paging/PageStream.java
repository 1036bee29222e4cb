// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.observation.ListProgress.Stage;
import org.apache.camel.RuntimeCamelException;

/**
 * The pages of a list, one after the other. While one is worked on, the next one is fetched, and no more than that.
 *
 * <p>Belongs to the exchange that it was made for and is closed with it. Read by one thread at a time, of two at once the
 * later one is refused; any thread may close it. A page that can't be fetched is an exception of {@link #next()}, after all pages before it.
 */
public final class PageStream implements Iterator<Page>, Closeable {

    private final PageWalk walk;
    private final Progress progress;
    private final Streams streams;
    private final boolean ahead;
    private final String operation;
    private final ReentrantLock lock = new ReentrantLock();
    private final OneThread thread;
    private Page first;
    private PipedriveException failure;
    private volatile Future<Page> coming;
    private volatile Stage stage = Stage.READING;

    /**
     * Creates a stream.
     *
     * @param operation such as {@code deal/list}, for messages
     * @param walk after its first page
     * @param first that page
     * @param progress is notified of each page
     * @param streams fetches what is wanted ahead
     * @param ahead whether the next page is fetched while one is worked on
     */
    PageStream(String operation, PageWalk walk, Page first, Progress progress, Streams streams, boolean ahead) {
        this.operation = operation;
        this.walk = walk;
        this.first = first;
        this.progress = progress;
        this.streams = streams;
        this.ahead = ahead;
        this.thread = new OneThread(operation);
    }

    /** Whether {@link #next()} has something to give: a page, which may be empty, or the error that there is none. */
    @Override
    public boolean hasNext() {
        return stage != Stage.COMPLETED && !EndedSplitter.isAsking();
    }

    /**
     * The next page.
     *
     * @return the page; empty when the list turns out to have no further records
     * @throws RuntimeCamelException when it can't be fetched; its cause is the {@link PipedriveException}
     * @throws IllegalStateException when the stream is closed, or read by another thread
     */
    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException(operation + " has no further page");
        }
        try {
            return take();
        } catch (PipedriveException e) {
            throw new RuntimeCamelException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while a page of " + operation + " was being fetched", e);
        }
    }

    /** The next page, with exceptions as they are. */
    Page take() throws PipedriveException, InterruptedException {
        thread.enter();
        try {
            return taken();
        } finally {
            thread.leave();
        }
    }

    private Page taken() throws PipedriveException, InterruptedException {
        Page page = fetched();
        thread.checkAlone();
        first = null;
        progress.page(page.records().size());
        boolean last = false;
        lock.lock();
        try {
            coming = null;
            if (stage == Stage.READING && !walk.hasNext()) {
                stage = Stage.COMPLETED;
                last = true;
            } else if (stage == Stage.READING && ahead) {
                coming = streams.fetch(walk);
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            ended();
        }
        return page;
    }

    private Page fetched() throws PipedriveException, InterruptedException {
        if (failure != null) {
            throw failure;
        }
        if (stage == Stage.CLOSED) {
            throw closed();
        }
        if (first != null) {
            return first;
        }
        try {
            Future<Page> fetch = coming;
            return fetch == null ? walk.fetch() : await(fetch);
        } catch (PipedriveException e) {
            failure = e;
            if (end(Stage.FAILED)) {
                ended();
            }
            throw e;
        }
    }

    private Page await(Future<Page> fetch) throws PipedriveException, InterruptedException {
        try {
            return fetch.get();
        } catch (CancellationException e) {
            throw closed();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof PipedriveException failed) {
                throw failed;
            }
            if (cause instanceof InterruptedException) {
                throw closed();
            }
            throw new IllegalStateException("A page of " + operation + " can't be fetched", cause);
        }
    }

    /** Whether it was closed before its last page was given. */
    boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    IllegalStateException closed() {
        return new IllegalStateException("The stream of " + operation
                + " is closed. It belongs to its exchange: read it in the route that got it, and before the exchange is"
                + " done or Camel stops");
    }

    /** Fetches nothing more; what is in progress is interrupted. Closing it again does nothing. */
    @Override
    public void close() {
        if (end(Stage.CLOSED)) {
            Future<Page> fetch = coming;
            if (fetch != null) {
                fetch.cancel(true);
            }
            ended();
        }
    }

    /** Ends the stream unless it has ended already. */
    private boolean end(Stage last) {
        lock.lock();
        try {
            boolean reading = stage == Stage.READING;
            stage = reading ? last : stage;
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        streams.forget(this);
        progress.end(stage);
    }

    /** Such as {@code deal/list}, for messages. */
    String operation() {
        return operation;
    }

    /** The last answer, without its records. */
    Answer answer() {
        return walk.answer();
    }

    @Override
    public String toString() {
        return "pages of " + operation;
    }
}

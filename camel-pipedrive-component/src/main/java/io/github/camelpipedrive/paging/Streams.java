// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.Component;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The lists that are being read, and the threads that fetch their next pages: none before one is needed, and one at most
 * for each list. Safe for use by several threads; started and stopped by its component.
 */
public final class Streams extends ServiceSupport {

    private final Component owner;
    private final Clock clock;
    private final Set<PageStream> open = ConcurrentHashMap.newKeySet();
    private final AbandonedReadings abandoned = new AbandonedReadings();
    private final ReentrantLock ofThreads = new ReentrantLock();
    private ExecutorService threads;

    /**
     * Creates an instance.
     *
     * @param owner whose threads they are
     * @param clock tells when progress is to be told
     */
    public Streams(Component owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Reads all of a list.
     *
     * @param list what is to be read
     * @return its records in one value, what the API said beside the last page, and where to continue
     * @throws PipedriveException when a page can't be fetched
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    public Answer all(ListCall list) throws PipedriveException, InterruptedException {
        try (PageStream pages = open(list, false)) {
            return all(list, pages);
        } catch (OutOfMemoryError e) {
            // What was read is garbage by now.
            throw new PipedriveServerException(
                    ErrorDetails.of(
                                    list.operation().id(),
                                    list.account(),
                                    "the list does not fit into the memory that is free")
                            .withHint("Read it with paging=STREAM, or in portions with maxResults."),
                    false,
                    e);
        }
    }

    private static Answer all(ListCall list, PageStream pages) throws PipedriveException, InterruptedException {
        List<Object> records = new ArrayList<>();
        String next = "";
        while (pages.hasNext()) {
            Page page = pages.take();
            records.addAll(page.records());
            next = page.next();
        }
        return pages.answer().with(list.pages().whole(records), NextPage.at(next));
    }

    /**
     * Opens a list, of which each page is fetched when the one before is worked on.
     *
     * @param list what is to be read
     * @param whenDone runs once when the stream has ended: with its exchange, or when nobody can reach it any more
     * @return a {@link RecordStream} with its first page, and what the API said beside that
     * @throws PipedriveException when the first page can't be fetched
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    @SuppressWarnings("resource") // closed with its exchange
    public Answer stream(ListCall list, Runnable whenDone) throws PipedriveException, InterruptedException {
        abandoned.end();
        PageStream pages = open(list, true);
        RecordReading reading = new RecordReading(pages);
        reading.whenOver(abandoned.watch(reading, pages, whenDone));
        return pages.answer().with(new RecordStream(reading, true), NextPage.NONE);
    }

    private PageStream open(ListCall list, boolean ahead) throws PipedriveException, InterruptedException {
        String operation = list.operation().id();
        PageWalk walk = list.pages().walk(list);
        Progress progress = new Progress(operation, list.account(), clock, list.observer());
        PageStream stream = new PageStream(operation, walk, walk.fetch(), progress, this, ahead);
        open.add(stream);
        return stream;
    }

    Future<Page> fetch(PageWalk walk) {
        ofThreads.lock();
        try {
            if (isStoppingOrStopped()) {
                throw new IllegalStateException("No page is fetched while Camel stops");
            }
            if (threads == null) {
                threads = owner.getCamelContext()
                        .getExecutorServiceManager()
                        .newCachedThreadPool(owner, "PipedrivePages");
            }
            return threads.submit(walk::fetch);
        } finally {
            ofThreads.unlock();
        }
    }

    void forget(PageStream stream) {
        open.remove(stream);
    }

    @Override
    protected void doStop() {
        List.copyOf(open).forEach(PageStream::close);
        ofThreads.lock();
        try {
            if (threads != null) {
                owner.getCamelContext().getExecutorServiceManager().shutdownNow(threads);
                threads = null;
            }
        } finally {
            ofThreads.unlock();
        }
    }
}

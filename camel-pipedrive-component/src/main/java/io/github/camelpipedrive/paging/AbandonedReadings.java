// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the readings of exchanges that are never done. Camel completes no exchange whose route is ended by an
 * {@link Error} rather than an exception, so nobody closes its stream; but it can no longer be reached then. Looked for
 * when the next stream is opened, as that needs no thread. Safe for use by several threads.
 */
final class AbandonedReadings {

    private final ReferenceQueue<RecordReading> queue = new ReferenceQueue<>();

    /** A reference that nobody holds is never queued. */
    private final Set<Watched> all = ConcurrentHashMap.newKeySet();

    /** What is to be ended with a reading; it does not refer to the reading. */
    private final class Watched extends PhantomReference<RecordReading> {

        private final PageStream pages;
        private final Runnable whenDone;
        private final AtomicBoolean done = new AtomicBoolean();

        Watched(RecordReading reading, PageStream pages, Runnable whenDone) {
            super(reading, queue);
            this.pages = pages;
            this.whenDone = whenDone;
        }

        void end() {
            if (done.compareAndSet(false, true)) {
                all.remove(this);
                pages.close();
                whenDone.run();
            }
        }
    }

    /**
     * Watches a reading.
     *
     * @param reading the reading
     * @param pages its pages, which are closed with it
     * @param whenDone runs once, when the reading has ended
     * @return ends the reading
     */
    Runnable watch(RecordReading reading, PageStream pages, Runnable whenDone) {
        Watched watched = new Watched(reading, pages, whenDone);
        all.add(watched);
        return watched::end;
    }

    /** Ends those that can no longer be reached. */
    void end() {
        for (Reference<?> each = queue.poll(); each != null; each = queue.poll()) {
            ((Watched) each).end();
        }
    }
}

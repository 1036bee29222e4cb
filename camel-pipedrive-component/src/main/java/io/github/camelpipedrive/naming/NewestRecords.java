// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.call.NewestFirst;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Operation;

/**
 * Reads what anybody has changed of one resource while searches may lag: each time only what is newer than what was read
 * before, so that many look-ups of a busy account cost little more than one. Safe for use by several threads, of which one
 * reads for those who wait.
 */
final class NewestRecords {

    /** No lag as long as this was reported. */
    private static final Duration SEARCH_LAG = Duration.ofMinutes(1);

    /** How far the clocks of the API and of this machine may be apart. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /** Times are in whole seconds, and what was written together need not be listed together. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** As many records as are remembered. */
    private static final int MOST_PAGES = 40;

    private final NewestFirst list;
    private final RecentRecords recent;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();

    // Guarded by the lock.
    private long read;
    private boolean complete;
    private String upTo = "";

    NewestRecords(Operation list, RecentRecords recent, Clock clock) {
        this.list = new NewestFirst(list, "update_time");
        this.recent = recent;
        this.clock = clock;
    }

    /**
     * Reads what is new into the recent records, unless a reading that began after this call has done so.
     *
     * @param inquiry whom to ask
     * @return whether all was read that a search may not find yet
     */
    boolean read(Inquiry inquiry) throws PipedriveException, InterruptedException {
        long come = begun.get();
        lock.lockInterruptibly();
        try {
            if (read <= come) {
                long mine = begun.incrementAndGet();
                complete = readSince(since(), inquiry);
                read = mine;
            }
            return complete;
        } finally {
            lock.unlock();
        }
    }

    /** From where the last reading has come to, by the clock of the API; but no further back than a search lags. */
    private Instant since() {
        Instant earliest = clock.instant().minus(SEARCH_LAG).minus(CLOCK_DIFFERENCE);
        if (upTo.isEmpty() || upTo.compareTo(NewestFirst.time(earliest)) <= 0) {
            return earliest;
        }
        return Instant.parse(upTo.replace(' ', 'T') + "Z").minus(OVERLAP);
    }

    private boolean readSince(Instant since, Inquiry inquiry) throws PipedriveException, InterruptedException {
        String oldest = NewestFirst.time(since);
        String newest = upTo;
        Map<String, Object> values = list.values(Map.of(), since);
        for (int i = 0; i < MOST_PAGES; i++) {
            Inquiry.Page page = inquiry.page(list.list(), values);
            for (Map<?, ?> record : page.records()) {
                String changed = changed(record);
                if (!changed.isEmpty() && changed.compareTo(oldest) < 0) {
                    upTo = newest;
                    return true;
                }
                newest = changed.compareTo(newest) > 0 ? changed : newest;
                if (record.get("id") != null) {
                    recent.saw(list.list().resource(), record.get("id"), record);
                }
            }
            if (page.isLast()) {
                upTo = newest;
                return true;
            }
            values = page.next().behind(values);
        }
        return false;
    }

    private static String changed(Map<?, ?> record) {
        String changed = NewestFirst.time(record.get("update_time"));
        return changed.isEmpty() ? NewestFirst.time(record.get("add_time")) : changed;
    }
}

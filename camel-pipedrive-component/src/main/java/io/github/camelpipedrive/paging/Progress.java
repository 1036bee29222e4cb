// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.observation.ListProgress;
import io.github.camelpipedrive.observation.ListProgress.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far the reading of one list has come: now and then, and at its end. Used by the thread that reads; its end
 * may come from another one.
 */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private static final int PAGES_BETWEEN = 100;
    private static final Duration TIME_BETWEEN = Duration.ofSeconds(30);

    private final String operation;
    private final String account;
    private final Clock clock;
    private final CallObserver observer;
    private final Instant begin;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private volatile boolean toldBefore;
    private Instant told;
    private long pagesTold;

    Progress(String operation, String account, Clock clock, CallObserver observer) {
        this.operation = operation;
        this.account = account;
        this.clock = clock;
        this.observer = observer;
        this.begin = clock.instant();
        this.told = begin;
    }

    /** A page is delivered. */
    void page(int size) {
        long number = pages.incrementAndGet();
        records.addAndGet(size);
        Instant now = clock.instant();
        if (number - pagesTold >= PAGES_BETWEEN || Duration.between(told, now).compareTo(TIME_BETWEEN) >= 0) {
            told = now;
            pagesTold = number;
            toldBefore = true;
            tell(Stage.READING, now);
        }
    }

    /** No further page is delivered. */
    void end(Stage stage) {
        tell(stage, clock.instant());
    }

    /** A list that was read at once is no news in the log. */
    private void tell(Stage stage, Instant now) {
        ListProgress progress =
                new ListProgress(operation, account, stage, pages.get(), records.get(), Duration.between(begin, now));
        if (toldBefore) {
            LOG.info("{}", progress);
        } else {
            LOG.debug("{}", progress);
        }
        observer.progressed(progress);
    }
}

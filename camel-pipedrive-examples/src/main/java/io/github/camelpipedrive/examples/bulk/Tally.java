// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of the lines, and tells how far the run is. Many threads count at once. */
public final class Tally {

    /** More failures than these with no change between them are an outage. */
    private static final int FEW = 20;

    private static final long CHANGES_BETWEEN_LINES = 5_000;

    private final PrintStream out;
    private final Clock clock;
    private final Instant began;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong doneBefore = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicInteger failuresInARow = new AtomicInteger();

    Tally(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** A line is worked on. */
    public void read() {
        read.incrementAndGet();
    }

    /** A record was changed. */
    public void changed() {
        failuresInARow.set(0);
        long number = changed.incrementAndGet();
        if (number % CHANGES_BETWEEN_LINES == 0) {
            out.printf(
                    Locale.ROOT,
                    "  %6d changed, %d rejected, %.0f changes a second%n",
                    number,
                    rejected.get(),
                    number / seconds());
        }
    }

    /** A line was done by an earlier run, or is in the file twice. */
    public void doneBefore() {
        doneBefore.incrementAndGet();
    }

    /** A line was written to the rejects. */
    public void rejected() {
        rejected.incrementAndGet();
    }

    /** Whether Pipedrive has failed now and then only, this failure included. */
    public boolean isOneOfFew() {
        return failuresInARow.incrementAndGet() <= FEW;
    }

    boolean hasRejects() {
        return rejected.get() > 0;
    }

    /** Prints the sums. */
    void printSummary() {
        out.println();
        row("read", read);
        row("changed", changed);
        row("done before", doneBefore);
        row("rejected", rejected);
        out.printf(Locale.ROOT, "  %-12s%9.1f%n", "seconds", seconds());
        out.println();
    }

    private void row(String name, AtomicLong count) {
        out.printf(Locale.ROOT, "  %-12s%7d%n", name, count.get());
    }

    private double seconds() {
        return Math.max(1, Duration.between(began, clock.instant()).toMillis()) / 1000.0;
    }
}

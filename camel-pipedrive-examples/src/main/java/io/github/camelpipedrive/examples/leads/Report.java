// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelpipedrive.observation.CallObserver;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Counts what becomes of the entries and what the calls have done, and tells how far the import is. One thread makes the
 * calls, others may read the sums.
 */
public final class Report implements CallObserver {

    private static final int ENTRIES_BETWEEN_LINES = 50;
    private static final List<String> RESOURCES = List.of("organization", "person", "deal", "lead", "note", "activity");

    private final PrintStream out;
    private final Clock clock;
    private final Instant began;
    private final Map<String, Long> calls = new TreeMap<>();
    private long requests;
    private long repeats;
    private long read;
    private long done;
    private long duplicates;
    private long rejected;
    private long failed;
    private String stopped = "";

    Report(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** An entry was read. */
    public synchronized void read() {
        read++;
        if (read % ENTRIES_BETWEEN_LINES == 0) {
            out.printf("  %5d entries read, %d imported, %d rejected%n", read, done, rejected);
        }
    }

    /** An entry was imported as a whole. */
    public synchronized void done() {
        done++;
    }

    /** An entry was sent twice, or imported before. */
    public synchronized void duplicate() {
        duplicates++;
    }

    /** An entry was written to the rejects. */
    public synchronized void rejected() {
        rejected++;
    }

    /**
     * An entry was not imported, or only in part.
     *
     * @param entry the entry
     * @param cause why
     */
    public synchronized void failed(
            @Variable("entry") FormEntry entry, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        failed++;
        out.println("  Line " + entry.row().line() + " failed: " + cause.getMessage());
    }

    /**
     * The import can't continue.
     *
     * @param entry the entry that it came to, null when it did not begin
     * @param cause why
     */
    public synchronized void stopped(
            @Variable("entry") FormEntry entry, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        String place = entry == null ? "" : " at line " + entry.row().line();
        stopped = "Stopped" + place + ": "
                + Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    @Override
    public synchronized void called(String operation, String account, int status, Duration time) {
        // 0: nothing was answered, and often nothing was sent.
        if (status != 0) {
            requests += 1 + repeats;
        }
        repeats = 0;
        if (status / 100 == 2) {
            calls.merge(operation, 1L, Long::sum);
        }
    }

    @Override
    public synchronized void retried(String operation, String account) {
        repeats++;
    }

    synchronized boolean wentWell() {
        return failed == 0 && stopped.isEmpty();
    }

    synchronized boolean hasRejects() {
        return rejected > 0;
    }

    /** Whether everything that could be imported had been imported before. */
    synchronized boolean foundNothingNew() {
        return wentWell() && done == 0 && duplicates > 0;
    }

    /** Prints the sums, and why the import has ended early if it has. */
    synchronized void printSummary() {
        Duration took = Duration.between(began, clock.instant());
        out.println();
        row("read", read);
        row("imported", done);
        row("duplicates", duplicates);
        row("rejected", rejected);
        row("failed", failed);
        sums("created", "create");
        sums("updated", "update");
        row("requests", requests);
        out.printf(Locale.ROOT, "  %-16s%7.1f%n", "seconds", took.toMillis() / 1000.0);
        out.println();
        if (!stopped.isEmpty()) {
            out.println(stopped);
        }
    }

    private void sums(String name, String operation) {
        row(name, RESOURCES.stream().mapToLong(each -> count(each, operation)).sum());
        RESOURCES.stream()
                .filter(each -> count(each, operation) > 0)
                .forEach(each -> row("  " + each, count(each, operation)));
    }

    private long count(String resource, String operation) {
        return calls.getOrDefault(resource + "/" + operation, 0L);
    }

    private void row(String name, long count) {
        out.printf(Locale.ROOT, "  %-16s%5d%n", name, count);
    }
}

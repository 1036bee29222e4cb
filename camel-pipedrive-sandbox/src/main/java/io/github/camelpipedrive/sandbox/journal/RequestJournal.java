// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelpipedrive.sandbox.wire.Incoming;

/**
 * The last requests and the number of all. Their number and their bytes are bounded, so that a long run needs no more
 * memory; the newest one is kept however long it is. Requests are
 * kept as they came, as most are never looked at. Threads may share it.
 */
public final class RequestJournal {

    /**
     * A request that is kept.
     *
     * @param operation its operation, empty for none
     * @param incoming the request unchanged
     * @param bytes what it takes in memory
     */
    public record Entry(String operation, Incoming incoming, long bytes) {}

    private final int capacity;
    private final long mostBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private long bytes;

    /**
     * An empty journal.
     *
     * @param capacity the most requests
     * @param mostBytes the most bytes of all requests together
     */
    public RequestJournal(int capacity, long mostBytes) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
    }

    /**
     * Keeps a request.
     *
     * @param operation its operation, empty for none
     */
    public void add(String operation, Incoming incoming) {
        String name = operation.isEmpty() ? "other" : operation;
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
        Entry entry = new Entry(operation, incoming, incoming.bytes());
        synchronized (entries) {
            entries.addLast(entry);
            bytes += entry.bytes();
            while (entries.size() > 1 && (entries.size() > capacity || bytes > mostBytes)) {
                bytes -= entries.removeFirst().bytes();
            }
        }
    }

    /**
     * The requests that are kept.
     *
     * @return a copy, oldest first
     */
    public List<Entry> requests() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** How often each operation was called, by name; {@code other} counts requests for no operation. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((operation, count) -> sums.put(operation, count.sum()));
        return sums;
    }

    public void clear() {
        counts.clear();
        synchronized (entries) {
            entries.clear();
            bytes = 0;
        }
    }
}

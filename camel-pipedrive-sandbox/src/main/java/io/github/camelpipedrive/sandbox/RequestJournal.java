// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The last requests and the number of all. Their number and their bytes are bounded, so that a long run needs no more
 * memory; the newest one is kept however long it is. Requests are
 * kept as they came and made readable for whoever asks, as most are never looked at. Threads may share it.
 */
final class RequestJournal {

    private record Entry(String operation, Incoming incoming, long bytes) {}

    private final int capacity;
    private final long mostBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private long bytes;

    RequestJournal(int capacity, long mostBytes) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
    }

    /**
     * Keeps a request.
     *
     * @param operation its operation, empty for none
     */
    void add(String operation, Incoming incoming) {
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

    List<SandboxRequest> requests() {
        List<Entry> kept;
        synchronized (entries) {
            kept = new ArrayList<>(entries);
        }
        return kept.stream()
                .map(entry -> entry.incoming().recorded(entry.operation()))
                .toList();
    }

    /** How often each operation was called, by name; {@code other} counts requests for no operation. */
    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((operation, count) -> sums.put(operation, count.sum()));
        return sums;
    }

    void clear() {
        counts.clear();
        synchronized (entries) {
            entries.clear();
            bytes = 0;
        }
    }
}

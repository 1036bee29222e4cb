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
 * The last requests and the number of all. Its size is bounded, so that a long run needs no more memory. Requests are
 * kept as they came and made readable for whoever asks, as most are never looked at. Threads may share it.
 */
final class RequestJournal {

    private record Entry(String operation, Incoming incoming) {}

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    RequestJournal(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Keeps a request.
     *
     * @param operation its operation, empty for none
     */
    void add(String operation, Incoming incoming) {
        String name = operation.isEmpty() ? "other" : operation;
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
        synchronized (entries) {
            if (entries.size() >= capacity) {
                entries.removeFirst();
            }
            entries.addLast(new Entry(operation, incoming));
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
        }
    }
}

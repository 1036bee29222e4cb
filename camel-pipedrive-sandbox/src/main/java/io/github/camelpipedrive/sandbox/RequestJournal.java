// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The last requests and the number of all. Its size is bounded, so that a long run needs no more memory. */
final class RequestJournal {

    private final int capacity;
    private final Deque<SandboxRequest> requests = new ArrayDeque<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    RequestJournal(int capacity) {
        this.capacity = capacity;
    }

    void add(SandboxRequest request) {
        String name = request.operation().isEmpty() ? "other" : request.operation();
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
        synchronized (requests) {
            if (requests.size() >= capacity) {
                requests.removeFirst();
            }
            requests.addLast(request);
        }
    }

    List<SandboxRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** How often each operation was called, by name; {@code other} counts requests for no operation. */
    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((operation, count) -> sums.put(operation, count.sum()));
        return sums;
    }

    void clear() {
        counts.clear();
        synchronized (requests) {
            requests.clear();
        }
    }
}

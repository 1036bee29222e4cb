// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Arguments;

/**
 * Where pages by offset ended, so that the next page begins there and does not count from the first record. What is
 * remembered is good until a record changes. Threads may share it.
 */
final class PageEnds {

    private static final int KEPT = 1_000;

    private record Start(Map<String, Object> query, int offset) {}

    private record End(long revision, List<?> position) {}

    private final Records records;
    private final Map<Start, End> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Start, End> eldest) {
            return size() > KEPT;
        }
    };

    PageEnds(Records records) {
        this.records = records;
    }

    /** The position behind which the record with this offset stands; empty when it isn't known. */
    synchronized List<?> before(Arguments arguments, int offset) {
        End end = ends.get(start(arguments, offset));
        return end == null || end.revision() != records.revision() ? List.of() : end.position();
    }

    /** Remembers the position of the record before an offset. */
    synchronized void remember(Arguments arguments, int offset, List<?> position) {
        ends.put(start(arguments, offset), new End(records.revision(), position));
    }

    private static Start start(Arguments arguments, int offset) {
        Map<String, Object> query = new HashMap<>(arguments.query());
        query.keySet().removeAll(List.of("start", "limit"));
        return new Start(query, offset);
    }
}

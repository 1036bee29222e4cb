// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.operation.type.Reference;
import org.apache.camel.support.LRUCacheFactory;

/** The records that references were resolved to, for routes that allow an old answer. */
final class FoundRecords {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Reference, Found> found = LRUCacheFactory.newLRUCache(MOST);

    private record Found(Object id, Instant at) {}

    FoundRecords(Clock clock) {
        this.clock = clock;
    }

    Optional<Object> get(Reference reference, Duration longest) {
        if (longest.isZero()) {
            return Optional.empty();
        }
        Found known = found.get(reference);
        return known != null && known.at().plus(longest).isAfter(clock.instant())
                ? Optional.of(known.id())
                : Optional.empty();
    }

    void put(Reference reference, Object id) {
        found.put(reference, new Found(id, clock.instant()));
    }
}

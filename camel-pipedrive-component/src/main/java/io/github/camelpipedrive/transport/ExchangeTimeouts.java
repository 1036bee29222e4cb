// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends exchanges that take too long. The socket's own timeout begins again with each byte, so a server that sends a byte
 * now and then would hold a thread for ever; it says nothing of writing, either. One thread looks at all exchanges of a
 * client from time to time, so that an exchange costs nothing but to be entered and removed. Safe for use by several
 * threads.
 */
final class ExchangeTimeouts {

    /** Slower than this, on average, no network is; a body may pause for {@code responseTimeout} besides. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private static final long LONGEST_PERIOD_MILLIS = 1000;
    private static final long SHORTEST_PERIOD_MILLIS = 10;
    private static final long NANOS_PER_BYTE = 1_000_000_000L / SLOWEST_BYTES_PER_SECOND;

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeTimeouts.class);

    private final Set<Sending> running = ConcurrentHashMap.newKeySet();
    private final long connecting;
    private final long response;
    private final long whole;

    ExchangeTimeouts(HttpSettings settings) {
        Duration toConnect = settings.connectTimeout().multipliedBy(2).plus(settings.responseTimeout());
        boolean limitless =
                settings.connectTimeout().isZero() || settings.responseTimeout().isZero();
        connecting = limitless ? Long.MAX_VALUE : nanos(toConnect);
        response = nanos(settings.responseTimeout());
        whole = nanos(settings.requestTimeout());
    }

    private static long nanos(Duration limit) {
        // Beyond 100 years a number of nanoseconds may overflow, and nobody waits so long.
        boolean unlimited = limit.isZero() || limit.toDays() > 36_500;
        return unlimited ? Long.MAX_VALUE : limit.toNanos();
    }

    /** How often {@link #check} is called at best; empty limits need no check. */
    Duration period() {
        long shortest = Math.min(Math.min(connecting, response), whole) / 1_000_000 / 8;
        return Duration.ofMillis(Math.max(SHORTEST_PERIOD_MILLIS, Math.min(LONGEST_PERIOD_MILLIS, shortest)));
    }

    /** An exchange begins. */
    void begin(Sending sending) {
        running.add(sending);
    }

    /** An exchange is over, in any way. */
    void end(Sending sending) {
        running.remove(sending);
    }

    /** Ends those whose time is up. */
    void check(long now) {
        for (Sending sending : running) {
            String limit = exceeded(sending, now);
            if (limit != null) {
                end(sending, limit);
            }
        }
    }

    /** One that can't be ended, as when the memory is full, is tried again with the next check, and stops no other one. */
    private void end(Sending sending, String limit) {
        boolean first = sending.exceeded().isEmpty();
        try {
            sending.timeOut(limit);
            end(sending);
        } catch (RuntimeException | Error e) {
            if (first) {
                LOG.warn(
                        "A request that exceeded {} could not be ended yet: {}",
                        limit,
                        e.getClass().getName());
            }
        }
    }

    /** The option whose limit is exceeded, null for none. */
    private String exceeded(Sending sending, long now) {
        if (now - sending.begun() > whole) {
            return "requestTimeout";
        }
        long inStage = now - sending.stageBegun();
        boolean late =
                switch (sending.stage()) {
                    case CONNECTING -> inStage > connecting;
                    case WRITING -> false;
                    case WAITING -> inStage > response;
                    // In this order, so that nothing overflows.
                    case READING -> inStage - sending.bytesRead() * NANOS_PER_BYTE > response;
                };
        return late ? "responseTimeout" : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One lock for each key within this process; what nobody holds or waits for takes no memory. */
final class KeyedLocks {

    private final Map<String, Counted> locks = new ConcurrentHashMap<>();

    private static final class Counted {
        private final Semaphore free = new Semaphore(1, true);
        private int users;
    }

    TokenStore.Lock lock(String key, Duration atMost) throws IOException, InterruptedException {
        Counted counted = locks.compute(key, (name, known) -> {
            Counted lock = known == null ? new Counted() : known;
            lock.users++;
            return lock;
        });
        boolean locked = false;
        try {
            locked = counted.free.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!locked) {
                leave(key);
            }
        }
        if (!locked) {
            throw new IOException("Another thread has held the lock of '" + key + "' for " + atMost);
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                counted.free.release();
                leave(key);
            }
        };
    }

    private void leave(String key) {
        locks.computeIfPresent(key, (name, counted) -> {
            counted.users--;
            return counted.users == 0 ? null : counted;
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelpipedrive.error.PipedriveException;

/**
 * A value of an account that is loaded when it is first asked for, by one thread while others wait, and again when it is
 * too old or does not know a name. Safe for use by several threads.
 *
 * @param <V> what is kept
 */
final class Kept<V> {

    /** A name that is not there is looked for again after this time, and no sooner. */
    private static final Duration BETWEEN_RELOADS = Duration.ofMinutes(1);

    /** What senders of messages make up is not kept without end. */
    private static final int MOST_UNKNOWN = 1_000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> unknown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_UNKNOWN;
        }
    };

    private volatile Loaded<V> loaded;
    private volatile Failed failed = new Failed(0, null);

    private record Loaded<V>(V value, Instant since) {}

    /** How many loads have failed, and how the last one did. */
    private record Failed(int loads, PipedriveException how) {}

    /** Asks the API. */
    interface Loader<V> {
        V load() throws PipedriveException, InterruptedException;
    }

    Kept(Clock clock) {
        this.clock = clock;
    }

    /**
     * The value.
     *
     * @param longest how old it may be
     * @param loader loads it
     */
    V get(Duration longest, Loader<V> loader) throws PipedriveException, InterruptedException {
        Loaded<V> known = loaded;
        if (isFresh(known, longest)) {
            return known.value();
        }
        int failures = failed.loads();
        lock.lockInterruptibly();
        try {
            return isFresh(loaded, longest) ? loaded.value() : loadUnlessFailed(failures, loader);
        } finally {
            lock.unlock();
        }
    }

    private boolean isFresh(Loaded<V> known, Duration longest) {
        return known != null && known.since().plus(longest).isAfter(clock.instant());
    }

    /**
     * The value for a name that the given one does not know: loaded again, unless that was done for this name a short
     * while ago, or by another thread since.
     *
     * @param name what is not known
     * @param outdated the value that does not know it
     * @param loader loads it
     * @return another value, or the same one
     */
    V knowing(String name, V outdated, Loader<V> loader) throws PipedriveException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (loaded != null && loaded.value() != outdated) {
                return loaded.value();
            }
            Instant now = clock.instant();
            Instant last = unknown.get(name);
            if (last != null && last.plus(BETWEEN_RELOADS).isAfter(now)) {
                return outdated;
            }
            V value = load(loader);
            unknown.put(name, now);
            return value;
        } finally {
            lock.unlock();
        }
    }

    /** Those who waited for a load that failed don't wait for one of their own, with all its retries. */
    private V loadUnlessFailed(int failures, Loader<V> loader) throws PipedriveException, InterruptedException {
        Failed last = failed;
        if (last.loads() > failures) {
            throw last.how().with(last.how().getDetails());
        }
        return load(loader);
    }

    private V load(Loader<V> loader) throws PipedriveException, InterruptedException {
        Instant since = clock.instant();
        try {
            V value = loader.load();
            loaded = new Loaded<>(value, since);
            return value;
        } catch (PipedriveException e) {
            failed = new Failed(failed.loads() + 1, e);
            throw e;
        }
    }
}

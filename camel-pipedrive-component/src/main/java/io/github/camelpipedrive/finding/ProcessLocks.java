// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Locks within this process. Several keys may have one lock, so that there is a fixed number of them; they are taken in one
 * order, so that nobody waits in a circle.
 */
public final class ProcessLocks implements RecordLocks {

    /** Those of all components of this process. */
    public static final ProcessLocks OF_PROCESS = new ProcessLocks();

    private static final int STRIPES = 1_024;

    /** Longer than one upsert takes with all its retries. */
    private static final long LONGEST_WAIT_SECONDS = 300;

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    @Override
    public Held lock(Collection<String> keys) throws IOException, InterruptedException {
        Deque<ReentrantLock> held = new ArrayDeque<>();
        int[] wanted = keys.stream()
                .mapToInt(key -> Math.floorMod(key.hashCode(), STRIPES))
                .sorted()
                .distinct()
                .toArray();
        boolean all = false;
        try {
            for (int stripe : wanted) {
                if (!stripes[stripe].tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("another upsert of the same record has taken longer than "
                            + LONGEST_WAIT_SECONDS + " seconds");
                }
                held.push(stripes[stripe]);
            }
            all = true;
        } finally {
            if (!all) {
                held.forEach(ReentrantLock::unlock);
            }
        }
        return () -> held.forEach(ReentrantLock::unlock);
    }
}

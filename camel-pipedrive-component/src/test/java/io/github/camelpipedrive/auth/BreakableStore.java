// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A memory store that fails, or has its lock ignored, when a test says so. */
public final class BreakableStore implements TokenStore {

    private final TokenStore memory = new MemoryTokenStore();

    /** Whether it can be read. */
    public volatile boolean loads = true;

    /** Whether it can be written. */
    public volatile boolean stores = true;

    /** Whether its lock holds. */
    public volatile boolean locks = true;

    /** Whether a write ends when its thread is interrupted. */
    public volatile boolean interruptible;

    @Override
    public Optional<Stored> load(String account) throws IOException {
        if (!loads) {
            throw new IOException("the disk is gone");
        }
        return memory.load(account);
    }

    @Override
    public Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException {
        if (!stores) {
            throw new IOException("the disk is full");
        }
        if (interruptible && Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
        return memory.store(authorization, expectedVersion);
    }

    @Override
    public boolean delete(String account) throws IOException {
        if (!stores) {
            throw new IOException("the disk is full");
        }
        return memory.delete(account);
    }

    @Override
    public List<String> list() throws IOException {
        return memory.list();
    }

    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        return locks ? memory.lock(account, atMost) : () -> {};
    }
}

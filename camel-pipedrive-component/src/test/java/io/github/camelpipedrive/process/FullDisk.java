// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.TokenStore;

/** A store as a process sees it whose disk is full: what is there can be read and locked. */
final class FullDisk implements TokenStore {

    private final TokenStore store;
    private volatile boolean full;

    FullDisk(TokenStore store) {
        this.store = store;
    }

    void fill() {
        full = true;
    }

    void free() {
        full = false;
    }

    @Override
    public Optional<Stored> load(String account) throws IOException {
        return store.load(account);
    }

    @Override
    public Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        return store.store(authorization, expectedVersion);
    }

    @Override
    public boolean delete(String account) throws IOException {
        return store.delete(account);
    }

    @Override
    public List<String> list() throws IOException {
        return store.list();
    }

    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        return store.lock(account, atMost);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps authorizations as long as the process lives. For tests and trials: after a restart all accounts connect again. */
public final class MemoryTokenStore implements TokenStore {

    private final Map<String, Stored> stored = new ConcurrentHashMap<>();
    private final KeyedLocks locks = new KeyedLocks();

    @Override
    public Optional<Stored> load(String account) {
        return Optional.ofNullable(stored.get(account));
    }

    @Override
    public Optional<Long> store(Authorization authorization, long expectedVersion) {
        AtomicReference<Long> version = new AtomicReference<>();
        stored.compute(authorization.account(), (account, known) -> {
            long current = known == null ? 0 : known.version();
            if (current != expectedVersion) {
                return known;
            }
            version.set(current + 1);
            return new Stored(authorization, current + 1);
        });
        return Optional.ofNullable(version.get());
    }

    @Override
    public boolean delete(String account) {
        return stored.remove(account) != null;
    }

    @Override
    public List<String> list() {
        return List.copyOf(stored.keySet());
    }

    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        return locks.lock(account, atMost);
    }
}

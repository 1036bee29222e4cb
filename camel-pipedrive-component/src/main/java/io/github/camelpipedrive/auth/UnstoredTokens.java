// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelpipedrive.auth.TokenStore.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of the authorization server that are not in the store, by account. An answer counts as soon as it is here:
 * the server may have ended the refresh token before it, so there is no other one. An account's entry is changed by the
 * holder of the store's lock for the account only.
 */
public final class UnstoredTokens {

    private static final Logger LOG = LoggerFactory.getLogger(UnstoredTokens.class);
    private static final Duration LONGEST_WAIT_AT_THE_END = Duration.ofSeconds(2);

    private final TokenStore store;
    private final Map<String, Unstored> answers = new ConcurrentHashMap<>();

    /** An answer of the server, and what it takes the place of. */
    private record Unstored(Authorization changed, Stored before) {}

    UnstoredTokens(TokenStore store) {
        this.store = store;
    }

    TokenStore store() {
        return store;
    }

    boolean has(String account) {
        return answers.containsKey(account);
    }

    void add(Authorization changed, Stored before) {
        answers.put(changed.account(), new Unstored(changed, before));
    }

    /**
     * Stores an answer that could not be stored when it came, unless the account was forgotten and connected anew since.
     * The new authorization may have the number of the old one, as versions begin again then.
     *
     * @return what is stored then
     */
    Optional<Stored> storeRest(String account) throws IOException {
        Optional<Stored> found = store.load(account);
        if (isConnectedAnew(answers.get(account).before(), found)) {
            answers.remove(account);
            return found;
        }
        return store(account);
    }

    /** Tries for the last time to store what could not be stored, and says of which accounts the token is lost. */
    void close() {
        for (String account : List.copyOf(answers.keySet())) {
            try (TokenStore.Lock last = store.lock(account, LONGEST_WAIT_AT_THE_END)) {
                if (has(account)) {
                    storeRest(account);
                }
            } catch (IOException | RuntimeException e) {
                warn(account, e);
            } catch (InterruptedException e) {
                warn(account, e);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void warn(String account, Exception problem) {
        LOG.warn(
                "Account '{}': its newest token could not be stored; where the server takes no older one, it has to be"
                        + " connected again: {}",
                account,
                problem.getMessage());
    }

    /** What has ended may be replaced in any case: a configured token takes the place of another one so. */
    private static boolean isConnectedAnew(Stored before, Optional<Stored> found) {
        return found.isPresent()
                && found.get().version() == before.version()
                && !found.get().authorization().ended()
                && !found.get()
                        .authorization()
                        .token()
                        .equals(before.authorization().token());
    }

    /**
     * Stores an account's answer, unless somebody else has stored what is newer. It stays here when that fails.
     *
     * @return what is stored then
     */
    Optional<Stored> store(String account) throws IOException {
        Unstored unstored = answers.get(account);
        long version = unstored.before().version();
        while (true) {
            Optional<Long> newVersion = storeUninterrupted(unstored.changed(), version);
            Optional<Stored> stored = newVersion.isPresent()
                    ? newVersion.map(number -> new Stored(unstored.changed(), number))
                    : store.load(account);
            if (!isMistaken(unstored, stored)) {
                answers.remove(account);
                return stored;
            }
            version = stored.get().version();
        }
    }

    /** Whether somebody came to the server with the old token, after us, and took its end for the account's. */
    private static boolean isMistaken(Unstored unstored, Optional<Stored> stored) {
        String old = unstored.before().authorization().token().refreshToken();
        return stored.isPresent()
                && stored.get().authorization().ended()
                && !unstored.changed().ended()
                && stored.get().authorization().token().refreshToken().equals(old);
    }

    /** An interrupt must not come between the server's answer and the store: it waits until the token is safe. */
    private Optional<Long> storeUninterrupted(Authorization changed, long version) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return store.store(changed, version);
        } catch (IOException | RuntimeException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            interrupted = true;
            return store.store(changed, version);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelpipedrive.auth.TokenStore.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of the authorization server that are not in the store, by account. An answer counts as soon as it is here:
 * the server may have ended the refresh token before it, so there is no other one. The store's lock for the account is
 * kept as long as its answer is here, so that no other process asks with the token before it. Storing is retried in the
 * background, and by whoever wants the lock.
 */
public final class UnstoredTokens {

    private static final Logger LOG = LoggerFactory.getLogger(UnstoredTokens.class);
    private static final Duration LONGEST_WAIT_AT_THE_END = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT_IN_THE_BACKGROUND = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final TokenStore store;
    private final Later later;
    private final Map<String, Unstored> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** Runs tasks in the background. */
    public interface Later {

        /**
         * Runs a task once, on a thread that may wait for the store.
         *
         * @param task the task
         * @param after the pause before it
         * @return false when it will not run, as the component is stopped
         */
        boolean run(Runnable task, Duration after);
    }

    /** An answer of the server, and what it replaces. */
    private static final class Unstored {
        private final Authorization changed;
        private final Stored before;
        private final Consumer<Stored> listener;

        /** Held by the thread that tries to store it. */
        private final Semaphore turn = new Semaphore(1);

        /** The store's lock, null when it was given back; guarded by the turn. */
        private TokenStore.Lock lock;

        Unstored(Authorization changed, Stored before, Consumer<Stored> listener) {
            this.changed = changed;
            this.before = before;
            this.listener = listener;
        }
    }

    /** Without a background: what can't be stored is stored by who wants the lock next. */
    UnstoredTokens(TokenStore store) {
        this(store, (task, after) -> false);
    }

    UnstoredTokens(TokenStore store, Later later) {
        this.store = store;
        this.later = later;
    }

    TokenStore store() {
        return store;
    }

    boolean has(String account) {
        return answers.containsKey(account);
    }

    /**
     * The store's lock for an account whose newest answer is stored. Where one is not stored yet, that is tried first.
     *
     * @param account the account's name
     * @param atMost how long to wait
     * @return the lock
     * @throws LockTimeoutException when the lock can't be had, or not in time
     * @throws IOException when the answer can't be stored now either; it is not lost by that
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    AccountLock lock(String account, Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Unstored rest = answers.get(account);
        while (rest != null) {
            if (!rest.turn.tryAcquire(left(deadline).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LockTimeoutException(
                        "another thread has been storing the token of '" + account + "' for " + atMost, null);
            }
            try {
                if (isAt(account, rest)) {
                    return storeRest(rest, left(deadline));
                }
            } finally {
                rest.turn.release();
            }
            rest = answers.get(account);
        }
        return new AccountLock(storeLock(account, left(deadline)));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private TokenStore.Lock storeLock(String account, Duration atMost) throws IOException, InterruptedException {
        try {
            return store.lock(account, atMost);
        } catch (IOException e) {
            throw new LockTimeoutException(e.getMessage(), e);
        }
    }

    /** The lock of an account was not had: somebody else has it, or the store failed. */
    static final class LockTimeoutException extends IOException {
        private static final long serialVersionUID = 1L;

        LockTimeoutException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** The store's lock for an account, held until closed, or until an answer that can't be stored needs it longer. */
    final class AccountLock implements TokenStore.Lock {

        /** Null when an answer has it. */
        private TokenStore.Lock lock;

        private AccountLock(TokenStore.Lock lock) {
            this.lock = lock;
        }

        /**
         * Stores an answer, unless somebody else has stored what is newer. When that fails, it is tried again later.
         *
         * @param changed the answer
         * @param before what it replaces
         * @param listener is notified of what is stored then, now or later
         * @return what is stored then
         */
        Optional<Stored> store(Authorization changed, Stored before, Consumer<Stored> listener) throws IOException {
            Unstored answer = new Unstored(changed, before, listener);
            boolean done = false;
            Optional<Stored> stored;
            try {
                stored = UnstoredTokens.this.store(answer);
                done = true;
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "Account '{}': its new token could not be stored. It is kept in memory and stored later; until"
                                + " then no other process can refresh it. {}",
                        changed.account(),
                        e.toString());
                throw e;
            } finally {
                if (!done) {
                    keep(answer);
                }
            }
            stored.ifPresent(listener);
            return stored;
        }

        private void keep(Unstored answer) {
            answer.lock = lock;
            lock = null;
            Unstored replaced = answers.put(answer.changed.account(), answer);
            if (replaced != null) {
                // Only where the store's lock does not hold.
                giveBackIfIdle(replaced);
            }
            storeLater(SHORTEST_PAUSE);
        }

        @Override
        public boolean isValid() {
            return lock != null && lock.isValid();
        }

        @Override
        public void close() {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private boolean isAt(String account, Unstored answer) {
        return Optional.ofNullable(answers.get(account)).filter(answer::equals).isPresent();
    }

    /** Stores what could not be stored before, by the thread whose turn it is; the lock goes to the caller. */
    private AccountLock storeRest(Unstored rest, Duration atMost) throws IOException, InterruptedException {
        String account = rest.changed.account();
        if (rest.lock != null && !rest.lock.isValid()) {
            giveBack(rest);
        }
        if (rest.lock == null) {
            rest.lock = storeLock(account, atMost);
        }
        Optional<Stored> found = store.load(account);
        Optional<Stored> stored = isConnectedAnew(rest.before, found) ? found : store(rest);
        answers.remove(account, rest);
        AccountLock lock = new AccountLock(rest.lock);
        rest.lock = null;
        LOG.info("Account '{}': its new token is stored now", account);
        try {
            stored.ifPresent(rest.listener);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    private static void giveBack(Unstored rest) {
        TokenStore.Lock lock = rest.lock;
        rest.lock = null;
        if (lock != null) {
            lock.close();
        }
    }

    /** Continues with storing in the background, if there is anything to store. */
    void storeLater() {
        if (!answers.isEmpty()) {
            storeLater(SHORTEST_PAUSE);
        }
    }

    private void storeLater(Duration pause) {
        if (scheduled.compareAndSet(false, true) && !later.run(() -> storeInBackground(pause), pause)) {
            scheduled.set(false);
            // Nobody comes back to it before the next call: others must not wait for that.
            answers.values().forEach(this::giveBackIfIdle);
        }
    }

    private void giveBackIfIdle(Unstored rest) {
        if (rest.turn.tryAcquire()) {
            try {
                giveBack(rest);
            } finally {
                rest.turn.release();
            }
        }
    }

    private void storeInBackground(Duration pause) {
        try {
            for (Unstored rest : List.copyOf(answers.values())) {
                if (rest.turn.tryAcquire()) {
                    try {
                        storeInBackground(rest);
                    } finally {
                        rest.turn.release();
                    }
                }
            }
        } catch (InterruptedException e) {
            // The component stops, and tries for the last time.
            Thread.currentThread().interrupt();
        } finally {
            scheduled.set(false);
            if (!answers.isEmpty()) {
                Duration doubled = pause.multipliedBy(2);
                storeLater(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
            }
        }
    }

    private void storeInBackground(Unstored rest) throws InterruptedException {
        String account = rest.changed.account();
        if (!isAt(account, rest)) {
            return;
        }
        try {
            storeRest(rest, LONGEST_WAIT_IN_THE_BACKGROUND).close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Account '{}': its new token can't be stored yet: {}", account, e.toString());
        }
    }

    /** Tries for the last time to store what could not be stored, and says of which accounts the token is lost. */
    void close() {
        // What was to run in the background does not any longer.
        scheduled.set(false);
        boolean interrupted = false;
        for (Unstored rest : List.copyOf(answers.values())) {
            try {
                lock(rest.changed.account(), LONGEST_WAIT_AT_THE_END).close();
            } catch (IOException | RuntimeException e) {
                warn(rest, e);
            } catch (InterruptedException e) {
                interrupted = true;
                warn(rest, e);
            }
            giveBackIfIdle(rest);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warn(Unstored rest, Exception problem) {
        LOG.warn(
                "Account '{}': its newest token could not be stored; where the server takes no older one, it has to be"
                        + " connected again: {}",
                rest.changed.account(),
                problem.getMessage());
    }

    /**
     * Whether the account was forgotten and connected again since; the new authorization may have the number of the old
     * one, as versions start again then. What has ended may be replaced in any case: a configured token takes the place
     * of another one so.
     */
    private static boolean isConnectedAnew(Stored before, Optional<Stored> found) {
        return found.isPresent()
                && found.get().version() == before.version()
                && !found.get().authorization().ended()
                && !found.get()
                        .authorization()
                        .token()
                        .equals(before.authorization().token());
    }

    /** Stores an answer, unless somebody else has stored what is newer; gives what is stored then. */
    private Optional<Stored> store(Unstored unstored) throws IOException {
        long version = unstored.before.version();
        while (true) {
            Optional<Long> newVersion = storeUninterrupted(unstored.changed, version);
            Optional<Stored> stored = newVersion.isPresent()
                    ? newVersion.map(number -> new Stored(unstored.changed, number))
                    : store.load(unstored.changed.account());
            if (!isMistaken(unstored, stored)) {
                return stored;
            }
            version = stored.get().version();
        }
    }

    /** Whether somebody came to the server with the old token, after us, and took its end for the account's. */
    private static boolean isMistaken(Unstored unstored, Optional<Stored> stored) {
        String old = unstored.before.authorization().token().refreshToken();
        return stored.isPresent()
                && stored.get().authorization().ended()
                && !unstored.changed.ended()
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

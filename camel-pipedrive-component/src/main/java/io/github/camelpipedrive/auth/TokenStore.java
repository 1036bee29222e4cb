// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the authorizations of accounts are kept. An implementation is safe for use by several threads, and as far as it
 * says so by several processes; what it has confirmed as stored survives the process. Account names are as
 * {@link AccountName} has them; the store has to cope with any character in them.
 */
public interface TokenStore {

    /**
     * An authorization as it is stored.
     *
     * @param authorization the authorization
     * @param version which change of it this is; grows with each
     */
    record Stored(Authorization authorization, long version) {}

    /**
     * The right to refresh an account's token, held until closed. That may be much later, and by another thread: where a
     * new token can't be stored, the lock is kept until it is. When the process ends, the store gives the lock back.
     */
    interface Lock extends AutoCloseable {

        /**
         * Whether it is still held. A lock that can be lost, as with a connection to a database, says so; asking keeps it
         * from ending as idle.
         *
         * @return false when somebody else may have it
         */
        default boolean isValid() {
            return true;
        }

        @Override
        void close();
    }

    /**
     * Reads an account's authorization.
     *
     * @param account the account's name
     * @return what is stored, or empty when nothing is
     * @throws IOException when it can't be read; nothing is lost by that
     */
    Optional<Stored> load(String account) throws IOException;

    /**
     * Stores an authorization, if nobody else has changed it meanwhile.
     *
     * @param authorization what to store
     * @param expectedVersion the version that it replaces, 0 when there should be none
     * @return the new version, or empty when another version is stored
     * @throws IOException when it can't be written; what was stored before is unharmed
     */
    Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException;

    /**
     * Forgets an account.
     *
     * @param account the account's name
     * @return whether there was anything to forget
     * @throws IOException when it can't be deleted
     */
    boolean delete(String account) throws IOException;

    /**
     * The names of all accounts.
     *
     * @return a snapshot, in no order
     * @throws IOException when they can't be read
     */
    List<String> list() throws IOException;

    /**
     * Waits for the right to refresh an account's token, which one thread of one process has at a time.
     *
     * @param account the account's name
     * @param atMost how long to wait
     * @return the right, to be closed
     * @throws IOException when it can't be had, or not in time
     * @throws InterruptedException when the thread was interrupted while waiting
     */
    Lock lock(String account, Duration atMost) throws IOException, InterruptedException;
}

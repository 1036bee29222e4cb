// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

import io.github.camelpipedrive.jdbc.Transactions;

/**
 * Locks across the processes that share a PostgreSQL database: advisory locks of a transaction, which end with the process
 * that holds them. Each lock that is held has a connection of its own, of which there are a few at once.
 */
public final class DatabaseLocks implements RecordLocks {

    private static final int MOST_CONNECTIONS = 4;

    /** Longer than one upsert takes with all its retries. */
    private static final String LONGEST_WAIT = "SET LOCAL lock_timeout = '300s'";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final DataSource database;
    private final RecordLocks threads = ProcessLocks.OF_PROCESS;
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS, true);

    /**
     * Locks in a database.
     *
     * @param database where connections come from; not bound to the transactions of routes
     */
    public DatabaseLocks(DataSource database) {
        this.database = database;
    }

    @Override
    public Held lock(Collection<String> keys) throws IOException, InterruptedException {
        // First among the threads of this process, so that those who wait hold no connection.
        Held thread = threads.lock(keys);
        try {
            connections.acquire();
        } catch (InterruptedException e) {
            thread.close();
            throw e;
        }
        Connection connection = null;
        boolean locked = false;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            lock(connection, keys.stream().sorted().distinct().toList());
            locked = true;
        } catch (SQLException e) {
            throw Transactions.failure(e);
        } finally {
            if (!locked) {
                unlock(connection, thread);
            }
        }
        Connection holding = connection;
        return () -> unlock(holding, thread);
    }

    private static void lock(Connection connection, List<String> keys) throws SQLException {
        try (Statement timeout = connection.createStatement()) {
            timeout.execute(LONGEST_WAIT);
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            for (String key : keys) {
                Transactions.bind(lock, "camel-pipedrive " + key);
                try (ResultSet rows = lock.executeQuery()) {
                    rows.next();
                }
            }
        }
    }

    private void unlock(Connection connection, Held thread) {
        Transactions.endLock(connection);
        connections.release();
        thread.close();
    }
}

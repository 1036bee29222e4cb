// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import io.github.camelpipedrive.jdbc.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps authorizations in a table of a database that the processes of a cluster share. Each change is a transaction of
 * its own. The right to refresh a token is a lock on a row, which the database takes back when the process ends.
 *
 * <p>Connections come from a {@link DataSource} that must not be bound to the transactions of routes: a refreshed token
 * has to stay when a route's work is rolled back. A refresh takes two connections for a moment.
 */
public final class JdbcTokenStore implements TokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTokenStore.class);

    private static final String SCHEMA = "/camel-pipedrive/token-store.sql";
    private static final int MOST_LOCKS = 4;
    private static final int SECONDS_TO_ANSWER = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    /** A duplicate key and its like: SQL's class 23. */
    private static final String CONSTRAINT = "23";

    private final DataSource database;
    private final Transactions transactions;
    private final AuthorizationFormat format;
    private final Sleeper sleeper;
    private final KeyedLocks threads = new KeyedLocks();

    /** So that locks leave connections of the pool for what is done under them. */
    private final Semaphore connectionsForLocks = new Semaphore(MOST_LOCKS, true);

    /**
     * A store in a database, whose entries are readable.
     *
     * @param database where connections come from
     */
    public JdbcTokenStore(DataSource database) {
        this(database, null);
    }

    /**
     * A store in a database, whose entries are encrypted.
     *
     * @param database where connections come from
     * @param cipher encrypts; null to leave the entries readable
     */
    public JdbcTokenStore(DataSource database, TokenCipher cipher) {
        this(database, cipher, Sleeper.SYSTEM);
    }

    JdbcTokenStore(DataSource database, TokenCipher cipher, Sleeper sleeper) {
        this.sleeper = sleeper;
        this.database = database;
        this.transactions = new Transactions(database);
        this.format = new AuthorizationFormat(cipher);
    }

    /**
     * Makes the tables, where there are none, by {@code camel-pipedrive/token-store.sql}.
     *
     * @throws IOException when they can't be made
     */
    public void createTables() throws IOException {
        transactions.runScript(SCHEMA);
    }

    @Override
    public Optional<Stored> load(String account) throws IOException {
        AccountName.check(account);
        Optional<String> content = transactions.run(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT content FROM pipedrive_token WHERE account = ?")) {
                select.setString(1, account);
                return first(select);
            }
        });
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.read(content.get(), account));
        } catch (IOException e) {
            throw new IOException(
                    "The row '" + account + "' of the table pipedrive_token can't be used: " + e.getMessage(), e);
        }
    }

    private static Optional<String> first(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    @Override
    public Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException {
        String account = AccountName.check(authorization.account());
        // A damaged entry is not written over, as its own version may be the wrong one.
        load(account);
        long version = expectedVersion + 1;
        String content = format.write(new Stored(authorization, version));
        boolean stored = expectedVersion == 0
                ? insert(
                        "INSERT INTO pipedrive_token (content, version, account) VALUES (?, ?, ?)",
                        content,
                        version,
                        account)
                : update(account, content, version);
        return stored ? Optional.of(version) : Optional.empty();
    }

    private boolean update(String account, String content, long version) throws IOException {
        return transactions.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE pipedrive_token SET content = ?, version = ? WHERE account = ? AND version = ?")) {
                Transactions.bind(update, content, version, account, version - 1);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Whether there was no such row before. */
    private boolean insert(String statement, Object... values) throws IOException {
        return transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(statement)) {
                Transactions.bind(insert, values);
                return insert.executeUpdate() == 1;
            } catch (SQLException e) {
                if (Transactions.stateClass(e).equals(CONSTRAINT)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public boolean delete(String account) throws IOException {
        AccountName.check(account);
        return transactions.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM pipedrive_token WHERE account = ?")) {
                delete.setString(1, account);
                return delete.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<String> list() throws IOException {
        return transactions.run(connection -> {
            List<String> accounts = new ArrayList<>();
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("SELECT account FROM pipedrive_token")) {
                while (rows.next()) {
                    accounts.add(rows.getString(1));
                }
            }
            return accounts;
        });
    }

    /** A waiting process holds no connection; it tries again and again, which an interrupt ends. */
    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        AccountName.check(account);
        long deadline = sleeper.nanoTime() + atMost.toNanos();
        Lock thread = threads.lock(account, atMost);
        try {
            Optional<Lock> row = tryLock(account, thread, deadline);
            while (row.isEmpty()) {
                if (sleeper.nanoTime() - deadline >= 0) {
                    throw new IOException(
                            "Another process has been refreshing the token of '" + account + "' for " + atMost);
                }
                sleeper.sleep(BETWEEN_TRIES);
                row = tryLock(account, thread, deadline);
            }
            return row.get();
        } catch (IOException | InterruptedException | RuntimeException e) {
            thread.close();
            throw e;
        }
    }

    private Optional<Lock> tryLock(String account, Lock thread, long deadline)
            throws IOException, InterruptedException {
        if (!connectionsForLocks.tryAcquire(deadline - sleeper.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new IOException(MOST_LOCKS + " other refreshes have been in the way of the one of '" + account + "'");
        }
        Connection connection = null;
        boolean locked = false;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            locked = lockRow(connection, account);
        } catch (SQLException e) {
            throw Transactions.failure(e);
        } finally {
            if (!locked) {
                unlock(connection);
            }
        }
        if (!locked) {
            insertLockRow(account);
            return Optional.empty();
        }
        return Optional.of(new RowLock(connection, thread));
    }

    /** The lock on a row, which is lost with its connection. */
    private final class RowLock implements Lock {
        private final Connection connection;
        private final Lock thread;
        private final AtomicBoolean held = new AtomicBoolean(true);

        RowLock(Connection connection, Lock thread) {
            this.connection = connection;
            this.thread = thread;
        }

        @Override
        public boolean isValid() {
            try {
                return held.get() && connection.isValid(SECONDS_TO_ANSWER);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The connection of a lock can no longer be used: {}", e.toString());
                return false;
            }
        }

        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                try (thread) {
                    unlock(connection);
                }
            }
        }
    }

    private static boolean lockRow(Connection connection, String account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT account FROM pipedrive_token_lock WHERE account = ? FOR UPDATE SKIP LOCKED")) {
            select.setString(1, account);
            return first(select).isPresent();
        }
    }

    private void insertLockRow(String account) throws IOException {
        boolean missing = transactions.run(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT account FROM pipedrive_token_lock WHERE account = ?")) {
                select.setString(1, account);
                return first(select).isEmpty();
            }
        });
        if (missing) {
            insert("INSERT INTO pipedrive_token_lock (account) VALUES (?)", account);
        }
    }

    private void unlock(Connection connection) {
        Transactions.endLock(connection);
        connectionsForLocks.release();
    }
}

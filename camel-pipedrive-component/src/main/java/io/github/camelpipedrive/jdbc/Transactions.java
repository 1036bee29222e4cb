// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short transactions of a database, each on a connection of its own. Safe for use by several threads.
 *
 * @param database where connections come from; not bound to the transactions of routes
 */
public record Transactions(DataSource database) {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    /** No connection, no right, no such table, no resources, shut down: messages that can't quote what was written. */
    private static final Set<String> QUOTABLE = Set.of("08", "28", "3D", "42", "53", "57", "58", "90");

    /**
     * Statements in a transaction.
     *
     * @param <T> what they give
     */
    public interface Work<T> {

        /**
         * Does the work; what it throws rolls it back.
         *
         * @param connection the transaction's
         * @return what the work gives
         * @throws SQLException as the database does
         * @throws IOException when something else fails
         */
        T with(Connection connection) throws SQLException, IOException;
    }

    /**
     * Does work in a transaction.
     *
     * @param work what to do
     * @param <T> what it gives
     * @return what the work gives
     * @throws IOException when it fails; nothing of it is done then
     */
    public <T> T run(Work<T> work) throws IOException {
        try {
            Connection connection = database.getConnection();
            T result = commit(connection, work);
            endCommitted(connection);
            return result;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException, IOException {
        try {
            connection.setAutoCommit(false);
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException | IOException | RuntimeException | Error e) {
            try {
                end(connection);
            } catch (SQLException | RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    /** What is committed is done, whatever becomes of the connection. */
    private static void endCommitted(Connection connection) {
        try {
            end(connection);
        } catch (SQLException e) {
            LOG.warn("A connection could not be given back: {}", failure(e).getMessage());
        } catch (RuntimeException e) {
            LOG.warn("A connection could not be given back: {}", e.toString());
        }
    }

    /**
     * Runs a script that makes tables where there are none.
     *
     * @param resource the script on the class path, its statements separated by semicolons
     * @throws IOException when it fails
     */
    public void runScript(String resource) throws IOException {
        try {
            run(connection -> runScript(connection, resource));
        } catch (IOException e) {
            // PostgreSQL lets one of two fail that make the same table at the same moment; then it is there.
            run(connection -> runScript(connection, resource));
        }
    }

    private static Void runScript(Connection connection, String resource) throws SQLException, IOException {
        try (InputStream in = Transactions.class.getResourceAsStream(resource);
                Statement statement = connection.createStatement()) {
            for (String each : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            return null;
        }
    }

    /**
     * Sets the parameters of a statement.
     *
     * @param statement the statement
     * @param values its parameters in order
     * @throws SQLException as the database does
     */
    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /**
     * Gives a connection back as pools expect it: unchanged, and with nothing half done on it.
     *
     * @param connection the connection
     * @throws SQLException as the database does
     */
    public static void end(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Ends the transaction that held a lock. What fails is logged only: a connection that broke holds no lock any longer,
     * and thrown on, it would hide what was done, or why the lock was not had.
     *
     * @param connection the connection, null for one that was never had
     */
    public static void endLock(Connection connection) {
        try {
            if (connection != null) {
                end(connection);
            }
        } catch (SQLException e) {
            LOG.debug(
                    "The connection of a lock could not be given back: {}",
                    failure(e).getMessage());
        } catch (RuntimeException e) {
            LOG.debug("The connection of a lock could not be given back: {}", e.toString());
        }
    }

    /**
     * The class of a problem.
     *
     * @param problem what the database said
     * @return the first two characters of its SQL state, empty when it has none
     */
    public static String stateClass(SQLException problem) {
        String state = problem.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    /**
     * A problem as text that can be shown. Some databases quote the values of a row in their messages, which may be
     * secrets.
     *
     * @param problem what the database said
     * @return the exception to throw
     */
    public static IOException failure(SQLException problem) {
        boolean quotable = QUOTABLE.contains(stateClass(problem));
        String words = "the database failed with SQL state " + problem.getSQLState();
        return quotable ? new IOException(words + ": " + problem.getMessage(), problem) : new IOException(words);
    }
}

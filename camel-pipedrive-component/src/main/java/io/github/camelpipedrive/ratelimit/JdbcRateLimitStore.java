// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import javax.sql.DataSource;

import io.github.camelpipedrive.jdbc.Transactions;

/**
 * Counts the rolling windows, and the tokens of the day, in tables of a PostgreSQL database that the processes of a
 * cluster share. All times but the day are the database's, so that the processes' clocks don't matter. Taking a slot is
 * one short transaction under the lock of the account's row, saying that it was answered another one. Slots of a process
 * that died are free when their requests would have been answered or given up.
 */
public final class JdbcRateLimitStore implements RateLimitStore {

    private static final String SCHEMA = "/camel-pipedrive/rate-limits.sql";

    private static final String CLOSED = "SELECT EXTRACT(EPOCH FROM closed_until - clock_timestamp())"
            + " FROM pipedrive_rate_account WHERE account = ?";

    private static final String ADD_ACCOUNT =
            "INSERT INTO pipedrive_rate_account (account) VALUES (?) ON CONFLICT DO NOTHING";

    /** Enough for any two seconds; whatever else a table has in it, no transaction reads or deletes more. */
    private static final int MOST_ROWS = AdaptiveLimit.LARGEST + RateWindows.MOST_OF_OTHERS;

    private static final String FORGET = "DELETE FROM pipedrive_rate_place WHERE id IN (SELECT id"
            + " FROM pipedrive_rate_place WHERE account = ? AND free_at <= clock_timestamp() LIMIT " + MOST_ROWS + ")";

    private static final String COUNT = "WITH moment AS (SELECT clock_timestamp() AS now)"
            + " SELECT count(place.search), count(*) FILTER (WHERE place.search), moment.now FROM moment"
            + " LEFT JOIN LATERAL (SELECT search FROM pipedrive_rate_place WHERE account = ? AND free_at > moment.now"
            + " LIMIT ?) AS place ON TRUE GROUP BY moment.now";

    private static final String TAKE = "INSERT INTO pipedrive_rate_place (account, search, free_at)"
            + " VALUES (?, ?, clock_timestamp() + ? * INTERVAL '1 second') RETURNING id";

    private static final String FREE_NEXT = "SELECT EXTRACT(EPOCH FROM free_at - clock_timestamp())"
            + " FROM pipedrive_rate_place WHERE account = ? AND free_at > ? AND (search OR NOT ?)"
            + " ORDER BY free_at OFFSET ? LIMIT 1";

    private static final String ANSWERED =
            "UPDATE pipedrive_rate_place SET free_at = clock_timestamp() + ? * INTERVAL '1 second' WHERE id = ?";

    private static final String NOT_SENT = "DELETE FROM pipedrive_rate_place WHERE id = ?";

    private static final String TAKEN_BY_OTHERS = "INSERT INTO pipedrive_rate_place (account, search, free_at)"
            + " SELECT ?, ?, clock_timestamp() + ? * INTERVAL '1 second' FROM generate_series(1, LEAST(?, ? -"
            + " (SELECT count(*) FROM (SELECT 1 FROM pipedrive_rate_place"
            + " WHERE account = ? AND id > ? AND (search OR NOT ?) LIMIT ?) AS later)))";

    private static final String SPENT = "SELECT spent FROM pipedrive_rate_day WHERE account = ? AND day >= ?";

    private static final String SPEND = "INSERT INTO pipedrive_rate_day AS known (account, day, spent) VALUES (?, ?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET day = GREATEST(known.day, EXCLUDED.day), spent = EXCLUDED.spent"
            + " + CASE WHEN known.day >= EXCLUDED.day THEN known.spent ELSE 0 END RETURNING spent, day";

    private static final String GIVE_BACK =
            "UPDATE pipedrive_rate_day SET spent = GREATEST(0, spent - ?) WHERE account = ? AND day = ?";

    private static final String CLOSE = "UPDATE pipedrive_rate_account SET closed_until ="
            + " GREATEST(closed_until, clock_timestamp() + ? * INTERVAL '1 second') WHERE account = ?";

    private final Transactions transactions;

    /**
     * A store in a database.
     *
     * @param database where connections come from; not bound to the transactions of routes
     */
    public JdbcRateLimitStore(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /**
     * Makes the tables that are missing, by {@code camel-pipedrive/rate-limits.sql}; also those that a newer version has
     * more.
     *
     * @throws IOException when they can't be made
     */
    public void createTables() throws IOException {
        transactions.runScript(SCHEMA);
    }

    @Override
    public RateWindows windows(String account) {
        return new SharedWindows(transactions, account);
    }

    private record SharedWindows(Transactions transactions, String account) implements RateWindows {

        @Override
        public Attempt take(Wanted wanted) throws IOException {
            boolean search = wanted.search();
            Caps caps = wanted.caps();
            return transactions.run(connection -> {
                long closed = lock(connection);
                Spending spending = wanted.spending();
                if (spending.isCounted()) {
                    long spent = spent(connection, spending.day());
                    if (spent + spending.cost() > spending.most()) {
                        return Attempt.dayIsSpent(spent);
                    }
                }
                if (closed > 0) {
                    return Attempt.closed(closed);
                }
                update(connection, FORGET, account);
                Count count = count(connection, Math.max(MOST_ROWS, caps.requests() + 1));
                Caps used = count.used();
                long wait = Math.max(
                        untilFree(connection, count, false, used.requests() - caps.requests()),
                        search ? untilFree(connection, count, true, used.searches() - caps.searches()) : 0);
                if (wait > 0) {
                    return Attempt.full(wait);
                }
                long id = insertSlot(connection, wanted);
                int withThisOne = 1 + (search ? used.searches() : used.requests());
                Spent spent = spend(connection, spending);
                return Attempt.taken(
                        new Slot(this, id, search, withThisOne, spent), used.requests() + 1, spent.ofTheDay());
            });
        }

        private long spent(Connection connection, LocalDate day) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(SPENT)) {
                Transactions.bind(select, account, day);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        }

        private Spent spend(Connection connection, Spending spending) throws SQLException {
            if (!spending.isCounted()) {
                return Spent.NOTHING;
            }
            try (PreparedStatement insert = connection.prepareStatement(SPEND)) {
                Transactions.bind(insert, account, spending.day(), spending.cost());
                try (ResultSet rows = insert.executeQuery()) {
                    rows.next();
                    return new Spent(spending.cost(), rows.getLong(1), rows.getObject(2, LocalDate.class));
                }
            }
        }

        @Override
        public long spent(LocalDate day) throws IOException {
            return transactions.run(connection -> spent(connection, day));
        }

        /** Waits for the others of this account, and returns how long it is closed in nanoseconds. */
        private long lock(Connection connection) throws SQLException {
            OptionalLong closed = closedNanos(connection, CLOSED + " FOR UPDATE");
            while (closed.isEmpty()) {
                update(connection, ADD_ACCOUNT, account);
                closed = closedNanos(connection, CLOSED + " FOR UPDATE");
            }
            return closed.getAsLong();
        }

        /** How long the account is closed; empty when there is no row of it yet. */
        private OptionalLong closedNanos(Connection connection, String sql) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, account);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? OptionalLong.of(nanos(rows.getDouble(1))) : OptionalLong.empty();
                }
            }
        }

        private Count count(Connection connection, int most) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(COUNT)) {
                Transactions.bind(select, account, most);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return new Count(new Caps(rows.getInt(1), rows.getInt(2)), rows.getObject(3, OffsetDateTime.class));
                }
            }
        }

        /** Until enough slots are free again, of which the first of those that are in use is not enough by some. */
        private long untilFree(Connection connection, Count count, boolean search, int tooMany) throws SQLException {
            if (tooMany < 0) {
                return 0;
            }
            try (PreparedStatement select = connection.prepareStatement(FREE_NEXT)) {
                Transactions.bind(select, account, count.now(), search, tooMany);
                try (ResultSet rows = select.executeQuery()) {
                    // One that is in progress is answered now at the earliest.
                    return rows.next() ? Math.max(1, Math.min(nanos(rows.getDouble(1)), LENGTH.toNanos())) : 1;
                }
            }
        }

        /** Enters what is neither ours nor entered since, under the lock, so that all processes together keep the limit. */
        private void takenByOthers(Connection connection, Slot slot, int more, double length) throws SQLException {
            lock(connection);
            int room = MOST_OF_OTHERS - count(connection, MOST_ROWS).used().requests();
            if (room > 0) {
                update(
                        connection,
                        TAKEN_BY_OTHERS,
                        account,
                        slot.search(),
                        length,
                        room,
                        more,
                        account,
                        slot.id(),
                        slot.search(),
                        more);
            }
        }

        private long insertSlot(Connection connection, Wanted wanted) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(TAKE)) {
                Transactions.bind(insert, account, wanted.search(), seconds(wanted.onItsWay()));
                try (ResultSet rows = insert.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }

        @Override
        public Caps used() throws IOException {
            return transactions.run(connection -> count(connection, MOST_ROWS).used());
        }

        @Override
        public void close(Duration time) throws IOException {
            transactions.run(connection -> {
                lock(connection);
                return update(connection, CLOSE, seconds(time), account);
            });
        }

        @Override
        public Duration closedFor() throws IOException {
            return transactions.run(connection -> {
                OptionalLong closed = closedNanos(connection, CLOSED);
                return Duration.ofNanos(Math.max(0, closed.orElse(0)));
            });
        }

        private static int update(Connection connection, String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Transactions.bind(statement, values);
                return statement.executeUpdate();
            }
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }

        private static long nanos(double seconds) {
            return (long) (seconds * 1e9);
        }
    }

    /** How many slots were in use, and when that was. */
    private record Count(RateWindows.Caps used, OffsetDateTime now) {}

    /** What a request has spent, of which day, and what is spent of that day with it. */
    private record Spent(int cost, long ofTheDay, LocalDate day) {
        private static final Spent NOTHING = new Spent(0, 0, LocalDate.MIN);
    }

    private record Slot(SharedWindows windows, long id, boolean search, int usedThen, Spent spent)
            implements RateWindows.Taken {

        @Override
        public void notSent() throws IOException {
            windows.transactions().run(connection -> {
                if (spent.cost() > 0) {
                    SharedWindows.update(connection, GIVE_BACK, spent.cost(), windows.account(), spent.day());
                }
                return SharedWindows.update(connection, NOT_SENT, id);
            });
        }

        @Override
        public void answered(int usedAtServer) throws IOException {
            double length = SharedWindows.seconds(RateWindows.LENGTH);
            int more = usedAtServer - usedThen;
            windows.transactions().run(connection -> {
                if (more > 0) {
                    windows.takenByOthers(connection, this, more, length);
                }
                return SharedWindows.update(connection, ANSWERED, length, id);
            });
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.ratelimit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.github.camelpipedrive.auth.EmbeddedDatabase;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.ratelimit.RateWindows.Attempt;
import io.github.camelpipedrive.ratelimit.RateWindows.Caps;
import io.github.camelpipedrive.ratelimit.RateWindows.Obstacle;
import io.github.camelpipedrive.ratelimit.RateWindows.Spending;
import io.github.camelpipedrive.ratelimit.RateWindows.Wanted;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcRateLimitStoreTest extends RateWindowsContract {

    private static EmbeddedPostgres postgres;
    private static JdbcConnectionPool pool;

    @BeforeAll
    static void start() {
        postgres = EmbeddedDatabase.start();
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool = JdbcConnectionPool.create(connections);
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            pool.dispose();
            postgres.close();
        }
    }

    @BeforeEach
    void clear() throws Exception {
        store();
        execute("TRUNCATE pipedrive_rate_account, pipedrive_rate_place, pipedrive_rate_day");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    JdbcRateLimitStore store() {
        return store(pool);
    }

    private static JdbcRateLimitStore store(DataSource database) {
        try {
            JdbcRateLimitStore store = new JdbcRateLimitStore(database);
            store.createTables();
            return store;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isSharedByAllWhoUseTheDatabase() throws Exception {
        store().windows("acme").take(wanted(false, new Caps(1, 1)));
        store().windows("acme").close(Duration.ofHours(1));

        RateWindows others = store().windows("acme");

        assertThat(others.used()).isEqualTo(new Caps(1, 0));
        assertThat(others.closedFor()).isPositive();
    }

    @Test
    void givesOutNoSlotTwiceWhenManyComeAtOnce() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            RateWindows windows = store().windows("acme");
            threads.execute(() -> {
                for (int tries = 0; tries < 20; tries++) {
                    try {
                        taken.addAndGet(
                                windows.take(wanted(false, new Caps(25, 25))).slot() == null ? 0 : 1);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(taken).hasValue(25);
    }

    @Test
    void freesThePlacesOfAProcessThatDiedWhenTheirRequestsCanBeOnTheirWayNoMore() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(new Wanted(false, new Caps(1, 1), Duration.ofMinutes(10), Spending.NONE));
        execute("UPDATE pipedrive_rate_place SET free_at = free_at - INTERVAL '590 seconds'");
        assertThat(windows.take(wanted(false, new Caps(1, 1))).slot()).isNull();

        execute("UPDATE pipedrive_rate_place SET free_at = free_at - INTERVAL '10 seconds'");
        assertThat(windows.take(wanted(false, new Caps(1, 1))).slot()).isNotNull();
    }

    @Test
    void freesASlotAWindowAfterItsAnswer() throws Exception {
        RateWindows windows = store().windows("acme");
        windows.take(wanted(false, new Caps(1, 1))).slot().answered(-1);
        execute("UPDATE pipedrive_rate_place SET free_at = free_at - INTERVAL '2.02 seconds'");

        assertThat(windows.take(wanted(false, new Caps(1, 1))).slot()).isNotNull();
    }

    @Test
    void readsAndDeletesABoundedPartOfWhatAnotherProcessHasEntered() throws Exception {
        RateWindows windows = store().windows("acme");
        execute("INSERT INTO pipedrive_rate_place (account, search, free_at)"
                + " SELECT 'acme', false, clock_timestamp() + INTERVAL '1 hour' FROM generate_series(1, 200000)");
        assertThat(windows.used()).isEqualTo(new Caps(60_000, 0));
        assertThat(windows.take(wanted(true, new Caps(20, 10))).obstacle()).isEqualTo(Obstacle.FULL);

        execute("UPDATE pipedrive_rate_place SET free_at = free_at - INTERVAL '2 hours'");

        assertThat(windows.take(wanted(false, new Caps(1, 1))).slot()).isNotNull();
        assertThat(rows()).isEqualTo(140_001);
        windows.take(wanted(false, new Caps(1, 1)));
        windows.take(wanted(false, new Caps(1, 1)));
        windows.take(wanted(false, new Caps(1, 1)));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void tellsTheWaitByPlacesThatAreInUseAlthoughOthersAreLeftOver() throws Exception {
        RateWindows windows = store().windows("acme");
        execute("INSERT INTO pipedrive_rate_place (account, search, free_at)"
                + " SELECT 'acme', false, clock_timestamp() - INTERVAL '1 hour' FROM generate_series(1, 100000)");
        windows.take(wanted(false, new Caps(1, 1))).slot().answered(-1);

        Attempt full = windows.take(wanted(false, new Caps(1, 1)));

        assertThat(Duration.ofNanos(full.waitNanos())).isGreaterThan(Duration.ofNanos(1));
    }

    private static int rows() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pipedrive_rate_place")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static AccountBudget process(long dailyTokens) {
        return new AccountBudget(
                "acme",
                false,
                new RateLimits(null, 0, 0, dailyTokens, ZoneOffset.UTC),
                store(pool).windows("acme"),
                new TestTime());
    }

    private static Claim claim(int cost) {
        return new Claim(cost, false, 1, Duration.ZERO);
    }

    @Test
    void letsProcessesSpendTheTokensOfADayTogetherAndRemembersThem() throws Exception {
        AccountBudget first = process(30);
        AccountBudget second = process(30);
        first.acquire("deal/list", claim(20)).answered(Answers.SILENT);

        assertThat(second.allowance().dailyTokensLeft()).hasValue(10);
        assertThatThrownBy(() -> second.acquire("deal/list", claim(20)))
                .isInstanceOf(PipedriveRateLimitException.class)
                .hasMessageStartingWith(
                        "deal/list: the day's budget is spent: 10 of 30 tokens are left, this call takes 20.");
        second.acquire("deal/list", claim(10)).answered(Answers.SILENT);
        assertThat(first.allowance().dailyTokensLeft()).hasValue(0);

        AccountBudget restarted = process(30);
        assertThatThrownBy(() -> restarted.acquire("deal/list", claim(1)))
                .isInstanceOf(PipedriveRateLimitException.class);
    }

    @Test
    void spendsNoTokenTwiceWhenManyComeAtOnce() throws Exception {
        AtomicInteger spent = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            RateWindows windows = store().windows("acme");
            threads.execute(() -> {
                for (int tries = 0; tries < 10; tries++) {
                    try {
                        Spending spending = new Spending(LocalDate.of(2026, 3, 1), 3, 100);
                        Wanted wanted = new Wanted(false, new Caps(1000, 1000), Duration.ofMinutes(1), spending);
                        spent.addAndGet(windows.take(wanted).slot() == null ? 0 : 3);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(spent).hasValue(99);
    }

    @Test
    void addsTheTableOfTheDayToADatabaseThatHasTheOthers() throws Exception {
        store().windows("acme").take(wanted(false, new Caps(1, 1)));
        execute("DROP TABLE pipedrive_rate_day");
        RateWindows before = new JdbcRateLimitStore(pool).windows("acme");
        assertThat(before.take(wanted(false, new Caps(2, 2))).slot()).isNotNull();

        RateWindows windows = store().windows("acme");

        assertThat(windows.used()).isEqualTo(new Caps(2, 0));
        assertThat(windows.spent(LocalDate.of(2026, 3, 1))).isZero();
    }

    @Test
    void letsACallFailWithoutSendingWhenTheDatabaseIsGone() throws Exception {
        PGSimpleDataSource gone = new PGSimpleDataSource();
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone.setURL("jdbc:postgresql://localhost:" + nobody.getLocalPort() + "/none");
        }
        AccountBudget budget = new AccountBudget(
                "acme",
                false,
                new RateLimits(null, 0, 0, 0, ZoneOffset.UTC),
                new JdbcRateLimitStore(gone).windows("acme"),
                Time.SYSTEM);

        assertThatThrownBy(() -> budget.acquire("deal/get", new Claim(1, false, 1, Duration.ZERO)))
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageStartingWith("deal/get: the store of the rate limits failed: ")
                .hasMessageEndingWith(" Nothing was sent; the store has to work again.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import javax.sql.DataSource;

import io.github.camelpipedrive.finding.DatabaseLocks;
import io.github.camelpipedrive.finding.ProcessLocks;
import io.github.camelpipedrive.finding.RecordLocks;
import io.github.camelpipedrive.ratelimit.JdbcRateLimitStore;
import io.github.camelpipedrive.ratelimit.Plan;
import io.github.camelpipedrive.ratelimit.RateBudgets;
import io.github.camelpipedrive.ratelimit.RateLimitStore;
import io.github.camelpipedrive.ratelimit.RateLimits;
import org.apache.camel.spi.Metadata;

/** The options of the component that say what its accounts may send, and where that is counted. */
public abstract class RateLimitedComponent extends MonitoredComponent {

    @Metadata(
            label = "producer",
            description = "The Pipedrive plan of the accounts, which sets the number of requests per 2 seconds."
                    + " By default, the smallest plan until an answer reports a limit.")
    private Plan plan;

    @Metadata(
            label = "producer",
            description = "The number of requests that an account may send in 2 seconds. Overrides plan. A"
                    + " lower limit that the API reports takes precedence.")
    private int requestsPerWindow;

    @Metadata(
            label = "producer",
            description = "The number of searches that an account may send in 2 seconds. By default 10, as on"
                    + " every plan of Pipedrive.")
    private int searchesPerWindow;

    @Metadata(
            label = "producer",
            description = "The number of API tokens that an account may spend per day. Each process counts for"
                    + " itself, unless rateLimitStore or rateLimitDataSource is set. By default, all tokens"
                    + " that the API reports.")
    private long dailyTokens;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "UTC",
            description = "The time zone at whose midnight the daily budget is reset. Pipedrive does not document it.")
    private String dailyResetZone = "UTC";

    @Metadata(
            label = "producer,advanced",
            description = "Stores the rate limit windows, to share them between processes. By default, in memory.")
    private RateLimitStore rateLimitStore;

    @Metadata(
            label = "producer,advanced",
            description = "A PostgreSQL database that stores the rate limit windows, to share them between the"
                    + " nodes of a cluster.")
    private DataSource rateLimitDataSource;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether to create the tables of rateLimitDataSource if they do not exist. Otherwise"
                    + " run the script camel-pipedrive/rate-limits.sql of the jar.")
    private boolean createRateLimitTables;

    RateLimitedComponent() {}

    /**
     * What the accounts may send by these options.
     *
     * @return the budgets, of which no account has used any
     * @throws IllegalArgumentException when an option is out of range, or the store is given twice
     * @throws IOException when the tables can't be made
     */
    RateBudgets rateBudgets() throws IOException {
        RateLimits limits = new RateLimits(plan, requestsPerWindow, searchesPerWindow, dailyTokens, resetZone());
        if (rateLimitStore != null && rateLimitDataSource != null) {
            throw new IllegalArgumentException("Give rateLimitStore or rateLimitDataSource, not both");
        }
        if (rateLimitDataSource != null) {
            JdbcRateLimitStore store = new JdbcRateLimitStore(rateLimitDataSource);
            if (createRateLimitTables) {
                store.createTables();
            }
            return new RateBudgets(limits, store);
        }
        return rateLimitStore == null ? new RateBudgets(limits) : new RateBudgets(limits, rateLimitStore);
    }

    private ZoneId resetZone() {
        try {
            return ZoneId.of(dailyResetZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "dailyResetZone must be a time zone such as UTC or Europe/Tallinn, not '" + dailyResetZone + "'",
                    e);
        }
    }

    public Plan getPlan() {
        return plan;
    }

    public void setPlan(Plan plan) {
        this.plan = plan;
    }

    public int getRequestsPerWindow() {
        return requestsPerWindow;
    }

    public void setRequestsPerWindow(int requestsPerWindow) {
        this.requestsPerWindow = requestsPerWindow;
    }

    public int getSearchesPerWindow() {
        return searchesPerWindow;
    }

    public void setSearchesPerWindow(int searchesPerWindow) {
        this.searchesPerWindow = searchesPerWindow;
    }

    public long getDailyTokens() {
        return dailyTokens;
    }

    public void setDailyTokens(long dailyTokens) {
        this.dailyTokens = dailyTokens;
    }

    public String getDailyResetZone() {
        return dailyResetZone;
    }

    public void setDailyResetZone(String dailyResetZone) {
        this.dailyResetZone = dailyResetZone;
    }

    /** Upserts of a cluster lock where its rate limits are counted. */
    RecordLocks recordLocks() {
        return rateLimitDataSource == null ? ProcessLocks.OF_PROCESS : new DatabaseLocks(rateLimitDataSource);
    }

    public RateLimitStore getRateLimitStore() {
        return rateLimitStore;
    }

    public void setRateLimitStore(RateLimitStore rateLimitStore) {
        this.rateLimitStore = rateLimitStore;
    }

    public DataSource getRateLimitDataSource() {
        return rateLimitDataSource;
    }

    public void setRateLimitDataSource(DataSource rateLimitDataSource) {
        this.rateLimitDataSource = rateLimitDataSource;
    }

    public boolean isCreateRateLimitTables() {
        return createRateLimitTables;
    }

    public void setCreateRateLimitTables(boolean createRateLimitTables) {
        this.createRateLimitTables = createRateLimitTables;
    }
}

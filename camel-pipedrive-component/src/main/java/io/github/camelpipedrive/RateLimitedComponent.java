// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import javax.sql.DataSource;

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
            description =
                    "The plan of the accounts at Pipedrive, which says how many requests they may send in 2 seconds."
                            + " Without it the smallest plan is assumed until an answer says more.")
    private Plan plan;

    @Metadata(
            label = "producer",
            description = "How many requests an account may send in any 2 seconds; goes before plan. The API's word"
                    + " can only lower it.")
    private int requestsPerWindow;

    @Metadata(
            label = "producer",
            description = "How many searches an account may send in any 2 seconds; 10 unless given, as on each plan of"
                    + " Pipedrive's.")
    private int searchesPerWindow;

    @Metadata(
            label = "producer",
            description = "How many tokens of the day an account may spend; counted by each process for itself unless"
                    + " there is a rateLimitStore or rateLimitDataSource. Without it all that the API says is left.")
    private long dailyTokens;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "UTC",
            description = "The time zone in which the daily budget comes back at midnight. Pipedrive does not say which"
                    + " one it is.")
    private String dailyResetZone = "UTC";

    @Metadata(
            label = "producer,advanced",
            description =
                    "Where the rate limits' windows are counted, so that several processes stay within one together;"
                            + " in the memory of each process when nothing is configured.")
    private RateLimitStore rateLimitStore;

    @Metadata(
            label = "producer,advanced",
            description =
                    "A PostgreSQL database to count the rate limits' windows in, which the nodes of a cluster share.")
    private DataSource rateLimitDataSource;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether the tables of rateLimitDataSource are made where there are none; otherwise by the"
                    + " script camel-pipedrive/rate-limits.sql in the jar.")
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

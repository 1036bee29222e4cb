// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Collection;
import java.util.function.ToLongFunction;

import io.github.camelpipedrive.account.AccountReport;
import io.github.camelpipedrive.account.PipedriveConnection;
import io.github.camelpipedrive.observation.AccountActivity;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.support.HealthCheckComponent;

/** The figures of the component in JMX. */
public abstract class MonitoredComponent extends HealthCheckComponent {

    MonitoredComponent() {}

    /**
     * The connections that are open.
     *
     * @return those of all endpoints
     */
    abstract Collection<PipedriveConnection> connections();

    @ManagedAttribute(description = "Loaded accounts")
    public int getAccounts() {
        return connections().stream().mapToInt(each -> each.accounts().size()).sum();
    }

    @ManagedAttribute(description = "Loaded accounts that must be connected again")
    public int getAccountsToReconnect() {
        return connections().stream()
                .mapToInt(each -> each.accountsToReconnect().size())
                .sum();
    }

    @ManagedAttribute(description = "Calls of the loaded accounts")
    public long getCalls() {
        return sum(AccountActivity::calls);
    }

    @ManagedAttribute(description = "Calls that failed, of the loaded accounts")
    public long getFailures() {
        return sum(AccountActivity::failures);
    }

    @ManagedAttribute(description = "Refreshes of tokens, of the loaded accounts")
    public long getTokenRefreshes() {
        return sum(AccountActivity::refreshes);
    }

    @ManagedAttribute(description = "Refreshes of tokens that failed, of the loaded accounts")
    public long getFailedTokenRefreshes() {
        return sum(AccountActivity::failedRefreshes);
    }

    private long sum(ToLongFunction<AccountActivity> figure) {
        return connections().stream()
                .flatMap(each -> each.accounts().stream())
                .map(AccountReport::activity)
                .mapToLong(figure)
                .sum();
    }
}

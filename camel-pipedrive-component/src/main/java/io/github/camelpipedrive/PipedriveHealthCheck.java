// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.account.AccountReport;
import io.github.camelpipedrive.account.PipedriveConnection;
import io.github.camelpipedrive.auth.AccountName;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells whether an account can be reached with its token. It asks the API only when no call
 * succeeded within five minutes, or a sign-in or connection failed since, as each question costs of the day's budget.
 * Accounts that were connected by others do not decide it: one of a thousand that was disconnected does not make a service
 * unhealthy. Loaded accounts that must be connected again are named as a detail.
 */
final class PipedriveHealthCheck extends AbstractHealthCheck {

    private static final Duration RECENTLY = Duration.ofMinutes(5);

    private final PipedriveConnection connection;
    private final String account;

    PipedriveHealthCheck(String id, PipedriveConnection connection, String account) {
        super("camel", id);
        this.connection = connection;
        this.account = account;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("host", connection.apiUrl().toString());
        builder.detail("account", account);
        nameAccountsToReconnect(builder);
        try {
            connection.check(account, RECENTLY).ifPresent(report -> describe(builder, report));
            builder.up();
        } catch (PipedriveException e) {
            builder.detail("status", e.getStatus());
            builder.message(e.getMessage()).error(e).down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            builder.message("Interrupted").unknown();
        }
    }

    private void nameAccountsToReconnect(HealthCheckResultBuilder builder) {
        List<String> names = account.equals(connection.defaultAccount()) ? connection.accountsToReconnect() : List.of();
        if (!names.isEmpty()) {
            builder.detail("reconnect needed", AccountName.some(names));
        }
    }

    private static void describe(HealthCheckResultBuilder builder, AccountReport report) {
        builder.detail("sign-in", report.signIn());
        builder.detail("requests left", report.allowance().requestsLeft());
        report.allowance().dailyTokensLeft().ifPresent(tokens -> builder.detail("tokens left of the day", tokens));
        report.activity().lastSuccess().ifPresent(at -> builder.detail("last success", at.toString()));
    }
}

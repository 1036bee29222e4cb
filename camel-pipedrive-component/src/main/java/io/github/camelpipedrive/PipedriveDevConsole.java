// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.account.AccountReport;
import io.github.camelpipedrive.account.PipedriveConnection;
import io.github.camelpipedrive.observation.AccountActivity;
import io.github.camelpipedrive.ratelimit.Allowance;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** The page {@code pipedrive} of Camel's developer console: connections, their busiest accounts, their last errors. */
@DevConsole(name = "pipedrive", description = "Accounts and calls of the Pipedrive component")
public class PipedriveDevConsole extends AbstractDevConsole {

    private static final int ACCOUNTS_SHOWN = 100;

    /** Made by Camel. */
    public PipedriveDevConsole() {
        super("camel", "pipedrive", "Pipedrive", "Accounts and calls of the Pipedrive component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (PipedriveConnection connection : connections()) {
            text.append(connection.apiUrl()).append('\n');
            for (AccountReport account : shown(connection)) {
                AccountActivity activity = account.activity();
                text.append("  ")
                        .append(account.name())
                        .append(" (")
                        .append(account.signIn())
                        .append(account.reconnectNeeded() ? ", reconnect needed: " + account.reconnectBecause() : "")
                        .append("): ")
                        .append(activity.calls())
                        .append(" calls, ")
                        .append(activity.failures())
                        .append(" failed, ")
                        .append(averageMillis(activity))
                        .append(" ms each; left: ")
                        .append(left(account.allowance()))
                        .append(refreshes(activity))
                        .append('\n');
                activity.lastErrors().forEach(error -> text.append("    ")
                        .append(error.at())
                        .append(' ')
                        .append(error.kind())
                        .append(": ")
                        .append(error.message())
                        .append('\n'));
            }
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray connections = new JsonArray();
        for (PipedriveConnection connection : connections()) {
            JsonArray accounts = new JsonArray();
            shown(connection).forEach(account -> accounts.add(json(account)));
            JsonObject json = new JsonObject();
            json.put("host", connection.apiUrl().toString());
            json.put("accountsAtHand", connection.accounts().size());
            json.put("accounts", accounts);
            connections.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("connections", connections);
        return root;
    }

    private static JsonObject json(AccountReport account) {
        AccountActivity activity = account.activity();
        JsonObject json = new JsonObject();
        json.put("account", account.name());
        json.put("signIn", account.signIn());
        if (account.reconnectNeeded()) {
            json.put("reconnectNeeded", account.reconnectBecause());
        }
        json.put("calls", activity.calls());
        json.put("failures", activity.failures());
        json.put("averageMillis", averageMillis(activity));
        if (activity.refreshes() > 0) {
            json.put("tokenRefreshes", activity.refreshes());
            json.put("failedTokenRefreshes", activity.failedRefreshes());
        }
        activity.lastSuccess().ifPresent(at -> json.put("lastSuccess", at.toString()));
        Allowance allowance = account.allowance();
        json.put("requestsPerWindow", allowance.requestsPerWindow());
        json.put("requestsLeft", allowance.requestsLeft());
        json.put("searchesPerWindow", allowance.searchesPerWindow());
        json.put("searchesLeft", allowance.searchesLeft());
        allowance.dailyTokens().ifPresent(tokens -> json.put("dailyTokens", tokens));
        allowance.dailyTokensLeft().ifPresent(tokens -> json.put("dailyTokensLeft", tokens));
        json.put("closedForMillis", allowance.closedFor().toMillis());
        JsonArray errors = new JsonArray();
        for (AccountActivity.Failure error : activity.lastErrors()) {
            JsonObject each = new JsonObject();
            each.put("at", error.at().toString());
            each.put("operation", error.operation());
            each.put("kind", error.kind());
            each.put("status", error.status());
            each.put("message", error.message());
            errors.add(each);
        }
        json.put("lastErrors", errors);
        return json;
    }

    private static String left(Allowance allowance) {
        String tokens = allowance.dailyTokensLeft().isPresent()
                ? ", " + allowance.dailyTokensLeft().getAsLong() + " tokens of the day"
                : "";
        String closed = allowance.closedFor().isZero()
                ? ""
                : ", closed for " + allowance.closedFor().toMillis() + " ms";
        return allowance.requestsLeft() + " of " + allowance.requestsPerWindow() + " requests, "
                + allowance.searchesLeft() + " of " + allowance.searchesPerWindow() + " searches" + tokens + closed;
    }

    private static String refreshes(AccountActivity activity) {
        return activity.refreshes() == 0
                ? ""
                : "; token refreshes: " + activity.refreshes() + ", " + activity.failedRefreshes() + " failed";
    }

    private static long averageMillis(AccountActivity activity) {
        Duration all = activity.time();
        return activity.calls() == 0 ? 0 : all.toMillis() / activity.calls();
    }

    private List<PipedriveConnection> connections() {
        List<PipedriveConnection> connections = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof PipedriveComponent component) {
                connections.addAll(component.connections());
            }
        }
        return connections;
    }

    /** Those that need somebody, then the busiest. */
    private static List<AccountReport> shown(PipedriveConnection connection) {
        return connection.accounts().stream()
                .sorted(Comparator.comparing(AccountReport::reconnectNeeded)
                        .thenComparingLong(each -> each.activity().calls())
                        .reversed()
                        .thenComparing(AccountReport::name))
                .limit(ACCOUNTS_SHOWN)
                .toList();
    }
}

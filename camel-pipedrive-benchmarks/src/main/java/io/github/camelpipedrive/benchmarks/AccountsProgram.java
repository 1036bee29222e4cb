// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenStore;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls once for each of many accounts, and prints the bytes of heap that an account takes from then on. */
final class AccountsProgram {

    private static final int WARM = 100;

    private AccountsProgram() {}

    /**
     * Runs it.
     *
     * @param arguments api-token or oauth, address, number of accounts
     */
    public static void main(String[] arguments) throws Exception {
        int accounts = Integer.parseInt(arguments[2]);
        PipedriveComponent component = new PipedriveComponent();
        // The server that is called has no limit and says nothing of one.
        component.setRequestsPerWindow(1_000_000);
        PipedriveConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(arguments[1]);
        if (arguments[0].equals("oauth")) {
            configuration.setClientId("benchmark");
            configuration.setClientSecret("benchmark");
            configuration.setRedirectUri("https://app.example/callback");
            configuration.setTokenStore(connected(accounts, arguments[1]));
        } else {
            Map<String, String> tokens = new HashMap<>();
            for (int account = 0; account < accounts; account++) {
                tokens.put("account-" + account, "token-" + account);
            }
            configuration.setApiTokens(tokens);
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("pipedrive", component);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            call(template, 0, WARM);
            long before = used();
            call(template, WARM, accounts);
            System.out.println((used() - before) / (accounts - WARM));
        }
    }

    private static TokenStore connected(int accounts, String url) throws Exception {
        TokenStore store = new MemoryTokenStore();
        Instant now = Instant.now();
        for (int account = 0; account < accounts; account++) {
            OauthToken token = new OauthToken(
                    "access-" + account, "refresh-" + account, now.plus(Duration.ofHours(1)), "base", url);
            store.store(new Authorization("account-" + account, token, Authorization.Owner.UNKNOWN, now, ""), 0);
        }
        return store;
    }

    private static void call(ProducerTemplate template, int from, int to) {
        for (int account = from; account < to; account++) {
            template.requestBodyAndHeader(
                    "pipedrive:deal/get?id=1401", null, PipedriveConstants.ACCOUNT, "account-" + account);
        }
    }

    private static long used() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}

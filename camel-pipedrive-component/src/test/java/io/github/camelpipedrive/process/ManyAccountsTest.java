// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.AuthorizationServer;
import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.OauthTokenSource;
import io.github.camelpipedrive.auth.OauthTokenSources;
import io.github.camelpipedrive.oauth.HttpAuthorizationServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account costs beside its two tokens, which have to be somewhere. */
class ManyAccountsTest {

    private static final int ACCOUNTS = 10_000;
    private static final int TOKEN_LENGTH = 300;

    @Test
    void takeFewKilobytesEach() throws Exception {
        List<OauthTokenSource> sources = new ArrayList<>(ACCOUNTS);
        MemoryTokenStore store = new MemoryTokenStore();
        OauthTokenSources all = new OauthTokenSources(store, Clock.systemUTC(), new Random(1), account -> {});
        sources.add(source(store, all, 0));
        long before = used();

        for (int account = 1; account <= ACCOUNTS; account++) {
            sources.add(source(store, all, account));
        }

        long each = (used() - before) / ACCOUNTS;
        System.out.printf(
                "%d accounts: %d bytes each, with the store's entry and two tokens of %d characters%n",
                ACCOUNTS, each, TOKEN_LENGTH);
        assertThat(sources).hasSize(ACCOUNTS + 1);
        assertThat(each).isLessThan(6 * 1024);
    }

    private static OauthTokenSource source(MemoryTokenStore store, OauthTokenSources all, int account)
            throws Exception {
        String name = "account-" + account;
        OauthToken token = new OauthToken(
                (name + "a".repeat(TOKEN_LENGTH)).substring(0, TOKEN_LENGTH),
                (name + "r".repeat(TOKEN_LENGTH)).substring(0, TOKEN_LENGTH),
                Instant.now().plus(Duration.ofHours(1)),
                "base",
                "https://acme.pipedrive.com");
        store.store(new Authorization(name, token, Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);
        BaseUrl url = BaseUrl.ofCompany("acme");
        AuthorizationServer server = new HttpAuthorizationServer(
                request -> {
                    throw new IllegalStateException("nothing is due");
                },
                new OauthApp("client", "client-secret", "https://app.example/callback", url, url),
                name,
                UnaryOperator.identity(),
                Clock.systemUTC());
        OauthTokenSource source = all.source(name, new OauthTokenSource.Beginning(Optional.empty(), url), server);
        source.credential();
        return source;
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}

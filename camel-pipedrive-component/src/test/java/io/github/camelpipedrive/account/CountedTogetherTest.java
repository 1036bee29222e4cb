// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.time.Duration;
import java.util.Map;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Identity;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthApp;
import io.github.camelpipedrive.ratelimit.RateBudgets;
import io.github.camelpipedrive.transport.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which calls share one rate budget, in one process and in a store that processes share. */
class CountedTogetherTest {

    private static RateBudgets.Key budget(String url, Map<String, String> apiTokens, String clientId, String account) {
        BaseUrl target = BaseUrl.parse(url, "baseUrl");
        BaseUrl server = BaseUrl.parse("https://oauth.pipedrive.com", "oauthUrl");
        OauthApp app = clientId.isEmpty()
                ? null
                : new OauthApp(clientId, "client-secret", "https://app.example/callback", server, target);
        Identity identity = new Identity(apiTokens, app, new MemoryTokenStore(), Map.of(), "default");
        HttpSettings http = new HttpSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), 20, 200, null, null);
        return new ConnectionSettings(target, identity, http).budgetOf(account);
    }

    private static RateBudgets.Key ofToken(String url, String account, String apiToken) {
        return budget(url, Map.of(account, apiToken), "", account);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.pipedrive.com, https://acme.pipedrive.com, true",
        "https://API.pipedrive.com:443/, https://Acme.Pipedrive.com, true",
        "https://acme.pipedrive.com, https://other.pipedrive.com, true",
        "https://api.pipedrive.com, https://pipedrive.com.example, false",
        "https://api.pipedrive.com, https://notpipedrive.com, false",
        "https://api.pipedrive.com, https://api.pipedrive.com:8443, false",
        "https://api.pipedrive.com, http://localhost:8765, false",
        "http://localhost:8765, http://localhost:8766, false",
        "http://localhost:8765, http://127.0.0.1:8765, false",
        "https://crm.example, https://crm.example:443, true",
    })
    void callsWithOneApiTokenAreCountedTogetherWhateverTheHostOfPipedrive(String one, String other, boolean together) {
        RateBudgets.Key first = ofToken(one, "default", "token-a");

        assertThat(first.equals(ofToken(other, "north", "token-a"))).isEqualTo(together);
        assertThat(first).isNotEqualTo(ofToken(one, "default", "token-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.pipedrive.com, https://acme.pipedrive.com, true",
        "http://localhost:8765, http://localhost:8766, false",
    })
    void callsOfOneAccountOfAnAppAreCountedTogetherWhateverTheHostOfPipedrive(
            String one, String other, boolean together) {
        RateBudgets.Key first = budget(one, Map.of(), "client", "acme");

        assertThat(first.equals(budget(other, Map.of(), "client", "acme"))).isEqualTo(together);
        assertThat(first).isNotEqualTo(budget(one, Map.of(), "another-client", "acme"));
        assertThat(first).isNotEqualTo(budget(one, Map.of(), "client", "another-account"));
    }

    @Test
    void theNameInAStoreIsShortAndShowsNoToken() {
        RateBudgets.Key key = ofToken("https://api.pipedrive.com", "default", "token-a");

        assertThat(key.id()).hasSize(32).matches("[0-9a-f]+").doesNotContain("token");
    }
}

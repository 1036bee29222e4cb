// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.auth.Credential;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.ratelimit.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which hosts are kept: those that the account's own calls go to. */
class KnownHostsTest {

    private final KnownHosts hosts = new KnownHosts();

    private static Request to(String url) {
        return new Request("deal/get", "acme", Method.GET, true, "/", Body.NONE, Claim.NONE)
                .signed(new Credential("x-api-token", "secret", BaseUrl.parse(url, "baseUrl")));
    }

    @Test
    void keepsTheHostOfACallWithACredential() {
        assertThat(hosts.of(to("https://acme.pipedrive.com"))).isSameAs(hosts.of(to("https://acme.pipedrive.com")));
    }

    @Test
    void keepsNoHostThatARedirectHasNamed() {
        Request redirected =
                to("https://acme.pipedrive.com").redirected(BaseUrl.parse("https://store.example", "redirect"), "/x");

        assertThat(hosts.of(redirected)).isEqualTo(hosts.of(redirected)).isNotSameAs(hosts.of(redirected));
    }

    @Test
    void keepsAThousandAtMost() {
        for (int i = 0; i < 1000; i++) {
            hosts.of(to("https://company" + i + ".pipedrive.com"));
        }

        assertThat(hosts.of(to("https://company999.pipedrive.com")))
                .isSameAs(hosts.of(to("https://company999.pipedrive.com")));
        assertThat(hosts.of(to("https://one-more.pipedrive.com")))
                .isNotSameAs(hosts.of(to("https://one-more.pipedrive.com")));
    }
}

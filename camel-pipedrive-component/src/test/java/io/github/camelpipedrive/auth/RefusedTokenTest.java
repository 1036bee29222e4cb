// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows when the API refuses a token. */
class RefusedTokenTest {

    private static final Instant NOW = Instant.parse("2031-03-02T08:15:30Z");

    private int renewals;

    private final AuthorizationServer server = new AuthorizationServer() {
        @Override
        public OauthToken exchange(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OauthToken refresh(OauthToken token) {
            renewals++;
            return new OauthToken("access-" + renewals, "refresh-" + renewals, NOW.plusSeconds(3600), "", "");
        }

        @Override
        public void revoke(OauthToken token) {
            throw new UnsupportedOperationException();
        }
    };

    private final OauthTokenSource tokens = new OauthTokenSources(
                    new MemoryTokenStore(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), account -> {})
            .source(
                    "north",
                    new OauthTokenSource.Beginning(
                            Optional.of("refresh-0"), BaseUrl.parse("https://api.pipedrive.com", "baseUrl")),
                    server);

    @Test
    void countsTheRefusalsOfAllCallsThatWereUnderWayAsOne() throws Exception {
        Credential credential = tokens.credential();

        for (int call = 0; call < 64; call++) {
            assertThat(tokens.refused(credential))
                    .as("call %d may be repeated", call)
                    .isTrue();
        }

        assertThat(tokens.credential().secret()).isEqualTo("Bearer access-2");
        assertThat(renewals).isEqualTo(2);
    }

    @Test
    void givesUpWhenNewTokensAreRefusedToo() throws Exception {
        assertThat(tokens.refused(tokens.credential())).isTrue();
        assertThat(tokens.refused(tokens.credential())).isTrue();
        assertThat(tokens.refused(tokens.credential())).isFalse();

        tokens.accepted(tokens.credential());

        assertThat(tokens.refused(tokens.credential())).isTrue();
    }

    @Test
    void renewsAsOftenAsItIsAskedTo() throws Exception {
        for (int i = 0; i < 5; i++) {
            tokens.renew();
        }

        assertThat(tokens.credential().secret()).isEqualTo("Bearer access-5");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows when the API refuses a token. */
class RefusedTokenTest {

    private final VirtualTime clock = new VirtualTime();
    private int renewals;

    private final AuthorizationServer server = new AuthorizationServer() {
        @Override
        public OauthToken exchange(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RefreshAnswer refresh(OauthToken token) {
            renewals++;
            return RefreshAnswer.of(new OauthToken(
                    "access-" + renewals, "refresh-" + renewals, clock.instant().plusSeconds(3600), "", ""));
        }

        @Override
        public void revoke(OauthToken token) {
            throw new UnsupportedOperationException();
        }
    };

    private final OauthTokenSource tokens = new OauthTokenSources(
                    new MemoryTokenStore(), clock, new Random(1), account -> {})
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
                    .as("call %d may be retried", call)
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
    void triesAgainLaterWhenNewTokensWereRefusedToo() throws Exception {
        tokens.refused(tokens.credential());
        tokens.refused(tokens.credential());
        int before = renewals;

        for (int pause : new int[] {5, 10, 20, 40, 60, 60}) {
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(tokens.refused(tokens.credential()))
                    .as("short of %d s", pause)
                    .isFalse();
            clock.advance(Duration.ofMillis(1));
            assertThat(tokens.refused(tokens.credential()))
                    .as("after %d s", pause)
                    .isTrue();
        }

        assertThat(tokens.credential().secret()).isEqualTo("Bearer access-" + renewals);
        assertThat(renewals).isEqualTo(before + 7);
    }

    @Test
    void renewsAsOftenAsItIsAskedTo() throws Exception {
        for (int i = 0; i < 5; i++) {
            tokens.renew();
        }

        assertThat(tokens.credential().secret()).isEqualTo("Bearer access-5");
    }
}

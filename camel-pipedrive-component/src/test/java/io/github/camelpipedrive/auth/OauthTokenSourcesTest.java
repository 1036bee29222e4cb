// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A source is released while the server's answer is not in the store: the only refresh token that works. */
class OauthTokenSourcesTest {

    private final VirtualTime clock = new VirtualTime();
    private final RotatingServer server = new RotatingServer(clock);
    private final BreakableStore store = new BreakableStore();
    private final UnstoredTokens unstored = new UnstoredTokens(store);
    private final OauthTokenSources sources = new OauthTokenSources(unstored, clock, new Random(1), account -> {});

    @BeforeEach
    void renewWhileTheStoreFails() throws IOException {
        store.store(new Authorization("acme", server.first(), Authorization.Owner.UNKNOWN, clock.instant(), ""), 0);
        store.stores = false;
        assertThatThrownBy(source()::renew)
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageContaining("No token is lost; the store has to work again.");
        assertThat(server.granted).hasValue(1);
    }

    private OauthTokenSource source() {
        return sources.source(
                "acme", new Beginning(Optional.empty(), BaseUrl.parse("https://api.pipedrive.com", "baseUrl")), server);
    }

    private String refreshToken() throws IOException {
        return store.load("acme")
                .map(Stored::authorization)
                .orElseThrow()
                .token()
                .refreshToken();
    }

    @Test
    void storesTheTokenWithTheNextSource() throws Exception {
        store.stores = true;
        clock.advance(RotatingServer.LIFE);

        assertThat(source().credential().secret()).isEqualTo("Bearer access-token-2");

        assertThat(refreshToken()).isEqualTo("refresh-token-2");
    }

    @Test
    void storesTheTokenWithTheNextSourceAlsoAfterAnotherProcessHasTakenTheAccountForEnded() throws Exception {
        store.stores = true;
        OauthTokenSource other = new OauthTokenSources(store, clock, new Random(2), account -> {})
                .source("acme", new Beginning(Optional.empty(), BaseUrl.ofCompany("acme")), server);
        assertThatThrownBy(other::renew).isInstanceOf(PipedriveAuthenticationException.class);

        assertThat(source().credential().secret()).isEqualTo("Bearer access-token-1");

        assertThat(refreshToken()).isEqualTo("refresh-token-1");
    }

    @Test
    void storesTheTokenWhenSomebodyWantsTheLock() throws Exception {
        assertThatThrownBy(() -> sources.lock("acme")).isInstanceOf(IOException.class);
        store.stores = true;

        sources.lock("acme").close();
        sources.lock("nobody").close();

        assertThat(refreshToken()).isEqualTo("refresh-token-1");
        assertThat(store.list()).containsExactly("acme");
    }

    @Test
    void storesTheTokenAtTheEnd() throws Exception {
        store.stores = true;

        unstored.close();

        assertThat(refreshToken()).isEqualTo("refresh-token-1");
    }

    @Test
    void endsAlsoWhenTheStoreStillFails() throws Exception {
        unstored.close();

        assertThat(refreshToken()).isEqualTo("refresh-token-0");
    }

    @Test
    void bringsBackNoAccountThatWasForgottenMeanwhile() throws Exception {
        store.stores = true;
        store.delete("acme");

        unstored.close();

        assertThat(store.list()).isEmpty();
    }

    /** Its version is the one that the token which waits took the place of. */
    @Test
    void leavesAnAccountAloneThatWasForgottenAndConnectedAnewMeanwhile() throws Exception {
        store.stores = true;
        store.delete("acme");
        OauthToken connected = server.connect();
        store.store(new Authorization("acme", connected, Authorization.Owner.UNKNOWN, clock.instant(), ""), 0);

        unstored.close();

        assertThat(refreshToken()).isEqualTo(connected.refreshToken());
        assertThat(store.load("acme").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void leavesAnAccountAloneThatWasConnectedMeanwhile() throws Exception {
        store.stores = true;
        OauthToken connected = server.connect();
        store.store(new Authorization("acme", connected, Authorization.Owner.UNKNOWN, clock.instant(), ""), 1);
        clock.advance(Duration.ofMinutes(1));

        unstored.close();

        assertThat(refreshToken()).isEqualTo(connected.refreshToken());
    }
}

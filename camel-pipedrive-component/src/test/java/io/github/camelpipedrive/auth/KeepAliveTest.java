// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeepAliveTest {

    private static final Duration AFTER = Duration.ofDays(30);

    private final VirtualTime clock = new VirtualTime();
    private final TokenStore store = new MemoryTokenStore();
    private final List<String> renewed = new ArrayList<>();
    private final KeepAlive keepAlive = new KeepAlive(store, AFTER, clock, renewed::add);

    private void connect(String account) throws IOException {
        OauthToken token = new OauthToken("access", "refresh", clock.instant().plusSeconds(3600), "", "");
        store.store(new Authorization(account, token, Authorization.Owner.UNKNOWN, clock.instant(), ""), 0);
    }

    @Test
    void renewsWhatNobodyHasUsedForSoLong() throws Exception {
        connect("idle");
        clock.advance(AFTER.minusSeconds(1));
        connect("busy");

        assertThat(keepAlive.renewIdle()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keepAlive.renewIdle()).isEqualTo(1);

        assertThat(renewed).containsExactly("idle");
    }

    @Test
    void leavesEndedAccountsAlone() throws Exception {
        connect("ended");
        store.store(store.load("ended").orElseThrow().authorization().ended("Invalid grant"), 1);
        clock.advance(AFTER.multipliedBy(3));

        assertThat(keepAlive.renewIdle()).isZero();
    }

    @Test
    void goesOnWithTheOthersWhenOneFails() throws Exception {
        connect("one");
        connect("two");
        connect("three");
        clock.advance(AFTER);
        KeepAlive unlucky = new KeepAlive(store, AFTER, clock, account -> {
            if (account.equals("two")) {
                throw new PipedriveServerException(ErrorDetails.of("oauth/refresh", account, "out of order"));
            }
            renewed.add(account);
        });

        assertThat(unlucky.renewIdle()).isEqualTo(2);
        assertThat(renewed).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void goesOnWithTheOthersWhenOneFailsInAWayThatNobodyExpects() throws Exception {
        connect("one");
        connect("two");
        connect("three");
        clock.advance(AFTER);
        KeepAlive unlucky = new KeepAlive(store, AFTER, clock, account -> {
            if (account.equals("two")) {
                throw new IllegalStateException("a bug");
            }
            renewed.add(account);
        });

        assertThat(unlucky.renewIdle()).isEqualTo(2);
        assertThat(renewed).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void isTriedAgainNextTimeWhenTheStoreFails() throws Exception {
        TokenStore broken = new TokenStore() {
            @Override
            public Optional<Stored> load(String account) throws IOException {
                throw new IOException("damaged");
            }

            @Override
            public Optional<Long> store(Authorization authorization, long expectedVersion) {
                return Optional.empty();
            }

            @Override
            public boolean delete(String account) {
                return false;
            }

            @Override
            public List<String> list() {
                return List.of("acme");
            }

            @Override
            public Lock lock(String account, Duration atMost) {
                return () -> {};
            }
        };

        assertThat(new KeepAlive(broken, AFTER, clock, renewed::add).renewIdle())
                .isZero();
    }

    @Test
    void stopsWhenItIsInterrupted() throws Exception {
        connect("one");
        Thread.currentThread().interrupt();

        assertThatThrownBy(keepAlive::renewIdle).isInstanceOf(InterruptedException.class);
        assertThat(renewed).isEmpty();
    }
}

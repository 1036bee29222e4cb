// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Two processes with one store, which one of them can't write to: its answer of the server is the only good one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnstoredTokensTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final VirtualTime clock = new VirtualTime();
    private final RotatingServer server = new RotatingServer(clock);
    private final TokenStore shared = new MemoryTokenStore();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Node failing = new Node(PATIENCE);

    /** One process: its view of the store, and what it wants to do in the background. */
    private final class Node implements TokenStore, UnstoredTokens.Later {
        private final Deque<Runnable> background = new ConcurrentLinkedDeque<>();
        private final List<Duration> pauses = new CopyOnWriteArrayList<>();
        private final List<String> ended = new CopyOnWriteArrayList<>();
        private final UnstoredTokens unstored = new UnstoredTokens(this, this);
        private final OauthTokenSource source;
        private volatile boolean stores = true;
        private volatile boolean locksHold = true;
        private volatile boolean running = true;
        private volatile Lock lock = () -> {};

        Node(Duration longestWait) {
            source = new OauthTokenSources(unstored, clock, new Random(1), ended::add, longestWait)
                    .source("acme", new Beginning(Optional.empty(), BaseUrl.ofCompany("acme")), server);
        }

        @Override
        public Optional<Stored> load(String account) throws IOException {
            return shared.load(account);
        }

        @Override
        public Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException {
            if (!stores) {
                throw new IOException("the disk is full");
            }
            return shared.store(authorization, expectedVersion);
        }

        @Override
        public boolean delete(String account) throws IOException {
            return shared.delete(account);
        }

        @Override
        public List<String> list() throws IOException {
            return shared.list();
        }

        @Override
        public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
            Lock held = shared.lock(account, atMost);
            lock = held;
            return new Lock() {
                @Override
                public boolean isValid() {
                    return locksHold;
                }

                @Override
                public void close() {
                    held.close();
                }
            };
        }

        @Override
        public boolean run(Runnable task, Duration after) {
            if (running) {
                pauses.add(after);
                background.add(task);
            }
            return running;
        }

        void runBackground() {
            background.remove().run();
        }

        String token() throws PipedriveException, InterruptedException {
            return source.credential().secret();
        }

        /** What a database does when the connection of a lock breaks. */
        void loseLock() {
            locksHold = false;
            lock.close();
        }
    }

    @BeforeEach
    void renewWhileTheStoreFails() throws IOException {
        shared.store(new Authorization("acme", server.first(), Authorization.Owner.UNKNOWN, clock.instant(), ""), 0);
        clock.advance(RotatingServer.LIFE);
        failing.stores = false;
        assertThatThrownBy(failing::token)
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageContaining("the token store failed: the disk is full");
        assertThat(server.granted).hasValue(1);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Authorization stored() throws IOException {
        return shared.load("acme").orElseThrow().authorization();
    }

    @Test
    void othersWaitForTheTokenInsteadOfAskingWithAnOldOne() throws Exception {
        Node other = new Node(PATIENCE);
        List<Future<String>> tokens = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            tokens.add(threads.submit(other::token));
        }
        failing.runBackground();
        failing.stores = true;
        failing.runBackground();

        for (Future<String> each : tokens) {
            assertThat(each.get()).isEqualTo("Bearer access-token-1");
        }
        assertThat(server.asked).hasValue(1);
        assertThat(stored().ended()).isFalse();
        assertThat(other.ended).isEmpty();
    }

    @Test
    void othersGetAFailureThatCanBeRepeatedWhenTheTokenIsNotStoredInTime() throws Exception {
        Node other = new Node(SHORT);

        PipedriveConnectionException failure =
                catchThrowableOfType(PipedriveConnectionException.class, () -> other.source.credential());

        assertThat(failure)
                .hasMessageStartingWith(
                        "oauth/refresh: the token could not be refreshed: Another thread has held the lock"
                                + " of 'acme' for PT")
                .hasMessageEndingWith(
                        ". Another thread or process refreshes it, or has a new one that it could not store"
                                + " yet; its log says so. The call can be retried.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
        assertThat(stored().ended()).isFalse();
        assertThat(server.asked).hasValue(1);
    }

    @Test
    void storingIsRetriedLaterAndLaterUntilItSucceeds() throws Exception {
        for (int i = 0; i < 6; i++) {
            failing.runBackground();
        }
        assertThat(failing.pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 10L);
        failing.stores = true;
        failing.runBackground();

        assertThat(failing.background).isEmpty();
        assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        shared.lock("acme", SHORT).close();
    }

    @Test
    void theNextCallStoresItWithoutWaitingForTheBackground() throws Exception {
        failing.stores = true;
        clock.advance(Duration.ofSeconds(1));

        assertThat(failing.token()).isEqualTo("Bearer access-token-1");

        failing.runBackground();
        assertThat(failing.background).isEmpty();
        shared.lock("acme", SHORT).close();
    }

    @Test
    void anEndThatCouldNotBeStoredIsToldWhenItIs() throws Exception {
        Node other = new Node(PATIENCE);
        failing.stores = true;
        failing.runBackground();
        server.connect();
        clock.advance(RotatingServer.LIFE);
        other.stores = false;
        assertThatThrownBy(other::token).isInstanceOf(PipedriveConnectionException.class);
        assertThat(other.ended).isEmpty();
        other.stores = true;

        other.runBackground();

        assertThat(other.ended).containsExactly("acme");
        assertThat(stored().ended()).isTrue();
    }

    @Test
    void aLockThatWasLostIsTakenAgainBeforeTheTokenIsStored() throws Exception {
        failing.loseLock();
        failing.stores = true;
        try (TokenStore.Lock others = shared.lock("acme", SHORT)) {
            failing.runBackground();
            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-0");
        }

        failing.runBackground();

        assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        shared.lock("acme", SHORT).close();
    }

    @Test
    void anAccountThatWasGivenUpWhileTheLockWasLostWorksAgainWithoutACall() throws Exception {
        failing.loseLock();
        Node other = new Node(PATIENCE);
        assertThatThrownBy(other::token).isInstanceOf(PipedriveAuthenticationException.class);
        failing.stores = true;

        failing.runBackground();
        clock.advance(Duration.ofSeconds(5));

        assertThat(other.token()).isEqualTo("Bearer access-token-1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLockIsGivenBackAtTheEnd(boolean stores) throws Exception {
        failing.stores = stores;
        failing.running = false;

        failing.unstored.close();

        shared.lock("acme", SHORT).close();
        assertThat(stored().token().refreshToken()).isEqualTo(stores ? "refresh-token-1" : "refresh-token-0");
    }

    @Test
    void theLockIsGivenBackWhenTheBackgroundHasEnded() throws Exception {
        failing.running = false;

        failing.runBackground();

        shared.lock("acme", SHORT).close();
    }

    @Test
    void storingGoesOnWhenTheComponentIsStartedAgain() throws Exception {
        failing.running = false;
        failing.unstored.close();
        failing.background.clear();
        failing.running = true;
        failing.stores = true;

        failing.unstored.storeLater();
        failing.runBackground();

        assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
    }

    @Test
    void threadsThatWaitForARenewalOfAnotherOneDoSoForALimitedTime() throws Exception {
        failing.stores = true;
        failing.runBackground();
        clock.advance(RotatingServer.LIFE);
        CountDownLatch release = new CountDownLatch(1);
        server.before = release::await;
        Node other = new Node(SHORT);
        Future<String> leader = threads.submit(other::token);
        await().until(() -> server.asked.get() == 2);
        List<Future<String>> followers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            followers.add(threads.submit(other::token));
        }

        for (Future<String> each : followers) {
            assertThatThrownBy(() -> each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessage(
                            "oauth/refresh: the token could not be refreshed: another thread has been refreshing it for"
                                    + " PT0.05S. The authorization server or the token store does not answer in time. The call"
                                    + " can be retried.");
        }
        release.countDown();
        assertThat(leader.get()).isEqualTo("Bearer access-token-2");
        assertThat(other.token()).isEqualTo("Bearer access-token-2");
    }
}

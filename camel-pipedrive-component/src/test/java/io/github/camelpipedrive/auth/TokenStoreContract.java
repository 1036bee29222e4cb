// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelpipedrive.auth.Authorization.Owner;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What every store does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TokenStoreContract {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TokenStore store;

    /** A store on an empty place. */
    abstract TokenStore emptyStore() throws Exception;

    /** Another store on the same place, as another process has it. */
    abstract TokenStore sameStoreAgain() throws Exception;

    @BeforeEach
    void makeStore() throws Exception {
        store = emptyStore();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    static Authorization authorization(String account, String refreshToken) {
        OauthToken token =
                new OauthToken("v1u:AQIBAHi+/=", refreshToken, NOW, "deals:full,base", "https://acme.pipedrive.com");
        return new Authorization(account, token, new Owner(7, "Größe & Co", "acme", 9, "Zoë \"Z\""), NOW, "");
    }

    private String refreshToken(String account) throws IOException {
        return store.load(account).orElseThrow().authorization().token().refreshToken();
    }

    @Test
    void hasNothingInTheBeginning() throws Exception {
        assertThat(store.load("acme")).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.delete("acme")).isFalse();
    }

    @Test
    void givesBackWhatWasStored() throws Exception {
        Authorization stored = authorization("acme", "refresh").ended("Invalid grant: \u20ac");

        assertThat(store.store(stored, 0)).hasValue(1L);

        assertThat(store.load("acme")).hasValue(new Stored(stored, 1));
        assertThat(sameStoreAgain().load("acme")).hasValue(new Stored(stored, 1));
    }

    @Test
    void countsTheVersions() throws Exception {
        store.store(authorization("acme", "one"), 0);

        assertThat(store.store(authorization("acme", "two"), 1)).hasValue(2L);
        assertThat(sameStoreAgain().store(authorization("acme", "three"), 2)).hasValue(3L);
        assertThat(refreshToken("acme")).isEqualTo("three");
    }

    @Test
    void leavesWhatIsStoredToThoseWhoKnowItsVersion() throws Exception {
        store.store(authorization("acme", "one"), 0);
        store.store(authorization("acme", "two"), 1);

        assertThat(store.store(authorization("acme", "other"), 0)).isEmpty();
        assertThat(store.store(authorization("acme", "other"), 1)).isEmpty();
        assertThat(store.store(authorization("acme", "other"), 3)).isEmpty();
        assertThat(store.store(authorization("new", "other"), 1)).isEmpty();
        assertThat(refreshToken("acme")).isEqualTo("two");
        assertThat(store.list()).containsExactly("acme");
    }

    @Test
    void letsOneOfManyStoreWhenAllKnowTheSameVersion() throws Exception {
        TokenStore other = sameStoreAgain();
        for (int version = 0; version < 20; version++) {
            long expected = version;
            CyclicBarrier start = new CyclicBarrier(8);
            List<Future<Optional<Long>>> outcomes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = version + "/" + i;
                TokenStore mine = i % 2 == 0 ? store : other;
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return mine.store(authorization("acme", token), expected);
                }));
            }
            int winners = 0;
            for (Future<Optional<Long>> each : outcomes) {
                winners += each.get().isPresent() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            assertThat(store.load("acme").orElseThrow().version()).isEqualTo(expected + 1);
        }
    }

    @Test
    void forgetsWhatIsDeleted() throws Exception {
        store.store(authorization("acme", "one"), 0);
        store.store(authorization("other", "two"), 0);

        assertThat(sameStoreAgain().delete("acme")).isTrue();

        assertThat(store.load("acme")).isEmpty();
        assertThat(store.delete("acme")).isFalse();
        assertThat(store.list()).containsExactly("other");
        assertThat(store.store(authorization("acme", "three"), 0)).hasValue(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "ACME",
                "a b",
                "a.b",
                ".",
                "..",
                "../../etc/passwd",
                "/etc/passwd",
                "C:\\Windows",
                "a/b",
                "a%2fb",
                "%",
                "%2",
                "con",
                "*",
                "?",
                "'; DROP TABLE pipedrive_token; --",
                "${java.io.tmpdir}",
                "{{secret}}",
                "Größe",
                "会社",
                "\ud83d\ude80",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void copesWithAnyCharacterInAName(String account) throws Exception {
        store.store(authorization("acme2", "other"), 0);
        try (TokenStore.Lock held = store.lock(account, PATIENCE)) {
            store.store(authorization(account, "refresh"), 0);
        }

        assertThat(store.list()).containsExactlyInAnyOrder("acme2", account);
        assertThat(sameStoreAgain().load(account).orElseThrow().authorization().account())
                .isEqualTo(account);
        assertThat(store.delete(account)).isTrue();
        assertThat(store.list()).containsExactly("acme2");
    }

    @Test
    void tellsUpperFromLowerCase() throws Exception {
        store.store(authorization("acme", "lower"), 0);
        store.store(authorization("ACME", "upper"), 0);

        assertThat(refreshToken("acme")).isEqualTo("lower");
        assertThat(refreshToken("ACME")).isEqualTo("upper");
    }

    @Test
    void keepsLongTokens() throws Exception {
        String token = "x".repeat(32 * 1024);

        store.store(authorization("acme", token), 0);

        assertThat(refreshToken("acme")).isEqualTo(token);
    }

    @Test
    void letsOneAtATimeRenewAnAccount() throws Exception {
        TokenStore other = sameStoreAgain();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            TokenStore mine = i % 2 == 0 ? store : other;
            done.add(threads.submit(() -> {
                for (int turn = 0; turn < 5; turn++) {
                    try (TokenStore.Lock held = mine.lock("acme", PATIENCE)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        long version = mine.load("acme").map(Stored::version).orElse(0L);
                        assertThat(mine.store(authorization("acme", "t"), version))
                                .isPresent();
                        inside.decrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        assertThat(most).hasValue(1);
        assertThat(store.load("acme").orElseThrow().version()).isEqualTo(50);
    }

    @Test
    void letsDifferentAccountsBeRenewedAtTheSameTime() throws Exception {
        try (TokenStore.Lock held = store.lock("acme", PATIENCE);
                TokenStore.Lock another = sameStoreAgain().lock("other", PATIENCE)) {
            assertThat(store.store(authorization("acme", "t"), 0)).hasValue(1L);
        }
    }

    @Test
    void givesUpWaitingWhenItTakesTooLong() throws Exception {
        try (TokenStore.Lock held = store.lock("acme", PATIENCE)) {
            Future<TokenStore.Lock> here = threads.submit(() -> store.lock("acme", Duration.ofMillis(50)));
            Future<TokenStore.Lock> there =
                    threads.submit(() -> sameStoreAgain().lock("acme", Duration.ofMillis(50)));

            assertThatThrownBy(here::get).hasCauseInstanceOf(IOException.class);
            assertThatThrownBy(there::get).hasCauseInstanceOf(IOException.class);
        }
        sameStoreAgain().lock("acme", PATIENCE).close();
    }

    @Test
    void keepsALockWhoseOtherBidderGaveUp() throws Exception {
        try (TokenStore.Lock held = store.lock("acme", PATIENCE)) {
            assertThatThrownBy(() -> sameStoreAgain().lock("acme", Duration.ofMillis(20)))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sameStoreAgain().lock("acme", Duration.ofMillis(20)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void endsTheWaitOfAnInterruptedThread() throws Exception {
        try (TokenStore.Lock held = store.lock("acme", PATIENCE)) {
            CountDownLatch waiting = new CountDownLatch(1);
            Future<?> interrupted = threads.submit(() -> {
                waiting.countDown();
                assertThatThrownBy(() -> sameStoreAgain().lock("acme", PATIENCE))
                        .isInstanceOf(InterruptedException.class);
            });
            waiting.await();
            threads.shutdownNow();

            interrupted.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void takesNoHarmWhenALockIsGivenBackTwice() throws Exception {
        TokenStore.Lock lock = store.lock("acme", PATIENCE);
        lock.close();
        lock.close();

        try (TokenStore.Lock held = store.lock("acme", PATIENCE)) {
            lock.close();
            Future<TokenStore.Lock> other = threads.submit(() -> store.lock("acme", Duration.ofMillis(20)));
            assertThatThrownBy(other::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void wakesThoseWhoWait() throws Exception {
        TokenStore.Lock held = store.lock("acme", PATIENCE);
        Future<?> other = threads.submit(() -> {
            sameStoreAgain().lock("acme", PATIENCE).close();
            return null;
        });
        await().pollDelay(Duration.ofMillis(20)).until(() -> !other.isDone());
        held.close();

        other.get(10, TimeUnit.SECONDS);
    }

    /** A token that can't be stored keeps its lock until another thread has stored it. */
    @Test
    void givesBackALockByAnotherThread() throws Exception {
        TokenStore.Lock lock = store.lock("acme", PATIENCE);
        assertThat(lock.isValid()).isTrue();

        threads.submit(lock::close).get();

        sameStoreAgain().lock("acme", PATIENCE).close();
        threads.submit(() -> store.lock("acme", PATIENCE)).get().close();
    }

    @Test
    void hasNoTokenInItsToString() throws Exception {
        store.store(authorization("acme", "refresh-secret"), 0);

        assertThat(store.toString() + store.load("acme"))
                .doesNotContain("refresh-secret")
                .doesNotContain("v1u:");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelpipedrive.auth.OauthTokenSource.Beginning;
import io.github.camelpipedrive.auth.TokenStore.Stored;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OauthTokenSourceTest {

    private static final int THREADS = 200;

    private final VirtualTime clock = new VirtualTime();
    private final RotatingServer server = new RotatingServer(clock);
    private final BreakableStore store = new BreakableStore();
    private final OauthTokenSource source = source(Optional.empty());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void connect() throws Exception {
        put(server.first());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private OauthTokenSource source(Optional<String> refreshToken) {
        BaseUrl api = BaseUrl.parse("https://api.pipedrive.com", "baseUrl");
        return new OauthTokenSources(store, clock, new Random(1), account -> {})
                .source("acme", new Beginning(refreshToken, api), server);
    }

    private void put(OauthToken token) throws IOException {
        long version = store.load("acme").map(Stored::version).orElse(0L);
        assertThat(store.store(
                        new Authorization("acme", token, Authorization.Owner.UNKNOWN, clock.instant(), ""), version))
                .isPresent();
    }

    private Authorization stored() throws IOException {
        return store.load("acme").orElseThrow().authorization();
    }

    private String token() throws Exception {
        return source.credential().secret();
    }

    private void expire() {
        clock.advance(RotatingServer.LIFE);
    }

    private <T> List<Future<T>> together(int count, Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(threads.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        return results;
    }

    private static PipedriveServerException serverError() {
        return new PipedriveServerException(ErrorDetails.of("oauth/refresh", "acme", "out of order"));
    }

    @Nested
    class WithManyThreads {

        @Test
        void renewsOnceWhenTwoHundredThreadsMeetAnExpiredToken() throws Exception {
            assertThat(token()).isEqualTo("Bearer access-token-0");
            expire();

            List<Future<String>> tokens = together(THREADS, OauthTokenSourceTest.this::token);

            for (Future<String> each : tokens) {
                assertThat(each.get()).isEqualTo("Bearer access-token-1");
            }
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void renewsOnceAndHasAllCallsRepeatedWhenTwoHundredThreadsAreRefused() throws Exception {
            Credential first = source.credential();

            List<Future<String>> tokens = together(THREADS, () -> {
                assertThat(source.refused(first)).isTrue();
                return token();
            });

            for (Future<String> each : tokens) {
                assertThat(each.get()).isEqualTo("Bearer access-token-1");
            }
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void sharesTheFailureOfOneRenewal() throws Exception {
            token();
            expire();
            CountDownLatch release = new CountDownLatch(1);
            server.before = () -> {
                release.await();
                throw serverError();
            };

            List<Future<String>> tokens = together(THREADS, OauthTokenSourceTest.this::token);
            await().until(() -> server.asked.get() == 1);
            release.countDown();

            for (Future<String> each : tokens) {
                assertThatThrownBy(each::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(PipedriveServerException.class);
            }
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void usesTheOldTokenWhileAnotherThreadRenewsItAheadOfItsEnd() throws Exception {
            token();
            clock.advance(RotatingServer.LIFE.minusSeconds(30));
            CountDownLatch release = new CountDownLatch(1);
            server.before = release::await;

            Future<String> leader = threads.submit(OauthTokenSourceTest.this::token);
            await().until(() -> server.asked.get() == 1);
            assertThat(token()).isEqualTo("Bearer access-token-0");
            release.countDown();

            assertThat(leader.get()).isEqualTo("Bearer access-token-1");
            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void leavesTheRenewalToAnotherThreadWhenTheFirstIsInterrupted() throws Exception {
            token();
            expire();
            AtomicReference<Thread> leader = new AtomicReference<>();
            CountDownLatch never = new CountDownLatch(1);
            server.before = () -> {
                if (leader.compareAndSet(null, Thread.currentThread())) {
                    never.await();
                }
            };

            Future<String> first = threads.submit(OauthTokenSourceTest.this::token);
            await().until(() -> leader.get() != null);
            List<Future<String>> others = together(20, OauthTokenSourceTest.this::token);
            leader.get().interrupt();

            assertThatThrownBy(first::get).hasCauseInstanceOf(InterruptedException.class);
            for (Future<String> each : others) {
                assertThat(each.get()).isEqualTo("Bearer access-token-1");
            }
            assertThat(server.asked).hasValue(2);
        }

        @Test
        void doesNotGoBackToAnOldTokenWhenItIsConnectedAnewDuringARenewal() throws Exception {
            token();
            expire();
            store.locks = false;
            CountDownLatch release = new CountDownLatch(1);
            server.after = release::await;

            Future<String> leader = threads.submit(OauthTokenSourceTest.this::token);
            await().until(() -> server.granted.get() == 1);
            put(server.connect());
            source.forget();
            Future<String> other = threads.submit(OauthTokenSourceTest.this::token);
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer access-token-2");
            release.countDown();

            assertThat(leader.get()).isEqualTo("Bearer access-token-2");
            assertThat(token()).isEqualTo("Bearer access-token-2");
            assertThat(stored().token().refreshToken()).isEqualTo("reconnected-token-2");
        }

        @Test
        void looksAgainWithoutHoldingUpTheRenewalAfterForgetting() throws Exception {
            token();
            for (int i = 1; i <= 50; i++) {
                expire();
                List<Future<String>> tokens = together(8, OauthTokenSourceTest.this::token);
                source.forget();
                for (Future<String> each : tokens) {
                    assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer access-token-" + i);
                }
            }
            assertThat(server.asked).hasValue(50);
        }
    }

    @Nested
    class WhenItIsTime {

        @Test
        void usesTheStoredTokenUntilItsMarginBegins() throws Exception {
            clock.advance(RotatingServer.LIFE.minusMinutes(5));

            assertThat(token()).isEqualTo("Bearer access-token-0");
            assertThat(server.asked).hasValue(0);
        }

        @Test
        void renewsTwoMinutesAheadAtTheLatest() throws Exception {
            token();
            clock.advance(RotatingServer.LIFE.minusMinutes(2));

            assertThat(token()).isEqualTo("Bearer access-token-1");
        }

        @Test
        void spreadsTheRenewalsOfManyAccountsOverTwoMinutes() {
            List<Instant> due = new ArrayList<>();
            for (int seed = 0; seed < 100; seed++) {
                TokenRenewal renewal = new TokenRenewal(
                        "acme",
                        new Beginning(Optional.empty(), BaseUrl.ofCompany("acme")),
                        new UnstoredTokens(store),
                        server,
                        clock,
                        new Random(seed),
                        account -> {},
                        Duration.ofSeconds(60));
                due.add(assertDoesNotThrow(() -> renewal.renew(TokenState.UNKNOWN, false))
                        .dueAt());
            }

            Instant end = server.first().expiresAt();
            assertThat(due)
                    .allMatch(each -> each.isAfter(end.minusSeconds(241)) && each.isBefore(end.minusSeconds(119)));
            assertThat(due).doesNotHaveDuplicates();
        }

        @Test
        void storesTheNewTokenBeforeItIsUsed() throws Exception {
            token();
            expire();
            store.stores = false;

            assertThatThrownBy(source::credential)
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessage("oauth/refresh: the token store failed: the disk is full."
                            + " No token is lost; the store has to work again.");
        }

        @Test
        void keepsTheOldRefreshTokenWhereNoneComesBack() throws Exception {
            server.rotating = false;
            expire();

            token();

            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-0");
            assertThat(stored().usedAt()).isEqualTo(clock.instant());
        }

        /** What happens at Pipedrive while the answer is in progress happens to the new token. */
        @Test
        void remembersWhenItAskedAndNotWhenItWasAnswered() throws Exception {
            token();
            expire();
            Instant asked = clock.instant();
            server.after = () -> clock.advance(Duration.ofSeconds(20));

            token();

            assertThat(stored().usedAt()).isEqualTo(asked);
        }

        @Test
        void keepsTheNewRefreshTokenWhereOneComesBack() throws Exception {
            expire();

            token();

            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        }

        @Test
        void callsTheHostThatTheTokenNames() throws Exception {
            assertThat(source.credential().baseUrl()).hasToString("https://acme.pipedrive.com");
        }

        @Test
        void renewsATokenThatWorksWhenItIsToldTo() throws Exception {
            token();

            source.renew();

            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(server.asked).hasValue(1);
        }
    }

    @Nested
    class WhenTheApiRefusesIt {

        @Test
        void letsALateRefusalOfAnOldTokenPass() throws Exception {
            Credential old = source.credential();
            expire();
            token();

            assertThat(source.refused(old)).isTrue();
            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void stopsRenewingWhenEachNewTokenIsRefusedToo() throws Exception {
            for (int call = 0; call < 20; call++) {
                source.refused(source.credential());
            }

            assertThat(server.asked).hasValue(2);
        }

        @Test
        void renewsAgainAfterACallWasAccepted() throws Exception {
            for (int call = 1; call <= 20; call++) {
                assertThat(source.refused(source.credential())).isTrue();
                source.accepted(source.credential());
                assertThat(server.asked).hasValue(call);
            }
        }

        @Test
        void doesNotUseTheRefusedTokenWhileTheServerIsDown() throws Exception {
            source.refused(source.credential());
            server.before = () -> {
                throw serverError();
            };

            assertThatThrownBy(source::credential).isInstanceOf(PipedriveServerException.class);
        }

        @Test
        void takesTheTokenThatAnotherProcessGotMeanwhile() throws Exception {
            Credential refused = source.credential();
            OauthTokenSource other = source(Optional.empty());
            other.renew();
            source.refused(refused);

            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(server.asked).hasValue(1);
        }
    }

    @Nested
    class WhenSeveralProcessesShareTheStore {

        @Test
        void renewsOnceForTwo() throws Exception {
            OauthTokenSource other = source(Optional.empty());
            token();
            other.credential();
            for (int expiry = 1; expiry <= 100; expiry++) {
                expire();
                List<Future<String>> tokens = together(1, OauthTokenSourceTest.this::token);
                tokens.addAll(together(1, () -> other.credential().secret()));
                for (Future<String> each : tokens) {
                    assertThat(each.get()).isEqualTo("Bearer access-token-" + expiry);
                }
            }
            assertThat(server.asked).hasValue(100);
        }

        @Test
        void goesOnWithTheTokenOfAnotherProcessWhenItsOwnRefreshTokenWasUsedUpByThat() throws Exception {
            token();
            expire();
            store.locks = false;
            OauthTokenSource other = source(Optional.empty());
            server.before = () -> {
                server.before = () -> {};
                other.credential();
            };

            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(stored().ended()).isFalse();
        }

        @Test
        void healsAnAccountThatAnotherProcessTookForEnded() throws Exception {
            token();
            expire();
            store.locks = false;
            OauthTokenSource other = source(Optional.empty());
            server.after = () -> {
                server.after = () -> {};
                assertThatThrownBy(other::credential).isInstanceOf(PipedriveAuthenticationException.class);
            };

            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(stored().ended()).isFalse();
            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        }

        @Test
        void doesNotBringBackAnAccountThatWasDeletedMeanwhile() throws Exception {
            token();
            expire();
            store.locks = false;
            server.after = () ->
                    assertThat(assertDoesNotThrow(() -> store.delete("acme"))).isTrue();

            assertThatThrownBy(source::credential).hasMessageContaining("the account 'acme' is not connected");
            assertThat(store.load("acme")).isEmpty();
        }
    }

    @Nested
    class WhenTheServerFails {

        @Test
        void usesTheOldTokenWhileItWorksAndAsksAgainLaterAndLater() throws Exception {
            server.before = () -> {
                throw serverError();
            };
            clock.advance(RotatingServer.LIFE.minusMinutes(2));

            for (int second = 0; second < 119; second++) {
                assertThat(token()).isEqualTo("Bearer access-token-0");
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(server.asked.get()).isBetween(5, 10);
        }

        @Test
        void failsAtOnceBetweenTheTriesWhenTheOldTokenHasEnded() throws Exception {
            server.before = () -> {
                throw serverError();
            };
            expire();

            for (int call = 0; call < 100; call++) {
                assertThatThrownBy(source::credential).isInstanceOf(PipedriveServerException.class);
            }

            assertThat(server.asked).hasValue(1);
        }

        @Test
        void worksAgainWhenTheServerDoes() throws Exception {
            server.before = () -> {
                throw serverError();
            };
            expire();
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveServerException.class);
            server.before = () -> {};
            clock.advance(Duration.ofSeconds(1));

            assertThat(token()).isEqualTo("Bearer access-token-1");
        }

        @Test
        void takesWhatAnotherProcessGotWithoutWaitingForItsOwnNextTry() throws Exception {
            OauthTokenSource other = source(Optional.empty());
            server.before = () -> {
                throw serverError();
            };
            expire();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(source::credential).isInstanceOf(PipedriveServerException.class);
                clock.advance(Duration.ofSeconds(60));
            }
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveServerException.class);
            server.before = () -> {};
            other.credential();
            clock.advance(Duration.ofSeconds(5));

            assertThat(token()).isEqualTo("Bearer access-token-1");
        }

        @Test
        void hasNoFailureLeftOverForAnAccountThatIsConnectedAnew() throws Exception {
            server.before = () -> {
                put(server);
                source.forget();
                throw serverError();
            };
            expire();

            assertThat(token()).startsWith("Bearer access-token-");
        }

        private void put(RotatingServer connected) {
            assertDoesNotThrow(() -> {
                OauthTokenSourceTest.this.put(connected.connect());
                return null;
            });
        }
    }

    @Nested
    class WhenTheStoreFails {

        @Test
        void storesTheTokenLaterWithoutAskingTheServerAgain() throws Exception {
            expire();
            store.stores = false;
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveConnectionException.class);
            store.stores = true;
            clock.advance(Duration.ofSeconds(1));

            assertThat(token()).isEqualTo("Bearer access-token-1");
            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void stillWorksAfterAnotherProcessHasTakenTheAccountForEnded() throws Exception {
            expire();
            store.stores = false;
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveConnectionException.class);
            store.stores = true;
            OauthTokenSource other = source(Optional.empty());
            assertThatThrownBy(other::credential).isInstanceOf(PipedriveAuthenticationException.class);
            clock.advance(Duration.ofSeconds(1));

            assertThat(token()).isEqualTo("Bearer access-token-1");
            clock.advance(Duration.ofSeconds(5));
            assertThat(other.credential().secret()).isEqualTo("Bearer access-token-1");
        }

        @Test
        void storesTheTokenAlsoWhenTheThreadIsInterrupted() throws Exception {
            expire();
            store.interruptible = true;
            server.after = () -> Thread.currentThread().interrupt();

            Future<Boolean> interrupted = threads.submit(() -> {
                token();
                return Thread.currentThread().isInterrupted();
            });

            assertThat(interrupted.get()).isTrue();
            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        }

        @Test
        void usesTheTokenItHasWhileItWorks() throws Exception {
            token();
            clock.advance(RotatingServer.LIFE.minusMinutes(1));
            store.loads = false;

            assertThat(token()).isEqualTo("Bearer access-token-0");
        }

        @Test
        void saysSoWhenItHasNone() {
            store.loads = false;

            assertThatThrownBy(source::credential)
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessageContaining("the token store failed: the disk is gone");
        }
    }

    @Nested
    class WhenTheRefreshTokenIsOfNoUse {

        @BeforeEach
        void withdraw() {
            server.connect();
            expire();
        }

        @Test
        void marksTheAccountAndFailsAtOnceFromThenOn() throws Exception {
            for (int call = 0; call < 100; call++) {
                assertThatThrownBy(source::credential)
                        .isInstanceOf(PipedriveAuthenticationException.class)
                        .hasMessage("oauth/refresh: the account 'acme' has to be connected again: Invalid grant:"
                                + " refresh_token is invalid. The access must be allowed again:"
                                + " oauth/authorizeUrl, then oauth/connect.");
                clock.advance(Duration.ofMinutes(1));
            }

            assertThat(server.asked).hasValue(1);
            assertThat(stored().ended()).isTrue();
        }

        @Test
        void asksTheServerNoMoreInOtherProcessesEither() {
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveAuthenticationException.class);

            assertThatThrownBy(source(Optional.empty())::credential)
                    .isInstanceOf(PipedriveAuthenticationException.class);
            assertThatThrownBy(source::renew).isInstanceOf(PipedriveAuthenticationException.class);
            assertThat(server.asked).hasValue(1);
        }

        @Test
        void worksAgainAtOnceWhenThisProcessConnectsIt() throws Exception {
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveAuthenticationException.class);
            put(server.connect());
            source.forget();

            assertThat(token()).isEqualTo("Bearer access-token-2");
        }

        @Test
        void worksAgainSoonWhenAnotherProcessConnectsIt() throws Exception {
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveAuthenticationException.class);
            put(server.connect());
            clock.advance(Duration.ofSeconds(5));

            assertThat(token()).isEqualTo("Bearer access-token-2");
        }

        @Test
        void marksItLaterWhenTheStoreFails() throws Exception {
            store.stores = false;
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveConnectionException.class);
            store.stores = true;
            clock.advance(Duration.ofSeconds(1));

            assertThatThrownBy(source::credential).isInstanceOf(PipedriveAuthenticationException.class);
            assertThat(server.asked).hasValue(1);
        }
    }

    @Nested
    class WithAConfiguredRefreshToken {

        @BeforeEach
        void forgetAll() throws Exception {
            store.delete("acme");
        }

        @Test
        void beginsWithItWhereNothingIsStored() throws Exception {
            assertThat(source(Optional.of("refresh-token-0")).credential().secret())
                    .isEqualTo("Bearer access-token-1");
            assertThat(stored().token().refreshToken()).isEqualTo("refresh-token-1");
        }

        @Test
        void beginsWithItWhereTheStoredOneHasEnded() throws Exception {
            put(new OauthToken("old", "long-gone-token", Instant.EPOCH, "", ""));
            assertThatThrownBy(source::credential).isInstanceOf(PipedriveAuthenticationException.class);

            assertThat(source(Optional.of("refresh-token-0")).credential().secret())
                    .isEqualTo("Bearer access-token-1");
            assertThat(stored().ended()).isFalse();
        }

        @Test
        void triesItOnceWhenTheServerDoesNotTakeIt() {
            OauthTokenSource configured = source(Optional.of("mistyped-token"));

            for (int call = 0; call < 20; call++) {
                assertThatThrownBy(configured::credential).isInstanceOf(PipedriveAuthenticationException.class);
                clock.advance(Duration.ofMinutes(1));
            }

            assertThat(server.asked).hasValue(1);
        }

        @Test
        void saysThatAnAccountIsNotConnectedWhereThereIsNone() {
            assertThatThrownBy(source::credential)
                    .isInstanceOf(PipedriveAuthenticationException.class)
                    .hasMessage("oauth/refresh: the account 'acme' is not connected."
                            + " Connect it with oauth/authorizeUrl and oauth/connect, or name another one with the"
                            + " header CamelPipedriveAccount or the option account.");
        }
    }

    @Test
    void takesTheTokensOutOfTextsAlsoTheOneBefore() throws Exception {
        token();
        expire();
        token();

        assertThat(source.redact("access-token-0 access-token-1 refresh-token-0 refresh-token-1 none"))
                .isEqualTo("xxxxxx xxxxxx xxxxxx xxxxxx none");
    }

    private static <T> T assertDoesNotThrow(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.ratelimit.RateLimitStore;
import io.github.camelpipedrive.ratelimit.RateWindows;
import io.github.camelpipedrive.transport.SocketServer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** One company's host that does not answer holds up nobody else, and nobody for longer than the timeouts say. */
@Timeout(60)
class SlowHostTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final PipedriveComponent component = new PipedriveComponent();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SocketServer silent;
    private SocketServer other;

    @BeforeEach
    void start() throws Exception {
        silent = new SocketServer();
        silent.answers(request -> {
            end.await();
            return "{}";
        });
        other = new SocketServer();
        component.getConfiguration().setBaseUrl(other.url());
        component.getConfiguration().setOauthUrl(other.url());
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("client-secret");
        component.getConfiguration().setRedirectUri("https://app.example/callback");
        component.getConfiguration().setTokenStore(store);
        component.getConfiguration().setMaxRetries(0);
        context.disableJMX();
        context.addComponent("pipedrive", component);
        connect("silent", silent.url());
        connect("other", other.url());
    }

    @AfterEach
    void stop() throws Exception {
        end.countDown();
        context.close();
        silent.close();
        other.close();
    }

    private void connect(String account, String url) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        OauthToken token = new OauthToken("access-" + account, "refresh-" + account, tomorrow, "", url);
        store.store(new Authorization(account, token, Authorization.Owner.UNKNOWN, Instant.now(), ""), 0);
    }

    private Exchange call(ProducerTemplate template, String account) {
        return template.request("pipedrive:deal/get?id=1", exchange -> exchange.getMessage()
                .setHeader(PipedriveConstants.ACCOUNT, account));
    }

    private List<CompletableFuture<Exchange>> callAtOnce(ProducerTemplate template, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> call(template, "silent"), task -> new Thread(task, "caller " + i).start()))
                .toList();
    }

    @Test
    void thirtyCallsToASilentHostLeaveConnectionsForAnother() {
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        List<CompletableFuture<Exchange>> held = callAtOnce(template, 30);
        await().until(() -> silent.open() == 20);

        for (int i = 0; i < 5; i++) {
            Exchange exchange = call(template, "other");
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 1));
        }

        assertThat(held).noneMatch(CompletableFuture::isDone);
        end.countDown();
        held.forEach(CompletableFuture::join);
        assertThat(silent.requests()).hasSize(30);
    }

    @Test
    void maxConnectionsBoundsTheConnectionsToAllHosts() throws Exception {
        component.getConfiguration().setMaxConnections(2);
        component.getConfiguration().setConnectTimeout(50);
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        List<CompletableFuture<Exchange>> held = callAtOnce(template, 2);
        await().until(() -> silent.open() == 2);

        assertThat(call(template, "other").getException())
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessage(
                        "deal/get: no connection to " + other.url() + " became free within connectTimeout (50 ms): more"
                                + " calls run at a time than connectionsPerRoute and maxConnections allow. Nothing was sent.");

        end.countDown();
        for (CompletableFuture<Exchange> each : held) {
            assertThat(each.get(10, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(call(template, "other").getException()).isNull();
    }

    @Test
    void whoGotNoConnectionGivesItsPlaceInTheRateLimitBackAtOnce() throws Exception {
        component.getConfiguration().setAccount("silent");
        component.getConfiguration().setConnectionsPerRoute(1);
        component.getConfiguration().setConnectTimeout(50);
        component.setRequestsPerWindow(10);
        component.setDailyTokens(100);
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        List<CompletableFuture<Exchange>> held = callAtOnce(template, 1);
        await().until(() -> silent.requests().size() == 1);

        for (int i = 0; i < 20; i++) {
            assertThat(call(template, "silent").getException())
                    .isInstanceOfSatisfying(
                            PipedriveConnectionException.class,
                            e -> assertThat(e.isPossiblyCarriedOut()).isFalse());
        }

        PipedriveAllowance allowance = new PipedriveAllowance();
        allowance.setCamelContext(context);
        assertThat(allowance.of(new DefaultExchange(context)).requestsLeft()).isEqualTo(9);
        assertThat(allowance.of(new DefaultExchange(context)).dailyTokensLeft()).hasValue(99);
        end.countDown();
        held.forEach(CompletableFuture::join);
    }

    @Test
    void aPlaceInASharedStoreIsHeldForAsLongAsTheTimeoutsAllow() {
        CompletableFuture<Duration> onItsWay = new CompletableFuture<>();
        RateLimitStore places = account -> new RateWindows() {
            @Override
            public Attempt take(Wanted wanted) {
                onItsWay.complete(wanted.onItsWay());
                return Attempt.full(1);
            }

            @Override
            public long spent(LocalDate day) {
                return 0;
            }

            @Override
            public Caps used() {
                return new Caps(0, 0);
            }

            @Override
            public void close(Duration time) {
                throw new AssertionError("asked to close");
            }

            @Override
            public Duration closedFor() {
                return Duration.ZERO;
            }
        };
        component.setRateLimitStore(places);
        component.getConfiguration().setMaxRateLimitWait(0);
        component.getConfiguration().setConnectTimeout(5_000);
        component.getConfiguration().setResponseTimeout(300_000);
        context.start();

        call(context.createProducerTemplate(), "other");

        assertThat(onItsWay).isCompletedWithValue(Duration.ofSeconds(610));
    }

    @Test
    void saysWhichOptionsAreOutOfRange() {
        context.start();

        assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?connectionsPerRoute=0"))
                .rootCause()
                .hasMessage("connectionsPerRoute and maxConnections must be numbers from 1");
        assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?maxConnections=-1"))
                .rootCause()
                .hasMessage("connectionsPerRoute and maxConnections must be numbers from 1");
        assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?responseTimeout=-1"))
                .rootCause()
                .hasMessage("connectTimeout and responseTimeout must not be negative");
    }
}

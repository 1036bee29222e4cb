// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.ratelimit.Plan;
import io.github.camelpipedrive.ratelimit.RateWindows;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a route sees of the limits. */
class RateLimitRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    private static final String REFUSAL = "{\"success\":false,\"error\":\"Request over limit\"}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = CamelExtension.component(pipedrive);

    RateLimitRoutesTest() {
        context.disableJMX();
        context.addComponent("pipedrive", component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange call(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    private PipedriveRateLimitException refusal(String uri) {
        return call(uri).getException(PipedriveRateLimitException.class);
    }

    @Test
    void sendsNothingBeyondTheLimitWhenNobodyMayWait() {
        component.setRequestsPerWindow(2);
        context.start();
        call("pipedrive:deal/list");
        call("pipedrive:deal/list");

        PipedriveRateLimitException refusal = refusal("pipedrive:deal/list?maxRateLimitWait=0");

        assertThat(refusal).hasMessageStartingWith("deal/list: all 2 requests that may be sent in 2 seconds are taken");
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @Test
    void countsEndpointsWithOtherConnectionsTogether() {
        component.setRequestsPerWindow(2);
        context.start();
        call("pipedrive:deal/list?connectTimeout=1000");
        call("pipedrive:deal/list?connectTimeout=2000");

        assertThat(refusal("pipedrive:deal/list?connectTimeout=3000&maxRateLimitWait=0"))
                .isNotNull();
    }

    @Test
    void countsAccountsApart() {
        component.setRequestsPerWindow(1);
        component.getConfiguration().setApiTokens(Map.of("other", "another-token"));
        context.start();
        call("pipedrive:deal/list?maxRateLimitWait=0");

        Exchange other = call("pipedrive:deal/list?account=other&maxRateLimitWait=0");

        assertThat(other.getException(PipedriveRateLimitException.class)).isNull();
        assertThat(pipedrive.requests()).hasSize(2);
    }

    @Test
    void waitsForAsLongAsTheApiAsks() {
        context.start();
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of("retry-after", "1"), REFUSAL));
        call("pipedrive:deal/list?maxRetries=0");

        assertThat(refusal("pipedrive:deal/list?maxRateLimitWait=10"))
                .hasMessageStartingWith(
                        "deal/list: the API has asked for a pause after too many requests. Nothing was sent. Try again in ");
        assertThat(call("pipedrive:deal/list").getException()).isNull();
    }

    @Test
    void failsAtOnceAndSendsNothingWhenTheApiSaysThatTheDayIsSpent() {
        context.start();
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of("x-daily-ratelimit-token-remaining", "0"), REFUSAL));
        call("pipedrive:deal/list");
        int sent = pipedrive.requests().size();

        PipedriveRateLimitException refusal = refusal("pipedrive:deal/list");

        assertThat(refusal)
                .hasMessageStartingWith("deal/list: the day's budget is spent: 0 tokens are left, this call takes 10."
                        + " Nothing was sent. It is reset at ");
        assertThat(refusal.getLimit()).isEqualTo(Limit.DAILY);
        assertThat(refusal.getRetryAfter().orElseThrow()).isPositive().isLessThanOrEqualTo(Duration.ofDays(1));
        assertThat(pipedrive.requests()).hasSize(sent);
    }

    @Test
    void keepsAShareOfTheWindowFree() {
        component.setRequestsPerWindow(5);
        context.start();
        for (int i = 0; i < 3; i++) {
            assertThat(call("pipedrive:deal/list?rateShare=0.6").getException()).isNull();
        }

        assertThat(refusal("pipedrive:deal/list?rateShare=0.6&maxRateLimitWait=0"))
                .isNotNull();
        assertThat(call("pipedrive:deal/list?maxRateLimitWait=0").getException())
                .isNull();
    }

    @Test
    void endsWaitingAtOnceWhenCamelStops() throws Exception {
        context.start();
        pipedrive.answerNext(SandboxAnswer.of(429, Map.of("retry-after", "60"), REFUSAL));
        call("pipedrive:deal/list?maxRetries=0");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:wait")
                        .to("pipedrive:deal/list?maxRateLimitWait=3600000")
                        .to("mock:never");
                from("direct:never").to("mock:never");
            }
        });
        CompletableFuture<Exchange> waiting = context.createProducerTemplate()
                .asyncSend("pipedrive:deal/list?maxRateLimitWait=3600000", exchange -> {});
        context.createProducerTemplate().sendBody("seda:wait", null);
        Awaitility.await().until(() -> context.getInflightRepository().size() > 0);

        context.stop();

        assertThat(waiting.get(10, TimeUnit.SECONDS).getException())
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("A call of the account 'default' would have to wait for the rate limit, and Camel"
                        + " is stopping. Nothing was sent");
    }

    @Test
    void startsAgainWithAFreshBudget() {
        component.setRequestsPerWindow(1);
        context.start();
        call("pipedrive:deal/list");
        component.stop();
        component.start();

        assertThat(call("pipedrive:deal/list?maxRateLimitWait=0").getException())
                .isNull();
    }

    @Test
    void saysWhichOptionsAreOutOfRange() {
        context.start();

        assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?rateShare=1.5"))
                .rootCause()
                .hasMessage("rateShare must be above 0 and at most 1, but is 1.5");
        assertThatThrownBy(() -> context.getEndpoint("pipedrive:deal/list?maxRateLimitWait=-1"))
                .rootCause()
                .hasMessage("maxRateLimitWait must not be negative");
    }

    /** A store that processes share is far away: what is only told, of one call or of all accounts, is no reason to ask. */
    @Test
    void asksTheStoreForNothingButPlaces() {
        component.setRateLimitStore(account -> new PlacesOnly());
        context.start();

        call("pipedrive:deal/list");

        assertThat(component.getCalls()).isEqualTo(1);
        assertThat(component.getAccounts()).isEqualTo(1);
    }

    /** Has a place for everybody, and is asked only for this. */
    private static final class PlacesOnly implements RateWindows {

        @Override
        public Attempt take(Wanted wanted) {
            return Attempt.taken(new Counted(), 1);
        }

        @Override
        public long spent(LocalDate day) {
            throw new AssertionError("asked for the tokens spent");
        }

        @Override
        public Caps used() {
            throw new AssertionError("asked for the places in use");
        }

        @Override
        public void close(Duration time) {
            throw new AssertionError("asked to close");
        }

        @Override
        public Duration closedFor() {
            throw new AssertionError("asked for how long it is closed");
        }
    }

    private static final class Counted implements RateWindows.Taken {

        @Override
        public void answered(int usedAtServer) {}

        @Override
        public void notSent() {
            throw new AssertionError("told that nothing was sent");
        }
    }

    @Nested
    class TheComponent {

        @Test
        void startsOnlyWithLimitsThatCanBe() {
            component.setRequestsPerWindow(-1);

            assertThatThrownBy(context::start)
                    .rootCause()
                    .hasMessage("requestsPerWindow, searchesPerWindow and dailyTokens must not be negative");
        }

        @Test
        void startsOnlyWithAZoneThatThereIs() {
            component.setDailyResetZone("Mars/Olympus");

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining(
                            "dailyResetZone must be a time zone such as UTC or Europe/Tallinn, not 'Mars/Olympus'");
        }
    }

    @Nested
    class CamelsThrottler {

        @Test
        void followsWhatEachAccountMaySend() throws Exception {
            component.setPlan(Plan.GROWTH);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:paced")
                            .throttle(method(PipedriveAllowance.class, "requestsPerWindow"))
                            .correlationExpression(method(PipedriveAllowance.class, "account"))
                            .timePeriodMillis(2000)
                            .rejectExecution(true)
                            .to("mock:through");
                }
            });
            context.start();
            MockEndpoint through = context.getEndpoint("mock:through", MockEndpoint.class);

            List<Exception> refused = new ArrayList<>();
            for (int i = 0; i < 41; i++) {
                Exchange exchange = new DefaultExchange(context);
                context.createProducerTemplate().send("direct:paced", exchange);
                if (exchange.getException() != null) {
                    refused.add(exchange.getException());
                }
            }

            assertThat(through.getReceivedCounter()).isEqualTo(40);
            assertThat(refused).hasSize(1);
        }

        @Test
        void hearsOfAnAccountThatIsNotThere() throws Exception {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").setBody(method(PipedriveAllowance.class, "searchesPerWindow"));
                }
            });
            context.start();

            Exchange known = call("direct:ask");
            Exchange unknown = context.createProducerTemplate().request("direct:ask", exchange -> exchange.getMessage()
                    .setHeader("CamelPipedriveAccount", "nobody"));

            assertThat(known.getMessage().getBody()).isEqualTo(10);
            assertThat(unknown.getException()).hasMessageContaining("there is no account 'nobody'");
        }
    }
}

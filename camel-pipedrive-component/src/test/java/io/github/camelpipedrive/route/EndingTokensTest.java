// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.paging.RecordStream;
import io.github.camelpipedrive.sandbox.FaultKind;
import io.github.camelpipedrive.sandbox.Faults;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxToken;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** What lists, repeats and limits make of a token that ends on the way, or can't be renewed. */
@Timeout(120)
class EndingTokensTest {

    private static final int RECORDS = 10;
    private static final String HINT = "The access must be allowed again: oauth/authorizeUrl, then oauth/connect.";
    private static final SandboxAnswer REFUSED = SandboxAnswer.of(
            401, "{\"success\":false,\"error\":\"Invalid token: access token is invalid\",\"errorCode\":401}");
    private static final SandboxAnswer OUT_OF_ORDER = SandboxAnswer.of(500, "{\"error\":\"out of order\"}");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles", "s3cret", "http://localhost:8080/back")
            .company(440_056, "Northwind Floors", "northwind"));

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        for (int i = 1; i <= RECORDS; i++) {
            pipedrive.add("deal", Map.of("title", "Tiles " + i));
            pipedrive.add("person", Map.of("name", "Buyer " + i));
            pipedrive.add("note", Map.of("content", "Tiles " + i, "person_id", 1));
            pipedrive.company("northwind").add("deal", Map.of("title", "Planks " + i));
        }
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        component.getConfiguration().setOauthUrl(pipedrive.baseUrl());
        component.getConfiguration().setClientId("tiles");
        component.getConfiguration().setClientSecret("s3cret");
        component.getConfiguration().setRedirectUri("http://localhost:8080/back");
        component.getConfiguration().setTokenStore(store);
        component.getConfiguration().setAccount("tiletown");
        component.getConfiguration().setRetryDelay(1);
        component.setDailyTokens(1000);
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
        connect("tiletown", "tiletown-sandbox", Duration.ofHours(1));
        connect("northwind", "northwind", Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Puts a token into the store that was got an hour ago. */
    private void connect(String account, String company, Duration left) {
        SandboxToken granted = pipedrive.oauth().grant(company);
        Instant now = Instant.now();
        OauthToken token =
                new OauthToken(granted.accessToken(), granted.refreshToken(), now.plus(left), granted.scope(), "");
        Instant got = now.minus(Duration.ofHours(1));
        long version = store.load(account).map(stored -> stored.version()).orElse(0L);
        assertThat(store.store(new Authorization(account, token, Authorization.Owner.UNKNOWN, got, ""), version))
                .isPresent();
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static Object body(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    private static PipedriveAuthenticationException refusal(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(PipedriveAuthenticationException.class);
        return (PipedriveAuthenticationException) exchange.getException();
    }

    private static List<String> numbered(String name, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> name + " " + i).toList();
    }

    private static String name(Object each) {
        Map<?, ?> record = (Map<?, ?>) each;
        return Stream.of("title", "name", "content")
                .filter(record::containsKey)
                .map(field -> record.get(field).toString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> read(String uri) {
        List<String> names = new ArrayList<>();
        Object body = body(send(uri, null));
        ((List<?>) body).forEach(each -> names.add(name(each)));
        return names;
    }

    private List<String> split(String uri) throws Exception {
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        CamelExtension.addRoutes(context, routes -> routes.from("direct:split")
                .to(uri)
                .split(Builder.body())
                .streaming()
                .process(exchange -> names.add(name(exchange.getMessage().getBody()))));
        assertThat(send("direct:split", null).getException()).isNull();
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "deal/list, ALL, Tiles",
        "deal/list, STREAM, Tiles",
        "note/list, ALL, Tiles",
        "note/list, STREAM, Tiles",
    })
    void leaveNoGapInAList(String operation, String paging, String name) throws Exception {
        pipedrive.startFaults(Faults.plan()
                .at(operation, 2, FaultKind.ACCESS_TOKEN_ENDED)
                .at(operation, 5, FaultKind.ACCESS_TOKEN_ENDED));

        List<String> names = split("pipedrive:" + operation + "?limit=3&paging=" + paging);

        assertThat(names).isEqualTo(numbered(name, 1, RECORDS));
        assertThat(pipedrive.oauth().refreshCount()).isEqualTo(2);
        // Two that were refused, and no more than one for the end of the list.
        assertThat(pipedrive.requests(operation)).hasSizeBetween(6, 7);
    }

    @Test
    void haveACallRepeatedOnceAndNotByTheRetriesToo() {
        Exchange works = send("pipedrive:deal/list?limit=1", null);
        assertThat(works.getException()).isNull();
        pipedrive.answerNext("deal/list", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED);

        PipedriveAuthenticationException failure = refusal(send("pipedrive:deal/list?limit=1", null));

        assertThat(failure.getTries()).isEqualTo(1);
        assertThat(failure.getHint())
                .isEqualTo("The token was refreshed and refused again: connect the account 'tiletown' again.");
        assertThat(pipedrive.requests("deal/list")).hasSize(3);
        assertThat(pipedrive.requests("oauth/token")).hasSize(1);
    }

    @Test
    void areNotRenewedAgainAndAgainWhereEachOneIsRefused() {
        pipedrive.startFaults(Faults.rate(1).kinds(FaultKind.ACCESS_TOKEN_ENDED).operations("deal/list"));

        for (int call = 0; call < 20; call++) {
            refusal(send("pipedrive:deal/list?limit=1", null));
        }

        assertThat(pipedrive.oauth().refreshCount()).isEqualTo(2);
    }

    @Test
    void letACreateBeRepeatedOnce() {
        pipedrive.startFaults(Faults.plan().at("deal/create", 1, FaultKind.ACCESS_TOKEN_ENDED));

        Object created = body(send("pipedrive:deal/create", Map.of("title", "Slate")));

        assertThat(name(created)).isEqualTo("Slate");
        assertThat(pipedrive.requests("deal/create")).hasSize(2);
        assertThat(pipedrive.requests("oauth/token")).hasSize(1);
        assertThat(pipedrive.records("deal")).hasSize(RECORDS + 1);
    }

    @Test
    void letACreateBeRepeatedWhoseTokenCouldNotBeRenewedAtFirst() {
        component.getConfiguration().setRetryDelay(500);
        pipedrive.oauth().expireAccessTokens();
        pipedrive.answerNext("oauth/token", OUT_OF_ORDER);

        Object created = body(send("pipedrive:deal/create", Map.of("title", "Slate")));

        assertThat(name(created)).isEqualTo("Slate");
        assertThat(pipedrive.requests("deal/create")).hasSize(2);
        assertThat(pipedrive.requests("oauth/token")).hasSize(2);
        assertThat(pipedrive.records("deal")).hasSize(RECORDS + 1);
    }

    @Test
    void areUsedUntilTheirEndWhileTheServerIsOutOfOrder() {
        connect("tiletown", "tiletown-sandbox", Duration.ofMinutes(1));
        pipedrive.answerNext("oauth/token", OUT_OF_ORDER);

        for (int call = 0; call < 10; call++) {
            assertThat(read("pipedrive:deal/list?limit=1")).containsExactly("Tiles 1");
        }
        assertThat(pipedrive.requests("deal/list")).hasSize(10);

        await().untilAsserted(() -> {
            assertThat(read("pipedrive:deal/list?limit=1")).containsExactly("Tiles 1");
            assertThat(pipedrive.oauth().refreshCount()).isEqualTo(1);
        });
        assertThat(pipedrive.requests("oauth/token")).hasSize(2);
    }

    @Test
    void saySoWhenTheyEndWhileTheServerIsOutOfOrder() {
        pipedrive.oauth().expireAccessTokens();
        pipedrive.answerNext("oauth/token", OUT_OF_ORDER);

        Exchange failed = send("pipedrive:deal/create?maxRetries=0", Map.of("title", "Slate"));

        assertThat(failed.getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "deal/create: the token could not be refreshed: out of order (500). Try again later; nothing was stored.");
        assertThat(((PipedriveServerException) failed.getException()).isPossiblyCarriedOut())
                .isFalse();
        assertThat(pipedrive.records("deal")).hasSize(RECORDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areAskedForOnceMoreWhenTheAnswerWasLost(boolean rotation) {
        pipedrive.oauth().rotation(rotation);
        connect("tiletown", "tiletown-sandbox", Duration.ofHours(1));
        component.getConfiguration().setRetryDelay(50);
        component.getConfiguration().setMaxRetries(12);
        pipedrive.oauth().expireAccessTokens();
        pipedrive.answerNext("oauth/token", SandboxAnswer.connectionReset().afterCarryingOut());

        Exchange called = send("pipedrive:deal/list?limit=1", null);

        if (rotation) {
            assertThat(refusal(called).getHint()).isEqualTo(HINT);
        } else {
            assertThat((List<?>) body(called)).hasSize(1);
        }
        assertThat(pipedrive.requests("oauth/token")).hasSize(2);
        assertThat(pipedrive.oauth().invalidGrantCount()).isEqualTo(rotation ? 1 : 0);
    }

    @Test
    void endAllListsInProgressAtOnceWhenTheUserWithdrewTheAccess() throws Exception {
        List<RecordStream> streams = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        CamelExtension.addRoutes(context, routes -> routes.from("direct:streams")
                .loop(5)
                .setBody(Builder.constant(null))
                .to("pipedrive:deal/list?limit=2&paging=STREAM")
                .process(exchange -> streams.add(exchange.getMessage().getBody(RecordStream.class)))
                .end()
                .process(exchange -> {
                    streams.forEach(stream -> read.add(name(stream.next())));
                    pipedrive.oauth().expireAccessTokens();
                    pipedrive.oauth().invalidateRefreshTokens();
                    streams.forEach(stream ->
                            failures.add(catchThrowable(() -> stream.forEachRemaining(each -> read.add(name(each))))));
                }));

        assertThat(send("direct:streams", null).getException()).isNull();

        assertThat(read).doesNotContain("Tiles 9", "Tiles 10");
        assertThat(failures).hasSize(5).allSatisfy(failure -> assertThat(failure)
                .rootCause()
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage("deal/list: the account 'tiletown' has to be connected again: Invalid grant:"
                        + " refresh_token is invalid. " + HINT));
        assertThat(pipedrive.oauth().invalidGrantCount()).isEqualTo(1);
    }

    /**
     * A page that is asked for ahead may meet the end of its token late, so that there is a whole page between two ends:
     * a call whose token is refused twice fails.
     */
    @Test
    void doNotMixUpAccountsThatAreReadAtOnce() throws Exception {
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        CamelExtension.addRoutes(context, routes -> routes.from("direct:both")
                .setHeader(PipedriveConstants.ACCOUNT, Builder.constant("northwind"))
                .to("pipedrive:deal/list?limit=3&paging=STREAM")
                .split(Builder.body())
                .streaming()
                .process(exchange -> read.add(name(exchange.getMessage().getBody())))
                .filter(exchange -> List.of("Planks 2", "Planks 8").contains(read.get(read.size() - 1)))
                .process(exchange -> pipedrive.oauth().expireAccessTokens())
                .end()
                .setBody(Builder.constant(null))
                .setHeader(PipedriveConstants.ACCOUNT, Builder.constant("tiletown"))
                .to("pipedrive:deal/list?limit=4&paging=ALL&maxResults=5")
                .process(exchange -> ((List<?>) exchange.getMessage().getBody()).forEach(each -> read.add(name(each))))
                .end());

        assertThat(send("direct:both", null).getException()).isNull();

        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= RECORDS; i++) {
            expected.add("Planks " + i);
            expected.addAll(numbered("Tiles", 1, 5));
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void leaveTheBudgetOfTheirAccountAsItIs() throws Exception {
        PipedriveAllowance allowance = new PipedriveAllowance();
        allowance.setCamelContext(context);

        body(send("pipedrive:deal/list", null));
        pipedrive.oauth().expireAccessTokens();
        body(send("pipedrive:deal/list", null));
        body(send("pipedrive:oauth/refresh", null));
        connect("tiletown", "tiletown-sandbox", Duration.ofHours(1));
        body(send("pipedrive:oauth/refresh", null));
        body(send("pipedrive:deal/get?id=1", null));

        assertThat(pipedrive.requests("deal/list")).hasSize(3);
        assertThat(allowance.of(tiletown()).dailyTokens()).hasValue(1000);
        assertThat(allowance.of(tiletown()).dailyTokensLeft()).hasValue(1000 - 31);
    }

    private Exchange tiletown() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, "tiletown");
        return exchange;
    }
}

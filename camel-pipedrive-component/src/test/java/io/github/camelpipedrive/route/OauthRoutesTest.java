// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxToken;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Accounts that are connected by OAuth, against the sandbox's authorization server. */
class OauthRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .app("tiles", "s3:cret/+", "http://localhost:8080/back")
            .company(440_056, "Northwind Floors", "northwind")
            .deal("Floor tiles"));

    private PipedriveComponent component;
    private CamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setOauthUrl(PIPEDRIVE.baseUrl());
        component.getConfiguration().setClientId("tiles");
        component.getConfiguration().setClientSecret("s3:cret/+");
        component.getConfiguration().setRedirectUri("http://localhost:8080/back");
        context = new DefaultCamelContext();
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
        PIPEDRIVE.company("northwind").add("deal", Map.of("title", "Oak planks"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Map<?, ?> connect(String company) {
        String callback = PIPEDRIVE
                .oauth()
                .allow(template.requestBody("pipedrive:oauth/authorizeUrl", null, String.class), company);
        String query = callback.substring(callback.indexOf('?') + 1);
        String code = query.substring("code=".length(), query.indexOf('&'));
        String state = query.substring(query.indexOf("state=") + "state=".length());
        return template.requestBodyAndHeaders(
                "pipedrive:oauth/connect",
                null,
                Map.of("CamelPipedrive.code", code, "CamelPipedrive.state", state),
                Map.class);
    }

    private List<?> titles(String account) {
        List<?> deals = template.requestBodyAndHeader(
                "pipedrive:deal/list", null, PipedriveConstants.ACCOUNT, account, List.class);
        return deals.stream().map(deal -> ((Map<?, ?>) deal).get("title")).toList();
    }

    private Object refresh(String account) {
        return template.requestBodyAndHeader("pipedrive:oauth/refresh", null, PipedriveConstants.ACCOUNT, account);
    }

    private static <T extends Throwable> T failure(Class<T> type, Callable<?> call) {
        CamelExecutionException wrapped = catchThrowableOfType(CamelExecutionException.class, call::call);
        assertThat(wrapped).as("the call should have failed").isNotNull();
        assertThat(wrapped.getCause()).isInstanceOf(type);
        return type.cast(wrapped.getCause());
    }

    @Test
    void callsForSeveralAccountsAndTellsTheirRecordsApart() {
        Map<?, ?> tiletown = connect("tiletown-sandbox");
        connect("northwind");

        assertThat(tiletown.get("company_domain")).isEqualTo("tiletown-sandbox");
        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
        assertThat(titles("440056")).isEqualTo(List.of("Oak planks"));
    }

    @Test
    void listsTheConnectedAccountsWithoutTheirTokens() {
        assertThat(template.requestBody("pipedrive:oauth/accounts", (Object) null))
                .isEqualTo(List.of());
        connect("tiletown-sandbox");
        connect("northwind");
        titles("440056");
        PIPEDRIVE.oauth().expireAccessTokens();
        PIPEDRIVE.oauth().uninstall("northwind");
        failure(PipedriveAuthenticationException.class, () -> titles("440056"));

        List<?> accounts = template.requestBody("pipedrive:oauth/accounts", null, List.class);

        assertThat(accounts)
                .extracting("account", "company_name", "company_domain", "reconnect_needed")
                .containsExactly(
                        tuple("440055", "Tiletown Ltd", "tiletown-sandbox", false),
                        tuple("440056", "Northwind Floors", "northwind", true));
        assertThat(accounts.toString()).doesNotContain("token");
    }

    @Test
    void renewsOnceWhenTwoHundredThreadsMeetATokenThatHasEnded() throws Exception {
        connect("tiletown-sandbox");
        titles("440055");
        PIPEDRIVE.oauth().expireAccessTokens();

        ExecutorService threads = Executors.newFixedThreadPool(200);
        try {
            List<Callable<List<?>>> calls = Collections.nCopies(200, () -> titles("440055"));
            for (Future<List<?>> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(List.of("Floor tiles"));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(1);
        assertThat(PIPEDRIVE.oauth().invalidGrantCount()).isZero();
    }

    @Test
    void renewsEachTimeThatARouteAsksForIt() {
        connect("tiletown-sandbox");
        titles("440055");

        for (int i = 0; i < 5; i++) {
            refresh("440055");
        }

        assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(5);
        PIPEDRIVE.oauth().expireAccessTokens();
        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
    }

    @Test
    void renewsTheConfiguredRefreshTokenWithoutACallBefore() {
        SandboxToken token = PIPEDRIVE.oauth().grant();
        component.getConfiguration().setAccount("acme");
        component.getConfiguration().setRefreshToken(token.refreshToken());

        refresh("acme");

        assertThat(PIPEDRIVE.oauth().refreshCount()).isEqualTo(1);
        assertThat(titles("acme")).isEqualTo(List.of("Floor tiles"));
    }

    @Test
    void countsTheRenewalsOfAccountsThatNobodyCallsFor() {
        List<String> refreshed = new CopyOnWriteArrayList<>();
        component.setCallObserver(new CallObserver() {
            @Override
            public void refreshed(String account, boolean successful) {
                refreshed.add(account + " " + successful);
            }
        });
        connect("tiletown-sandbox");

        refresh("440055");

        assertThat(refreshed).containsExactly("440055 true");
    }

    @Test
    void saysThatTheAccountHasToBeConnectedAgainInTheServersWords() {
        connect("tiletown-sandbox");
        PIPEDRIVE.oauth().expireAccessTokens();
        PIPEDRIVE.oauth().invalidateRefreshTokens();

        PipedriveAuthenticationException failure =
                failure(PipedriveAuthenticationException.class, () -> titles("440055"));

        assertThat(failure.getApiMessage())
                .isEqualTo("the account '440055' has to be connected again: Invalid grant: refresh_token is invalid");
    }

    @Test
    void saysThatACodeIsOfNoUseInTheServersWords() {
        PIPEDRIVE.answerNext(
                "oauth/token",
                SandboxAnswer.of(
                        400,
                        "{\"success\":false,\"message\":\"Invalid grant: authorization_code is invalid\","
                                + "\"error\":\"invalid_grant\"}"));

        PipedriveAuthenticationException failure =
                failure(PipedriveAuthenticationException.class, () -> connect("tiletown-sandbox"));

        assertThat(failure.getApiMessage()).isEqualTo("Invalid grant: authorization_code is invalid");
        assertThat(failure.getErrorCode()).isEqualTo("invalid_grant");
    }

    @Test
    void asksTheServerOnceOnlyWhenTheAccountHasToBeConnectedAgain() {
        connect("tiletown-sandbox");
        PIPEDRIVE.oauth().expireAccessTokens();
        PIPEDRIVE.oauth().invalidateRefreshTokens();

        for (int i = 0; i < 50; i++) {
            PipedriveAuthenticationException failure =
                    failure(PipedriveAuthenticationException.class, () -> titles("440055"));
            assertThat(failure.getHint())
                    .isEqualTo("The access must be allowed again: oauth/authorizeUrl, then oauth/connect.");
        }
        assertThat(PIPEDRIVE.oauth().invalidGrantCount()).isEqualTo(1);

        connect("tiletown-sandbox");
        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
    }

    static Stream<Arguments> troublesOfTheServer() {
        return Stream.of(
                arguments(SandboxAnswer.of(500, "{\"error\":\"out of order\"}"), PipedriveServerException.class),
                arguments(
                        SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad gateway</html>"),
                        PipedriveServerException.class),
                arguments(SandboxAnswer.of(429, "{}"), PipedriveRateLimitException.class),
                arguments(SandboxAnswer.noResponse(), PipedriveConnectionException.class),
                arguments(SandboxAnswer.connectionReset(), PipedriveConnectionException.class),
                arguments(SandboxAnswer.own().delayed(Duration.ofSeconds(10)), PipedriveConnectionException.class));
    }

    @ParameterizedTest
    @MethodSource("troublesOfTheServer")
    void callsWithTheTokenItHasWhileTheServerIsInTrouble(
            SandboxAnswer trouble, Class<? extends PipedriveException> type) {
        component.getConfiguration().setResponseTimeout(2000);
        PIPEDRIVE.oauth().rotation(false);
        connect("tiletown-sandbox");
        titles("440055");
        PIPEDRIVE.answerNext("oauth/token", trouble);

        failure(type, () -> refresh("440055"));

        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
        refresh("440055");
        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
    }

    @Test
    void recoversByConnectingAgainWhenTheAnswerOfARotationWasLost() {
        connect("tiletown-sandbox");
        PIPEDRIVE.oauth().expireAccessTokens();
        PIPEDRIVE.answerNext("oauth/token", SandboxAnswer.connectionReset().afterCarryingOut());
        failure(PipedriveException.class, () -> titles("440055"));

        connect("tiletown-sandbox");

        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
    }

    @Test
    void sendsNoTokenToADomainThatIsNotPipedrives() {
        PIPEDRIVE.oauth().apiDomain("https://pipedrive.com.evil.example");

        PipedriveServerException failure = failure(PipedriveServerException.class, () -> connect("tiletown-sandbox"));

        assertThat(failure).hasMessageContaining("its api_domain is not a host of Pipedrive's");
        failure(PipedriveAuthenticationException.class, () -> titles("440055"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAW(s3:cret/+)", "RAW({{app.secret}})", "#property:app.secret"})
    void takesTheSecretInEachWayThatCamelHas(String secret) {
        component.getConfiguration().setClientId(null);
        component.getConfiguration().setClientSecret(null);
        component.getConfiguration().setRedirectUri(null);
        Properties properties = new Properties();
        properties.setProperty("app.secret", "s3:cret/+");
        context.getPropertiesComponent().setInitialProperties(properties);
        SandboxToken token = PIPEDRIVE.oauth().grant();

        List<?> deals = template.requestBody(
                "pipedrive:deal/list?account=acme&clientId=tiles&clientSecret=" + secret
                        + "&redirectUri=RAW(http://localhost:8080/back)&refreshToken=RAW(" + token.refreshToken() + ")",
                null,
                List.class);

        assertThat(deals).hasSize(1);
    }

    @Test
    void needsNoMoreThanTheFourSettingsThatTheSandboxPrints() {
        component.getConfiguration().setBaseUrl(null);

        connect("tiletown-sandbox");

        assertThat(titles("440055")).isEqualTo(List.of("Floor tiles"));
    }

    @Test
    void endsTheAuthorizationAtPipedriveToo() {
        connect("tiletown-sandbox");
        connect("northwind");

        template.requestBodyAndHeader("pipedrive:oauth/revoke", null, PipedriveConstants.ACCOUNT, "440055");

        assertThat(PIPEDRIVE.oauth().tokens()).hasSize(1);
        PipedriveAuthenticationException failure =
                failure(PipedriveAuthenticationException.class, () -> titles("440055"));
        assertThat(failure.getApiMessage()).isEqualTo("the account '440055' is not connected");
        assertThat(titles("440056")).isEqualTo(List.of("Oak planks"));
    }

    @Test
    void goesOnWithAStreamWhoseTokenEndsOnTheWay() throws Exception {
        connect("tiletown-sandbox");
        for (int i = 1; i <= 9; i++) {
            PIPEDRIVE.add("deal", Map.of("title", "Slate " + i));
        }
        List<Object> titles = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream")
                        .to("pipedrive:deal/list?paging=STREAM&limit=2&account=440055")
                        .split(body())
                        .streaming()
                        .process(exchange -> {
                            titles.add(exchange.getMessage().getBody(Map.class).get("title"));
                            if (titles.size() % 3 == 0) {
                                PIPEDRIVE.oauth().expireAccessTokens();
                            }
                        });
            }
        });

        template.sendBody("direct:stream", null);

        assertThat(titles)
                .isEqualTo(List.of(
                        "Floor tiles",
                        "Slate 1",
                        "Slate 2",
                        "Slate 3",
                        "Slate 4",
                        "Slate 5",
                        "Slate 6",
                        "Slate 7",
                        "Slate 8",
                        "Slate 9"));
        assertThat(PIPEDRIVE.requests("oauth/token")).hasSizeGreaterThan(1);
    }
}

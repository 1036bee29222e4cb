// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.observation.CallObserver;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxToken;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Accounts that are connected by OAuth, against the sandbox's authorization server. */
class OauthRoutesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.builder()
            .app("tiles", "s3:cret/+", "http://localhost:8080/back")
            .company(440_056, "Northwind Floors", "northwind")
            .deal("Floor tiles")
            .build();

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
    void renewsOnceWhenManyCallsMeetATokenThatHasEnded() throws Exception {
        connect("tiletown-sandbox");
        titles("440055");
        PIPEDRIVE.oauth().expireAccessTokens();

        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<List<?>>> calls = Collections.nCopies(64, () -> titles("440055"));
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

        assertThat(failure).hasMessageContaining("its api_domain is no host of Pipedrive's");
        failure(PipedriveAuthenticationException.class, () -> titles("440055"));
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
}

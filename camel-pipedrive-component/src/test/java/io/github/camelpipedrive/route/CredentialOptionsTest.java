// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConfiguration;
import io.github.camelpipedrive.PipedriveConstants;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Tokens, secrets and the app's settings: how they may be written, and which of them an operation needs. */
class CredentialOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();
    private final PipedriveConfiguration options = component.getConfiguration();
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals", 200, "{\"success\":true,\"data\":[]}");
        server.answer("/oauth/token", 200, "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"}");
        options.setBaseUrl(server.url());
        options.setOauthUrl(server.url());
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Object call(String uri) {
        return context.createProducerTemplate().requestBody(uri, (Object) null);
    }

    private String startFailure(String uri) {
        Throwable failure = catchThrowable(() -> {
            Endpoint endpoint = context.getEndpoint(uri);
            endpoint.start();
        });
        assertThat(failure).as("%s should not start", uri).isNotNull();
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure.getMessage();
    }

    private static final String PAD = " \t\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"secret-4711\n", "secret-4711\r\n", "  secret-4711 ", "\tsecret-4711\n\n"})
    void dropsWhatStandsAroundAnApiToken(String token) {
        options.setApiToken(token);

        call("pipedrive:deal/list");

        assertThat(server.credentials()).containsExactly("secret-4711");
    }

    @Test
    void dropsWhatStandsAroundTheApiTokensOfAccounts() {
        options.setApiTokens(Map.of("north", "secret-4711\n"));

        call("pipedrive:deal/list?account=north");

        assertThat(server.credentials()).containsExactly("secret-4711");
    }

    @Test
    void dropsWhatStandsAroundAnEndpointsToken() {
        context.getPropertiesComponent().addInitialProperty("token", "secret-4711\n");

        call("pipedrive:deal/list?apiToken=#property:token");

        assertThat(server.credentials()).containsExactly("secret-4711");
    }

    @Test
    void dropsWhatStandsAroundTheSettingsOfAnApp() {
        options.setClientId(PAD + "client" + PAD);
        options.setClientSecret(PAD + "secret-4711" + PAD);
        options.setRefreshToken(PAD + "refresh-0" + PAD);

        call("pipedrive:deal/list");

        assertThat(server.credentials()).containsExactly("Bearer access-1");
        assertThat(server.tokenForms()).containsExactly("grant_type=refresh_token&refresh_token=refresh-0");
        assertThat(server.clients()).containsExactly("client:secret-4711");
    }

    static Stream<Arguments> secretsThatCannotBe() {
        Stream<Arguments> broken = Stream.of(
                        "sec ret",
                        "sec\nret",
                        "sec\r\nX-Evil: 1",
                        "sec\u0000ret",
                        "sec\u007fret",
                        "sec\u2028ret",
                        "sec\u00a0ret")
                .flatMap(text -> Stream.of(
                                "apiToken",
                                "apiTokens[north]",
                                "clientId",
                                "clientSecret",
                                "refreshToken",
                                "redirectUri")
                        .map(option -> arguments(option, text)));
        Stream<Arguments> beyondAscii = Stream.of("apiToken", "apiTokens[north]", "refreshToken")
                .map(option -> arguments(option, "s\u00e9cret"));
        return Stream.concat(broken, beyondAscii);
    }

    @ParameterizedTest
    @MethodSource("secretsThatCannotBe")
    void refusesWhatNoHeaderCanCarryWithoutShowingIt(String option, String text) {
        switch (option) {
            case "apiToken" -> options.setApiToken(text);
            case "apiTokens[north]" -> options.setApiTokens(Map.of("north", text));
            default -> app(option, text);
        }

        assertThat(startFailure("pipedrive:deal/list"))
                .isEqualTo(
                        option + " holds a blank, a line break or another character that can't be in it; check how it"
                                + " was copied");
    }

    private void app(String option, String text) {
        options.setClientId(option.equals("clientId") ? text : "client");
        options.setClientSecret(option.equals("clientSecret") ? text : "secret-4711");
        options.setRefreshToken(option.equals("refreshToken") ? text : "refresh-0");
        options.setRedirectUri(option.equals("redirectUri") ? text : "https://app.example/callback");
    }

    @Test
    void saysWhichAccountHasAnEmptyToken() {
        options.setApiTokens(Map.of("north", " \n"));

        assertThat(startFailure("pipedrive:deal/list")).isEqualTo("apiTokens[north] is empty");
    }

    @Test
    void callsWithARefreshTokenAndNoCallback() {
        options.setClientId("client");
        options.setClientSecret("secret-4711");
        options.setRefreshToken("refresh-0");

        call("pipedrive:deal/list");
        context.createProducerTemplate()
                .requestBodyAndHeader("pipedrive:oauth/refresh", null, PipedriveConstants.ACCOUNT, "default");

        assertThat(server.credentials()).containsExactly("Bearer access-1");
        assertThat(server.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth/authorizeUrl", "oauth/connect"})
    void needsACallbackOnlyToConnectAccounts(String operation) {
        options.setClientId("client");
        options.setClientSecret("secret-4711");

        assertThat(startFailure("pipedrive:" + operation))
                .isEqualTo(operation + " needs redirectUri, the callback URL as it is in the app's settings");
    }

    @Test
    void needsTheSecretWithTheClientId() {
        options.setClientId("client");

        assertThat(startFailure("pipedrive:deal/list"))
                .isEqualTo("OAuth 2 needs clientId and clientSecret; clientSecret is missing");
    }

    @Test
    void needsTheAppThatARefreshTokenWasGivenTo() {
        options.setApiToken("secret-4711");
        options.setRefreshToken("refresh-0");

        assertThat(startFailure("pipedrive:deal/list"))
                .isEqualTo("refreshToken needs clientId and clientSecret of the app that it was given to");
    }
}

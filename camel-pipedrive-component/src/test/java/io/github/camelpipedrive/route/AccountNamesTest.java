// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Errors and meters name the operation that was called, and the account by one name everywhere. */
class AccountNamesTest {

    private static final String UNAUTHORIZED = "{\"success\":false,\"error\":\"unauthorized access\"}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals", 200, "{\"success\":true,\"data\":[]}");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setOauthUrl(server.url());
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("meters", meters);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private void app() {
        component.getConfiguration().setClientId("client");
        component.getConfiguration().setClientSecret("secret-4711");
    }

    private Exchange call(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    private PipedriveException failure(String uri) {
        return (PipedriveException) call(uri).getException();
    }

    private List<String> accountsInMeters() {
        return meters.find("camel.pipedrive.requests.left").gauges().stream()
                .map(gauge -> gauge.getId().getTag("account"))
                .sorted()
                .toList();
    }

    @Test
    void anAccountThatIsNotConnectedIsAnErrorOfTheOperationThatWasCalled() {
        app();

        PipedriveException failure = failure("pipedrive:deal/list");

        assertThat(failure)
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessage("deal/list: the account 'default' is not connected. Connect it with oauth/authorizeUrl and"
                        + " oauth/connect, or name another one with the header CamelPipedriveAccount or the option"
                        + " account.");
        assertThat(failure.getOperation()).isEqualTo("deal/list");
        assertThat(failure.getAccount()).isEqualTo("default");
    }

    @Test
    void aTokenThatCouldNotBeRenewedIsAnErrorOfTheOperationThatWasCalled() {
        app();
        component.getConfiguration().setRefreshToken("refresh-0");
        server.answer("/oauth/token", 503, "{\"error\":\"maintenance\"}");

        PipedriveException failure = failure("pipedrive:deal/create?title=Tiles&maxRetries=0");

        assertThat(failure)
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage(
                        "deal/create: the token could not be refreshed: maintenance (503). Try again later; nothing was"
                                + " stored.");
        assertThat(failure.isPossiblyCarriedOut()).isFalse();
        assertThat(failure.getDetails().renewal()).isTrue();
    }

    @Test
    void a401SaysWhoseTokenWasRefused() {
        component.getConfiguration().setApiTokens(Map.of("north", "token-north", "south", "token-south"));
        server.answer("/api/v2/deals", 401, UNAUTHORIZED);

        assertThat(failure("pipedrive:deal/list?account=south"))
                .isInstanceOf(PipedriveAuthenticationException.class)
                .hasMessageStartingWith(
                        "deal/list: unauthorized access (401). Check the API token of the account 'south': it is");
    }

    @Test
    void metersNameTheAccountOfCallsThatNameNone() {
        component.getConfiguration().setApiToken("token-own");
        component.getConfiguration().setApiTokens(Map.of("north", "token-north"));

        call("pipedrive:deal/list");
        call("pipedrive:deal/list?account=north");

        assertThat(accountsInMeters()).containsExactly("default", "north");
    }

    @Test
    void errorsNameTheAccountOfCallsThatNameNone() {
        component.getConfiguration().setApiToken("token-own");
        PipedriveException beforeSending = failure("pipedrive:deal/get");
        server.close();
        PipedriveException unreachable = failure("pipedrive:deal/list?maxRetries=0");

        assertThat(beforeSending).isInstanceOf(PipedriveValidationException.class);
        assertThat(beforeSending.getAccount()).isEqualTo("default");
        assertThat(unreachable.getAccount()).isEqualTo("default");
    }

    @Test
    void theHeaderIsTheAccountsName() {
        component.getConfiguration().setApiTokens(Map.of("north", "token-north"));

        Exchange exchange = context.createProducerTemplate().request("pipedrive:deal/get", each -> each.getMessage()
                .setHeader(PipedriveConstants.ACCOUNT, "north"));

        assertThat(((PipedriveException) exchange.getException()).getAccount()).isEqualTo("north");
    }
}

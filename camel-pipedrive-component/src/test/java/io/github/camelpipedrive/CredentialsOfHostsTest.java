// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.util.Map;

import io.github.camelpipedrive.auth.MemoryTokenStore;
import io.github.camelpipedrive.route.AnsweringServer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A component's credentials go to the component's hosts; an endpoint that leads elsewhere has its own. */
class CredentialsOfHostsTest {

    private static final String DEAL = "{\"success\":true,\"data\":{\"id\":1}}";

    private static final String REFUSED =
            "baseUrl, companyDomain or oauthUrl lead to another host than the component's, whose credentials don't go"
                    + " there: give the endpoint its own apiToken, or its own clientId, clientSecret and token store";

    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AnsweringServer ours;
    private AnsweringServer theirs;

    @BeforeEach
    void start() throws Exception {
        ours = new AnsweringServer();
        theirs = new AnsweringServer();
        for (AnsweringServer each : new AnsweringServer[] {ours, theirs}) {
            each.answer("/api/v2/deals/1", 200, DEAL);
            each.answer(
                    "/oauth/token",
                    200,
                    "{\"access_token\":\"access-token\",\"refresh_token\":\"refresh-token\",\"expires_in\":3599}");
        }
        component.getConfiguration().setBaseUrl(ours.url());
        component.getConfiguration().setOauthUrl(ours.url());
        context.disableJMX();
        context.addComponent("pipedrive", component);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        ours.close();
        theirs.close();
    }

    private Exchange call(String options) {
        return context.createProducerTemplate().request("pipedrive:deal/get?id=1" + options, exchange -> {});
    }

    private Throwable refused(String options) {
        return catchThrowable(() -> context.getEndpoint("pipedrive:deal/get?id=1" + options));
    }

    @Test
    void anApiTokenStaysWithItsHost() {
        component.getConfiguration().setApiToken("our-token");
        component.getConfiguration().setApiTokens(Map.of("north", "north-token"));

        assertThat(refused("&baseUrl=" + theirs.url())).hasRootCauseMessage(REFUSED);
        assertThat(refused("&account=north&baseUrl=" + theirs.url())).hasRootCauseMessage(REFUSED);
        assertThat(theirs.credentials()).isEmpty();
    }

    @Test
    void anEndpointsOwnTokenGoesWhereTheEndpointLeads() {
        component.getConfiguration().setApiToken("our-token");

        assertThat(call("&apiToken=their-token&baseUrl=" + theirs.url()).getException())
                .isNull();
        assertThat(call("&baseUrl=" + ours.url()).getException()).isNull();

        assertThat(theirs.credentials()).containsExactly("their-token");
        assertThat(ours.credentials()).containsExactly("our-token");
    }

    @Test
    void theTokenThatAnEndpointRepeatsIsItsOwn() {
        component.getConfiguration().setApiToken("our-token");

        assertThat(call("&apiToken=our-token&baseUrl=" + theirs.url()).getException())
                .isNull();

        assertThat(theirs.credentials()).containsExactly("our-token");
    }

    @ParameterizedTest
    @CsvSource({"baseUrl", "oauthUrl"})
    void anAppStaysWithItsHosts(String option) {
        PipedriveConfiguration configuration = component.getConfiguration();
        configuration.setClientId("client");
        configuration.setClientSecret("client-secret");
        configuration.setRefreshToken("refresh-token");
        configuration.setTokenStore(new MemoryTokenStore());

        assertThat(refused("&" + option + "=" + theirs.url())).hasRootCauseMessage(REFUSED);
        assertThat(call("").getException()).isNull();

        assertThat(theirs.credentials()).isEmpty();
        assertThat(theirs.tokenRequests()).isZero();
        assertThat(ours.credentials()).containsExactly("Bearer access-token");
    }

    @Test
    void anApiTokenStaysWhereOnlyTheAuthorizationServerIsAnother() {
        component.getConfiguration().setApiToken("our-token");

        assertThat(call("&oauthUrl=" + theirs.url()).getException()).isNull();

        assertThat(ours.credentials()).containsExactly("our-token");
    }

    @Test
    void theTokensOfTheComponentsStoreStayWithItsHosts() {
        PipedriveConfiguration configuration = component.getConfiguration();
        configuration.setClientId("client");
        configuration.setClientSecret("client-secret");
        String app = "&clientId=other&clientSecret=other-secret&refreshToken=other-token&baseUrl=" + theirs.url();

        assertThat(refused(app))
                .hasRootCauseMessage("an endpoint with another host than the component's needs a tokenStore,"
                        + " tokenDirectory or tokenDataSource of its own");
        context.getRegistry().bind("own", new MemoryTokenStore());
        assertThat(call(app + "&oauthUrl=" + theirs.url() + "&tokenStore=#own").getException())
                .isNull();

        assertThat(theirs.credentials()).containsExactly("Bearer access-token");
    }

    @Test
    void allHostsOfPipedriveAreOne() throws Exception {
        component.getConfiguration().setBaseUrl("https://api.pipedrive.com");
        component.getConfiguration().setApiToken("our-token");

        assertThat(context.getEndpoint("pipedrive:deal/get?id=1&baseUrl=https://acme.pipedrive.com"))
                .isNotNull();
        assertThat(refused("&baseUrl=https://pipedrive.com.evil.example")).hasRootCauseMessage(REFUSED);
        assertThat(refused("&baseUrl=https://api.pipedrive.com:444")).hasRootCauseMessage(REFUSED);
    }
}

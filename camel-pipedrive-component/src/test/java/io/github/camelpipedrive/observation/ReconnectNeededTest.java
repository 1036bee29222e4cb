// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.observation;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of accounts that must be connected again. */
class ReconnectNeededTest {

    private static final String WHY = "Invalid grant: refresh_token is invalid";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().app("tiles", "s3cret", "http://localhost:8080/back"));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PipedriveComponent component = new PipedriveComponent();

    @BeforeEach
    void start() {
        component.getConfiguration().setBaseUrl(pipedrive.baseUrl());
        component.getConfiguration().setOauthUrl(pipedrive.baseUrl());
        component.getConfiguration().setClientId("tiles");
        component.getConfiguration().setClientSecret("s3cret");
        component.getConfiguration().setRedirectUri("http://localhost:8080/back");
        context.addComponent("pipedrive", component);
        context.getRegistry().bind("meters", meters);
        context.setLoadHealthChecks(true);
        context.setDevConsole(true);
        ProducersHealthCheckRepository producers = new ProducersHealthCheckRepository();
        producers.setEnabled(true);
        HealthCheckRegistry.get(context).register(producers);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private Exchange send(String uri, String account, Map<String, Object> headers) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().getHeaders().putAll(headers);
            if (!account.isEmpty()) {
                exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, account);
            }
        });
    }

    private void connect(String account) {
        String url = send("pipedrive:oauth/authorizeUrl", account, Map.of())
                .getMessage()
                .getBody(String.class);
        String callback = pipedrive.oauth().allow(url);
        Map<String, Object> headers = Map.of(
                "CamelPipedrive.code", callback.replaceFirst(".*code=([^&]*).*", "$1"),
                "CamelPipedrive.state", callback.replaceFirst(".*state=([^&]*).*", "$1"));
        assertThat(send("pipedrive:oauth/connect", "", headers).getException()).isNull();
    }

    private Exception call(String account) {
        return send("pipedrive:deal/list", account, Map.of()).getException();
    }

    private void endAllAuthorizations() {
        pipedrive.oauth().invalidateRefreshTokens();
        pipedrive.oauth().expireAccessTokens();
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(each -> each.getCheck().getId().startsWith("pipedrive"))
                .findFirst()
                .orElseThrow();
    }

    private Object console(MediaType type) {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("pipedrive")
                .call(type, Map.of());
    }

    private Map<?, ?> accountInTheConsole() {
        List<?> connections = (List<?>) ((Map<?, ?>) console(MediaType.JSON)).get("connections");
        List<?> accounts = (List<?>) ((Map<?, ?>) connections.get(0)).get("accounts");
        return (Map<?, ?>) accounts.get(0);
    }

    private Object attribute(String name) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName component = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                + ",type=components,name=\"pipedrive\""),
                        null)
                .iterator()
                .next();
        return server.getAttribute(component, name);
    }

    @Test
    void areNamedByHealthWithoutMakingTheServiceUnhealthy() {
        connect("acme");
        connect("north");
        call("acme");
        call("north");
        assertThat(health().getDetails()).doesNotContainKey("reconnect needed");

        endAllAuthorizations();
        call("north");
        call("acme");

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("reconnect needed", "acme, north");
    }

    @Test
    void stopAtTwentyNamesInHealth() {
        for (int i = 10; i < 32; i++) {
            connect("account-" + i);
        }
        endAllAuthorizations();
        for (int i = 10; i < 32; i++) {
            call("account-" + i);
        }

        assertThat(health().getDetails().get("reconnect needed").toString())
                .startsWith("account-10, account-11")
                .endsWith("account-29 and 2 more");
    }

    @Test
    void bringDownTheHealthOfTheAccountThatCallsAreForAtOnce() {
        component.getConfiguration().setAccount("acme");
        connect("acme");
        assertThat(call("acme")).isNull();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        endAllAuthorizations();
        call("acme");

        HealthCheck.Result health = health();
        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage())
                .contains("user/getCurrent: the account 'acme' has to be connected again: " + WHY
                        + ". The access must be allowed again: oauth/authorizeUrl, then oauth/connect.");

        connect("acme");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void areMarkedInTheConsoleUntilTheyAreConnectedAgain() {
        connect("acme");
        call("acme");
        assertThat(accountInTheConsole().get("account")).isEqualTo("acme");
        assertThat(accountInTheConsole().get("tokenRefreshes")).isNull();
        assertThat(accountInTheConsole().get("reconnectNeeded")).isNull();

        endAllAuthorizations();
        call("acme");

        assertThat((String) console(MediaType.TEXT))
                .contains("acme (OAuth 2, reconnect needed: " + WHY + "): 2 calls")
                .contains("; token refreshes: 1, 1 failed\n");
        assertThat(accountInTheConsole().get("tokenRefreshes")).isEqualTo(1);
        assertThat(accountInTheConsole().get("failedTokenRefreshes")).isEqualTo(1);
        assertThat(accountInTheConsole().get("reconnectNeeded")).isEqualTo(WHY);

        connect("acme");
        assertThat((String) console(MediaType.TEXT)).contains("acme (OAuth 2): 2 calls");
        assertThat(call("acme")).isNull();
    }

    @Test
    void areCountedInJmx() throws Exception {
        connect("acme");
        connect("north");
        call("acme");
        call("north");
        assertThat(attribute("AccountsToReconnect")).isEqualTo(0);
        pipedrive.oauth().expireAccessTokens();
        call("acme");
        call("north");
        assertThat(attribute("TokenRefreshes")).isEqualTo(2L);
        assertThat(attribute("FailedTokenRefreshes")).isEqualTo(0L);

        endAllAuthorizations();
        call("north");

        assertThat(attribute("AccountsToReconnect")).isEqualTo(1);
        assertThat(attribute("TokenRefreshes")).isEqualTo(3L);
        assertThat(attribute("FailedTokenRefreshes")).isEqualTo(1L);
    }

    private double count(String meter, String... tags) {
        return meters.counter("camel.pipedrive." + meter, tags).count();
    }

    @Test
    void areCountedOnceEachBesideTheRenewals() {
        connect("acme");
        connect("north");
        pipedrive.oauth().expireAccessTokens();
        call("acme");
        call("north");
        assertThat(count("token.refreshes", "outcome", "success")).isEqualTo(2);
        assertThat(count("token.refreshes", "outcome", "failure")).isZero();
        assertThat(count("reconnects.needed")).isZero();

        endAllAuthorizations();
        for (int i = 0; i < 10; i++) {
            call("acme");
        }

        assertThat(count("token.refreshes", "outcome", "success")).isEqualTo(2);
        assertThat(count("token.refreshes", "outcome", "failure")).isEqualTo(1);
        assertThat(count("reconnects.needed")).isEqualTo(1);
    }

    @Test
    void areToldToTheUsersObserver() {
        List<String> told = new CopyOnWriteArrayList<>();
        component.setCallObserver(new CallObserver() {
            @Override
            public void reconnectNeeded(String account) {
                told.add(account);
            }
        });
        connect("acme");
        connect("north");
        endAllAuthorizations();

        call("north");
        call("acme");
        call("north");

        assertThat(told).containsExactly("north", "acme");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveAllowance;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whose account a call is for, where several places name one. */
class AccountPrecedenceTest {

    private static final Map<String, String> TOKENS =
            Map.of("north", "north-token", "south", "south-token", "east", "east-token");

    private final PipedriveComponent component = new PipedriveComponent();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AnsweringServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AnsweringServer();
        server.answer("/api/v2/deals", 200, "{\"success\":true,\"data\":{\"id\":1}}");
        server.answer("/api/v2/deals/1", 200, "{\"success\":true,\"data\":{\"id\":1}}");
        component.getConfiguration().setBaseUrl(server.url());
        component.getConfiguration().setApiToken("own-token");
        component.getConfiguration().setApiTokens(TOKENS);
        context.disableJMX();
        context.addComponent("pipedrive", component);
        CamelExtension.addRoutes(context, routes -> {
            routes.from("direct:plain").to("pipedrive:deal/create?title=Patio");
            routes.from("direct:south").to("pipedrive:deal/create?title=Patio&account=south");
            routes.from("direct:dynamic").toD("pipedrive:deal/get?id=1&account=${body}");
            routes.from("direct:twice").to("pipedrive:deal/get?id=1").to("pipedrive:deal/get?id=1");
            routes.from("direct:south-then-plain")
                    .to("pipedrive:deal/get?id=1&account=south")
                    .to("pipedrive:deal/get?id=1");
        });
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers, Map<String, Object> variables) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            variables.forEach(exchange::setVariable);
        });
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return send(uri, body, headers, Map.of());
    }

    private static Map<String, Object> account(String name) {
        Map<String, Object> given = new HashMap<>();
        given.put(PipedriveConstants.ACCOUNT, name);
        return given;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "direct:plain, -, -, own-token",
                "direct:plain, north, -, north-token",
                "direct:plain, -, north, north-token",
                "direct:plain, east, north, east-token",
                "direct:south, -, -, south-token",
                "pipedrive:deal/get?id=1&Account=south, north, -, south-token",
                "direct:south, north, -, south-token",
                "direct:south, -, north, south-token",
                "direct:south, north, east, south-token",
            })
    void isTheEndpointsOwnThenTheHeadersThenTheVariablesThenTheComponents(
            String route, String header, String variable, String token) {
        Exchange exchange = send(
                route,
                null,
                header == null ? Map.of() : account(header),
                variable == null ? Map.of() : account(variable));

        assertThat(exchange.getException()).isNull();
        assertThat(server.credentials()).containsExactly(token);
    }

    @Test
    void isTheOneOfToDWhateverHeaderIsLeftOver() {
        Exchange exchange = send("direct:dynamic", "south", account("north"));

        assertThat(exchange.getException()).isNull();
        assertThat(server.credentials()).containsExactly("south-token");
    }

    @Test
    void isTakenWithTheHeaderByTheCallThatItWasFor() {
        Exchange exchange = send("direct:twice", null, account("north"));

        assertThat(server.credentials()).containsExactly("north-token", "own-token");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(PipedriveConstants.ACCOUNT);
    }

    @Test
    void staysForAllCallsAsAVariable() {
        send("direct:twice", null, Map.of(), account("north"));

        assertThat(server.credentials()).containsExactly("north-token", "north-token");
    }

    @Test
    void staysInAHeaderThatWasNotForTheCall() {
        send("direct:south-then-plain", null, account("north"));

        assertThat(server.credentials()).containsExactly("south-token", "north-token");
    }

    @Test
    void isTheComponentsOwnWhereNothingElseNamesOne() {
        component.getConfiguration().setAccount("east");

        send("pipedrive:deal/get?id=1", null, Map.of());
        send("pipedrive:deal/get?id=1", null, account("north"));

        assertThat(server.credentials()).containsExactly("own-token", "north-token");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "-, the header CamelPipedriveAccount is null: without it the call would be for another account.",
                "\"\", the header CamelPipedriveAccount is blank: without it the call would be for another account.",
                "\"  \", the header CamelPipedriveAccount is blank: without it the call would be for another account.",
            })
    void isNotAnotherOneWhereTheGivenOneIsEmpty(String name, String problem) {
        Exchange exchange = send("direct:plain", null, account(name));

        assertThat(exchange.getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "deal/create: " + problem + " Nothing was sent. Set the account's name, or remove the header.");
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void isNotAnotherOneWhereTheVariableIsBlank() {
        assertThat(send("direct:plain", null, Map.of(), account(" ")).getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/create: the variable CamelPipedriveAccount is blank: without it the call would be for"
                        + " another account. Nothing was sent. Set the account's name, or remove the variable.");
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void isNotAnotherOneWhereTheEndpointsIsEmpty() {
        assertThat(send("direct:dynamic", "", Map.of()).getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/get: account is blank: without it the call would be for another account. Nothing was"
                        + " sent.");
        assertThat(catchThrowable(() -> context.getEndpoint("pipedrive:deal/get?account=")))
                .hasRootCauseMessage("deal/get: account is blank: without it the call would be for another account");
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void isTheSameForTheThrottlersAllowance() throws Exception {
        PipedriveAllowance allowance = new PipedriveAllowance();
        allowance.setCamelContext(context);
        Exchange exchange = context.getEndpoint("direct:plain").createExchange();

        assertThat(allowance.account(exchange)).isEqualTo("default");
        exchange.setVariable(PipedriveConstants.ACCOUNT, "north");
        assertThat(allowance.account(exchange)).isEqualTo("north");
        exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, "east");
        assertThat(allowance.account(exchange)).isEqualTo("east");
        exchange.getMessage().setHeader(PipedriveConstants.ACCOUNT, "");
        assertThat(List.of(catchThrowable(() -> allowance.account(exchange))))
                .first()
                .isInstanceOf(PipedriveValidationException.class);
    }
}

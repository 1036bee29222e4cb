// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Camel makes of values under {@code parameters:} in YAML, and of optional placeholders: as the guide to calls says. */
class YamlParametersTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange send(String step, String body) throws Exception {
        String route = "- route:\n    from:\n      uri: direct:find\n      steps:\n" + step.indent(8);
        context.disableJMX();
        context.addComponent("pipedrive", CamelExtension.component(PIPEDRIVE));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("find.yaml", route));
        context.start();
        return context.createProducerTemplate()
                .request("direct:find", exchange -> exchange.getMessage().setBody(body));
    }

    private static String term() {
        assertThat(PIPEDRIVE.requests()).hasSize(1);
        return PIPEDRIVE.requests().get(0).query().get("term");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tiles + more                | Tiles   more",
                "Tiles %2B more              | Tiles   more",
                "RAW(Slate & sons + 5% [x])  | Slate & sons + 5% [x]",
                "RAW{Slate & sons (x)}       | Slate & sons (x)",
            })
    void areReadAsPartsOfAUri(String written, String sent) throws Exception {
        Exchange done = send(
                """
                - to:
                    uri: pipedrive:deal/search
                    parameters:
                      term: "%s"
                """
                        .formatted(written),
                null);

        assertThat(done.getException()).isNull();
        assertThat(term()).isEqualTo(sent);
    }

    @Test
    void goOnBehindAnAmpersand() throws Exception {
        Exchange done = send(
                """
                - toD:
                    uri: pipedrive:deal/search
                    parameters:
                      term: "${body}"
                """,
                "Slate &sons");

        assertThat(done.getException()).isNull();
        assertThat(term()).isEqualTo("Slate &sons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Slate & sons", "Tiles + more", "50% off", "a=b&limit=3", "#x"})
    void areSentAsTheyAreInRaw(String body) throws Exception {
        Exchange done = send(
                """
                - toD:
                    uri: pipedrive:deal/search
                    parameters:
                      term: "RAW(${body})"
                """,
                body);

        assertThat(done.getException()).isNull();
        assertThat(term()).isEqualTo(body);
    }

    @Test
    void areEvaluatedBesideAnOptionalPlaceholderWithoutAValue() throws Exception {
        Exchange done = send(
                """
                - toD:
                    uri: pipedrive:deal/search
                    parameters:
                      term: "${body}"
                      status: "{{?status}}"
                """,
                "tiles");

        assertThat(done.getException()).isNull();
        assertThat(term()).isEqualTo("tiles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- toD: \"pipedrive:deal/search?term=RAW(${body})&status={{?status}}\"",
                "- toD: \"pipedrive:deal/search?status={{?status}}&term=RAW(${body})\"",
            })
    void areEvaluatedBesideOneInAUriOfOneLine(String step) throws Exception {
        Exchange done = send(step, "tiles + more");

        assertThat(done.getException()).isNull();
        assertThat(PIPEDRIVE.requests().get(0).query()).isEqualTo(Map.of("term", "tiles + more"));
    }

    @Test
    void areEvaluatedBesideOneThatHasAValue() throws Exception {
        context.getPropertiesComponent().addInitialProperty("status", "won");

        Exchange done = send(
                """
                - toD:
                    uri: pipedrive:deal/search
                    parameters:
                      term: "${body}"
                      status: "{{?status}}"
                """,
                "tiles");

        assertThat(done.getException()).isNull();
        assertThat(PIPEDRIVE.requests().get(0).query()).isEqualTo(Map.of("term", "tiles", "status", "won"));
    }
}

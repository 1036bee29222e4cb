// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Values of a {@code toD} that are as long as a message may be. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DynamicSizesTest {

    private static final int LONG = 2_000_000;
    private static final int LONG_FOR_AN_OPTION = 500_000;
    private static final int LONGEST_MESSAGE = 10_000;

    private HostileServer api;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        api = new HostileServer((request, answer) ->
                answer.answer(HostileServer.json(200, "{\"success\":true,\"data\":{\"items\":[]}}")));
        PipedriveComponent component = new PipedriveComponent();
        component.getConfiguration().setBaseUrl(api.url());
        component.getConfiguration().setMaxRetries(0);
        component.getConfiguration().setApiTokens(Map.of("north", "token-of-north"));
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("pipedrive", component);
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        api.close();
    }

    private Throwable failure(String toD, String... values) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:long").toD("pipedrive:" + toD);
            }
        });
        context.start();
        Throwable failure = null;
        for (String value : values) {
            failure = context.createProducerTemplate()
                    .request("direct:long", exchange -> exchange.getMessage().setHeader("a", value))
                    .getException();
        }
        return failure;
    }

    static Stream<Arguments> longTexts() {
        return Stream.of(
                        "x",
                        "&",
                        "RAW(",
                        "RAW{",
                        "RAW()",
                        "${",
                        "?",
                        ")&",
                        "&term=",
                        "&a=",
                        "=",
                        "%",
                        "+",
                        "}}",
                        "#",
                        ")",
                        "\u0000",
                        "account=",
                        "&ac",
                        "a://b:")
                .flatMap(each -> Stream.of(
                                "deal/search?term=${header.a}&account=north",
                                "deal/search?account=north&term=${header.a}",
                                "deal/search?term=RAW(${header.a})&account=north")
                        .map(toD -> arguments(toD, each)));
    }

    @ParameterizedTest
    @MethodSource
    void longTexts(String toD, String text) throws Exception {
        assertShort(failure(toD, text.repeat(LONG / text.length())));
    }

    private static void assertShort(Throwable failure) {
        if (failure != null) {
            assertThat(failure).isInstanceOf(PipedriveException.class);
            assertThat(failure.getMessage().length()).isLessThan(LONGEST_MESSAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "?", "=", "?a", "token", "a://b:", ")", "://"})
    void longOptions(String text) throws Exception {
        Throwable failure =
                failure("deal/list?status=open&account=${header.a}", text.repeat(LONG_FOR_AN_OPTION / text.length()));

        assertThat(failure).isInstanceOf(PipedriveException.class);
        assertShort(failure);
    }

    /** Camel's own exception looks through the whole URI with a regular expression, from each place of it. */
    @ParameterizedTest
    @ValueSource(strings = {"deal/${header.a}", "deal/list?status=open&outputType=${header.a}"})
    void longOptionsThatDoNotFit(String toD) throws Exception {
        assertThat(failure(toD, "x".repeat(LONG_FOR_AN_OPTION))).isNotNull();
    }

    /** Each would be an endpoint, a producer and perhaps more that stays. */
    @Test
    void manyLongAccounts() throws Exception {

        failure("deal/list?status=open&account=${header.a}", "1");
        for (int i = 0; i < 100; i++) {
            String value = i + "x".repeat(LONG_FOR_AN_OPTION);
            context.createProducerTemplate()
                    .request("direct:long", exchange -> exchange.getMessage().setHeader("a", value));
        }

        assertThat(context.getEndpoints().stream()
                        .mapToInt(each -> each.getEndpointUri().length())
                        .sum())
                .isLessThan(LONG);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Senders whose texts are in a {@code toD}, or in names of headers. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileSendersTest {

    private static final String LIST = HostileServer.json(200, "{\"success\":true,\"data\":[]}");

    @TempDir
    private Path folder;

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private interface Call {
        Throwable send(String to, Object body, Map<String, Object> headers);
    }

    private interface Check {
        void run(Call call) throws Exception;
    }

    private void withRoutes(HostileServer api, Check check) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        try (context) {
            context.disableJMX();
            PipedriveComponent component = new PipedriveComponent();
            component.getConfiguration().setBaseUrl(api.url());
            component.getConfiguration().setMaxRetries(0);
            component.getConfiguration().setApiTokens(Map.of("north", "token-of-north", "south", "token-of-south"));
            context.addComponent("pipedrive", component);
            context.getPropertiesComponent().addInitialProperty("secret", "a-secret-of-the-service");
            String url = api.url();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:plain").toD("pipedrive:deal/search?term=${header.a}&limit=${header.b}");
                    from("direct:raw")
                            .toD("pipedrive:deal/search?status=${header.a}&account=north&term=RAW(Tiles (blue))");
                    from("direct:host")
                            .toD(
                                    "pipedrive:deal/search?organizationId=${header.a}&account=north&apiToken=the-token-of-north&baseUrl="
                                            + url + "&term=${header.b}");
                    from("direct:ids").toD("pipedrive:deal/list?ids=1&ownerId=${header.a}&account=north");
                    from("direct:account").toD("pipedrive:deal/list?account=${header.a}&status=open");
                    from("direct:term").toD("pipedrive:deal/search?term=${header.a}&account=north");
                    from("direct:removed")
                            .removeHeaders("CamelPipedrive*")
                            .to("pipedrive:deal/list?status=open&account=north");
                }
            });
            context.start();
            check.run((to, body, headers) -> context.createProducerTemplate()
                    .request(to, exchange -> {
                        exchange.getMessage().setBody(body);
                        headers.forEach(exchange.getMessage()::setHeader);
                    })
                    .getException());
        }
    }

    @Test
    void valuesOfToDRunNoCode() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                call.send("direct:account", null, Map.of("a", "#class:java.io.FileOutputStream('" + victim + "')"));
                for (String form : List.of("%s", "RAW(%s)", "RAW{%s}", " %s", "RAW( %s)")) {
                    Throwable failure = call.send(
                            "direct:account",
                            null,
                            Map.of("a", String.format(form, "#class:java.lang.System#setProperty('owned','yes')")));
                    assertThat(failure).as(form).isInstanceOf(PipedriveValidationException.class);
                }
                assertThat(call.send("direct:account", null, Map.of("a", "%23class:java.lang.System#exit(1)")))
                        .as("a name that nobody has")
                        .isInstanceOf(PipedriveException.class);
                assertThat(victim).hasContent("precious");
                assertThat(System.getProperty("owned")).isNull();
            });
        }
    }

    @Test
    void valuesOfToDChangeNoAccount() throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                assertThat(call.send("direct:raw", null, Map.of("a", "open&account=south&term=RAW(x")))
                        .isInstanceOf(PipedriveValidationException.class)
                        .hasMessageStartingWith("deal/search: a value ");
                assertThat(api.requests()).noneMatch(each -> each.contains("token-of-south"));
            });
        }
    }

    @Test
    void valuesOfToDSendNoTokenToAnotherHost() throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST));
                HostileServer evil = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                call.send(
                        "direct:host",
                        null,
                        Map.of(
                                "a",
                                "1&account=north&apiToken=the-token-of-north&baseUrl=" + evil.url() + "&term=RAW(x",
                                "b",
                                "Acme (DE)"));
                assertThat(evil.requests()).isEmpty();
            });
        }
    }

    @Test
    void valuesOfToDRepeatNoName() throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                call.send("direct:ids", null, Map.of("a", "5&%69ds=2,3"));
                assertThat(api.requests()).noneMatch(each -> each.contains("ids=1,2,3"));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"direct:term, {{secret}}", "direct:account, {{secret}}", "direct:account, #property:secret"})
    void valuesOfToDReadNoProperties(String to, String value) throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                Throwable failure = call.send(to, null, Map.of("a", value));
                assertThat(failure == null ? "" : shown(failure)).doesNotContain("a-secret-of-the-service");
                assertThat(api.requests()).noneMatch(each -> each.contains("a-secret-of-the-service"));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"CAMELP\u0131PEDRIVE.status, lost, status=lost", "CAMELP\u0131PEDRIVEACCOUNT, south, token-of-south"})
    void headersThatAreRemovedDecideNothing(String header, String value, String sent) throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                call.send("direct:removed", null, Map.of(header, value));
                assertThat(api.requests()).noneMatch(each -> each.contains(sent));
            });
        }
    }

    /** A value that holds the text between two values could be cut in two ways. */
    @ParameterizedTest
    @CsvSource({
        "x&limit=1, 2, false",
        "RAW(x, 2, false",
        "x RAW(y, 2, true",
        "RAW(x)y, 2, false",
        "RAW(x y), 2, true",
        "RAW{x)}, 2, true",
        "RAW(x&y), 2, true",
        "RAW(x)&y=z), 2, false",
        "xx, 3, true",
        "x=y?z, 3, true"
    })
    void giveValuesOrNothing(String term, String limit, boolean isTaken) throws Exception {
        try (HostileServer api = new HostileServer((request, answer) -> answer.answer(LIST))) {
            withRoutes(api, call -> {
                Throwable failure = call.send(
                        "direct:plain", null, Map.of("a", term, "b", limit, "CamelPipedriveAccount", "north"));

                if (isTaken) {
                    assertThat(failure).hasMessageContaining("the answer holds no list");
                    assertThat(api.requests()).isNotEmpty();
                } else {
                    assertThat(failure).isInstanceOf(PipedriveValidationException.class);
                    assertThat(api.requests()).isEmpty();
                }
            });
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers that send back what they were sent, where the HTTP client puts it into its own words, and terminal commands. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepeatedSecretsTest {

    private static final String BELL = "\u001b]0;owned\u0007";

    /** Everything that a log may show of a failure: messages and stack traces of all causes. */
    private static String shown(Throwable failure) {
        assertThat(failure).isInstanceOf(PipedriveException.class);
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
                "HTTP/1.1 %s OK\r\n\r\n",
                "HTTP/%s 200 OK\r\n\r\n",
                "%s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 1\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;%s\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n%s\r\n",
                "HTTP/1.1 400 Bad\r\nX-Correlation-Id: %s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 1\r\n\r\n{"
            })
    void areShownNowhere(String answer) throws Exception {
        try (HostileServer server = new HostileServer((request, out) -> {
                    String token = header(request, "x-api-token");
                    String encoded = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
                    // What is the client's wording gets both; what is an error text of the API's is cleaned of the
                    // token.
                    boolean clientsWords = !answer.contains("X-Correlation-Id") && !answer.contains("Content-Type");
                    out.answer(answer.formatted(BELL + token + (clientsWords ? encoded : "")));
                    out.close();
                });
                HostileRoutes routes = new HostileRoutes(server)) {

            String text = shown(routes.failure("pipedrive:deal/get?id=1", null));

            String encoded =
                    Base64.getEncoder().encodeToString(HostileRoutes.TOKEN.getBytes(StandardCharsets.US_ASCII));
            assertThat(text)
                    .doesNotContain(HostileRoutes.TOKEN)
                    .doesNotContain(encoded)
                    .doesNotContain("\u001b", "\u0007");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 400 Bad\r\nX-Correlation-Id: %s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 500 Bad\r\nX-Correlation-Id: %s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 429 Bad\r\nX-Correlation-Id: %s\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 400 Bad\r\nX-Correlation-Id: x\r\n\r\n{\"error_description\":\"%s\"}"
            })
    void ofTheTokenServerAreShownNowhere(String answer) throws Exception {
        try (HostileServer server = new HostileServer((request, out) -> {
                    String form = request.substring(request.indexOf("\r\n\r\n") + 4);
                    String basic = header(request, "authorization").substring("Basic ".length());
                    out.answer(answer.formatted((answer.contains("{\"") ? "" : BELL) + basic + " " + form + " "
                            + OauthSetup.CLIENT_SECRET));
                    out.close();
                });
                HostileRoutes routes = new HostileRoutes(server)) {
            OauthSetup.connectTo(server.url(), routes.configuration());

            String text = shown(routes.failure("pipedrive:deal/get?id=1", null));

            String basic = Base64.getEncoder()
                    .encodeToString(("c1ient-id:" + OauthSetup.CLIENT_SECRET).getBytes(StandardCharsets.US_ASCII));
            assertThat(text)
                    .doesNotContain(OauthSetup.CLIENT_SECRET)
                    .doesNotContain(OauthSetup.REFRESH_TOKEN)
                    .doesNotContain(basic)
                    .doesNotContain("\u001b", "\u0007");
        }
    }

    /** A cut in the middle of a token would leave half of it, which is not recognized. */
    @Test
    void atTheEndOfWhatIsReadAreShownNowhere() throws Exception {
        int half = HostileRoutes.TOKEN.length() / 2;
        for (int read : new int[] {64 * 1024, 96 * 1024}) {
            String body = "<p>".repeat((read - half) / 3)
                    + " ".repeat((read - half) % 3)
                    + HostileRoutes.TOKEN
                    + " ".repeat(200_000);
            try (HostileServer server = new HostileServer((request, out) -> out.answer(HostileServer.head(
                                    400, "Content-Type: text/html\r\nContent-Length: " + body.length() + "\r\n")
                            + body));
                    HostileRoutes routes = new HostileRoutes(server)) {

                assertThat(shown(routes.failure("pipedrive:deal/get?id=1", null)))
                        .doesNotContain(HostileRoutes.TOKEN.substring(0, half));
            }
        }
    }

    @Test
    void inTheCorrelationIdAreNotHandedToTheRoute() throws Exception {
        String body = "{\"success\":true,\"data\":{\"id\":1}}";
        try (HostileServer server = new HostileServer((request, out) -> out.answer(HostileServer.head(
                                200,
                                "Content-Length: " + body.length() + "\r\nX-Correlation-Id: a" + BELL
                                        + header(request, "x-api-token") + "\r\n")
                        + body));
                HostileRoutes routes = new HostileRoutes(server)) {

            Exchange exchange = routes.send("pipedrive:deal/get?id=1", null);

            assertThat(exchange.getMessage().getHeader("CamelPipedriveCorrelationId", String.class))
                    .startsWith("a ")
                    .doesNotContain(HostileRoutes.TOKEN)
                    .doesNotContain("\u001b");
        }
    }
}

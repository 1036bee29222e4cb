// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that says the credential where addresses, cursors or JSON are expected. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepeatedCredentialsTest {

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "path", "cursor", "cut by the parser"})
    void isShownNowhereNorAPartOfIt(String where) throws Exception {
        String token = HostileRoutes.TOKEN;
        String answer =
                switch (where) {
                    case "host" -> redirect("https://" + token + ".invalid/x");
                    case "path" -> redirect("https://files.invalid/" + token);
                    case "cursor" ->
                        HostileServer.json(
                                200,
                                "{\"success\":true,\"data\":[{\"id\":1}],\"additional_data\":{\"next_cursor\":\""
                                        + token + "\"}}");
                    default ->
                        HostileServer.json(200, "{\"success\":true,\"data\":" + "x".repeat(256 - 30) + token + "}");
                };
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(server)) {
            String shown = shown(routes.failure("pipedrive:deal/list?paging=ALL", null));

            assertThat(shown).doesNotContain(token.substring(0, 20)).doesNotContain(token.substring(10, 30));
        }
    }

    private static String redirect(String location) {
        return HostileServer.head(302, "Location: " + location + "\r\nContent-Length: 0\r\n");
    }
}

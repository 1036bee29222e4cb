// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Redirects of which each takes less than a request may take, and all together more. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowRedirectsTest {

    private static final int REDIRECTS = 5;
    private static final Duration EACH = Duration.ofMillis(20);

    /** Each answer takes half a second or more. */
    private static void redirect(String request, HostileServer.Answer answer, String host) throws IOException {
        int hop = request.contains("/hop/") ? Integer.parseInt(request.replaceAll("(?s).*?/hop/(\\d+).*", "$1")) : 0;
        String headers = "X-Slow: " + "x".repeat(25);
        if (hop == REDIRECTS) {
            answer.drip(headersOf(200, headers), EACH);
            answer.answer("Content-Length: 32\r\n\r\n{\"success\":true,\"data\":{\"id\":1}}");
        } else {
            answer.drip(headersOf(302, headers), EACH);
            answer.answer("Location: " + host + "/hop/" + (hop + 1) + "\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static String headersOf(int status, String headers) {
        return "HTTP/1.1 " + status + " Status\r\n" + headers + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void haveTheTimeOfOneRequest(boolean toAnotherHost) throws Exception {
        try (HostileServer other = new HostileServer((request, answer) -> redirect(request, answer, ""));
                HostileServer server = new HostileServer(
                        (request, answer) -> redirect(request, answer, toAnotherHost ? other.url() : ""));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1&requestTimeout=1500", null))
                    .isInstanceOfSatisfying(
                            PipedriveConnectionException.class, failure -> assertThat(failure.isPossiblyCarriedOut())
                                    .isTrue())
                    .hasMessageContaining("within requestTimeout");
            assertThat(server.requests().size() + other.requests().size()).isLessThanOrEqualTo(REDIRECTS);
        }
    }

    @Test
    void areFollowedWithinIt() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> redirect(request, answer, ""));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.send("pipedrive:deal/get?id=1&requestTimeout=50000", null)
                            .getMessage()
                            .getBody())
                    .isEqualTo(Map.of("id", 1));
            assertThat(server.requests()).hasSize(REDIRECTS + 1);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveServerException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON beyond what Jackson reads: it stays so, and is not fetched again. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExcessiveJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"depth", "number", "text", "name"})
    void isReadOnce(String kind) throws Exception {
        String data =
                switch (kind) {
                    case "depth" -> "[".repeat(2_000);
                    case "number" -> "9".repeat(2_000);
                    case "text" -> '"' + "x".repeat(21_000_000) + '"';
                    default -> "{\"" + "x".repeat(60_000) + "\":1}";
                };
        try (HostileServer server = new HostileServer((request, answer) -> answer.answer(
                        HostileServer.json(200, "{\"success\":true,\"data\":{\"value\":" + data + "}}")));
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/get?id=1&maxRetries=3&retryDelay=1", null))
                    .isInstanceOfSatisfying(PipedriveServerException.class, failure -> assertThat(failure.isTemporary())
                            .isFalse())
                    .hasMessageContaining("the answer holds more than is read");
            assertThat(server.requests()).hasSize(1);
        }
    }
}

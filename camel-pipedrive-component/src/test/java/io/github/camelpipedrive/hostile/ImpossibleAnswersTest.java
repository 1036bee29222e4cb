// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelpipedrive.error.PipedriveException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that HTTP does not know: a create says whether it may have been carried out, as after any other failure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ImpossibleAnswersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 000 Zero",
                "HTTP/1.1 -1 Negative",
                "HTTP/1.1 99 Early",
                "HTTP/1.1 99999999999 Long",
                "HTTP/1.1 1e3 Real",
                "HTTP/1.1",
                "HTTP/1.1 ",
                "HTTP/2.0 200 OK",
                "HTTP/9999999999.1 200 OK",
                "HTTP/-1.1 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: -1",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: nonsense",
                "HTTP/1.1 200 OK\r\nContent-Encoding: nonsense\r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\nContent-Length: 1",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: nonsense\r\nConnection: upgrade",
                "HTTP/1.1 200 OK\r\nContent-Type: ;;;=\u00ff\r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=99999999999999999999\r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\nConnection: ,,,\r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\n: \r\nContent-Length: 1",
                "HTTP/1.1 200 OK\r\n \r\nContent-Length: 1",
                "\u0000\u0001\u0002"
            })
    void areFailuresOfTheCall(String head) throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> {
                    answer.answer(head + "\r\n\r\n{");
                    answer.close();
                });
                HostileRoutes routes = new HostileRoutes(server)) {

            assertThat(routes.failure("pipedrive:deal/create", Map.of("title", "Tiles")))
                    .isInstanceOfSatisfying(
                            PipedriveException.class, failure -> assertThat(failure.isPossiblyCarriedOut())
                                    .isTrue());
            assertThat(routes.failure("pipedrive:deal/get?id=1", null)).isInstanceOf(PipedriveException.class);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveServerException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers in gzip, as most are, and those with encodings that nobody asked for. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EncodedAnswersTest {

    private static final String DEAL = "{\"success\":true,\"data\":{\"id\":1}}";

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] answer(String encoding, boolean chunked, byte[] body, int more) throws IOException {
        String head = HostileServer.head(
                200,
                "Content-Type: application/json\r\nContent-Encoding: " + encoding + "\r\n"
                        + (chunked
                                ? "Transfer-Encoding: chunked\r\n"
                                : "Content-Length: " + (body.length + more) + "\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        if (chunked) {
            all.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        all.writeBytes(body);
        all.writeBytes(chunked ? "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[more]);
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"gzip, true, 0", "GZIP, false, 0", "x-gzip, false, 1", "gzip, false, 100000"})
    void giveTheirConnectionBack(String encoding, boolean chunked, int more) throws Exception {
        byte[] answer = answer(encoding, chunked, gzip(DEAL), more);
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(
                        server.url(), component -> component.getConfiguration().setConnectTimeout(1000))) {
            for (int i = 0; i < 25; i++) {
                assertThat(routes.failure("pipedrive:deal/get?id=1", null))
                        .as("call %s", i)
                        .isNull();
            }
        }
    }

    @Test
    void areAskedFor() throws Exception {
        byte[] answer = answer("gzip", true, gzip(DEAL), 0);
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(server)) {
            routes.failure("pipedrive:deal/get?id=1", null);

            assertThat(server.requests()).singleElement().asString().contains("Accept-Encoding: gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip,gzip", "deflate", "br", "many"})
    void areErrorsWhereNobodyAskedForThem(String encoding) throws Exception {
        String encodings = encoding.equals("many") ? String.join(",", Collections.nCopies(3000, "gzip")) : encoding;
        byte[] answer = answer(encodings, false, gzip(DEAL), 0);
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(server)) {
            for (String uri : List.of("pipedrive:deal/get?id=1", "pipedrive:deal/list", "pipedrive:deal/get?id=2")) {
                assertThat(routes.failure(uri, null)).isInstanceOf(PipedriveConnectionException.class);
            }
            Awaitility.await().untilAsserted(() -> assertThat(server.open()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areErrorsWhereTheyAreNoneOrEndEarly(boolean cut) throws Exception {
        byte[] whole = gzip(DEAL);
        byte[] body =
                cut ? Arrays.copyOf(whole, whole.length / 2) : "no gzip at all".getBytes(StandardCharsets.US_ASCII);
        byte[] answer = answer("gzip", false, body, 0);
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(server)) {
            assertThat(routes.failure("pipedrive:deal/get?id=1", null))
                    .isInstanceOf(PipedriveConnectionException.class)
                    .hasMessageContaining("the answer is not valid HTTP");
        }
    }

    /** 30 MB of them are 20 KB in gzip, and a Map for every third byte. */
    @Test
    void withMillionsOfValuesAreGivenUp() throws Exception {
        byte[] answer =
                answer("gzip", false, gzip("{\"success\":true,\"data\":[" + "[],".repeat(3_000_000) + "[]]}"), 0);
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                HostileRoutes routes = new HostileRoutes(server)) {
            assertThat(routes.failure("pipedrive:deal/list?outputType=JSON", null))
                    .isInstanceOf(PipedriveServerException.class);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.call.reading.OutputType;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.transport.RecordingServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are bytes, in the charset that they are in. */
class CharsetRoutesTest {

    private static final String TITLE = "Grün & Söhne";
    private static final String JSON = "{\"title\": \"" + TITLE + "\"}";
    private static final byte[] LATIN_1 = JSON.getBytes(StandardCharsets.ISO_8859_1);
    private static final String CREATE = "pipedrive:deal/create";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withRoutes(pipedrive, routes -> {
        routes.from("direct:named")
                .setProperty(Exchange.CHARSET_NAME, Builder.constant("ISO-8859-1"))
                .to(CREATE);
        routes.from("direct:marshalled")
                .setProperty(Exchange.CHARSET_NAME, Builder.constant("ISO-8859-1"))
                .marshal()
                .json()
                .to(CREATE);
    });

    static Stream<Object> latin1() {
        return Stream.of(LATIN_1, new ByteArrayInputStream(LATIN_1), new InputStreamCache(LATIN_1));
    }

    private static void assertCreated() {
        assertThat(pipedrive.records("deal")).singleElement().satisfies(deal -> assertThat(deal)
                .containsEntry("title", TITLE));
    }

    @ParameterizedTest
    @MethodSource("latin1")
    void areReadInTheCharsetOfTheExchange(Object body) throws Exception {
        camel.send("direct:named", body);

        assertCreated();
    }

    @Test
    void areReadInTheCharsetOfTheHeaderThatCamelKnows() throws Exception {
        camel.send(CREATE, LATIN_1, Map.of(Exchange.CHARSET_NAME, "iso-8859-1"));

        assertCreated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=ISO-8859-1",
                "application/json;charset=\"iso-8859-1\"",
                "application/json; v=1; Charset=latin1; q=1"
            })
    void areReadInTheCharsetOfTheirContentType(String type) throws Exception {
        camel.send(CREATE, LATIN_1, Map.of(Exchange.CONTENT_TYPE, type));

        assertCreated();
    }

    @Test
    void areReadInTheCharsetOfTheExchangeBeforeThatOfTheirContentType() throws Exception {
        camel.send("direct:named", LATIN_1, Map.of(Exchange.CONTENT_TYPE, "application/json; charset=UTF-16"));

        assertCreated();
    }

    @Test
    void areUtf8WhenNothingIsSaid() throws Exception {
        camel.send(CREATE, JSON.getBytes(StandardCharsets.UTF_8), Map.of(Exchange.CONTENT_TYPE, "application/json"));

        assertCreated();
    }

    @ParameterizedTest
    @MethodSource("latin1")
    void areRefusedWithTheirPlaceWhenTheyAreNotInUtf8(Object body) {
        assertThat(camel.failure(CREATE, body))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(
                        "deal/create: body: is not in UTF-8: 0xFC at byte offset 13 (line 1). Say what it is in, with the"
                                + " header or property CamelCharsetName or a charset in the header Content-Type. Nothing was"
                                + " sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areRefusedWhenThereIsNoCharsetOfThatName() {
        assertThat(camel.failure(CREATE, LATIN_1, Map.of(Exchange.CHARSET_NAME, "ISO-8859-99")))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/create: body: there is no charset 'ISO-8859-99', which CamelCharsetName names."
                        + " Nothing was sent.");
    }

    @Test
    void areUtf8WhenTheyAreJsonThatWasMadeBehindAStepThatLeftItsCharset() throws Exception {
        camel.send("direct:marshalled", Map.of("title", TITLE));

        assertCreated();
    }

    @Test
    void areReadAsPlainTextToo() throws Exception {
        pipedrive.add("organization", Map.of("name", TITLE));

        Object found = camel.body(
                "pipedrive:organization/search",
                TITLE.getBytes(StandardCharsets.ISO_8859_1),
                Map.of(Exchange.CHARSET_NAME, "ISO-8859-1"));

        assertThat((List<?>) found).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
    void areReadByTheirByteOrderMark(String charset) throws Exception {
        camel.send(CREATE, ("\uFEFF" + JSON).getBytes(Charset.forName(charset)));

        assertCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "UTF-16"})
    void ofAFileAreReadInTheCharsetOfItsEndpoint(String charset, @TempDir Path folder) throws Exception {
        Files.write(folder.resolve("deal.json"), JSON.getBytes(Charset.forName(charset)));
        NotifyBuilder done = new NotifyBuilder(camel.context()).whenCompleted(1).create();

        camel.add(routes -> routes.from("file:" + folder + "?noop=true&initialDelay=0&charset=" + charset)
                .routeId(folder.toString())
                .to(CREATE));

        assertThat(done.matches(20, SECONDS)).isTrue();
        camel.context().getRouteController().stopRoute(folder.toString());
        assertCreated();
    }

    private static void answer(RecordingServer server, int status, String type, String text) {
        server.answers(exchange -> {
            byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    @ParameterizedTest
    @EnumSource(OutputType.class)
    void ofAnAnswerAreRefusedRatherThanReplaced(OutputType type) throws Exception {
        try (RecordingServer server = RecordingServer.start()) {
            answer(server, 200, "application/json", "{\"success\": true, \"data\": " + JSON + "}");

            assertThat(camel.failure(
                            "pipedrive:deal/get?maxRetries=0&outputType=" + type + "&apiToken=own&baseUrl="
                                    + server.url(),
                            1))
                    .isInstanceOf(PipedriveServerException.class)
                    .hasMessage(
                            "deal/get 1: the answer is not complete JSON (application/json) (200). It can be retried"
                                    + " safely.");
        }
    }

    @Test
    void ofAnErrorPageAreReadInItsCharset() throws Exception {
        try (RecordingServer server = RecordingServer.start()) {
            answer(server, 502, "text/html; charset=ISO-8859-1", "<html><title>Nicht verfügbar</title></html>");

            assertThat(camel.failure("pipedrive:deal/get?maxRetries=0&apiToken=own&baseUrl=" + server.url(), 1))
                    .isInstanceOf(PipedriveServerException.class)
                    .hasMessageStartingWith("deal/get 1: Nicht verfügbar");
        }
    }

    @Test
    void ofAnAnswerMayBeginWithAByteOrderMarkInEveryOutputType() throws Exception {
        String answer = "\uFEFF{\"success\": true, \"data\": {\"id\": 1}}";
        pipedrive.answerNext("deal/get", SandboxAnswer.of(200, answer), SandboxAnswer.of(200, answer));

        assertThat(camel.body("pipedrive:deal/get", 1)).isEqualTo(Map.of("id", 1));
        assertThat(camel.body("pipedrive:deal/get?outputType=RAW", 1)).isEqualTo(answer.substring(1));
    }
}

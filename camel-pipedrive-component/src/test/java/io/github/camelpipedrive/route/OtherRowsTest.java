// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.Text;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.transport.RecordingServer;
import io.github.camelpipedrive.transport.RecordingServer.Received;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelpipedrive.operation.Words.bool;
import static io.github.camelpipedrive.operation.Words.decimal;
import static io.github.camelpipedrive.operation.Words.file;
import static io.github.camelpipedrive.operation.Words.id;
import static io.github.camelpipedrive.operation.Words.json;
import static io.github.camelpipedrive.operation.Words.listOf;
import static io.github.camelpipedrive.operation.Words.required;
import static io.github.camelpipedrive.operation.Words.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What rows can say beyond those that are there: any further operation of the API needs a row and nothing else. */
class OtherRowsTest {

    private static final ObjectValue OPTION =
            new ObjectValue(List.of(Field.required("label", Text.NOT_BLANK, "Its label.")), "{\"label\": \"Oak\"}");

    private static final OperationCatalogue ROWS = OperationCatalogue.of(List.of(
            Operation.of(
                            Resource.of("deal-product", "deal products"),
                            "update",
                            ApiVersion.V2,
                            Method.PATCH,
                            "/deals/{id}/products/{product_id}")
                    .body(decimal("quantity", "How many.")),
            Operation.of(
                            Resource.of("field-option", "field options"),
                            "create",
                            ApiVersion.V2,
                            Method.POST,
                            "/dealFields/{field_code}/options")
                    .path(text("field_code", "The field."))
                    .arrayBody(required(listOf("options", OPTION, "The options."))),
            Operation.of(
                            Resource.of("field-option", "field options"),
                            "delete",
                            ApiVersion.V2,
                            Method.DELETE,
                            "/dealFields/{field_code}/options")
                    .path(text("field_code", "The field."))
                    .arrayBody(required(listOf("options", OPTION, "The options."))),
            Operation.of(Resource.of("file", "files"), "update", ApiVersion.V1, Method.PUT, "/files/{id}")
                    .form(
                            text("name", "The name."),
                            text("description", "The description."),
                            bool("shared", "Whether.")),
            Operation.of(Resource.of("file", "files"), "create", ApiVersion.V1, Method.POST, "/files")
                    .multipart(required(file("file", "The file.")), id("deal_id", Resources.DEAL, "The deal.")),
            Operation.of(Resource.of("file", "files"), "download", ApiVersion.V1, Method.GET, "/files/{id}/download")
                    .returns(Result.BINARY),
            Operation.of(Resource.of("recent", "recents"), "list", ApiVersion.V1, Method.GET, "/recents")
                    .returns(Result.recordsAt("changes"))
                    .offsetPaged(),
            Operation.of(Resource.of("filter", "filters"), "create", ApiVersion.V1, Method.POST, "/filters")
                    .body(required(json("conditions", "The conditions.")))));

    @RegisterExtension
    final RecordingExtension calls = new RecordingExtension(ROWS);

    @Test
    void writesSeveralIdsIntoThePath() {
        Received received =
                calls.received("deal-product/update?id=7", Map.of("productId", "9", "quantity", "1.50"), Map.of());

        assertThat(received.method()).isEqualTo("PATCH");
        assertThat(received.target()).isEqualTo("/api/v2/deals/7/products/9");
        assertThat(received.body()).isEqualTo("{\"quantity\":1.50}");
    }

    @Test
    void missesEachIdOfThePath() {
        assertThat(calls.send("deal-product/update", Map.of("quantity", 1), Map.of())
                        .getException())
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal-product/update: id, product_id are required; give each in the body, as header such as"
                        + " CamelPipedrive.id or as option. Nothing was sent.");
    }

    @Test
    void letsNoTextLeaveItsPlaceInThePath() {
        Received received = calls.received(
                "field-option/create",
                List.of(Map.of("label", "Oak")),
                Map.of("CamelPipedrive.fieldCode", "../deals?x=1#/%2e"));

        assertThat(received.target()).isEqualTo("/api/v2/dealFields/..%2Fdeals%3Fx%3D1%23%2F%252e/options");
    }

    static Stream<Arguments> arrays() {
        String text = "[{\"label\": \"Oak\"}, {\"label\": \"Ash\"}]";
        return Stream.of(
                arguments(List.of(Map.of("label", "Oak"), Map.of("label", "Ash"))),
                arguments(text),
                arguments(text.getBytes(StandardCharsets.UTF_8)),
                arguments((Object) new Map<?, ?>[] {Map.of("label", "Oak"), Map.of("label", "Ash")}));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void writesAnArrayAsTheBody(Object body) {
        Received received = calls.received("field-option/create?fieldCode=wood", body, Map.of());

        assertThat(received.body()).isEqualTo("[{\"label\":\"Oak\"},{\"label\":\"Ash\"}]");
        assertThat(received.headers()).containsEntry("Content-type", "application/json");
    }

    @Test
    void writesAnArrayAsTheBodyOfADelete() {
        Received received = calls.received(
                "field-option/delete?fieldCode=wood", null, Map.of("CamelPipedrive.options", "[{\"label\": \"Oak\"}]"));

        assertThat(received.method()).isEqualTo("DELETE");
        assertThat(received.body()).isEqualTo("[{\"label\":\"Oak\"}]");
    }

    @Test
    void refusesWhatIsNoArray() {
        assertThat(calls.send("field-option/create?fieldCode=wood", "Oak", Map.of())
                        .getException())
                .hasMessage("field-option/create: body: must be a list, not plain text. Nothing was sent.");
        assertThat(calls.send("field-option/create?fieldCode=wood", List.of(Map.of("lable", "Oak")), Map.of())
                        .getException())
                .hasMessage("field-option/create: options: [0]: unknown key 'lable'. Did you mean 'label'? Nothing was"
                        + " sent.");
        assertThat(calls.server().received()).isEmpty();
    }

    @Test
    void writesAForm() {
        Received received = calls.received(
                "file/update",
                Map.of("id", 7, "name", "Küche & Bad=+%", "shared", true),
                Map.of("CamelPipedrive.description", ""));

        assertThat(received.method()).isEqualTo("PUT");
        assertThat(received.target()).isEqualTo("/api/v1/files/7");
        assertThat(received.headers()).containsEntry("Content-type", "application/x-www-form-urlencoded");
        assertThat(received.body()).isEqualTo("name=K%C3%BCche%20%26%20Bad%3D%2B%25&description=&shared=true");
    }

    @Test
    void writesAnyJson() {
        Received received = calls.received(
                "filter/create", Map.of("conditions", Arrays.asList(1, null, Map.of("a", true))), Map.of());

        assertThat(received.body()).isEqualTo("{\"conditions\":[1,null,{\"a\":true}]}");
    }

    static Stream<Object> contents() {
        byte[] bytes = "content".getBytes(StandardCharsets.UTF_8);
        return Stream.of(bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes), "content");
    }

    @ParameterizedTest
    @MethodSource("contents")
    void uploadsWhatIsInTheBody(Object content) {
        Received received = calls.received(
                "file/create",
                content,
                Map.of("CamelPipedrive.deal_id", 7, Exchange.FILE_NAME, "folder/Angebot für Küche.pdf"));

        assertThat(received.body())
                .contains("name=\"file\"; filename=\"Angebot für Küche.pdf\"")
                .contains("\r\n\r\ncontent\r\n")
                .contains("name=\"deal_id\"\r\n\r\n7\r\n");
    }

    @Test
    void uploadsAFileOfTheFileComponent(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("offer.pdf"), "of a file");
        GenericFile<File> file = new GenericFile<>();
        file.setFile(path.toFile());
        file.setFileName("offer.pdf");

        Received received = calls.received("file/create", file, Map.of());

        assertThat(received.body()).contains("filename=\"offer.pdf\"").contains("\r\n\r\nof a file\r\n");
    }

    @Test
    void uploadsAFileThatAMapNames(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("offer.pdf"), "of a path");

        Received received = calls.received("file/create", Map.of("file", path, "deal_id", 7), Map.of());

        assertThat(received.body())
                .contains("filename=\"offer.pdf\"")
                .contains("\r\n\r\nof a path\r\n")
                .contains("name=\"deal_id\"\r\n\r\n7\r\n");
    }

    @Test
    void namesAFileAsWindowsAndTheHeaderForTheNameAloneDo() {
        assertThat(calls.received("file/create", "content", Map.of(Exchange.FILE_NAME, "folder\\offer.pdf"))
                        .body())
                .contains("filename=\"offer.pdf\"");
        calls.send("file/create", "content", Map.of(Exchange.FILE_NAME, "a.pdf", Exchange.FILE_NAME_ONLY, "b.pdf"));
        assertThat(calls.server().received().get(1).body()).contains("filename=\"b.pdf\"");
    }

    @Test
    void givesAFileWithoutANameOne() {
        assertThat(calls.received("file/create", "content", Map.of()).body()).contains("filename=\"file\"");
    }

    @Test
    void missesTheFile() {
        assertThat(calls.send("file/create", null, Map.of("CamelPipedrive.deal_id", 7))
                        .getException())
                .hasMessage(
                        "file/create: file is required; give it as the body, as header CamelPipedrive.file or as option"
                                + " file. Nothing was sent.");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThat(calls.send("file/create", 4711, Map.of()).getException())
                .hasMessage("file/create: file: expected a file, bytes or a stream, got 4711. Nothing was sent.");
    }

    @Test
    void downloadsBytes() throws Exception {
        byte[] bytes = new byte[300_000];
        Arrays.fill(bytes, (byte) 0xC3);
        calls.server().answers(exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });

        Exchange exchange = calls.send("file/download", 7, Map.of());

        assertThat(calls.server().received().get(0).target()).isEqualTo("/api/v1/files/7/download");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(exchange.getMessage().getBody(InputStream.class)).hasBinaryContent(bytes);
    }

    @Test
    void downloadsFromAStoreElsewhereWithoutTheToken() throws IOException {
        try (RecordingServer store = RecordingServer.start()) {
            store.answers(exchange -> RecordingServer.answer(exchange, 200, "content"));
            calls.server()
                    .answers(
                            exchange -> RecordingServer.redirect(exchange, 302, store.url() + "/file?signature=a%2Fb"));

            Exchange exchange = calls.send("file/download", 7, Map.of());

            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("content");
            assertThat(store.received()).singleElement().satisfies(received -> {
                assertThat(received.target()).isEqualTo("/file?signature=a%2Fb");
                assertThat(received.headers()).doesNotContainKey("x-api-token");
            });
        }
    }

    @Test
    void endsADownloadThatIsLongerThanItMayBe() {
        calls.server().answers(exchange -> RecordingServer.answer(exchange, 200, "x".repeat(101)));

        assertThat(calls.send("file/download?maxResponseSize=101", 7, Map.of()).getException())
                .isNull();
        assertThat(calls.send("file/download?maxResponseSize=100", 7, Map.of()).getException())
                .isInstanceOf(PipedriveServerException.class)
                .hasMessage("file/download 7: the answer is longer than 100 bytes (200). Raise maxResponseSize.");
    }

    @Test
    void saysThatADownloadBrokeOff() {
        calls.server().answers(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(calls.send("file/download", 7, Map.of()).getException())
                .isInstanceOf(PipedriveConnectionException.class)
                .hasMessageStartingWith("file/download 7: the connection broke while the answer was read: ");
    }

    @Test
    void saysInJsonWhatADownloadMisses() {
        calls.server()
                .answers(exchange ->
                        RecordingServer.answer(exchange, 404, "{\"success\":false,\"error\":\"File not found\"}"));

        assertThat(calls.send("file/download", 7, Map.of()).getException())
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageStartingWith("file/download 7: File not found (404).");
    }

    @Test
    void readsAListThatStandsDeeper() {
        calls.server()
                .answers(
                        exchange -> RecordingServer.answer(
                                exchange,
                                200,
                                "{\"success\":true,\"data\":{\"before\":[{\"id\":0}],\"changes\":[{\"id\":1},{\"id\":2}],\"after\":{\"a\":1}},"
                                        + "\"additional_data\":{\"pagination\":{\"more_items_in_collection\":true,\"next_start\":2}}}"));

        Exchange exchange = calls.send("recent/list", null, Map.of());

        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of(Map.of("id", 1), Map.of("id", 2)));
        assertThat(exchange.getMessage().getHeader("CamelPipedriveNextStart")).isEqualTo(2L);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveServerException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files that are about as long as the whole heap, of 128 MB in the build that runs this package by itself. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeFilesTest {

    private static final int LENGTH = 100 * 1024 * 1024;
    private static final String DOWNLOAD = "pipedrive:api/call?path=/api/v1/files/1/download";

    @TempDir
    private Path folder;

    private static void sendFile(HostileServer.Answer answer) throws IOException {
        answer.answer(HostileServer.head(
                200, "Content-Type: application/octet-stream\r\nContent-Length: " + LENGTH + "\r\n"));
        byte[] piece = new byte[64 * 1024];
        for (int sent = 0; sent < LENGTH; sent += piece.length) {
            answer.answer(piece);
        }
    }

    private HostileRoutes routes(HostileServer server, String uri) throws Exception {
        HostileRoutes routes = new HostileRoutes(server.url(), component -> {}, context -> {
            context.getStreamCachingStrategy().setSpoolEnabled(true);
            context.getStreamCachingStrategy()
                    .setSpoolDirectory(folder.resolve("spool").toFile());
        });
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:download").to(uri).process(exchange -> {
                    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                        Files.copy(in, folder.resolve("file"));
                    }
                    // What the caller gets: the spooled file ends with the exchange.
                    exchange.getMessage().setBody(spooled());
                });
            }
        });
        return routes;
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** With Camel's spooling: nothing of the file has to be in memory. */
    @Test
    void areReadThroughARouteInConstantMemory() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> sendFile(answer));
                HostileRoutes routes = routes(server, DOWNLOAD + "&maxResponseSize=" + LENGTH)) {

            Exchange exchange = routes.send("direct:download", null);

            assertThat(exchange.getException()).isNull();
            assertThat(Files.size(folder.resolve("file"))).isEqualTo(LENGTH);
            assertThat(exchange.getMessage().getBody()).isEqualTo((long) LENGTH);
            assertThat(spooled()).isZero();
        }
    }

    @Test
    void areRefusedBeyondTheDefaultOfMaxResponseSize() throws Exception {
        try (HostileServer server = new HostileServer((request, answer) -> sendFile(answer));
                HostileRoutes routes = routes(server, DOWNLOAD)) {

            assertThat(routes.send("direct:download", null).getException())
                    .isInstanceOf(PipedriveServerException.class)
                    .hasMessageContaining("longer than 33554432 bytes")
                    .hasMessageContaining("maxResponseSize");
            await().until(() -> server.open() == 0);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The fixture itself: what it reads, what it sends, and what it knows of its connections. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostileServerTest {

    private static Socket connect(HostileServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void send(Socket socket, String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsRequestsWithTheirBodiesOnOneConnection() throws Exception {
        String first = "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
        String second = "POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        String answer = HostileServer.json(200, "{}");
        try (HostileServer server = new HostileServer((request, out) -> out.answer(answer));
                Socket socket = connect(server)) {
            send(socket, first + second);

            assertThat(read(socket, 2 * answer.length())).isEqualTo(answer + answer);
            assertThat(server.requests()).containsExactly(first, second);
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.open()).isEqualTo(1);
        }
    }

    @Test
    void sendsWithoutEndUntilTheClientCloses() throws Exception {
        try (HostileServer server = new HostileServer((request, out) -> out.forever("head", "x"))) {
            try (Socket socket = connect(server)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");

                assertThat(read(socket, 100_000)).startsWith("headxxx");
                assertThat(server.open()).isEqualTo(1);
            }
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void dripsAndHangsUntilTheClientCloses() throws Exception {
        try (HostileServer server = new HostileServer((request, out) -> {
            out.drip("abc", Duration.ofMillis(1));
            out.hang();
        })) {
            try (Socket socket = connect(server)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");

                assertThat(read(socket, 3)).isEqualTo("abc");
                await().until(() -> server.sent() == 3);
                assertThat(server.open()).isEqualTo(1);
            }
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void closesAConnectionWhenTheScriptSaysSo() throws Exception {
        try (HostileServer server = new HostileServer((request, out) -> out.close());
                Socket socket = connect(server)) {
            send(socket, "GET / HTTP/1.1\r\n\r\n");
            InputStream in = socket.getInputStream();

            assertThat(in.read()).isEqualTo(-1);
            await().until(() -> server.open() == 0);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server whose connections are opened by the operating system and never read by anybody. */
final class HostileSink implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    HostileSink() throws IOException {}

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

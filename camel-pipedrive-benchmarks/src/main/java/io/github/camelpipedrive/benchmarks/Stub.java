// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * A running {@link StubServer}.
 *
 * @param url its address
 * @param program its process
 */
record Stub(String url, Program program) implements AutoCloseable {

    /**
     * Starts one.
     *
     * @param pages how many pages a list has
     * @param serverMillis how long it waits before each answer
     */
    static Stub start(int pages, long serverMillis) throws IOException {
        Program program = Program.start(StubServer.class, List.of("-Xmx256m"), pages, serverMillis);
        return new Stub("http://127.0.0.1:" + program.line(), program);
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}

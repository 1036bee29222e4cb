// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A running {@link StubServer}.
 *
 * @param url its address
 * @param program its process
 */
record Stub(String url, Program program) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * Starts one.
     *
     * @param pages how many pages a list has
     * @param serverMillis how long it waits before each answer
     */
    static Stub start(int pages, long serverMillis) throws IOException {
        return start(pages, serverMillis, 0);
    }

    /** Starts one that allows so many requests in any two seconds. */
    static Stub limited(int limit) throws IOException {
        return start(1, 0, limit);
    }

    private static Stub start(int pages, long serverMillis, int limit) throws IOException {
        Program program = Program.start(StubServer.class, List.of("-Xmx256m"), pages, serverMillis, limit);
        return new Stub("http://127.0.0.1:" + program.line(), program);
    }

    /** How many requests were allowed, and how many refused. */
    long[] counts() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/counts")).build();
        String[] counts =
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ", 2);
        return new long[] {Long.parseLong(counts[0]), Long.parseLong(counts[1])};
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}

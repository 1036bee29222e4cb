// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.util.List;
import java.util.Map;

/** A way of calling the API. Each gives the same results, of the same classes. */
interface Way extends AutoCloseable {

    /** Reads a deal. */
    Map<?, ?> get() throws Exception;

    /** Creates a deal. */
    Map<?, ?> create() throws Exception;

    /** Reads the first page of the deals. */
    List<?> list() throws Exception;

    @Override
    void close() throws Exception;

    /**
     * Opens one.
     *
     * @param name camel-pipedrive, camel-http or jdk-http-client
     * @param url where the API is; empty for answers that are given inside the HTTP client, without a network
     */
    static Way open(String name, String url) throws Exception {
        return switch (name) {
            case "camel-pipedrive" -> new CamelPipedrive(url);
            case "camel-http" -> new CamelHttp(url);
            case "jdk-http-client" -> new JdkHttpClient(url);
            default -> throw new IllegalArgumentException("There is no way " + name);
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.Map;

/**
 * A request unchanged.
 *
 * @param method the HTTP method in capitals
 * @param path the path without the query
 * @param query the query, still encoded
 * @param headers the headers, found in any spelling of their case
 * @param body the body, empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {

    /**
     * A header.
     *
     * @param name its name
     * @return its value, empty when there is none
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /**
     * What it takes in memory, roughly.
     *
     * @return the number of bytes
     */
    public long bytes() {
        long text = (long) path.length() + query.length();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text += header.getKey().length() + header.getValue().length();
        }
        return body.length + text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.QueryString;

/** A request as it came, with its query still encoded. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What it takes in memory, roughly. */
    long bytes() {
        long text = (long) path.length() + query.length();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text += header.getKey().length() + header.getValue().length();
        }
        return body.length + text;
    }

    /** The same for the journal. */
    SandboxRequest recorded(String operation) {
        Map<String, String> single = new LinkedHashMap<>();
        QueryString.parse(query).forEach((name, values) -> single.put(name, String.join(",", values)));
        return new SandboxRequest(operation, method, path, single, headers, new String(body, StandardCharsets.UTF_8));
    }
}

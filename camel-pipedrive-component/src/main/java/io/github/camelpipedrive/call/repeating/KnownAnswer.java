// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.wire.Json;

/**
 * What the API would have answered, where its own answer was lost but is known from elsewhere.
 *
 * @param data the answer's {@code data}
 */
record KnownAnswer(Object data) implements Response {

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Optional<String> header(String name) {
        return name.equalsIgnoreCase("content-type") ? Optional.of("application/json") : Optional.empty();
    }

    @Override
    public InputStream body() throws IOException {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("success", true);
        envelope.put("data", data);
        return new ByteArrayInputStream(Json.WIRE.writeValueAsBytes(envelope));
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}

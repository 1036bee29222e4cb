// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.transport.Response;

/**
 * An answer from memory.
 *
 * @param headers by name in lower case
 */
record StoredAnswer(int status, Map<String, String> headers, Content content) implements Response {

    /** Where the body comes from. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** An answer in JSON, or what should be. */
    static StoredAnswer json(int status, String body) {
        return new StoredAnswer(status, Map.of("content-type", "application/json"), bytes(body));
    }

    static StoredAnswer of(int status, Map<String, String> headers, String body) {
        return new StoredAnswer(status, headers, bytes(body));
    }

    private static Content bytes(String body) {
        return () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    /** One of the examples in src/test/resources/errors: status, headers and body. */
    static StoredAnswer example(String name) throws IOException {
        try (InputStream file = StoredAnswer.class.getResourceAsStream("/errors/" + name + ".json")) {
            JsonNode example = new ObjectMapper().readTree(file);
            Map<String, String> headers = new LinkedHashMap<>();
            example.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            JsonNode body = example.path("body");
            return of(example.path("status").asInt(), headers, body.isTextual() ? body.asText() : body.toString());
        }
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public InputStream body() throws IOException {
        return content.open();
    }

    @Override
    public void close() {
        // There is nothing behind it.
    }
}

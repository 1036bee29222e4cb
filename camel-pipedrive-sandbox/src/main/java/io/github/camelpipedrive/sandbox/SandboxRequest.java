// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.camelpipedrive.sandbox.identity.Callers;
import io.github.camelpipedrive.sandbox.journal.RequestJournal;
import io.github.camelpipedrive.sandbox.wire.Incoming;
import io.github.camelpipedrive.sandbox.wire.Json;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/**
 * A request that the sandbox received.
 *
 * @param operation the operation's name such as {@code deal/create}; empty when no operation has this method and path
 * @param method the HTTP method in capitals
 * @param path the path without the query, such as {@code /api/v2/deals/1}
 * @param query the decoded query parameters; values of a repeated one are joined by a comma
 * @param headers the headers, found in any spelling of their case; the API token is among them
 * @param body the body as text, empty when there was none
 */
public record SandboxRequest(
        String operation,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    /** Copies the maps. */
    public SandboxRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    static SandboxRequest of(RequestJournal.Entry entry) {
        Incoming incoming = entry.incoming();
        Map<String, String> single = new LinkedHashMap<>();
        QueryString.parse(incoming.query()).forEach((name, values) -> single.put(name, String.join(",", values)));
        return new SandboxRequest(
                entry.operation(),
                incoming.method(),
                incoming.path(),
                single,
                incoming.headers(),
                new String(incoming.body(), StandardCharsets.UTF_8));
    }

    /**
     * A header.
     *
     * @param name its name in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The body as a JSON object.
     *
     * @return its keys and values; empty when there was no body
     * @throws IllegalStateException when the body is not a JSON object
     */
    public Map<String, Object> json() {
        if (body.isEmpty()) {
            return Map.of();
        }
        try {
            if (Json.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
                Map<String, Object> fields = new LinkedHashMap<>();
                object.forEach((key, value) -> fields.put(String.valueOf(key), value));
                return Collections.unmodifiableMap(fields);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The body of " + this + " is not JSON: " + body, e);
        }
        throw new IllegalStateException("The body of " + this + " is not a JSON object: " + body);
    }

    /**
     * Whether an API token came in the query.
     *
     * @return true with {@code api_token}
     */
    public boolean isSignedInByQuery() {
        return query.containsKey(Callers.QUERY_TOKEN);
    }

    /** The method and the path; headers hold the token and are omitted. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * Cursors of version 2: opaque, and good only for the query that they came from. Another page size may be asked for;
 * another filter or order makes the cursor invalid.
 */
final class Cursors {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Cursors() {}

    static String cursor(Operation operation, Arguments arguments, List<?> position) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("at", position);
        content.put("query", checksum(operation, arguments, position));
        return ENCODER.encodeToString(Json.write(content));
    }

    /** The position in the request's cursor; empty for a first page. */
    static List<?> position(Operation operation, Arguments arguments) {
        String cursor = arguments.text("cursor");
        if (cursor.isEmpty()) {
            return List.of();
        }
        try {
            Object content = Json.read(Base64.getUrlDecoder().decode(cursor));
            if (content instanceof Map<?, ?> map
                    && map.get("at") instanceof List<?> position
                    && map.get("query") instanceof Number given
                    && given.longValue() == checksum(operation, arguments, position)) {
                return position;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(operation);
        }
        throw invalid(operation);
    }

    private static RuntimeException invalid(Operation operation) {
        return Errors.validation(operation.version(), "cursor: Invalid cursor for this query");
    }

    private static long checksum(Operation operation, Arguments arguments, List<?> position) {
        Map<String, Object> query = new TreeMap<>(arguments.query());
        query.keySet().removeAll(List.of("cursor", "limit"));
        CRC32 checksum = new CRC32();
        checksum.update((operation.id() + query).getBytes(StandardCharsets.UTF_8));
        checksum.update(Json.write(position));
        return checksum.getValue();
    }
}

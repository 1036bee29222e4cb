// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * Cursors of version 2. Those of lists name the first record of the next page, as recorded: the field that the list is
 * sorted by with its value, and the ID. A list in another order refuses them. Of the cursors of searches nothing was
 * recorded; here they hold a number of items, and are good for the same search only.
 */
final class Cursors {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String FIELD = "field";
    private static final String VALUE = "fieldValue";
    private static final String DIRECTION = "sortDirection";

    private Cursors() {}

    /** The cursor of the page that starts with a record. */
    static String of(Order order, StoredRecord first) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(FIELD, order.field());
        content.put(VALUE, first.get(order.field()));
        content.put(DIRECTION, order.direction());
        content.put("id", first.id() instanceof Number ? first.id() : first.sequence());
        return encoded(content);
    }

    /** The position of the first record of the page; empty for a first page. */
    static List<?> position(Operation operation, Arguments arguments, Order order) {
        Optional<Map<?, ?>> content = content(operation, arguments);
        if (content.isEmpty()) {
            return List.of();
        }
        Map<?, ?> cursor = content.get();
        if (order.field().equals(cursor.get(FIELD))
                && order.direction().equals(cursor.get(DIRECTION))
                && cursor.containsKey(VALUE)
                && cursor.get("id") instanceof Number id) {
            return order.position(cursor.get(VALUE), id.longValue());
        }
        throw invalid(operation);
    }

    /** The cursor of the page of a search that begins behind so many items. */
    static String ofSearch(Operation operation, Arguments arguments, int behind) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("behind", behind);
        content.put("search", checksum(operation, arguments));
        return encoded(content);
    }

    /** How many items stand before the page of a search; 0 for a first page. */
    static int behind(Operation operation, Arguments arguments) {
        Optional<Map<?, ?>> content = content(operation, arguments);
        if (content.isEmpty()) {
            return 0;
        }
        Map<?, ?> cursor = content.get();
        if (cursor.get("behind") instanceof Integer behind
                && behind >= 0
                && cursor.get("search") instanceof Number given
                && given.longValue() == checksum(operation, arguments)) {
            return behind;
        }
        throw invalid(operation);
    }

    private static String encoded(Map<String, Object> content) {
        return ENCODER.encodeToString(Json.write(content));
    }

    private static Optional<Map<?, ?>> content(Operation operation, Arguments arguments) {
        String cursor = arguments.text("cursor");
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (Json.read(Base64.getUrlDecoder().decode(cursor)) instanceof Map<?, ?> content) {
                return Optional.of(content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(operation);
        }
        throw invalid(operation);
    }

    private static RuntimeException invalid(Operation operation) {
        return Errors.validation(operation.version(), "cursor: Invalid cursor for this query");
    }

    private static long checksum(Operation operation, Arguments arguments) {
        Map<String, Object> query = new TreeMap<>(arguments.query());
        query.keySet().removeAll(List.of("cursor", "limit"));
        CRC32 checksum = new CRC32();
        checksum.update((operation.id() + query).getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}

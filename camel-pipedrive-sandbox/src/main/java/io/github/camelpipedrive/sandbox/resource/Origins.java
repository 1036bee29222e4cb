// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What deals and leads say of where they come from. */
final class Origins {

    private static final int MARKETPLACE_CHANNEL = 8;

    private Origins() {}

    /** The values of a record that an app has made; nothing for an API token, whose records have the default ones. */
    static Map<String, Object> of(String app) {
        if (app.isEmpty()) {
            return Map.of();
        }
        long digits =
                UUID.nameUUIDFromBytes(app.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return Map.of(
                "origin",
                "Marketplace",
                "origin_id",
                String.format("%016x", digits),
                "channel",
                MARKETPLACE_CHANNEL,
                "channel_id",
                app);
    }
}

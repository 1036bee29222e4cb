// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** The types of activities. Activities name one by its {@code key_string}. */
final class ActivityTypes extends FixedRecords {

    private static final Shape SHAPE = Shape.of(
            "id",
            "order_nr",
            "name",
            "key_string",
            "icon_key",
            "active_flag",
            "color",
            "is_custom_flag",
            "add_time",
            "update_time");

    ActivityTypes(Account account) {
        super(account, Resources.ACTIVITY_TYPE, ApiVersion.V1, SHAPE, defaults());
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("active_flag", true);
        defaults.put("is_custom_flag", false);
        return defaults;
    }

    @Override
    public String time(Instant instant) {
        return Formats.spaced(instant);
    }
}

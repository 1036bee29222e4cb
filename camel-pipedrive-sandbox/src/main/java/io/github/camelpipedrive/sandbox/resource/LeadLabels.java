// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.wire.Formats;

/** The labels of leads, identified by UUIDs. */
final class LeadLabels extends FixedRecords {

    private static final Shape SHAPE = Shape.of("id", "name", "color", "add_time", "update_time");

    private static final long HIGH_BITS = 0xF08B_42A0_4E75_11EAL;
    private static final long LOW_BITS = 0x9643_0000_0000_0000L;

    LeadLabels(Account account) {
        super(account, Resources.LEAD_LABEL, ApiVersion.V1, SHAPE, Map.of("color", "blue"));
    }

    @Override
    Object nextId() {
        return new UUID(HIGH_BITS, LOW_BITS | table().nextSequence()).toString();
    }

    @Override
    public boolean isIdentifier(Object value) {
        return value instanceof String text && Formats.isUuid(text);
    }

    /** Recorded of leads. */
    @Override
    public String time(Instant instant) {
        return Formats.millis(instant);
    }

    @Override
    List<Map<String, Object>> emptyList() {
        return List.of();
    }
}

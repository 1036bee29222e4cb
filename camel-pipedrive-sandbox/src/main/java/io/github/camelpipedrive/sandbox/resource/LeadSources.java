// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;

/** Where leads come from. A source has nothing but its name. */
final class LeadSources extends FixedRecords {

    private static final Shape SHAPE = Shape.of("name").hiding("id", "add_time", "update_time");

    LeadSources(Account account) {
        super(account, Resources.LEAD_SOURCE, ApiVersion.V1, SHAPE, Map.of());
    }

    @Override
    Object nextId() {
        return "source-" + table().nextSequence();
    }
}

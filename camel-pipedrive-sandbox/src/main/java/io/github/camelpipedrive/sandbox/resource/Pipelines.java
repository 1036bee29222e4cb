// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;

/** Pipelines. */
final class Pipelines extends FixedRecords {

    private static final Shape SHAPE =
            Shape.of("id", "name", "order_nr", "is_deleted", "is_deal_probability_enabled", "add_time", "update_time");

    Pipelines(Account account) {
        super(
                account,
                Resources.PIPELINE,
                ApiVersion.V2,
                SHAPE,
                Map.of("order_nr", 0, "is_deal_probability_enabled", true));
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name", "order_nr");
    }

    /** Recorded of version 1. */
    @Override
    public boolean ignoresUnknownParameters(ApiVersion version) {
        return version == ApiVersion.V1;
    }
}

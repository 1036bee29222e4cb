// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;

/** The stages of pipelines. */
final class Stages extends FixedRecords {

    private static final Shape SHAPE = Shape.of(
            "id",
            "order_nr",
            "name",
            "is_deleted",
            "deal_probability",
            "pipeline_id",
            "is_deal_rot_enabled",
            "days_to_rotten",
            "add_time",
            "update_time");

    Stages(Account account) {
        super(
                account,
                Resources.STAGE,
                ApiVersion.V2,
                SHAPE,
                Map.of("order_nr", 0, "deal_probability", 100, "pipeline_id", 1, "is_deal_rot_enabled", false));
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name", "pipeline_id", "order_nr");
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of("pipeline_id", Resources.PIPELINE);
    }
}

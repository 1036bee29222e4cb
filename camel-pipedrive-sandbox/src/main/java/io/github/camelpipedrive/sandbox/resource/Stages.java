// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.store.Shape;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** The stages of pipelines. Those of one pipeline have an order, so that one that comes or goes changes the others. */
final class Stages extends StatefulResource {

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
        super(account, Resources.STAGE, ApiVersion.V2, SHAPE);
    }

    @Override
    public List<String> fieldsOnPage() {
        return List.of("id", "name", "pipeline_id", "order_nr");
    }

    @Override
    Map<String, Resource> relations() {
        return Map.of("pipeline_id", Resources.PIPELINE);
    }

    @Override
    public Map<String, Object> seedDefaults() {
        return Map.of("pipeline_id", 1);
    }

    @Override
    Map<String, Object> valuesOfNew(Map<String, Object> body, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("deal_probability", 100);
        values.put("is_deal_rot_enabled", false);
        values.putAll(body);
        values.put("order_nr", siblings(body.get("pipeline_id")).size());
        return values;
    }

    @Override
    Map<String, Object> valuesOfChanged(StoredRecord before, Map<String, Object> body, Problems problems) {
        return body;
    }

    private List<StoredRecord> siblings(Object pipeline) {
        return table().all().stream()
                .filter(stage -> !stage.isDeleted() && same(stage.get("pipeline_id"), pipeline))
                .toList();
    }

    /** Source: recordings of the API, in which all stages of a pipeline have the time at which one was added. */
    @Override
    void hasComeOrGone(StoredRecord stage) {
        for (StoredRecord sibling : siblings(stage.get("pipeline_id"))) {
            if (!sibling.id().equals(stage.id())) {
                account()
                        .records()
                        .update(
                                name(),
                                sibling,
                                Map.of(UPDATE_TIME, time(account().now())));
            }
        }
    }
}

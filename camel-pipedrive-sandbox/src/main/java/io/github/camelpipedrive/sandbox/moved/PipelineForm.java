// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.Set;

import io.github.camelpipedrive.sandbox.store.StoredRecord;

/** Pipelines. Recorded: create, get, list, delete. */
final class PipelineForm {

    static final Fields FIELDS = Fields.of("pipeline")
            .plain("id", "name")
            .made("url_title", PipelineForm::titleForUrls)
            .each(Kinds.NUMBER, "order_nr")
            .made("active", References::isActive)
            .as("deal_probability", "is_deal_probability_enabled", Kinds.FLAG)
            .each(Kinds.TIME, "add_time", "update_time")
            .in(Set.of("list"), Fields.of("pipeline").always(false, "selected"));

    private PipelineForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS);
    }

    private static Object titleForUrls(StoredRecord pipeline, RelatedRecords related) {
        return pipeline.id().equals(1) ? "default" : pipeline.text("name");
    }
}

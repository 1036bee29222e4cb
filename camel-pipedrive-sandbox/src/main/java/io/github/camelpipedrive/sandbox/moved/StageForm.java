// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;

/** Stages. Recorded: list, delete. */
final class StageForm {

    static final Fields FIELDS = Fields.of("stage")
            .plain("id")
            .each(Kinds.NUMBER, "order_nr")
            .plain("name")
            .made("active_flag", References::isActive)
            .each(Kinds.NUMBER, "deal_probability", "pipeline_id")
            .as("rotten_flag", "is_deal_rot_enabled", Kinds.FLAG)
            .as("rotten_days", "days_to_rotten", Kinds.NUMBER)
            .each(Kinds.TIME, "add_time", "update_time")
            .of("pipeline_name", "pipeline", "pipeline_id", "name")
            .of("pipeline_deal_probability", "pipeline", "pipeline_id", "is_deal_probability_enabled");

    private StageForm() {}

    static MovedForm form() {
        return MovedForm.of(FIELDS)
                .filter(Words.id("pipeline_id", Resources.PIPELINE, "Only stages of this pipeline."), "pipeline_id");
    }
}

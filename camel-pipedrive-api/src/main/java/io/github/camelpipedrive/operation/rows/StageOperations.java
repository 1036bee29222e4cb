// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.type.IntegerValue;

import static io.github.camelpipedrive.resource.Resources.PIPELINE;
import static io.github.camelpipedrive.resource.Resources.STAGE;

/** What can be done with the stages of pipelines. Source: Pipedrive API v2, "Stages". */
final class StageOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
            create(STAGE, V2, "/stages")
                    .cost(5)
                    .scopes("admin")
                    .does("Adds a stage to the end of a pipeline.")
                    .body(required(name()), required(pipeline()))
                    .body(fields()),
            get(STAGE, V2, "/stages/{id}")
                    .cost(1)
                    .scopes("deals:read", "deals:full", "admin")
                    .does("Gets one stage."),
            list(STAGE, V2, "/stages")
                    .cost(5)
                    .cursorPaged()
                    .scopes("deals:read", "deals:full", "admin")
                    .does("Lists the stages of one pipeline, or of all.")
                    .query(id("pipeline_id", PIPELINE, "Only stages of this pipeline."))
                    .query(sorted("id", "update_time", "add_time", "order_nr")),
            update(STAGE, V2, "/stages/{id}")
                    .cost(5)
                    .scopes("admin")
                    .does("Changes the given fields of a stage and leaves the others.")
                    .body(name(), pipeline())
                    .body(unchangedIfOmitted(fields()))
                    .needsAnyField(),
            delete(STAGE, V2, "/stages/{id}").cost(3).scopes("admin").does("Deletes a stage."),
            find(STAGE, words("name", "The name."), id("pipeline_id", PIPELINE, "The pipeline.")));

    private StageOperations() {}

    private static Parameter name() {
        return words("name", "The stage's name.");
    }

    private static Parameter pipeline() {
        return id("pipeline_id", PIPELINE, "The pipeline that it belongs to.");
    }

    private static Parameter[] fields() {
        return new Parameter[] {
            parameter(
                    "deal_probability",
                    new IntegerValue(0, 100),
                    "How likely its deals are to be won, in percent; 100 if omitted."),
            bool("is_deal_rot_enabled", "Whether its deals become rotten when nothing happens."),
            parameter("days_to_rotten", new IntegerValue(0, Integer.MAX_VALUE), "After how many days they do.")
        };
    }
}

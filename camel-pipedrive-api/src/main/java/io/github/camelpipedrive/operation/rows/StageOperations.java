// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.PIPELINE;
import static io.github.camelpipedrive.resource.Resources.STAGE;

/** What can be done with the stages of pipelines. Source: Pipedrive API v2, "Stages". */
final class StageOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(list(STAGE, V2, "/stages")
            .cost(5)
            .cursorPaged()
            .scopes("deals:read", "deals:full", "admin")
            .does("Lists the stages of one pipeline, or of all.")
            .query(id("pipeline_id", PIPELINE, "Only stages of this pipeline."))
            .query(sorted("id", "update_time", "add_time", "order_nr")));

    private StageOperations() {}
}

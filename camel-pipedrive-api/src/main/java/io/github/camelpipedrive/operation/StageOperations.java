// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Parameters.id;
import static io.github.camelpipedrive.operation.Parameters.sorted;

/** What can be done with the stages of pipelines. Source: Pipedrive API v2, "Stages". */
final class StageOperations {

    static final List<Operation> ROWS = List.of(list("stage", V2, "/stages")
            .cost(5)
            .cursorPaged()
            .scopes("deals:read", "deals:full", "admin")
            .does("Lists the stages of one pipeline, or of all.")
            .query(id("pipeline_id", "Only stages of this pipeline."))
            .query(sorted("id", "update_time", "add_time", "order_nr")));

    private StageOperations() {}
}

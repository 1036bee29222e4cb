// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import static io.github.camelpipedrive.operation.ApiVersion.V2;
import static io.github.camelpipedrive.operation.Operation.list;
import static io.github.camelpipedrive.operation.Parameters.sorted;

/** What can be done with pipelines. Source: Pipedrive API v2, "Pipelines". */
final class PipelineOperations {

    static final List<Operation> ROWS = List.of(list("pipeline", V2, "/pipelines")
            .cost(5)
            .cursorPaged()
            .scopes("deals:read", "deals:full", "admin")
            .does("Lists the pipelines.")
            .query(sorted("id", "update_time", "add_time")));

    private PipelineOperations() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.PIPELINE;

/** What can be done with pipelines. Source: Pipedrive API v2, "Pipelines". */
final class PipelineOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(
            get(PIPELINE, V2, "/pipelines/{id}")
                    .cost(1)
                    .scopes("deals:read", "deals:full", "admin")
                    .does("Gets one pipeline."),
            list(PIPELINE, V2, "/pipelines")
                    .cost(5)
                    .cursorPaged()
                    .scopes("deals:read", "deals:full", "admin")
                    .does("Lists the pipelines.")
                    .query(sorted("id", "update_time", "add_time")),
            find(PIPELINE, words("name", "The name.")));

    private PipelineOperations() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.LEAD_SOURCE;

/** What can be done with the sources of leads. Source: Pipedrive API v1, "LeadSources". */
final class LeadSourceOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(list(LEAD_SOURCE, V1, "/leadSources")
            .cost(2)
            .scopes("leads:read", "leads:full")
            .does("Lists the sources of leads, which have names and no IDs."));

    private LeadSourceOperations() {}
}

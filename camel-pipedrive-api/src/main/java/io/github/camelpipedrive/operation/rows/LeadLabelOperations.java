// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.LEAD_LABEL;

/** What can be done with the labels of leads. Source: Pipedrive API v1, "LeadLabels". */
final class LeadLabelOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(list(LEAD_LABEL, V1, "/leadLabels")
            .cost(10)
            .scopes("leads:read", "leads:full")
            .does("Lists the labels of leads."));

    private LeadLabelOperations() {}
}

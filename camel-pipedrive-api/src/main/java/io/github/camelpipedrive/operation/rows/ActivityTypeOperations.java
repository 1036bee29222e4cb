// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.ACTIVITY_TYPE;

/** What can be done with the types of activities. Source: Pipedrive API v1, "ActivityTypes". */
final class ActivityTypeOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(list(ACTIVITY_TYPE, V1, "/activityTypes")
            .cost(20)
            .scopes("activities:read", "activities:full", "admin")
            .does("Lists the types of activities; activities name a type by its key_string."));

    private ActivityTypeOperations() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.behaviour;

import java.util.Map;

import io.github.camelpipedrive.sandbox.store.Records;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** Keys that name another record. What they name must exist and not be deleted. */
final class Relations {

    private static final Map<String, String> RESOURCES = Map.of(
            "owner_id", "user",
            "user_id", "user",
            "person_id", "person",
            "org_id", "organization",
            "organization_id", "organization",
            "deal_id", "deal",
            "lead_id", "lead",
            "pipeline_id", "pipeline",
            "stage_id", "stage");

    private Relations() {}

    static void check(Records records, Map<String, Object> body, Problems problems) {
        body.forEach((key, id) -> check(records, key, key, id, problems));
    }

    static void check(Records records, String place, String key, Object id, Problems problems) {
        String resource = RESOURCES.get(key);
        if (resource != null
                && id != null
                && records.table(resource).findLive(id).isEmpty()) {
            String noun = Character.toUpperCase(resource.charAt(0)) + resource.substring(1);
            problems.add(place, noun + " " + id + " not found");
        }
    }
}

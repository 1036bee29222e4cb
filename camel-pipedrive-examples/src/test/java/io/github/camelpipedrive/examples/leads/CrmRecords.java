// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/** All that an import can make in a sandbox, to be compared with what another one has made. */
final class CrmRecords {

    private static final List<String> RESOURCES = List.of("organization", "person", "deal", "lead", "note", "activity");

    /** What depends on when it was made. */
    private static final Set<String> TIMES = Set.of("add_time", "update_time", "stage_change_time", "due_date");

    private CrmRecords() {}

    /** The records by resource, without their times. */
    static Map<String, List<Map<String, Object>>> of(PipedriveSandbox sandbox) {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        for (String resource : RESOURCES) {
            List<Map<String, Object>> records = new ArrayList<>();
            for (Map<String, Object> each : sandbox.records(resource)) {
                Map<String, Object> timeless = new LinkedHashMap<>(each);
                timeless.keySet().removeAll(TIMES);
                records.add(timeless);
            }
            all.put(resource, records);
        }
        return all;
    }
}

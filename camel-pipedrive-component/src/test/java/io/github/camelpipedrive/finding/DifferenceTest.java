// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.finding.Difference.OnUpdate;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelpipedrive.finding.Difference.OnUpdate.FILL;
import static io.github.camelpipedrive.finding.Difference.OnUpdate.MERGE;
import static io.github.camelpipedrive.finding.Difference.OnUpdate.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What an update sends so that a record has the given values. */
class DifferenceTest {

    private static final String KEY = "ab".repeat(20);

    private static final Map<String, Object> RECORD = record();

    private static Map<String, Object> record() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("name", "Jo Lind");
        record.put("org_id", null);
        record.put("owner_id", 9001);
        record.put("job_title", "");
        record.put("label_ids", List.of(1, 2));
        record.put("emails", List.of(Map.of("value", "jo@acme.example", "primary", true, "label", "work")));
        record.put("phones", List.of());
        record.put("postal_address", Map.of("value", "14 Harbour Lane", "country", "Port Vell"));
        record.put("custom_fields", Map.of(KEY, "Oak"));
        return record;
    }

    static Stream<Arguments> changes() {
        Map<String, Object> home = Map.of("value", "jo@home.example", "primary", true);
        return Stream.of(
                arguments(REPLACE, Map.of("name", "Jo Lind"), Map.of()),
                arguments(REPLACE, Map.of("name", "Jo LIND"), Map.of("name", "Jo LIND")),
                arguments(REPLACE, Map.of("owner_id", 9001L), Map.of()),
                arguments(REPLACE, nothing("org_id"), Map.of()),
                arguments(REPLACE, nothing("job_title"), Map.of()),
                arguments(REPLACE, nothing("owner_id"), nothing("owner_id")),
                arguments(REPLACE, Map.of("label_ids", List.of(2, 1)), Map.of()),
                arguments(REPLACE, Map.of("label_ids", List.of(2)), Map.of("label_ids", List.of(2))),
                arguments(REPLACE, Map.of("label_ids", List.of()), Map.of("label_ids", List.of())),
                arguments(REPLACE, Map.of("phones", List.of()), Map.of()),
                arguments(REPLACE, Map.of("emails", List.of(Map.of("value", "jo@acme.example"))), Map.of()),
                arguments(REPLACE, Map.of("emails", List.of(home)), Map.of("emails", List.of(home))),
                arguments(REPLACE, Map.of("postal_address", Map.of("value", "14 Harbour Lane")), Map.of()),
                arguments(REPLACE, Map.of("custom_fields", Map.of(KEY, "Oak")), Map.of()),
                arguments(
                        REPLACE,
                        Map.of("custom_fields", Map.of(KEY, "Elm")),
                        Map.of("custom_fields", Map.of(KEY, "Elm"))),
                arguments(REPLACE, Map.of("custom_fields", nothing(KEY)), Map.of("custom_fields", nothing(KEY))),
                arguments(REPLACE, Map.of("custom_fields", nothing("cd".repeat(20))), Map.of()),
                arguments(FILL, Map.of("name", "Another", "org_id", 7), Map.of("org_id", 7)),
                arguments(FILL, Map.of("job_title", "Mason"), Map.of("job_title", "Mason")),
                arguments(FILL, nothing("name"), Map.of()),
                arguments(FILL, Map.of("emails", List.of(home)), Map.of()),
                arguments(FILL, Map.of("custom_fields", Map.of(KEY, "Elm")), Map.of()),
                arguments(
                        FILL,
                        Map.of("custom_fields", Map.of("cd".repeat(20), "Elm")),
                        Map.of("custom_fields", Map.of("cd".repeat(20), "Elm"))),
                arguments(MERGE, Map.of("name", "Another"), Map.of("name", "Another")),
                arguments(MERGE, Map.of("label_ids", List.of(2, 3)), Map.of("label_ids", List.of(1, 2, 3))),
                arguments(MERGE, Map.of("label_ids", List.of(2)), Map.of()),
                arguments(MERGE, Map.of("emails", List.of(Map.of("value", "JO@acme.example"))), Map.of()),
                arguments(
                        MERGE,
                        Map.of("emails", List.of(home)),
                        Map.of(
                                "emails",
                                List.of(
                                        Map.of("value", "jo@acme.example", "primary", true, "label", "work"),
                                        Map.of("value", "jo@home.example", "primary", false)))),
                arguments(MERGE, Map.of("phones", List.of(home)), Map.of("phones", List.of(home))));
    }

    private static Map<String, Object> nothing(String field) {
        return Collections.singletonMap(field, null);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void sendsWhatIsDifferent(OnUpdate onUpdate, Map<String, Object> given, Map<String, Object> sent) {
        Difference difference = new Difference(PipedriveOperations.catalogue().operation("person", "update"), onUpdate);

        assertThat(difference.of(given, RECORD)).isEqualTo(sent);
    }
}

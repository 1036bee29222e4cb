// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the API demands of several parameters together: the rules of the rows, by what they refuse and what they let pass. */
class RuleTest {

    private static final String NO_LINK =
            "A lead needs a person or an organization: give person_id, organization_id or both";
    private static final String LAST_LINK =
            "A lead needs a person or an organization: person_id and organization_id can't both be cleared";
    private static final String NO_PARENT =
            "A note needs something to hang on: give deal_id, lead_id, person_id, org_id, project_id or task_id";
    private static final String NO_FIELD =
            "no field is given: give at least one, in the body, as a header or as an option";
    private static final String SHORT = "term must have at least 2 characters, or 1 with exact_match=true";
    private static final String PERSON = "person_id can't be set here: an activity's person is its primary participant;"
            + " give participants: [{\"person_id\": 3301, \"primary\": true}]";
    private static final String LEAD = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    static Stream<Arguments> calls() {
        return Stream.of(
                refused("lead/create", NO_LINK, "title", "Patio"),
                refused("lead/create", NO_LINK, "title", "Patio", "person_id", null),
                allowed("lead/create", "title", "Patio", "person_id", 1),
                allowed("lead/create", "title", "Patio", "organization_id", 1),
                refused("lead/update", LAST_LINK, "id", LEAD, "person_id", null, "organization_id", null),
                allowed("lead/update", "id", LEAD, "person_id", null),
                allowed("lead/update", "id", LEAD, "person_id", null, "organization_id", 1),
                allowed("lead/update", "id", LEAD, "title", "Patio"),
                refused("lead/update", NO_FIELD + " (custom fields by their key)", "id", LEAD),
                refused("note/create", NO_PARENT, "content", "Hello"),
                refused("note/create", NO_PARENT, "content", "Hello", "deal_id", null),
                allowed("note/create", "content", "Hello", "task_id", 1),
                allowed("note/create", "content", "Hello", "lead_id", LEAD),
                refused("note/create", "pinned_to_deal_flag needs deal_id", "person_id", 1, "pinned_to_deal_flag", 1),
                refused("note/create", "pinned_to_lead_flag needs lead_id", "person_id", 1, "pinned_to_lead_flag", 1),
                refused(
                        "note/create",
                        "pinned_to_person_flag needs person_id",
                        "deal_id",
                        1,
                        "pinned_to_person_flag",
                        1),
                refused(
                        "note/create",
                        "pinned_to_organization_flag needs org_id",
                        "deal_id",
                        1,
                        "pinned_to_organization_flag",
                        1),
                refused(
                        "note/create",
                        "pinned_to_project_flag needs project_id",
                        "deal_id",
                        1,
                        "pinned_to_project_flag",
                        1),
                refused("note/create", "pinned_to_task_flag needs task_id", "deal_id", 1, "pinned_to_task_flag", 1),
                allowed("note/create", "deal_id", 1, "pinned_to_deal_flag", 1),
                allowed("note/create", "deal_id", 1, "pinned_to_person_flag", 0),
                refused("note/update", NO_FIELD, "id", 1),
                allowed("note/update", "id", 1, "pinned_to_deal_flag", 1),
                refused("deal/update", NO_FIELD, "id", 1),
                allowed("deal/update", "id", 1, "title", null),
                refused("deal/create", "is_deleted can't be set here: use deal/delete", "is_deleted", true),
                refused("deal/create", "is_deleted can't be set here: use deal/delete", "is_deleted", null),
                refused("deal/update", "is_deleted can't be set here: use deal/delete", "id", 1, "is_deleted", false),
                refused(
                        "deal/create",
                        "lost_reason can only be set together with status 'lost'",
                        "lost_reason",
                        "price"),
                refused(
                        "deal/create",
                        "lost_reason can only be set together with status 'lost'",
                        "lost_reason",
                        "price",
                        "status",
                        "won"),
                allowed("deal/create", "lost_reason", "price", "status", "lost"),
                allowed("deal/create", "lost_reason", null),
                allowed("deal/update", "id", 1, "lost_reason", "price"),
                refused(
                        "deal/update",
                        "lost_reason can only be set together with status 'lost'",
                        "id",
                        1,
                        "lost_reason",
                        "price",
                        "status",
                        "open"),
                refused("deal/create", "won_time can only be set together with status 'won'", "won_time", "t"),
                allowed("deal/create", "won_time", "t", "status", "won"),
                refused("deal/create", "lost_time can only be set together with status 'lost'", "lost_time", "t"),
                allowed("deal/create", "lost_time", "t", "status", "lost"),
                refused(
                        "deal/update",
                        "won_time can only be set together with status 'won'",
                        "id",
                        1,
                        "won_time",
                        "t",
                        "status",
                        "lost"),
                refused(
                        "deal/update",
                        "lost_time can only be set together with status 'lost'",
                        "id",
                        1,
                        "lost_time",
                        "t",
                        "status",
                        "won"),
                refused(
                        "deal/create",
                        "close_time can only be set together with status 'won' or 'lost'",
                        "close_time",
                        "t"),
                allowed("deal/create", "close_time", "t", "status", "won"),
                allowed("deal/create", "close_time", "t", "status", "lost"),
                refused(
                        "deal/update",
                        "close_time can only be set together with status 'won' or 'lost'",
                        "id",
                        1,
                        "close_time",
                        "t",
                        "status",
                        "open"),
                refused("person/update", NO_FIELD, "id", 1),
                refused("organization/update", NO_FIELD, "id", 1),
                allowed("person/update", "id", 1, "name", "Ilse Varga"),
                refused("activity/create", NO_FIELD),
                refused("activity/update", NO_FIELD, "id", 1),
                refused("activity/create", PERSON, "subject", "Call", "person_id", 1),
                refused("activity/update", PERSON, "id", 1, "person_id", 1),
                allowed("activity/create", "subject", "Call"),
                refused("deal/search", SHORT, "term", "a"),
                refused("deal/search", SHORT, "term", " a "),
                refused("deal/search", SHORT, "term", "a", "exact_match", false),
                allowed("deal/search", "term", "a", "exact_match", true),
                allowed("deal/search", "term", "ab"),
                allowed("deal/search", "exact_match", true),
                refused("item/search", SHORT, "term", "a"),
                refused("person/search", SHORT, "term", "a"),
                refused("organization/search", SHORT, "term", "a"),
                refused("product/search", SHORT, "term", "a"),
                refused("lead/search", SHORT, "term", "a"));
    }

    private static Arguments refused(String operation, String violation, Object... values) {
        return arguments(operation, values(values), List.of(violation));
    }

    private static Arguments allowed(String operation, Object... values) {
        return arguments(operation, values(values), List.of());
    }

    private static Map<String, Object> values(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void saysWhatDoesNotGoTogether(String id, Map<String, Object> values, List<String> violations) {
        String[] names = id.split("/");
        Operation operation = PipedriveOperations.catalogue().operation(names[0], names[1]);

        assertThat(operation.rules().stream()
                        .map(rule -> rule.violation(values))
                        .flatMap(Optional::stream))
                .containsExactlyElementsOf(violations);
    }
}

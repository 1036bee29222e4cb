// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Paging;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.SortOrder;
import io.github.camelpipedrive.resource.IdKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What every list of the catalogue has: a parameter that the sandbox doesn't know would pass nothing, or all. */
class EveryListTest {

    private static final String LEAD = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
                    .unlimited()
                    .record("product", Map.of("name", "Cork", "owner_id", 9002, "update_time", "2025-01-02T00:00:00Z"))
                    .organization("Tiletown Ltd")
                    .record("person", Map.of("name", "Buyer of Slate", "org_id", 1))
                    .record(
                            "lead",
                            Map.of(
                                    "id",
                                    LEAD,
                                    "title",
                                    "Enquiry",
                                    "person_id",
                                    1,
                                    "organization_id",
                                    1,
                                    "expected_close_date",
                                    "2031-03-02"))
                    .record("deal", Map.of("title", "Floor tiles", "status", "won", "person_id", 1, "org_id", 1))
                    .record(
                            "activity",
                            Map.of("subject", "Call", "lead_id", LEAD, "done", true, "participants", participant()))
                    .record("activity", Map.of("subject", "Visit", "deal_id", 1, "org_id", 1))
                    .record("note", pinned("lead", LEAD))
                    .record("note", pinned("deal", 1))
                    .record("note", pinned("person", 1))
                    .record("note", Map.of("content", "x", "org_id", 1, "pinned_to_organization_flag", 1))
                    .record("note", pinned("project", 1))
                    .record("note", pinned("task", 1))
                    .generate("organization", 20)
                    .generate("person", 20)
                    .generate("lead", 20)
                    .generate("deal", 20)
                    .generate("activity", 20)
                    .generate("note", 20))
            .keepRecordsBetweenTests();

    /** Values that some records of the list have and others have not. */
    private static final Map<String, String> WANTED = new HashMap<>(Map.of(
            "owner_id", "9002",
            "user_id", "9002",
            "lead_id", LEAD,
            "status", "won",
            "done", "true",
            "ids", "1,2",
            "updated_since", "2025-06-01T00:00:00Z",
            "updated_until", "2025-06-01T00:00:00Z",
            "start_date", "2025-06-01",
            "end_date", "2025-06-01"));

    private static final Set<String> NO_FILTERS = Set.of(
            "limit",
            "cursor",
            "start",
            "sort",
            "sort_by",
            "sort_direction",
            "include_fields",
            "custom_fields",
            "include_option_labels",
            "include_labels",
            "filter_id");

    private static ApiClient api;

    @BeforeAll
    static void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    private static List<Object> participant() {
        return List.of(Map.of("person_id", 1, "primary", true));
    }

    private static Map<String, Object> pinned(String parent, Object id) {
        return Map.of("content", "x", parent + "_id", id, "pinned_to_" + parent + "_flag", 1);
    }

    private static Stream<Operation> lists() {
        return PipedriveOperations.catalogue().operations().stream()
                .filter(operation -> operation.name().equals("list"))
                .filter(operation -> !BehavioursTest.NOT_YET.contains(operation.id()));
    }

    private static Stream<Arguments> filters() {
        return lists().flatMap(operation -> operation.parameters().stream()
                .filter(parameter -> parameter.location() == Location.QUERY)
                .map(Parameter::name)
                .filter(name -> !NO_FILTERS.contains(name))
                .map(name -> arguments(operation, name)));
    }

    private static List<Map<String, Object>> rows(Operation list, String query) throws Exception {
        String limit = list.paging() == Paging.NONE ? "" : "limit=500&";
        return api.get(list.path() + "?" + limit + query).rows();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("filters")
    void filtersByEachOfItsParameters(Operation list, String filter) throws Exception {
        String wanted = WANTED.getOrDefault(filter, "1");

        List<Map<String, Object>> all = rows(list, "");
        List<Map<String, Object>> some = rows(list, filter + "=" + wanted);

        assertThat(some).as(list + " by " + filter).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(all).containsAll(some);
    }

    private static Stream<Arguments> orders() {
        List<Arguments> orders = new ArrayList<>();
        lists().forEach(list -> list.parameters().forEach(parameter -> {
            if (parameter.name().equals("sort_by") && parameter.type() instanceof Choice choice) {
                choice.choices().forEach(key -> {
                    orders.add(arguments(list, key, true, "sort_by=" + key));
                    orders.add(arguments(list, key, false, "sort_by=" + key + "&sort_direction=desc"));
                });
            } else if (parameter.type() instanceof SortOrder order) {
                order.fields().forEach(key -> {
                    orders.add(arguments(list, key, true, "sort=" + key));
                    orders.add(arguments(list, key, false, "sort=" + key + "%20DESC"));
                });
            }
        }));
        return orders.stream();
    }

    @ParameterizedTest(name = "{0} by {1}, ascending: {2}")
    @MethodSource("orders")
    void sortsByEachOfItsKeys(Operation list, String key, boolean ascending, String query) throws Exception {
        Comparator<Object> order = Comparator.nullsFirst(EveryListTest::compare);

        List<Object> keys = rows(list, query).stream().map(row -> row.get(key)).toList();

        assertThat(keys).hasSizeGreaterThan(1).isSortedAccordingTo(ascending ? order : order.reversed());
    }

    private static int compare(Object one, Object other) {
        return one instanceof Number
                ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()))
                : one.toString().compareTo(other.toString());
    }

    @Test
    void comesInTheOrderOfTheIdsUnlessAskedOtherwise() throws Exception {
        for (Operation list : lists().toList()) {
            if (list.resource().ids() == IdKind.TEXT) {
                // The descriptions of fields and the sources of leads have no IDs to sort by.
                assertThat(api.get(list.path()).rows()).as(list.id()).hasSizeGreaterThan(1);
                continue;
            }
            List<Object> ids = rows(list, "").stream()
                    .map(row -> row.get("id"))
                    .filter(Objects::nonNull)
                    .toList();

            assertThat(ids).as(list.id()).hasSizeGreaterThan(1).isSortedAccordingTo(EveryListTest::compare);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GeneratedRecordsTest {

    private static final List<String> RESOURCES = List.of("organization", "person", "lead", "deal", "activity", "note");

    private static PipedriveSandboxBuilder some() {
        PipedriveSandboxBuilder builder = PipedriveSandbox.builder().unlimited();
        RESOURCES.forEach(resource -> builder.generate(resource, 50));
        return builder;
    }

    private static Map<String, List<Map<String, Object>>> recordsOf(PipedriveSandbox sandbox) {
        Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();
        RESOURCES.forEach(resource -> records.put(resource, sandbox.records(resource)));
        return records;
    }

    @Test
    void areTheSameInEachRunAndAfterEachReset() {
        try (PipedriveSandbox one = some().start();
                PipedriveSandbox other = some().start();
                PipedriveSandbox third = some().generatorSeed(2).start()) {
            Map<String, List<Map<String, Object>>> records = recordsOf(one);
            one.add("deal", Map.of("title", "Floor tiles"));
            one.reset();

            assertThat(records.values()).allSatisfy(list -> assertThat(list).hasSize(50));
            assertThat(recordsOf(other)).isEqualTo(records);
            assertThat(recordsOf(one)).isEqualTo(records);
            assertThat(recordsOf(third)).isNotEqualTo(records);
            assertThat(one.add("deal", Map.of("title", "Floor tiles"))).containsEntry("id", 51);
        }
    }

    @Test
    void canBeReadChangedFoundAndDeletedAsAnyOther() throws Exception {
        try (PipedriveSandbox sandbox = some().deal("Floor tiles").start()) {
            ApiClient api = new ApiClient(sandbox.baseUrl(), sandbox.token());

            assertThat(api.get("/api/v2/deals/1").data()).containsEntry("title", "Floor tiles");
            assertThat(api.patch("/api/v2/deals/2", "{\"title\": \"Wall tiles\"}")
                            .data())
                    .containsEntry("title", "Wall tiles");
            assertThat(api.get("/api/v2/deals/search?term=wall%20tiles").items())
                    .extracting(item -> item.get("id"))
                    .containsExactly(2);
            assertThat(api.delete("/api/v2/deals/3").status()).isEqualTo(200);
            assertThat(sandbox.records("deal")).hasSize(50);
            sandbox.reset();
            assertThat(sandbox.records("deal")).hasSize(51);
            assertThat(sandbox.record("deal", 2).get("title").toString()).endsWith(", order 1");
        }
    }

    @Test
    void referToEachOtherAndLieInTheYear2025() {
        try (PipedriveSandbox sandbox = some().start()) {
            Set<Object> organizations = new HashSet<>();
            sandbox.records("organization").forEach(organization -> organizations.add(organization.get("id")));

            assertThat(sandbox.records("deal")).allSatisfy(deal -> {
                assertThat(organizations).contains(deal.get("org_id"));
                assertThat(deal.get("add_time").toString()).startsWith("2025-");
                assertThat(deal.get("update_time").toString())
                        .startsWith("2025-")
                        .isGreaterThanOrEqualTo(deal.get("add_time").toString());
            });
            assertThat(sandbox.records("deal"))
                    .extracting(deal -> deal.get("status"))
                    .contains("open", "won", "lost");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "note", "deal", "activity", "person"})
    void canBeOfOneKindAlone(String resource) {
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().generate(resource, 3).start()) {
            assertThat(sandbox.records(resource)).hasSize(3);
        }
    }

    @Test
    void areListedOnceEachInAnyOrderAndPagingStyleHoweverManyThereAre() throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .unlimited()
                .generate("deal", 5_000)
                .generate("lead", 5_000)
                .start()) {
            ApiClient api = new ApiClient(sandbox.baseUrl(), sandbox.token());
            List<String> orders = List.of("", "&sort_by=update_time&sort_direction=desc", "&sort_by=id");

            for (String order : orders) {
                assertThat(byCursor(api, "/api/v2/deals?limit=499" + order))
                        .as(order)
                        .hasSize(5_000)
                        .doesNotHaveDuplicates();
            }
            assertThat(byOffset(api, "/api/v1/leads?limit=499")).hasSize(5_000).doesNotHaveDuplicates();
            assertThat(byOffset(api, "/api/v1/leads?limit=499&sort=title%20DESC"))
                    .hasSize(5_000)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<Object> byCursor(ApiClient api, String query) throws Exception {
        List<Object> ids = new ArrayList<>();
        Object cursor = "";
        while (cursor != null) {
            ApiClient.Answer page = api.get(cursor.equals("") ? query : query + "&cursor=" + cursor);
            ids.addAll(page.ids());
            cursor = page.at("additional_data.next_cursor");
        }
        return ids;
    }

    private static List<Object> byOffset(ApiClient api, String query) throws Exception {
        List<Object> ids = new ArrayList<>();
        boolean more = true;
        while (more) {
            ApiClient.Answer page = api.get(query + "&start=" + ids.size());
            ids.addAll(page.ids());
            more = (Boolean) page.at("additional_data.pagination.more_items_in_collection");
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user | 1 | No records are made up for 'user'. There are organization, person, lead, deal, activity, note",
                "deals | 1 | No records are made up for 'deals'. Did you mean 'deal'? There are organization, person, lead, deal, activity, note",
                "deal | 0 | The number of a generated deal must be 1 or more, not 0"
            })
    void refusesWhatItCanNotMakeUp(String resource, int count, String message) {
        assertThatThrownBy(() -> PipedriveSandbox.builder().generate(resource, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

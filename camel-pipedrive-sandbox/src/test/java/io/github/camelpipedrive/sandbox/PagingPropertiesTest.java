// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

class PagingPropertiesTest {

    private static final int RECORDS = 23;

    private static PipedriveSandbox sandbox;
    private static ApiClient api;

    @BeforeContainer
    static void startWithRecords() {
        sandbox = PipedriveSandbox.builder()
                .person("Ilse Varga", "ilse@tiletown.example")
                .unlimited()
                .start();
        api = new ApiClient(sandbox.baseUrl(), sandbox.token());
        for (int i = 1; i <= RECORDS; i++) {
            // Few different times, so that many records are equal in the key that is sorted by.
            String updated = "2031-03-0" + (1 + i % 3) + "T10:00:00Z";
            sandbox.add("deal", Map.of("title", "Tiles " + i, "update_time", updated));
            sandbox.add("lead", Map.of("title", "Lead " + i, "person_id", 1, "update_time", updated));
            sandbox.add("note", Map.of("content", "Note " + i, "person_id", 1));
        }
    }

    @AfterContainer
    static void stop() {
        sandbox.close();
    }

    @Property(tries = 60)
    void showsEachDealOnceWhateverThePageSizeAndOrder(
            @ForAll @IntRange(min = 1, max = 30) int limit, @ForAll boolean descending, @ForAll boolean byTime)
            throws Exception {
        String query = "/api/v2/deals?limit=" + limit + "&sort_by=" + (byTime ? "update_time" : "id")
                + "&sort_direction=" + (descending ? "desc" : "asc");

        assertThat(byCursor(query, false)).containsExactlyInAnyOrderElementsOf(numbers());
        assertThat(byCursor(query, false))
                .isEqualTo(api.get(query.replace("limit=" + limit, "limit=500")).ids());
    }

    @Property(tries = 30)
    void showsEachHitOfASearchOnceWhateverThePageSize(@ForAll @IntRange(min = 1, max = 30) int limit) throws Exception {
        assertThat(byCursor("/api/v2/deals/search?term=tiles&limit=" + limit, true))
                .containsExactlyInAnyOrderElementsOf(numbers());
    }

    @Property(tries = 30)
    void showsEachNoteAndLeadOnceWhateverThePageSize(@ForAll @IntRange(min = 1, max = 30) int limit) throws Exception {
        assertThat(byOffset("/api/v1/notes?limit=" + limit)).containsExactlyElementsOf(numbers());
        assertThat(byOffset("/api/v1/leads?sort=update_time%20DESC&limit=" + limit))
                .hasSize(RECORDS)
                .doesNotHaveDuplicates();
    }

    @Property(tries = 10)
    void refusesACursorOfAnotherOrder(@ForAll @IntRange(min = 1, max = 10) int limit) throws Exception {
        Object cursor = api.get("/api/v2/deals?status=open&limit=" + limit).at("additional_data.next_cursor");

        assertThat(api.get("/api/v2/deals?status=open&limit=5&cursor=" + cursor).status())
                .isEqualTo(200);
        assertThat(api.get("/api/v2/deals?status=open&sort_by=update_time&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/v2/deals?status=open&sort_direction=desc&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    private static List<Object> numbers() {
        return IntStream.rangeClosed(1, RECORDS).mapToObj(i -> (Object) i).toList();
    }

    private static List<Object> byCursor(String query, boolean search) throws Exception {
        List<Object> ids = new ArrayList<>();
        Object cursor = "";
        while (cursor != null) {
            ApiClient.Answer page = api.get(cursor.equals("") ? query : query + "&cursor=" + cursor);
            ids.addAll(
                    search ? page.items().stream().map(item -> item.get("id")).toList() : page.ids());
            cursor = page.at("additional_data.next_cursor");
        }
        return ids;
    }

    private static List<Object> byOffset(String query) throws Exception {
        List<Object> ids = new ArrayList<>();
        boolean more = true;
        while (more) {
            ApiClient.Answer page = api.get(query + "&start=" + ids.size());
            ids.addAll(page.ids());
            Map<?, ?> paging = (Map<?, ?>) page.json().get("additional_data");
            boolean nested = paging.containsKey("pagination");
            Map<?, ?> members = nested ? (Map<?, ?>) paging.get("pagination") : paging;
            more = (Boolean) members.get("more_items_in_collection");
            assertThat(members.get("next_start")).isEqualTo(nested && more ? ids.size() : null);
        }
        return ids;
    }
}

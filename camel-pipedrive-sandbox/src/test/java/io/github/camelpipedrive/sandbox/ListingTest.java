// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ListingTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .organization("Tiletown Ltd")
            .organization("Harbour Homes")
            .record("person", Map.of("name", "Ilse Varga", "org_id", 1))
            .record("person", Map.of("name", "Sam Rivet"))
            .record("deal", deal("a", "2031-03-01T10:00:00Z", "stage_id", 1, "person_id", 1))
            .record("deal", deal("b", "2031-03-04T10:00:00Z", "stage_id", 2, "org_id", 2, "status", "won"))
            .record("deal", deal("c", "2031-03-03T10:00:00Z", "stage_id", 5, "person_id", 2, "status", "lost"))
            .record("deal", deal("d", "2031-03-02T10:00:00Z", "stage_id", 1, "owner_id", 9002))
            .record("deal", deal("e", "2031-03-05T10:00:00Z", "is_archived", true))
            .record("deal", deal("f", "2031-03-06T10:00:00Z", "is_deleted", true)));

    private ApiClient api;

    private static Map<String, Object> deal(String title, String updated, Object... more) {
        Map<String, Object> values = new java.util.HashMap<>(Map.of("title", title, "update_time", updated));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i].toString(), more[i + 1]);
        }
        return values;
    }

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-10T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                                                    | a b c d
                    status=open                                                           | a d
                    status=won,lost                                                       | b c
                    status=deleted                                                        | f
                    status=open,deleted                                                   | a d f
                    owner_id=9002                                                         | d
                    person_id=1                                                           | a
                    org_id=2                                                              | b
                    stage_id=1                                                            | a d
                    pipeline_id=2                                                         | c
                    person_id=1&status=won                                                | ``
                    ids=4,2,77,5,6                                                        | b d
                    updated_since=2031-03-03T10:00:00Z                                    | b c
                    updated_until=2031-03-03T10:00:00Z                                    | a d
                    updated_since=2031-03-02T10:00:00Z&updated_until=2031-03-04T10:00:00Z | c d
                    sort_by=update_time                                                   | a d c b
                    sort_by=update_time&sort_direction=desc                               | b c d a
                    sort_direction=desc                                                   | d c b a
                    """)
    void filtersAndSortsDeals(String query, String titles) throws Exception {
        List<Map<String, Object>> rows = api.get("/api/v2/deals?" + query).rows();

        assertThat(String.join(
                        " ",
                        rows.stream().map(row -> row.get("title").toString()).toList()))
                .isEqualTo(titles);
    }

    @Test
    void keepsAnOrderUpToDateWhileRecordsChange() throws Exception {
        String byTime = "/api/v2/deals?sort_by=update_time";
        assertThat(api.get(byTime).ids()).containsExactly(1, 4, 3, 2);

        api.patch("/api/v2/deals/4", "{\"title\": \"d, again\"}");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(1));
        api.post("/api/v2/deals", "{\"title\": \"g\"}");
        api.delete("/api/v2/deals/3");

        assertThat(api.get(byTime).ids()).containsExactly(1, 2, 4, 7);
        assertThat(api.get(byTime + "&sort_direction=desc").ids()).containsExactly(7, 4, 2, 1);
    }

    @Test
    void goesOnBehindTheLastRecordOfAPageWhateverHappensToIt() throws Exception {
        String pages = "/api/v2/deals?sort_by=update_time&limit=2";
        Object cursor = api.get(pages).at("additional_data.next_cursor");

        api.delete("/api/v2/deals/4");
        api.patch("/api/v2/deals/1", "{\"title\": \"a, again\"}");

        assertThat(api.get(pages + "&cursor=" + cursor).ids()).containsExactly(3, 2);
        assertThat(api.get(pages.replace("limit=2", "limit=500") + "&cursor=" + cursor)
                        .ids())
                .containsExactly(3, 2, 1);
    }

    @Test
    void pagesThroughNamedRecordsInAnyOrder() throws Exception {
        String pages = "/api/v2/deals?ids=1,2,3,4&sort_by=update_time&sort_direction=desc&limit=3";
        ApiClient.Answer first = api.get(pages);

        assertThat(first.ids()).containsExactly(2, 3, 4);
        assertThat(api.get(pages + "&cursor=" + first.at("additional_data.next_cursor"))
                        .ids())
                .containsExactly(1);
    }

    @Test
    void sortsByAnyNumberOfKeysOneAfterTheOther() throws Exception {
        for (String title : List.of("Marble", "Slate", "Grout")) {
            PIPEDRIVE.add("lead", Map.of("title", title, "person_id", 1));
        }
        List<String> keys = List.of("title", "add_time", "update_time", "id", "owner_id", "expected_close_date");

        for (String first : keys) {
            for (String second : keys) {
                String query = "/api/v1/leads?sort=" + first + "%20ASC," + second + "%20ASC,title%20ASC";
                assertThat(api.get(query).rows()).as(query).hasSize(3);
            }
        }
        assertThat(api.get("/api/v1/leads?sort=owner_id%20ASC,title%20ASC").rows())
                .extracting(lead -> lead.get("title"))
                .containsExactly("Grout", "Marble", "Slate");
    }

    @Test
    void forgetsDeletedDealsAfterThirtyDays() throws Exception {
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-04-05T10:00:00Z"));
        assertThat(api.get("/api/v2/deals?status=deleted").ids()).containsExactly(6);

        PIPEDRIVE.clock().advance(Duration.ofSeconds(1));
        assertThat(api.get("/api/v2/deals?status=deleted").ids()).isEmpty();
    }

    @Test
    void listsThePersonsOfAnOrganizationAndOfADeal() throws Exception {
        assertThat(api.get("/api/v2/persons?org_id=1").ids()).containsExactly(1);
        assertThat(api.get("/api/v2/persons?deal_id=3").ids()).containsExactly(2);
    }

    @Test
    void listsActivitiesByWhatTheyAreAbout() throws Exception {
        PIPEDRIVE.add("activity", Map.of("subject", "a", "done", true, "due_date", "2031-03-12", "deal_id", 1));
        PIPEDRIVE.add(
                "activity", Map.of("subject", "b", "participants", List.of(Map.of("person_id", 2, "primary", true))));
        PIPEDRIVE.add("activity", Map.of("subject", "c", "due_date", "2031-03-11"));

        assertThat(api.get("/api/v2/activities?done=true").ids()).containsExactly(1);
        assertThat(api.get("/api/v2/activities?done=false").ids()).containsExactly(2, 3);
        assertThat(api.get("/api/v2/activities?deal_id=1").ids()).containsExactly(1);
        assertThat(api.get("/api/v2/activities?person_id=2").ids()).containsExactly(2);
        assertThat(api.get("/api/v2/activities?sort_by=due_date&sort_direction=desc")
                        .ids())
                .containsExactly(1, 3, 2);
    }

    @Test
    void sortsLeadsInTheWayOfVersionOne() throws Exception {
        for (String title : List.of("Marble", "Slate", "Grout")) {
            PIPEDRIVE.add("lead", Map.of("title", title, "person_id", title.equals("Slate") ? 2 : 1));
        }

        assertThat(api.get("/api/v1/leads?sort=title%20DESC").rows())
                .extracting(lead -> lead.get("title"))
                .containsExactly("Slate", "Marble", "Grout");
        assertThat(api.get("/api/v1/leads?sort=person_id").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/leads?person_id=2").rows()).hasSize(1);
    }

    @Test
    void listsNotesByParentPinAndDay() throws Exception {
        PIPEDRIVE.add("note", Map.of("content", "a", "deal_id", 1, "pinned_to_deal_flag", 1));
        PIPEDRIVE.clock().advance(Duration.ofDays(1));
        PIPEDRIVE.add("note", Map.of("content", "b", "person_id", 1));

        assertThat(api.get("/api/v1/notes?deal_id=1").ids()).containsExactly(1);
        assertThat(api.get("/api/v1/notes?pinned_to_deal_flag=0").ids()).containsExactly(2);
        assertThat(api.get("/api/v1/notes?start_date=2031-03-11").ids()).containsExactly(2);
        assertThat(api.get("/api/v1/notes?end_date=2031-03-10").ids()).containsExactly(1);
        assertThat(api.get("/api/v1/notes?updated_since=2031-03-11T10:00:00Z").ids())
                .containsExactly(2);
    }

    @Test
    void countsAnOffsetAnewWhenRecordsHaveChanged() throws Exception {
        for (int i = 1; i <= 6; i++) {
            PIPEDRIVE.add("note", Map.of("content", "Note " + i, "deal_id", 1));
        }
        assertThat(api.get("/api/v1/notes?limit=2").ids()).containsExactly(1, 2);
        assertThat(api.get("/api/v1/notes?limit=2&start=2").ids()).containsExactly(3, 4);

        api.delete("/api/v1/notes/1");

        assertThat(api.get("/api/v1/notes?limit=2&start=2").ids()).containsExactly(4, 5);
        assertThat(api.get("/api/v1/notes?limit=2&start=2&deal_id=1&sort=id%20DESC")
                        .ids())
                .containsExactly(4, 3);
    }

    @Test
    void refusesASavedFilterAsThereAreNone() throws Exception {
        assertThat(api.get("/api/v2/deals?filter_id=1&status=won").status()).isEqualTo(400);
        assertThat(api.get("/api/v2/deals?filter_id=1").text()).contains("filter_id: Filter 1 not found");
    }

    @Test
    void endsListsInTheShapesOfTheApi() throws Exception {
        assertThat(api.get("/api/v2/deals?person_id=77").json())
                .containsEntry("data", List.of())
                .containsEntry("additional_data", java.util.Collections.singletonMap("next_cursor", null));
        assertThat(api.get("/api/v1/leads").json())
                .containsEntry("data", List.of())
                .containsEntry(
                        "additional_data",
                        Map.of("pagination", Map.of("start", 0, "limit", 100, "more_items_in_collection", false)));
        assertThat(api.get("/api/v1/notes").json())
                .contains(entry("data", null))
                .containsEntry(
                        "additional_data",
                        Map.of("pagination", Map.of("start", 0, "limit", 100, "more_items_in_collection", false)));
    }

    @Test
    void listsStartDataOfPipelinesStagesAndProducts() throws Exception {
        assertThat(api.get("/api/v2/pipelines").rows())
                .extracting(row -> row.get("name"))
                .containsExactly("Showroom", "Trade");
        assertThat(api.get("/api/v2/stages?pipeline_id=2&sort_by=order_nr").ids())
                .containsExactly(5, 6, 7);
        assertThat(api.get("/api/v2/products?sort_by=name").ids()).containsExactly(3, 2, 1);
        assertThat(api.get("/api/v2/products/2").data()).containsEntry("code", "MA-0505");
    }

    @Test
    void honoursTheReadOptions() throws Exception {
        String key = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
        String other = "0f1e2d3c4b5a69788796a5b4c3d2e1f00a1b2c3d";
        PIPEDRIVE.add(
                "deal",
                deal(
                        "g",
                        "2031-03-09T10:00:00Z",
                        "label_ids",
                        List.of(71),
                        "custom_fields",
                        Map.of(key, "Ref BX-77", other, 3)));
        PIPEDRIVE.add("note", Map.of("content", "a", "deal_id", 7));

        Map<String, Object> deal = api.get("/api/v2/deals/7?include_fields=notes_count,files_count&custom_fields=" + key
                        + "&include_labels=true")
                .data();

        assertThat(deal)
                .containsEntry("notes_count", 1)
                .containsEntry("files_count", 0)
                .containsEntry("custom_fields", Map.of(key, "Ref BX-77"));
        assertThat(String.valueOf(deal.get("labels"))).isEqualTo("[{id=71, label=Label 71, color=null}]");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class SearchTest {

    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String DATE_KEY = "1234567890abcdef1234567890abcdef12345678";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .record(
                    "organization",
                    Map.of("name", "Tiletown Ltd", "address", Map.of("value", "14 Harbour Lane, Port Vell")))
            .record(
                    "person",
                    Map.of(
                            "name",
                            "Ilse Varga",
                            "org_id",
                            1,
                            "emails",
                            List.of(Map.of("value", "ilse+tiles@tiletown.example")),
                            "phones",
                            List.of(Map.of("value", "+1 555 0111"))))
            .record("person", Map.of("name", "Ilse Vargas"))
            .record(
                    "deal",
                    Map.of(
                            "title", "Floor tiles Q2",
                            "value", 4800,
                            "person_id", 1,
                            "org_id", 1,
                            "stage_id", 3,
                            "custom_fields", Map.of(KEY, "Ref BX-77", DATE_KEY, "2031-04-09")))
            .record("deal", Map.of("title", "FLOOR TILES", "status", "won"))
            .record("deal", Map.of("title", "Floor tiles, gone", "is_deleted", true))
            .record("lead", Map.of("title", "Showroom enquiry", "person_id", 1, KEY, "Ref LD-1"))
            .record("note", Map.of("content", "<p>Wants <b>mosaic</b></p>", "deal_id", 1)));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deals         | term=tiles                                 | 2 1
                    deals         | term=floor%20tiles&exact_match=true        | 2
                    deals         | term=floor%20tiles&status=open             | 1
                    deals         | term=tiles&person_id=1                     | 1
                    deals         | term=tiles&organization_id=1               | 1
                    deals         | term=BX-77                                 | 1
                    deals         | term=bx-77&fields=custom_fields            | 1
                    deals         | term=bx-77&fields=title,notes              | ''
                    deals         | term=mosaic                                | 1
                    deals         | term=mosaic&fields=title                   | ''
                    deals         | term=2031-04                               | ''
                    persons       | term=varga                                 | 1 2
                    persons       | term=ilse%20varga&exact_match=true         | 1
                    persons       | term=tiletown.example&fields=email         | 1
                    persons       | term=ilse%2Btiles@tiletown.example&exact_match=true | 1
                    persons       | term=%2B1%20555&fields=phone               | 1
                    persons       | term=ilse&organization_id=1                | 1
                    organizations | term=harbour                               | 1
                    organizations | term=harbour&fields=name                   | ''
                    products      | term=slate                                 | 1
                    products      | term=MA-0505&fields=code                   | 2
                    """)
    void findsRecords(String path, String query, String ids) throws Exception {
        List<String> found = api.get("/api/v2/" + path + "/search?" + query).items().stream()
                .map(item -> item.get("id").toString())
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(ids.replace("'", ""));
    }

    @Test
    void showsADealAsSearchResultsDo() throws Exception {
        ApiClient.Answer answer = api.get("/api/v2/deals/search?term=BX-77&include_fields=deal.cc_email");

        assertThat(answer.at("data.items.0.result_score")).isEqualTo(new java.math.BigDecimal("0.59"));
        assertThat(answer.items().get(0))
                .containsExactly(
                        entry("id", 1),
                        entry("type", "deal"),
                        entry("title", "Floor tiles Q2"),
                        entry("value", 4800),
                        entry("currency", "EUR"),
                        entry("status", "open"),
                        entry("visible_to", 3),
                        entry("owner", Map.of("id", 9001)),
                        entry("stage", Map.of("id", 3, "name", "Quoted")),
                        entry("person", Map.of("id", 1, "name", "Ilse Varga")),
                        entry(
                                "organization",
                                Map.of("id", 1, "name", "Tiletown Ltd", "address", "14 Harbour Lane, Port Vell")),
                        entry("custom_fields", List.of("Ref BX-77")),
                        entry("notes", List.of()),
                        entry("is_archived", false),
                        entry("cc_email", "tiletown-sandbox+deal1@mail.example"));
    }

    @Test
    void showsAPersonWithPlainContacts() throws Exception {
        assertThat(api.get("/api/v2/persons/search?term=ilse%20varga&exact_match=true")
                        .items())
                .singleElement()
                .satisfies(person -> assertThat(person)
                        .containsEntry("emails", List.of("ilse+tiles@tiletown.example"))
                        .containsEntry("phones", List.of("+1 555 0111"))
                        .containsEntry(
                                "organization",
                                Map.of("id", 1, "name", "Tiletown Ltd", "address", "14 Harbour Lane, Port Vell")));
    }

    @Test
    void findsLeadsByTheirFlatCustomFields() throws Exception {
        assertThat(api.get("/api/v2/leads/search?term=ld-1").items())
                .singleElement()
                .satisfies(lead -> assertThat(lead)
                        .containsEntry("title", "Showroom enquiry")
                        .containsEntry("custom_fields", List.of("Ref LD-1"))
                        .containsEntry("emails", List.of("ilse+tiles@tiletown.example")));
    }

    @Test
    void looksThroughAllKindsOfRecords() throws Exception {
        ApiClient.Answer all = api.get("/api/v2/itemSearch?term=tile");
        ApiClient.Answer some = api.get("/api/v2/itemSearch?term=tile&item_types=organization,product");

        assertThat(all.items())
                .extracting(item -> item.get("type"))
                .containsExactlyInAnyOrder("deal", "deal", "person", "organization", "product");
        assertThat(some.items())
                .extracting(item -> item.get("type"))
                .containsExactlyInAnyOrder("organization", "product");
    }
}

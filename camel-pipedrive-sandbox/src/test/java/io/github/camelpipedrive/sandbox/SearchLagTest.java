// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Searches in custom fields and by exact values, and searches that are behind. */
class SearchLagTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .searchLag(Duration.ofSeconds(10))
            .organization("Tiletown Ltd"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
    }

    private List<Object> found(String path, String term, String options) throws Exception {
        return api
                .get("/api/v2/" + path + "/search?term=" + URLEncoder.encode(term, StandardCharsets.UTF_8) + options)
                .items()
                .stream()
                .map(item -> item.get("id"))
                .toList();
    }

    private List<Object> organizations(String term) throws Exception {
        return found("organizations", term, "");
    }

    @Test
    void whatIsThereFromTheStartIsFound() throws Exception {
        assertThat(organizations("Tiletown")).containsExactly(1);
    }

    @Test
    void aNewRecordIsFoundAfterTheLagAndListedAtOnce() throws Exception {
        api.post("/api/v2/organizations", "{\"name\": \"Northwind Floors\"}");

        assertThat(organizations("Northwind")).isEmpty();
        assertThat(api.get("/api/v2/organizations").ids()).containsExactly(1, 2);
        assertThat(api.get("/api/v2/organizations/2").data()).containsEntry("name", "Northwind Floors");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(9));
        assertThat(organizations("Northwind")).isEmpty();
        PIPEDRIVE.clock().advance(Duration.ofSeconds(1));
        assertThat(organizations("Northwind")).containsExactly(2);
    }

    @Test
    void aChangedOrDeletedRecordIsFoundByWhatItWas() throws Exception {
        api.patch("/api/v2/organizations/1", "{\"name\": \"Slate and Sons\"}");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(5));
        api.patch("/api/v2/organizations/1", "{\"name\": \"Marble and Sons\"}");

        assertThat(organizations("Tiletown")).containsExactly(1);
        assertThat(organizations("Slate")).isEmpty();
        PIPEDRIVE.clock().advance(Duration.ofSeconds(5));
        assertThat(organizations("Slate")).containsExactly(1);
        api.delete("/api/v2/organizations/1");
        PIPEDRIVE.clock().advance(Duration.ofSeconds(5));
        assertThat(organizations("Marble")).containsExactly(1);
        PIPEDRIVE.clock().advance(Duration.ofSeconds(5));
        assertThat(organizations("Marble")).isEmpty();
    }

    @Test
    void notesAndTheSearchOverAllItemsAreBehindToo() throws Exception {
        api.post("/v1/notes", "{\"content\": \"Wants cork\", \"org_id\": 1}");

        assertThat(organizations("cork")).isEmpty();
        assertThat(api.get("/api/v2/itemSearch?term=cork").items()).isEmpty();
        PIPEDRIVE.clock().advance(Duration.ofSeconds(10));
        assertThat(organizations("cork")).containsExactly(1);
        assertThat(api.get("/api/v2/itemSearch?term=cork").items()).hasSize(1);
    }

    @Test
    void theLagChangesWhileTheSandboxRunsAndAResetBringsItBack() throws Exception {
        PIPEDRIVE.searchLag(Duration.ZERO);
        api.post("/api/v2/organizations", "{\"name\": \"Northwind Floors\"}");
        assertThat(organizations("Northwind")).containsExactly(2);

        PIPEDRIVE.reset();
        api.post("/api/v2/organizations", "{\"name\": \"Northwind Floors\"}");

        assertThat(organizations("Northwind")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PIPEDRIVE.searchLag(Duration.ofSeconds(-1)))
                .withMessage("The search lag must not be negative, not PT-1S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    varchar      | "EE100"            | EE100           | true
                    varchar      | "EE100"            | ee100           | true
                    varchar      | "EE100"            | EE10            | false
                    varchar_auto | "Oak"              | oak             | true
                    text         | "Oak floor"        | oak floor       | true
                    phone        | "+1 555 0111"      | +1 555 0111     | true
                    double       | 31.5               | 31.5            | true
                    monetary     | {"value": 4800, "currency": "EUR"} | 4800 | true
                    monetary     | {"value": 4800, "currency": "EUR"} | EUR  | false
                    address      | {"value": "14 Harbour Lane", "locality": "Port Vell"} | 14 harbour lane | true
                    address      | {"value": "14 Harbour Lane", "locality": "Port Vell"} | Port Vell | false
                    enum         | 101                | 101             | false
                    set          | [101]              | 101             | false
                    date         | "2031-03-02"       | 2031-03-02      | false
                    people       | 1                  | 1               | false
                    """)
    void customFieldsOfTextAndNumbersAreSearched(String type, String value, String term, boolean isFound)
            throws Exception {
        PIPEDRIVE.searchLag(Duration.ZERO);
        api.post("/api/v2/persons", "{\"name\": \"Ilse Varga\"}");
        boolean hasOptions = List.of("enum", "set").contains(type);
        String key = hasOptions
                ? PIPEDRIVE.fields().add("organization", "Sample", type, "Trade")
                : PIPEDRIVE.fields().add("organization", "Sample", type);
        assertThat(api.patch("/api/v2/organizations/1", "{\"custom_fields\": {\"" + key + "\": " + value + "}}")
                        .status())
                .isEqualTo(200);

        assertThat(found("organizations", term, "&fields=custom_fields&exact_match=true"))
                .isEqualTo(isFound ? List.of(1) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"J\u00f6rg,1", "j\u00d6RG,1", "Jo\u0308rg,2", " J\u00f6rg,3", "J\u00f6rg ,", "Joerg,"})
    void anExactMatchIsExactInUnicodeAndBlanks(String term, Integer id) throws Exception {
        PIPEDRIVE.searchLag(Duration.ZERO);
        List.of("J\u00f6rg", "Jo\u0308rg", " J\u00f6rg").forEach(name -> PIPEDRIVE.add("person", Map.of("name", name)));

        assertThat(found("persons", term, "&exact_match=true")).isEqualTo(id == null ? List.of() : List.of(id));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What requests may write to a custom field that the account has, by its type, and what reads answer. */
class FieldValuesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .organization("Tiletown Ltd")
            .person("Ilse Varga", "ilse@tiletown.example"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    /** The first option has the ID 101, as standard fields have the IDs below it. */
    private String field(String type) {
        boolean hasOptions = List.of("enum", "set").contains(type);
        return hasOptions
                ? PIPEDRIVE.fields().add("deal", "Sample", type, "Trade", "Retail")
                : PIPEDRIVE.fields().add("deal", "Sample", type);
    }

    private static Object json(String text) throws IOException {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    varchar      | "EE100"     | "EE100"
                    varchar      | ""          | ""
                    varchar_auto | "Oak"       | "Oak"
                    text         | "a\\nb"     | "a\\nb"
                    phone        | "+1 555"    | "+1 555"
                    double       | 31.5        | 31.5
                    monetary     | {"value": 4800.5, "currency": "EUR"} | {"value": 4800.5, "currency": "EUR"}
                    enum         | 101         | 101
                    set          | [102, 101]  | [102, 101]
                    set          | [101, 101]  | [101]
                    date         | "2031-03-02" | "2031-03-02"
                    daterange    | {"value": "2031-03-02", "until": "2031-03-09"} | {"value": "2031-03-02", "until": "2031-03-09"}
                    time         | {"value": "08:15:30", "timezone_name": "Europe/Berlin"} | {"value": "08:15:30", "timezone_name": "Europe/Berlin"}
                    time         | {"value": "08:15:30"} | {"value": "08:15:30", "timezone_name": "Europe/London"}
                    timerange    | {"value": "08:15:00", "until": "09:00:00", "timezone_name": "UTC"} | {"value": "08:15:00", "until": "09:00:00", "timezone_name": "UTC"}
                    address      | {"value": "14 Harbour Lane", "locality": "Port Vell"} | {"value": "14 Harbour Lane", "country": null, "admin_area_level_1": null, "admin_area_level_2": null, "locality": "Port Vell", "sublocality": null, "route": null, "street_number": null, "subpremise": null, "postal_code": null, "formatted_address": "14 Harbour Lane"}
                    user         | 9002        | 9002
                    org          | 1           | 1
                    people       | 1           | 1
                    """)
    void valuesOfItsTypeAreTakenAndCanBeWrittenBackAndCleared(String type, String given, String answered)
            throws Exception {
        String key = field(type);
        ApiClient.Answer created = api.post(
                "/api/v2/deals", "{\"title\": \"Tiles\", \"custom_fields\": {\"" + key + "\": " + given + "}}");
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        Map<?, ?> read = (Map<?, ?>) api.get("/api/v2/deals/1").data().get("custom_fields");

        Map<String, Object> written = new LinkedHashMap<>();
        written.put("custom_fields", read);
        ApiClient.Answer unchanged =
                api.patch("/api/v2/deals/1", new String(Json.write(written), StandardCharsets.UTF_8));
        ApiClient.Answer cleared = api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + key + "\": null}}");

        assertThat(read.get(key)).isEqualTo(json(answered));
        assertThat(unchanged.data().get("custom_fields")).isEqualTo(read);
        assertThat(((Map<?, ?>) cleared.data().get("custom_fields")).get(key)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    varchar   | 7                 | Expected 'string' as value for varchar custom field
                    varchar   | {"value": "x"}    | Expected 'string' as value for varchar custom field
                    double    | "31.5"            | Expected 'number' as value for double custom field
                    double    | ""                | Expected 'number' as value for double custom field
                    monetary  | 4800              | Expected 'object' as value for monetary custom field
                    monetary  | {"value": 4800}   | Expected 'currency' in monetary custom field
                    monetary  | {"value": "4800", "currency": "EUR"} | Expected 'number' as value for monetary custom field
                    monetary  | {"value": 1, "currency": "EUR", "until": 2} | Parameter 'until' is not allowed for monetary custom field
                    enum      | "101"             | Expected 'number' as value for single option custom field
                    enum      | "Trade"           | Expected 'number' as value for single option custom field
                    enum      | [101]             | Expected 'number' as value for single option custom field
                    enum      | 999               | Option 999 not found for single option custom field
                    set       | 101               | Expected 'array of numbers' as value for multiple options custom field
                    set       | "101,102"         | Expected 'array of numbers' as value for multiple options custom field
                    set       | [101, 999]        | Option 999 not found for multiple options custom field
                    date      | "02.03.2031"      | Expected 'date YYYY-MM-DD' as value for date custom field
                    date      | "2031-02-30"      | Expected 'date YYYY-MM-DD' as value for date custom field
                    daterange | "2031-03-02"      | Expected 'object' as value for daterange custom field
                    daterange | {"value": "2031-03-02"} | Expected 'until' in daterange custom field
                    time      | "08:15:30"        | Expected 'object' as value for time custom field
                    time      | {"value": "08:15"} | Expected 'time HH:MM:SS' as value for time custom field
                    time      | {"value": "24:00:00"} | Expected 'time HH:MM:SS' as value for time custom field
                    timerange | {"value": "08:15:30", "timezone_name": "UTC"} | Expected 'until' in timerange custom field
                    address   | "14 Harbour Lane" | Expected 'object' as value for address custom field
                    address   | {"value": ""}     | Expected 'value' in address custom field
                    address   | {"value": "x", "street": "y"} | Parameter 'street' is not allowed for address custom field
                    user      | "me"              | Expected 'number' as value for user custom field
                    user      | 77                | There is no user 77 for user custom field
                    org       | 77                | There is no organization 77 for org custom field
                    people    | {"id": 1}         | Expected 'value' in the object of the custom field
                    people    | 77                | There is no person 77 for people custom field
                    """)
    void valuesOfAnotherFormAreRefused(String type, String given, String message) throws Exception {
        String key = field(type);

        ApiClient.Answer answer = api.post(
                "/api/v2/deals", "{\"title\": \"Tiles\", \"custom_fields\": {\"" + key + "\": " + given + "}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("code", "ERR_SCHEMA_VALIDATION_FAILED");
        assertThat(answer.error()).isEqualTo("Validation failed: custom_fields: " + message + " (" + key + ")");
        assertThat(PIPEDRIVE.records("deal")).isEmpty();
    }

    @Test
    void anEmptyListIsRefused() throws Exception {
        String key = field("set");

        ApiClient.Answer answer =
                api.post("/api/v2/deals", "{\"title\": \"Tiles\", \"custom_fields\": {\"" + key + "\": []}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("null clears it");
    }

    @Test
    void keysThatNoFieldHasAreTakenAsBefore() throws Exception {
        String key = "7777aaaa8888bbbb9999cccc0000dddd1111eeee";

        assertThat(api.post("/api/v2/deals", "{\"title\": \"Tiles\", \"custom_fields\": {\"" + key + "\": 31}}")
                        .at("data.custom_fields." + key))
                .isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    varchar   | {"K": "EE100"}                       | {"K": "EE100"}
                    double    | {"K": 31.5}                          | {"K": 31.5}
                    monetary  | {"K": 4800, "K_currency": "GBP"}     | {"K": 4800, "K_currency": "GBP"}
                    monetary  | {"K": 4800}                          | {"K": 4800, "K_currency": "EUR"}
                    enum      | {"K": "101"}                         | {"K": "101"}
                    enum      | {"K": 101}                           | {"K": "101"}
                    set       | {"K": "101,102"}                     | {"K": "101,102"}
                    set       | {"K": 102}                           | {"K": "102"}
                    date      | {"K": "2031-03-02"}                  | {"K": "2031-03-02"}
                    daterange | {"K": "2031-03-02", "K_until": "2031-03-09"} | {"K": "2031-03-02", "K_until": "2031-03-09"}
                    time      | {"K": "08:15:30"}                    | {"K": "08:15:30"}
                    timerange | {"K": "08:15:30", "K_until": "09:00:00"} | {"K": "08:15:30", "K_until": "09:00:00"}
                    address   | {"K": "14 Harbour Lane", "K_locality": "Port Vell"} | {"K": "14 Harbour Lane", "K_locality": "Port Vell"}
                    people    | {"K": 1}                             | {"K": 1}
                    """)
    void leadsHaveThemBesideTheirOtherKeys(String type, String given, String answered) throws Exception {
        String key = field(type);
        String body = given.replace("K", key).replaceFirst("\\{", "{\"title\": \"Enquiry\", \"person_id\": 1, ");

        Map<String, Object> created = api.post("/v1/leads", body).data();
        Map<String, Object> read = api.get("/v1/leads/" + created.get("id")).data();
        read.keySet().removeIf(each -> !each.startsWith(key));
        Map<String, Object> cleared = api.patch("/v1/leads/" + created.get("id"), "{\"" + key + "\": null}")
                .data();

        assertThat(read).isEqualTo(json(answered.replace("K", key)));
        assertThat(cleared.keySet()).noneMatch(each -> each.startsWith(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    varchar  | "K": 7                        | K: Expected 'string' as value for varchar custom field (K)
                    varchar  | "K": "x", "K_currency": "EUR" | K_currency: Parameter 'K_currency' is not allowed for varchar custom field (K)
                    double   | "K": "31"                     | K: Expected 'number' as value for double custom field (K)
                    enum     | "K": "Trade"                  | K: Expected 'number' as value for single option custom field (K)
                    enum     | "K": "999"                    | K: Option 999 not found for single option custom field (K)
                    set      | "K": "101,999"                | K: Option 999 not found for multiple options custom field (K)
                    monetary | "K": "4800"                   | K: Expected 'number' as value for monetary custom field (K)
                    people   | "K": 77                       | K: There is no person 77 for people custom field (K)
                    """)
    void leadsRefuseAnotherForm(String type, String given, String message) throws Exception {
        String key = field(type);

        ApiClient.Answer answer =
                api.post("/v1/leads", "{\"title\": \"Enquiry\", \"person_id\": 1, " + given.replace("K", key) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Validation failed: " + message.replace("K", key));
    }

    @Test
    void readsChooseFieldsAndAddLabels() throws Exception {
        String segment = field("enum");
        String materials = PIPEDRIVE.fields().add("deal", "Materials", "set", "Slate", "Marble");
        String reference = field("varchar");
        int slate = PIPEDRIVE.fields().option("deal", materials, "Slate");
        PIPEDRIVE.add(
                "deal",
                Map.of(
                        "title",
                        "Tiles",
                        "custom_fields",
                        Map.of(segment, 101, materials, List.of(slate), reference, "BX")));

        Object chosen = api.get("/api/v2/deals/1?include_option_labels=true&custom_fields=" + segment + "," + materials)
                .data()
                .get("custom_fields");

        assertThat(chosen)
                .isEqualTo(Map.of(
                        segment,
                        Map.of("id", 101, "label", "Trade"),
                        materials,
                        List.of(Map.of("id", slate, "label", "Slate"))));
        assertThat(api.get("/api/v2/deals?custom_fields=" + reference).at("data.0.custom_fields"))
                .isEqualTo(Map.of(reference, "BX"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    set      | "101,102"  | [101, 102]
                    enum     | "101"      | 101
                    monetary | 4800       | {"value": 4800, "currency": "EUR"}
                    time     | "08:15:30" | {"value": "08:15:30", "timezone_name": "Europe/London"}
                    """)
    void whatVersion1WritesIsInTheFormOfVersion2(String type, String given, String answered) throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder().movedV1().start()) {
            String key = List.of("enum", "set").contains(type)
                    ? sandbox.fields().add("deal", "Sample", type, "Trade", "Retail")
                    : sandbox.fields().add("deal", "Sample", type);
            ApiClient client = new ApiClient(sandbox.baseUrl(), sandbox.token());

            ApiClient.Answer created =
                    client.post("/v1/deals", "{\"title\": \"Tiles\", \"" + key + "\": " + given + "}");

            assertThat(created.status()).as(created.text()).isEqualTo(201);
            assertThat(client.get("/api/v2/deals/1").at("data.custom_fields." + key))
                    .isEqualTo(json(answered));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** The descriptions of fields: standard ones, and custom ones that tests add and change. */
class FieldsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .organization("Tiletown Ltd")
            .deal("Floor tiles")
            .company(440056, "Northwind Floors", "northwind"));

    private ApiClient api;
    private SandboxFields fields;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        fields = PIPEDRIVE.fields();
    }

    private Map<String, Object> field(String code) throws Exception {
        return api.get("/api/v2/dealFields/" + code).data();
    }

    private Map<String, Object> customFieldsOfTheDeal() throws Exception {
        return map(api.get("/api/v2/deals/1").data().get("custom_fields"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static Map<String, Object> option(Object id, String label) {
        return Map.of("id", id, "label", label);
    }

    @Test
    void aCustomFieldIsDescribedAsVersion2DescribesIt() throws Exception {
        String key = fields.add("deal", "VAT number", "varchar");

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("field_name", "VAT number");
        expected.put("field_code", key);
        expected.put("field_type", "varchar");
        expected.put("options", null);
        expected.put("subfields", null);
        expected.put("is_custom_field", true);
        expected.put("is_optional_response_field", false);
        expected.put("is_writable", true);
        assertThat(key).matches("[0-9a-f]{40}");
        assertThat(field(key)).isEqualTo(expected);
        assertThat(api.get("/api/v2/dealFields").rows()).contains(expected);
    }

    @Test
    void standardFieldsAreThereFromTheStart() throws Exception {
        assertThat(field("title"))
                .contains(
                        entry("field_name", "Title"), entry("field_type", "varchar"), entry("is_custom_field", false));
        assertThat(field("status").get("options"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(option("won", "Won"));
    }

    @ParameterizedTest
    @CsvSource({"deal, dealFields, 1", "person, personFields, 12", "organization, organizationFields, 22"})
    void labelsAreOptionsOfAField(String resource, String path, int warmOrHot) throws Exception {
        assertThat(api.get("/api/v2/" + path + "/label_ids")
                        .data()
                        .get("options")
                        .toString())
                .contains("id=" + warmOrHot + ", label=Hot");
        int id = fields.addOption(resource, "label_ids", "Frozen");
        assertThat(api.get("/api/v2/" + path + "/label_ids")
                        .data()
                        .get("options")
                        .toString())
                .contains("id=" + id + ", label=Frozen");
    }

    @Test
    void aReadAddsTheLabelsOfADeal() throws Exception {
        api.patch("/api/v2/deals/1", "{\"label_ids\": [2]}");

        assertThat(api.get("/api/v2/deals/1?include_labels=true").at("data.labels.0"))
                .isEqualTo(Map.of("id", 2, "label", "Warm", "color", "yellow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dealFields",
                "personFields",
                "organizationFields",
                "productFields",
                "activityFields",
                "projectFields"
            })
    void anUnknownFieldIsNotFound(String path) throws Exception {
        ApiClient.Answer answer = api.get("/api/v2/" + path + "/no_such_field");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsOnlyKeys("success", "error");
        assertThat(answer.error()).matches("[A-Z][a-z]+ field not found or not accessible\\.");
    }

    @Test
    void aListIsPagedByCursor() throws Exception {
        for (int i = 1; i <= 600; i++) {
            fields.add("deal", "Field " + i, "varchar");
        }
        List<Object> codes = new ArrayList<>();
        String cursor = "";
        do {
            ApiClient.Answer page = api.get("/api/v2/dealFields?limit=500" + cursor);
            page.rows().forEach(row -> codes.add(row.get("field_code")));
            cursor = page.at("additional_data.next_cursor") == null
                    ? ""
                    : "&cursor=" + page.at("additional_data.next_cursor");
        } while (!cursor.isEmpty());

        assertThat(codes).hasSizeGreaterThan(600).doesNotHaveDuplicates();
    }

    @Test
    void includeFieldsAddsSettings() throws Exception {
        assertThat(api.get("/api/v2/dealFields/title?include_fields=ui_visibility,required_fields")
                        .data())
                .containsKeys("ui_visibility", "required_fields")
                .doesNotContainKey("important_fields");
        assertThat(api.get("/api/v2/projectFields/title?include_fields=ui_visibility")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keysAreTheSameInEachRunAndDifferentInEachCompany() {
        String first = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        String second = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        String elsewhere = PIPEDRIVE.company("northwind").fields().add("deal", "Segment", "enum", "Trade", "Retail");
        PIPEDRIVE.reset();

        assertThat(List.of(first, second, elsewhere, fields.add("person", "Segment", "enum", "Trade")))
                .doesNotHaveDuplicates();
        assertThat(fields.add("deal", "Segment", "enum", "Trade", "Retail")).isEqualTo(first);
    }

    @Test
    void anotherNameLeavesTheKey() throws Exception {
        String key = fields.add("deal", "Deposit", "monetary");

        fields.rename("deal", key, "Down payment");

        assertThat(field(key)).containsEntry("field_name", "Down payment");
        assertThat(field(key).get("subfields").toString()).contains("Currency of Down payment");
        assertThat(fields.key("deal", "Down payment")).isEqualTo(key);
        assertThatThrownBy(() -> fields.key("deal", "Deposit"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no custom field 'Deposit' of deals");
    }

    @Test
    void anotherLabelLeavesTheOption() throws Exception {
        String key = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        int trade = fields.option("deal", key, "Trade");
        api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + key + "\": " + trade + "}}");

        fields.renameOption("deal", key, "Trade", "Wholesale");

        assertThat(fields.option("deal", key, "Wholesale")).isEqualTo(trade);
        assertThat(map(api.get("/api/v2/deals/1?include_option_labels=true")
                        .data()
                        .get("custom_fields")))
                .containsEntry(key, option(trade, "Wholesale"));
    }

    @Test
    void aRemovedOptionIsTakenFromRecordsAndItsIdIsNotGivenAgain() throws Exception {
        String segment = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        String materials = fields.add("deal", "Materials", "set", "Slate", "Marble");
        int trade = fields.option("deal", segment, "Trade");
        int slate = fields.option("deal", materials, "Slate");
        int marble = fields.option("deal", materials, "Marble");
        String values = "{\"custom_fields\": {\"" + segment + "\": " + trade + ", \"" + materials + "\": [" + slate
                + ", " + marble + "]}}";
        assertThat(api.patch("/api/v2/deals/1", values).status()).isEqualTo(200);
        PIPEDRIVE.add("lead", Map.of("title", "Enquiry", "organization_id", 1, materials, slate + "," + marble));

        fields.removeOption("deal", segment, "Trade");
        fields.removeOption("deal", materials, "Marble");

        assertThat(customFieldsOfTheDeal()).contains(entry(segment, null), entry(materials, List.of(slate)));
        assertThat(PIPEDRIVE.records("lead").get(0)).containsEntry(materials, String.valueOf(slate));
        assertThat(fields.addOption("deal", segment, "Trade")).isGreaterThan(marble);
    }

    @Test
    void aDeletedFieldIsGoneWithItsValues() throws Exception {
        String key = fields.add("deal", "VAT number", "varchar");
        String other = fields.add("deal", "Reference", "varchar");
        api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + key + "\": \"EE100\"}}");

        fields.delete("deal", key);

        assertThat(api.get("/api/v2/dealFields/" + key).status()).isEqualTo(404);
        assertThat(api.get("/api/v2/dealFields").text()).doesNotContain(key);
        api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + other + "\": \"BX-77\"}}");
        assertThat(customFieldsOfTheDeal()).containsOnly(entry(other, "BX-77"));
        assertThat(fields.add("deal", "VAT number", "varchar")).isNotEqualTo(key);
    }

    @Test
    void recordsWithoutAValueHaveTheField() throws Exception {
        assertThat(api.get("/api/v2/deals/1").data()).containsEntry("custom_fields", null);

        String key = fields.add("deal", "VAT number", "varchar");

        assertThat(customFieldsOfTheDeal()).containsOnly(entry(key, null));
    }

    @Test
    void leadsHaveTheFieldsOfDealsInTheFormOfVersion1() throws Exception {
        String segment = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        String deposit = fields.add("deal", "Deposit", "monetary");

        List<Map<String, Object>> rows = api.get("/v1/leadFields?limit=500").rows();

        assertThat(rows)
                .filteredOn(row -> segment.equals(row.get("key")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsKeys("id", "order_nr", "mandatory_flag", "active_flag")
                        .contains(
                                entry("name", "Segment"),
                                entry("field_type", "enum"),
                                entry("edit_flag", true),
                                entry(
                                        "options",
                                        List.of(
                                                option(fields.option("deal", segment, "Trade"), "Trade"),
                                                option(fields.option("deal", segment, "Retail"), "Retail")))));
        assertThat(rows)
                .filteredOn(row -> (deposit + "_currency").equals(row.get("key")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .doesNotContainKey("id")
                        .contains(
                                entry("name", "Currency of Deposit"),
                                entry("is_subfield", true),
                                entry("id_suffix", "currency")));
        assertThat(rows).extracting(row -> row.get("key")).contains("title", "organization_id");
        assertThat(api.get("/v1/leadFields?start=2&limit=1").at("data.0.key")).isEqualTo("label_ids");
        assertThat(api.get("/v1/leadFields?start=2&limit=1").at("additional_data.pagination.next_start"))
                .isEqualTo(3);
    }

    @Test
    void notesHaveFieldsOfTheirOwn() throws Exception {
        fields.add("deal", "Segment", "enum", "Trade");

        assertThat(api.get("/v1/noteFields").rows())
                .extracting(row -> row.get("key"))
                .contains("content", "pinned_to_deal_flag")
                .allMatch(key -> key.toString().length() < 40);
    }

    @Test
    void optionsAreAddedChangedAndDeletedByRequests() throws Exception {
        String key = fields.add("deal", "Segment", "enum", "Trade");
        String path = "/api/v2/dealFields/" + key + "/options";
        int trade = fields.option("deal", key, "Trade");

        ApiClient.Answer added = api.post(path, "[{\"label\": \"Retail\"}, {\"label\": \"Export\"}]");
        int retail = fields.option("deal", key, "Retail");
        ApiClient.Answer changed = api.patch(path, "[{\"id\": " + retail + ", \"label\": \"Shops\"}]");
        ApiClient.Answer deleted = api.send("DELETE", path, "[{\"id\": " + trade + "}]");

        assertThat(added.rows()).containsExactly(option(retail, "Retail"), option(retail + 1, "Export"));
        assertThat(changed.rows()).containsExactly(option(retail, "Shops"));
        assertThat(deleted.rows()).containsExactly(option(trade, "Trade"));
        assertThat(field(key).get("options")).isEqualTo(List.of(option(retail, "Shops"), option(retail + 1, "Export")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST   | []                                          | options: Must not be empty
                    POST   | {"label": "Oak"}                            | Expected a JSON array in the body
                    POST   | [{"label": ""}]                             | options[0].label: Must not be empty
                    POST   | [{"id": 1, "label": "Oak"}]                 | options[0].id: Parameter 'id' is not allowed for this request
                    PATCH  | [{"label": "Oak"}]                          | options[0].id: Required
                    PATCH  | [{"id": 101, "label": "A"}, {"id": 999, "label": "B"}] | options: Option 999 not found
                    DELETE | [{"id": 101}, {"id": 999}]                  | options: Option 999 not found
                    """)
    void aRequestForOptionsIsCarriedOutAsAWholeOrRefused(String method, String body, String error) throws Exception {
        String key = fields.add("deal", "Segment", "enum", "Trade");
        Object before = field(key);

        ApiClient.Answer answer = api.send(method, "/api/v2/dealFields/" + key + "/options", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).endsWith(error);
        assertThat(field(key)).isEqualTo(before);
    }

    @Test
    void aFieldWithoutOptionsTakesNone() throws Exception {
        String key = fields.add("deal", "VAT number", "varchar");

        ApiClient.Answer answer = api.post("/api/v2/dealFields/" + key + "/options", "[{\"label\": \"Oak\"}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).endsWith("field_code: The field VAT number has no options");
        assertThat(api.post("/api/v2/dealFields/nothing/options", "[{\"label\": \"Oak\"}]")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fieldsAreInSeeds() throws Exception {
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .field("person", "Segment", "set", "Trade", "Retail")
                .record(
                        "deal-field",
                        Map.of(
                                "field_name", "VAT number",
                                "field_type", "varchar",
                                "field_code", "7777aaaa8888bbbb9999cccc0000dddd1111eeee"))
                .start()) {
            assertThat(sandbox.fields().key("deal", "VAT number"))
                    .isEqualTo("7777aaaa8888bbbb9999cccc0000dddd1111eeee");
            assertThat(sandbox.fields().option("person", sandbox.fields().key("person", "Segment"), "Retail"))
                    .isPositive();
        }
    }

    @Test
    void saysWhatIsWrongWithAField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.add("deals", "VAT number", "varchar"))
                .withMessage(
                        "The sandbox has no fields of 'deals'. Did you mean 'deal'? There are those of deal, person,"
                                + " organization, product, activity, project");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.add("deal", "VAT number", "string"))
                .withMessageStartingWith("Validation failed: field_type: Must be one of varchar, varchar_auto, text,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.add("deal", "Segment", "enum"))
                .withMessage("Validation failed: options: Required for enum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.add("deal", "VAT number", "varchar", "Oak"))
                .withMessage("Validation failed: options: Not allowed for varchar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.rename("deal", "nothing", "Something"))
                .withMessage("Deal field not found or not accessible.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.delete("deal", "title"))
                .withMessage("Validation failed: field_code: title is a standard field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.removeOption("deal", "label_ids", "Lukewarm"))
                .withMessage("The field label_ids of deals has no option 'Lukewarm'");
    }
}

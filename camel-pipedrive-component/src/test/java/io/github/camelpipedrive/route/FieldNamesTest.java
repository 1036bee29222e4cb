// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxFields;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Custom fields by their names, through routes: {@code fieldNames=true}. */
class FieldNamesTest {

    private static final String NAMED = "fieldNames=true";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .organization("Acme Corp")
            .person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private final SandboxFieldsOfTest deals = new SandboxFieldsOfTest("deal");

    /** The fields of a resource, by names. */
    private static final class SandboxFieldsOfTest {

        private final String resource;

        SandboxFieldsOfTest(String resource) {
            this.resource = resource;
        }

        void addTwo() {
            fields().add(resource, "VAT number", "varchar");
            fields().add(resource, "Segment", "enum", "Trade", "Retail");
        }

        String key(String name) {
            return fields().key(resource, name);
        }

        Map<String, Object> wire(String vatNumber, String segment) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(key("VAT number"), vatNumber);
            values.put(key("Segment"), fields().option(resource, key("Segment"), segment));
            return values;
        }

        private static SandboxFields fields() {
            return pipedrive.fields();
        }
    }

    @BeforeEach
    void addFields() {
        List.of("deal", "person", "organization", "product")
                .forEach(resource -> new SandboxFieldsOfTest(resource).addTwo());
    }

    private static Map<String, Object> named(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Map.of("custom_fields", values);
    }

    private static Map<String, Object> named(String field, String text, Map<String, Object> custom) {
        Map<String, Object> record = new HashMap<>(custom);
        record.put(field, text);
        return record;
    }

    private void addDeal(String title, String vatNumber, String segment) {
        pipedrive.add("deal", Map.of("title", title, "custom_fields", deals.wire(vatNumber, segment)));
    }

    private static Object custom(Object record) {
        return ((Map<?, ?>) record).get("custom_fields");
    }

    @ParameterizedTest
    @CsvSource({"deal, title", "person, name", "organization, name", "product, name"})
    void areWrittenAndReadByName(String resource, String field) throws Exception {
        SandboxFieldsOfTest fields = new SandboxFieldsOfTest(resource);
        Map<String, Object> people = named("VAT number", "EE100", "Segment", "Trade");

        Message created =
                camel.send("pipedrive:" + resource + "/create?" + NAMED, named(field, "Quartz floor", people));

        Object id = CamelExtension.record(created).get("id");
        assertThat(sent(resource + "/create")).containsEntry("custom_fields", fields.wire("EE100", "Trade"));
        assertThat(custom(created.getBody())).isEqualTo(custom(people));
        assertThat(custom(camel.body("pipedrive:" + resource + "/get?" + NAMED + "&id=" + id, null)))
                .isEqualTo(custom(people));

        Map<String, Object> change = named("vat  NUMBER", "EE200", "segment", "retail");
        Message updated = camel.send("pipedrive:" + resource + "/update?" + NAMED + "&id=" + id, change);
        assertThat(sent(resource + "/update")).isEqualTo(Map.of("custom_fields", fields.wire("EE200", "Retail")));
        assertThat(custom(updated.getBody())).isEqualTo(custom(named("VAT number", "EE200", "Segment", "Retail")));

        Message found = camel.send("pipedrive:" + resource + "/search?" + NAMED + "&term=EE200", null);
        assertThat(CamelExtension.records(found))
                .singleElement()
                .satisfies(item -> assertThat(item.get("id")).isEqualTo(id))
                .satisfies(item -> assertThat(custom(item)).isEqualTo(List.of("EE200")));
    }

    @Test
    void areWrittenAndReadByNameInLeads() throws Exception {
        Map<String, Object> people = named("VAT number", "EE100", "Segment", "Trade");
        Map<String, Object> lead = named("title", "Quartz floor", people);
        lead.put("organization_id", 1);
        String segment = deals.key("Segment");

        Message created = camel.send("pipedrive:lead/create?" + NAMED, lead);

        String id = CamelExtension.record(created).get("id").toString();
        assertThat(sent("lead/create"))
                .containsEntry(deals.key("VAT number"), "EE100")
                .containsEntry(segment, String.valueOf(pipedrive.fields().option("deal", segment, "Trade")))
                .doesNotContainKey("custom_fields");
        assertThat(custom(created.getBody())).isEqualTo(custom(people));
        Message got = camel.send("pipedrive:lead/get?" + NAMED + "&id=" + id, null);
        assertThat(custom(got.getBody())).isEqualTo(custom(people));
        assertThat(CamelExtension.record(got)).doesNotContainKeys(segment, deals.key("VAT number"));
        Message updated =
                camel.send("pipedrive:lead/update?" + NAMED + "&id=title:Quartz floor", named("Segment", "Retail"));
        assertThat(custom(updated.getBody())).isEqualTo(custom(named("VAT number", "EE100", "Segment", "Retail")));
        assertThat(CamelExtension.records(camel.send("pipedrive:lead/list?" + NAMED, null)))
                .extracting(FieldNamesTest::custom)
                .containsExactly(custom(updated.getBody()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paging=PAGE", "paging=ALL&limit=2", "paging=STREAM&limit=2"})
    void areNamedInListsOfAllKinds(String paging) throws Exception {
        for (int i = 1; i <= 5; i++) {
            addDeal("Deal " + i, "EE" + i, i % 2 == 0 ? "Trade" : "Retail");
        }
        List<Object> read = new ArrayList<>();
        camel.add(routes -> routes.from("direct:list")
                .to("pipedrive:deal/list?" + NAMED + "&" + paging)
                .split(Builder.body())
                .streaming()
                .process(exchange -> read.add(exchange.getMessage().getBody())));

        camel.send("direct:list", null);

        assertThat(read)
                .extracting(FieldNamesTest::custom)
                .containsExactly(
                        custom(named("VAT number", "EE1", "Segment", "Retail")),
                        custom(named("VAT number", "EE2", "Segment", "Trade")),
                        custom(named("VAT number", "EE3", "Segment", "Retail")),
                        custom(named("VAT number", "EE4", "Segment", "Trade")),
                        custom(named("VAT number", "EE5", "Segment", "Retail")));
        assertThat(pipedrive.requests("deal-field/list")).hasSize(1);
    }

    /** A user's class, with the names of one account. */
    public record OwnDeal(int id, String title, @JsonProperty("custom_fields") Map<String, Object> fields) {}

    /** A user's class that knows the fields. */
    public record TypedDeal(String title, @JsonProperty("custom_fields") Fields fields) {}

    /** The fields of a {@link TypedDeal}. */
    public record Fields(@JsonProperty("VAT number") String vatNumber, @JsonProperty("Segment") String segment) {}

    @Test
    void areNamedInEveryFormOfTheResult() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        String get = "pipedrive:deal/get?id=1&" + NAMED;
        String json = "{\"VAT number\":\"EE100\",\"Segment\":\"Trade\"}";

        assertThat(custom(camel.body(get + "&outputType=MAP", null)))
                .isEqualTo(Map.of("VAT number", "EE100", "Segment", "Trade"));
        assertThat(((JsonNode) camel.body(get + "&outputType=NODE", null)).get("custom_fields"))
                .hasToString(json);
        String text = camel.send(get + "&outputType=JSON", null).getBody(String.class);
        assertThat(new ObjectMapper().readTree(text).get("custom_fields")).hasToString(json);
        assertThat(camel.body(get + "&outputClass=" + OwnDeal.class.getName(), null))
                .isEqualTo(new OwnDeal(1, "Floor", Map.of("VAT number", "EE100", "Segment", "Trade")));
        assertThat(camel.body(get + "&outputClass=" + TypedDeal.class.getName(), null))
                .isEqualTo(new TypedDeal("Floor", new Fields("EE100", "Trade")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paging=PAGE", "paging=ALL&limit=1"})
    void areNamedInListsOfEveryForm(String paging) throws Exception {
        addDeal("Floor", "EE100", "Trade");
        addDeal("Wall", "EE200", "Retail");
        String list = "pipedrive:deal/list?" + NAMED + "&" + paging;

        String text = camel.send(list + "&outputType=JSON", null).getBody(String.class);
        JsonNode tree = new ObjectMapper().readTree(text);
        assertThat(tree.isArray() ? tree : tree.get("data"))
                .extracting(each -> each.get("custom_fields").toString())
                .containsExactly(
                        "{\"VAT number\":\"EE100\",\"Segment\":\"Trade\"}",
                        "{\"VAT number\":\"EE200\",\"Segment\":\"Retail\"}");
        assertThat((List<?>) camel.body(list + "&outputClass=" + TypedDeal.class.getName(), null))
                .isEqualTo(List.of(
                        new TypedDeal("Floor", new Fields("EE100", "Trade")),
                        new TypedDeal("Wall", new Fields("EE200", "Retail"))));
    }

    @Test
    void areSelectedByName() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        pipedrive.fields().add("deal", "Other", "varchar");

        Object deal = camel.body("pipedrive:deal/get?id=1&customFields=vat number,Segment&" + NAMED, null);

        assertThat(pipedrive.requests("deal/get").get(0).query())
                .containsEntry("custom_fields", deals.key("VAT number") + "," + deals.key("Segment"));
        assertThat(custom(deal)).isEqualTo(Map.of("VAT number", "EE100", "Segment", "Trade"));
        assertThat(camel.failure("pipedrive:deal/list?customFields=VAT numbr&" + NAMED, null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("custom_fields: 'VAT numbr' is not a field of deals. Did you mean 'VAT number'?");
        assertThat(pipedrive.requests("deal/list")).isEmpty();
    }

    @Test
    void areClearedByNull() throws Exception {
        addDeal("Floor", "EE100", "Trade");

        Object deal = camel.body("pipedrive:deal/update?id=1&" + NAMED, named("VAT number", null, "Segment", null));

        assertThat(custom(deal))
                .asInstanceOf(MAP)
                .containsEntry("VAT number", null)
                .containsEntry("Segment", null);
        assertThat(custom(pipedrive.record("deal", 1)))
                .asInstanceOf(MAP)
                .containsEntry(deals.key("VAT number"), null)
                .containsEntry(deals.key("Segment"), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            VAT numbr  | EE1       | custom_fields: 'VAT numbr' is not a field of deals. Did you mean 'VAT number'?
            Twin       | x         | custom_fields: 'Twin'
            Title      | x         | custom_fields: 'Title'
            Segment    | Wholesale | 'Wholesale'
            Level      | High      | 'High'
            Tags       | Oak,Elm   | 'Elm'
            Area       | wide      | Area
            """)
    void areRefusedWhenTheyAreUnknownAmbiguousOrWrong(String name, String value, String message) {
        SandboxFields fields = pipedrive.fields();
        fields.add("deal", "Twin", "varchar");
        fields.add("deal", "Twin", "text");
        fields.add("deal", "Title", "varchar");
        fields.add("deal", "Level", "enum", "High", "high ", "HIGH");
        fields.add("deal", "Level of detail", "enum", "Low");
        fields.add("deal", "Tags", "set", "Oak", "Ash");
        fields.add("deal", "Area", "double");
        addDeal("Floor", "EE100", "Trade");
        Object unchanged = pipedrive.record("deal", 1);
        Object given = name.equals("Level") ? "hIGH" : value;

        assertThat(camel.failure("pipedrive:deal/update?id=1&" + NAMED, named(name, given)))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageStartingWith("deal/update: ")
                .hasMessageContaining(message.replace("'High'", "'hIGH'"))
                .hasMessageEndingWith("Nothing was sent.");
        assertThat(writes()).isEmpty();
        assertThat(pipedrive.record("deal", 1)).isEqualTo(unchanged);
    }

    @Test
    void areFoundByANewNameWhileTheRouteRuns() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        String vatNumber = deals.key("VAT number");
        camel.send("pipedrive:deal/update?id=1&" + NAMED, named("VAT number", "EE200"));
        pipedrive.fields().rename("deal", vatNumber, "Tax number");

        Object deal = camel.body("pipedrive:deal/update?id=1&" + NAMED, named("Tax number", "EE300"));

        assertThat(custom(deal)).asInstanceOf(MAP).containsEntry("Tax number", "EE300");
        assertThat(custom(pipedrive.record("deal", 1))).asInstanceOf(MAP).containsEntry(vatNumber, "EE300");
        assertThat(pipedrive.requests("deal-field/list")).hasSize(2);
    }

    @Test
    void keepTheOptionWhoseLabelIsChanged() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        String segment = deals.key("Segment");
        Object option = pipedrive.fields().option("deal", segment, "Trade");
        camel.send("pipedrive:deal/update?id=1&" + NAMED, named("Segment", "Retail"));
        pipedrive.fields().renameOption("deal", segment, "Trade", "Wholesale");

        Object deal = camel.body("pipedrive:deal/update?id=1&" + NAMED, named("Segment", "Wholesale"));

        assertThat(custom(deal)).asInstanceOf(MAP).containsEntry("Segment", "Wholesale");
        assertThat(custom(pipedrive.record("deal", 1))).asInstanceOf(MAP).containsEntry(segment, option);
    }

    @Test
    void areLoadedAgainOnceForAKeyThatIsNotKnown() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        camel.send("pipedrive:deal/get?id=1&" + NAMED, null);
        String key = pipedrive.fields().add("deal", "Area", "double");
        pipedrive.add("deal", Map.of("title", "Wall", "custom_fields", Map.of(key, 31.5)));

        for (int i = 0; i < 3; i++) {
            assertThat(custom(camel.body("pipedrive:deal/get?id=2&" + NAMED, null)))
                    .asInstanceOf(MAP)
                    .hasEntrySatisfying("Area", area -> assertThat(area).hasToString("31.5"));
        }
        assertThat(pipedrive.requests("deal-field/list")).hasSize(2);
    }

    @Test
    void keepTheirKeyWhenTheAccountDoesNotListThem() throws Exception {
        String unlisted = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";
        pipedrive.add("deal", Map.of("title", "Floor", "custom_fields", Map.of(unlisted, "x")));

        for (int i = 0; i < 3; i++) {
            assertThat(custom(camel.body("pipedrive:deal/get?id=1&" + NAMED, null)))
                    .asInstanceOf(MAP)
                    .containsEntry(unlisted, "x");
        }
        assertThat(pipedrive.requests("deal-field/list")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void areLoadedOnceForManyCallsAndThreads() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Object>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                calls.add(threads.submit(() -> custom(camel.body("pipedrive:deal/get?id=1&" + NAMED, null))));
            }
            for (Future<Object> call : calls) {
                assertThat(call.get()).isEqualTo(Map.of("VAT number", "EE100", "Segment", "Trade"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pipedrive.requests("deal-field/list")).hasSize(1);
    }

    @Test
    void failWhenTheirListDoesAndNothingIsWritten() {
        addDeal("Floor", "EE100", "Trade");
        pipedrive.answerNext("deal-field/list", SandboxAnswer.of(500, "{\"success\": false, \"error\": \"Down\"}"));

        assertThat(camel.failure("pipedrive:deal/update?id=1&maxRetries=0&" + NAMED, named("VAT number", "EE200")))
                .isInstanceOf(PipedriveServerException.class)
                .hasMessageStartingWith("deal-field/list: ");
        assertThat(writes()).isEmpty();
        assertThat(camel.failure("pipedrive:deal/update?id=1&maxRetries=0&" + NAMED, named("VAT number", "EE200")))
                .as("the next call")
                .isNull();
    }

    @Test
    void areRefusedWithRaw() {
        assertThatThrownBy(() -> camel.send("pipedrive:deal/get?id=1&outputType=RAW&" + NAMED, null))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("deal/get: outputType=RAW gives an answer unchanged, and fieldNames changes it");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org, name:Acme Corp, 1",
        "people, email:ilse@tiletown.example, 1",
        "people, name:Ilse Varga, 1",
        "user, name:Rosa Quill, 9002",
        "user, me, 9001",
        "org, 1, 1"
    })
    void takeReferencesAsValues(String type, String value, int id) throws Exception {
        String partner = pipedrive.fields().add("deal", "Partner", type);
        addDeal("Floor", "EE100", "Trade");

        Object deal = camel.body("pipedrive:deal/update?id=title:Floor&" + NAMED, named("Partner", value));

        assertThat(sent("deal/update")).isEqualTo(Map.of("custom_fields", Map.of(partner, id)));
        assertThat(custom(deal)).asInstanceOf(MAP).containsEntry("Partner", id);
        assertThat(camel.failure("pipedrive:deal/update?id=1&" + NAMED, named("Partner", "name:Nobody")))
                .isInstanceOf(PipedriveException.class)
                .hasMessageContaining("'name:Nobody'");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void changeNothingOfFreeCalls() throws Exception {
        addDeal("Floor", "EE100", "Trade");

        Object answer = camel.body("pipedrive:api/call?path=/api/v2/deals/1&" + NAMED, null);

        assertThat(answer.toString()).contains(deals.key("VAT number")).doesNotContain("VAT number");
        assertThat(pipedrive.requests("deal-field/list")).isEmpty();
    }

    @Test
    void areNamedInFindAndUpsert() throws Exception {
        addDeal("Floor", "EE100", "Trade");
        addDeal("Floor", "EE200", "Trade");

        Object found = camel.body(
                "pipedrive:deal/find?title=Floor&" + NAMED,
                null,
                Map.of("CamelPipedrive.customFields", Map.of("VAT number", "ee200")));
        assertThat(found).asInstanceOf(MAP).containsEntry("id", 2);
        assertThat(custom(found)).isEqualTo(Map.of("VAT number", "EE200", "Segment", "Trade"));

        String upsert = "pipedrive:deal/upsert?matchOn=field:VAT number&" + NAMED;
        Map<String, Object> same = named("title", "Floor", named("VAT number", "EE100", "Segment", "trade"));
        assertThat(camel.send(upsert, same).getHeader("CamelPipedriveUpsert")).isEqualTo("UNCHANGED");
        Map<String, Object> other = named("title", "Floor", named("VAT number", "EE100", "Segment", "Retail"));
        Message updated = camel.send(upsert, other);
        assertThat(updated.getHeader("CamelPipedriveUpsert")).isEqualTo("UPDATED");
        assertThat(custom(updated.getBody())).isEqualTo(Map.of("VAT number", "EE100", "Segment", "Retail"));
        assertThat(writes()).hasSize(1);
        assertThat(sent("deal/update")).isEqualTo(Map.of("custom_fields", Map.of(deals.key("Segment"), 102)));
    }

    /** One value of each type, as the API stores it. */
    private static Map<String, Object> valuesOfAllTypes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("varchar", "Oak, \"natural\"");
        values.put("varchar_auto", "Oak");
        values.put("text", "Two\nlines");
        values.put("phone", "+372 5555 1234");
        values.put("double", 31.5);
        values.put("monetary", Map.of("value", 4800, "currency", "EUR"));
        values.put("enum", "Oak, dark");
        values.put("set", List.of("Oak, dark", "7"));
        values.put("date", "2031-03-02");
        values.put("daterange", Map.of("value", "2031-03-02", "until", "2031-03-09"));
        values.put("time", Map.of("value", "08:15:30", "timezone_name", "UTC"));
        values.put("timerange", Map.of("value", "08:15:00", "until", "09:00:00", "timezone_name", "UTC"));
        values.put("address", Map.of("value", "14 Harbour Lane, Port Vell", "locality", "Port Vell"));
        values.put("user", 9002);
        values.put("org", 1);
        values.put("people", 1);
        return values;
    }

    private static void addFieldsOfAllTypes() {
        valuesOfAllTypes().keySet().forEach(type -> {
            boolean hasOptions = type.equals("enum") || type.equals("set");
            String[] options = hasOptions ? new String[] {"Oak, dark", "7", "Ash", "ash"} : new String[0];
            pipedrive.fields().add("deal", "The " + type, type, options);
        });
    }

    private static Map<String, Object> namedValuesOfAllTypes() {
        Map<String, Object> named = new LinkedHashMap<>();
        valuesOfAllTypes().forEach((type, value) -> named.put("The " + type, value));
        return Map.of("custom_fields", named);
    }

    @Test
    void areWrittenBackUnchangedWhateverTheirType() throws Exception {
        addFieldsOfAllTypes();
        camel.send("pipedrive:deal/create?" + NAMED, named("title", "Floor", namedValuesOfAllTypes()));
        Object stored = custom(pipedrive.record("deal", 1));
        assertThat(stored).asInstanceOf(MAP).doesNotContainValue("").hasSize(18);

        Object read = custom(camel.body("pipedrive:deal/get?id=1&" + NAMED, null));
        camel.send("pipedrive:deal/update?id=1&" + NAMED, Map.of("custom_fields", read));

        assertThat(sent("deal/update").get("custom_fields")).isEqualTo(wireOf("deal/get"));
        assertThat(custom(pipedrive.record("deal", 1))).isEqualTo(stored);
        assertThat(read).asInstanceOf(MAP).containsEntry("The set", List.of("Oak, dark", "7"));
    }

    @Test
    void areWrittenBackUnchangedInLeadsWhateverTheirType() throws Exception {
        addFieldsOfAllTypes();
        Map<String, Object> lead = named("title", "Floor", namedValuesOfAllTypes());
        lead.put("organization_id", 1);
        camel.send("pipedrive:lead/create?" + NAMED, lead);
        Map<String, Object> created = new LinkedHashMap<>(sent("lead/create"));
        Map<String, Object> stored = lead();

        Object read = custom(camel.body("pipedrive:lead/get?id=title:Floor&" + NAMED, null));
        camel.send("pipedrive:lead/update?id=title:Floor&" + NAMED, Map.of("custom_fields", read));

        created.keySet().removeAll(List.of("title", "organization_id"));
        assertThat(sent("lead/update")).containsAllEntriesOf(withoutZones(created));
        assertThat(lead()).isEqualTo(stored);
        assertThat(read).asInstanceOf(MAP).containsEntry("The set", List.of("Oak, dark", "7"));
    }

    /** Leads have no time zones in their answers. */
    private static Map<String, Object> withoutZones(Map<String, Object> lead) {
        lead.keySet().removeIf(key -> key.contains("_timezone"));
        return lead;
    }

    private static Map<String, Object> lead() {
        Map<String, Object> lead = new LinkedHashMap<>(pipedrive.records("lead").get(0));
        lead.remove("update_time");
        return lead;
    }

    /** The custom fields of the stored deal, as the API answers them. */
    private Object wireOf(String operation) throws Exception {
        return custom(camel.body("pipedrive:" + operation + "?id=1", null));
    }

    @Test
    void costOneListInTheTimeThatTheRouteSays() throws Exception {
        addDeal("Floor", "EE100", "Trade");

        camel.send("pipedrive:deal/get?id=1&" + NAMED, null);
        camel.send("pipedrive:deal/get?id=1&fieldCacheTime=1h&" + NAMED, null);
        assertThat(pipedrive.requests("deal-field/list")).hasSize(1);
        camel.send("pipedrive:deal/get?id=1&fieldCacheTime=" + Duration.ZERO.toMillis() + "&" + NAMED, null);
        assertThat(pipedrive.requests("deal-field/list")).hasSize(2);
    }

    private static Map<String, Object> sent(String operation) {
        List<SandboxRequest> requests = pipedrive.requests(operation);
        return requests.get(requests.size() - 1).json();
    }

    private static List<SandboxRequest> writes() {
        return pipedrive.requests().stream()
                .filter(each -> !each.method().equals("GET"))
                .toList();
    }
}

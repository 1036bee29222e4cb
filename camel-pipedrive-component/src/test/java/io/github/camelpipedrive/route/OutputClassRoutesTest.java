// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.RecordFields;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Records as objects of users' own classes. */
class OutputClassRoutesTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private int organization;

    /** As users write it. */
    public record Deal(
            int id,
            String title,
            BigDecimal value,
            Integer orgId,
            Integer stageId,
            LocalDate expectedCloseDate,
            Instant addTime,
            Map<String, Object> customFields) {}

    /** The same with Java's names for two fields. */
    public record Mixed(
            int id,
            @JsonProperty("org_id") Integer organization,
            Integer stage_id,
            @JsonProperty("title") String orgId) {}

    /** A bean. */
    public static final class DealBean {
        private Integer orgId;
        private Integer stageId;
        private Map<String, Object> customFields;

        public Integer getOrgId() {
            return orgId;
        }

        public void setOrgId(Integer orgId) {
            this.orgId = orgId;
        }

        public Integer getStageId() {
            return stageId;
        }

        public void setStageId(Integer stageId) {
            this.stageId = stageId;
        }

        public Map<String, Object> getCustomFields() {
            return customFields;
        }

        public void setCustomFields(Map<String, Object> customFields) {
            this.customFields = customFields;
        }
    }

    /** A bean in the API's spelling. */
    public static final class SnakeBean {
        private Integer org_id;
        public Integer stage_id;

        public Integer getOrg_id() {
            return org_id;
        }

        public void setOrg_id(Integer organization) {
            this.org_id = organization;
        }
    }

    /** Nothing but fields. */
    public static final class Fields {
        public Integer orgId;
    }

    /** A constructor with names. */
    public static final class Created {
        final Integer organization;

        @JsonCreator
        Created(@JsonProperty("orgId") @JsonAlias("org_id") Integer organization) {
            this.organization = organization;
        }
    }

    /** A builder. */
    @JsonDeserialize(builder = Built.Builder.class)
    public record Built(Integer orgId) {

        /** Creates an instance. */
        @JsonPOJOBuilder(withPrefix = "")
        public static final class Builder {
            private Integer orgId;

            public Builder orgId(Integer organization) {
                this.orgId = organization;
                return this;
            }

            public Built build() {
                return new Built(orgId);
            }
        }
    }

    /** Custom fields with their types. */
    public record Tiled(TileFields customFields) {}

    /** They are named by their keys. */
    public record TileFields(@JsonProperty(KEY) String colour) {}

    /** Nested lists and objects. */
    public record Visit(
            String subject, LocalDate dueDate, LocalTime dueTime, List<Participant> participants, Place location) {}

    /** An entry of it. */
    public record Participant(int personId, boolean primary) {}

    /** An address. */
    public record Place(String value, String adminAreaLevel1, String postalCode) {}

    @BeforeEach
    void records() {
        organization =
                (int) pipedrive.add("organization", Map.of("name", "Tiletown")).get("id");
        pipedrive.add(
                "deal",
                Map.of(
                        "title",
                        "Patio",
                        "value",
                        new BigDecimal("4800.50"),
                        "org_id",
                        organization,
                        "expected_close_date",
                        "2031-06-30",
                        "custom_fields",
                        Map.of(KEY, "white")));
    }

    private static Object get(Class<?> type) throws Exception {
        return camel.body("pipedrive:deal/get?outputClass=" + type.getName(), 1);
    }

    @Test
    void fillARecord() throws Exception {
        Instant added = Instant.parse((String) pipedrive.record("deal", 1).get("add_time"));

        assertThat(get(Deal.class))
                .isEqualTo(new Deal(
                        1,
                        "Patio",
                        new BigDecimal("4800.50"),
                        organization,
                        1,
                        LocalDate.of(2031, 6, 30),
                        added,
                        Map.of(KEY, "white")));
    }

    @Test
    void fillABean() throws Exception {
        assertThat(get(DealBean.class)).isInstanceOfSatisfying(DealBean.class, deal -> {
            assertThat(deal.getOrgId()).isEqualTo(organization);
            assertThat(deal.getStageId()).isEqualTo(1);
            assertThat(deal.getCustomFields()).isEqualTo(Map.of(KEY, "white"));
        });
    }

    @Test
    void fillAClassInTheSpellingOfTheApi() throws Exception {
        assertThat(get(SnakeBean.class)).isInstanceOfSatisfying(SnakeBean.class, deal -> {
            assertThat(deal.getOrg_id()).isEqualTo(organization);
            assertThat(deal.stage_id).isEqualTo(1);
        });
    }

    @Test
    void followAnnotationsBeforeSpellings() throws Exception {
        assertThat(get(Mixed.class)).isEqualTo(new Mixed(1, organization, 1, "Patio"));
    }

    @Test
    void fillFieldsConstructorsAndBuilders() throws Exception {
        assertThat(((Fields) get(Fields.class)).orgId).isEqualTo(organization);
        assertThat(((Created) get(Created.class)).organization).isEqualTo(organization);
        assertThat(get(Built.class)).isEqualTo(new Built(organization));
    }

    @Test
    void fillCustomFieldsByTheirKeys() throws Exception {
        assertThat(get(Tiled.class)).isEqualTo(new Tiled(new TileFields("white")));
    }

    @Test
    void fillWhatIsNested() throws Exception {
        pipedrive.answerNext(
                "activity/get",
                SandboxAnswer.of(
                        200,
                        """
                        {"success": true, "data": {"subject": "Visit", "due_date": "2031-06-30", "due_time": "09:05:00",
                         "participants": [{"person_id": 7, "primary": true}],
                         "location": {"value": "Port Vell", "admin_area_level_1": "Harbour", "postal_code": "0815"}}}"""));

        assertThat(camel.body("pipedrive:activity/get?outputClass=" + Visit.class.getName(), 1))
                .isEqualTo(new Visit(
                        "Visit",
                        LocalDate.of(2031, 6, 30),
                        LocalTime.of(9, 5),
                        List.of(new Participant(7, true)),
                        new Place("Port Vell", "Harbour", "0815")));
    }

    @Test
    void comeBackAsTheyWereSent() throws Exception {
        Whole deal = new Whole("Patio", organization, new TileFields("white"));

        Object id = ((Map<?, ?>) camel.body("pipedrive:deal/create", deal)).get("id");

        assertThat(camel.body("pipedrive:deal/get?outputClass=" + Whole.class.getName(), id))
                .isEqualTo(deal);
    }

    /** The same class in both directions. */
    public record Whole(String title, Integer orgId, TileFields customFields) {}

    @Test
    void fillRecordsOfListsStreamsAndSearches() throws Exception {
        for (String uri : List.of("pipedrive:deal/list?", "pipedrive:deal/list?paging=ALL&")) {
            assertThat(camel.body(uri + "outputClass=" + Fields.class.getName(), null))
                    .asInstanceOf(InstanceOfAssertFactories.list(Fields.class))
                    .singleElement()
                    .satisfies(deal -> assertThat(deal.orgId).isEqualTo(organization));
        }
        assertThat(camel.body("pipedrive:deal/search?outputClass=" + Found.class.getName(), "Patio"))
                .asInstanceOf(InstanceOfAssertFactories.list(Found.class))
                .singleElement()
                .satisfies(found -> assertThat(found.resultScore()).isPositive());
    }

    /** What a search finds. */
    public record Found(BigDecimal resultScore) {}

    /** Fields of another program. */
    public record Unrelated(String host, int portNumber) {}

    /** Nothing that can be set. */
    public static final class Closed {
        private String title;

        @Override
        public String toString() {
            return "Closed " + title;
        }
    }

    /** Two setters of one property. */
    public static final class Ambiguous {
        public void setTitle(Integer title) {}

        public void setTitle(LocalDate title) {}
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments(
                        "deal/get",
                        Unrelated.class,
                        "none of the properties of " + Unrelated.class.getName()
                                + " (host, port_number) is a field of the"
                                + " result, which has id, title, owner_id, person_id, org_id, pipeline_id, stage_id, value,"
                                + " currency, is_deleted, is_archived, archive_time, …. Name them as the API does, in its"
                                + " spelling or in camel case, or by @JsonProperty"),
                arguments(
                        "stage/list",
                        Whole.class,
                        "none of the properties of " + Whole.class.getName()
                                + " (title, org_id, custom_fields) is a field of the result, which has id"),
                arguments(
                        "deal/list",
                        Closed.class,
                        Closed.class.getName()
                                + " has no properties that Jackson can set; make it a record, or give it setters"
                                + " or public fields"),
                arguments(
                        "deal/list",
                        Ambiguous.class,
                        Ambiguous.class.getName() + " can't be read: Conflicting setter"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void areAnErrorAtStartWhenTheClassCantFit(String operation, Class<?> type, String message) {
        String uri = "pipedrive:" + operation + "?outputClass=" + type.getName();

        assertThatThrownBy(() ->
                        camel.add(routes -> routes.from("direct:" + operation).to(uri)))
                .isInstanceOfAny(
                        FailedToCreateRouteException.class,
                        FailedToCreateProducerException.class,
                        ResolveEndpointFailedException.class)
                .hasStackTraceContaining(operation + ": outputClass: " + message);
        assertThat(pipedrive.requests()).isEmpty();
    }

    /** Any field. */
    public static final class Any {
        final Map<String, Object> fields = new LinkedHashMap<>();

        @JsonAnySetter
        void put(String name, Object value) {
            fields.put(name, value);
        }
    }

    /** A map of the user's. */
    public static final class OwnMap extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;
    }

    /** Reads itself. */
    @JsonDeserialize(using = Reading.class)
    public record Own(String words) {}

    /** How it does. */
    public static final class Reading extends JsonDeserializer<Own> {
        @Override
        public Own deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = parser.readValueAsTree();
            return new Own(tree.path("title").asText());
        }
    }

    /** Takes the record as a whole. */
    public static final class Delegating {
        final Map<String, Object> record;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Delegating(Map<String, Object> record) {
            this.record = record;
        }
    }

    /** The fields are those of an inner object. */
    public static final class Outer {
        @JsonUnwrapped
        public Fields inner;

        public String other;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Any.class,
                OwnMap.class,
                Own.class,
                Delegating.class,
                Outer.class,
                Map.class,
                Object.class,
                JsonNode.class,
                Optional.class
            })
    void areNotCheckedWhenTheClassTakesMoreThanItsProperties(Class<?> type) throws Exception {
        assertThat(get(type)).isInstanceOf(type);
    }

    @Test
    void areReadByAMapperOfTheUsersInBothSpellingsWithoutChangingIt() throws Exception {
        ObjectMapper own = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        camel.context().getRegistry().bind("ownMapper", own);

        Object deal = camel.body("pipedrive:deal/get?objectMapper=#ownMapper&outputClass=" + Fields.class.getName(), 1);

        assertThat(((Fields) deal).orgId).isEqualTo(organization);
        assertThat(own.getPropertyNamingStrategy()).isNull();
        assertThat(own.readValue("{\"orgId\": 3}", Fields.class).orgId).isEqualTo(3);
    }

    /** As the strategy names them. */
    public record Shouted(@JsonProperty("org_id") Integer organization, Integer stage_id) {}

    @Test
    void areReadByTheNamingStrategyOfAMapperThatHasOne() throws Exception {
        ObjectMapper own = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        camel.context().getRegistry().bind("namingMapper", own);
        String uri = "pipedrive:deal/get?objectMapper=#namingMapper&outputClass=";

        assertThat(camel.body(uri + Shouted.class.getName(), 1)).isEqualTo(new Shouted(organization, 1));
        assertThatThrownBy(() -> camel.body(uri + Fields.class.getName(), 1))
                .rootCause()
                .hasMessage("deal/get: outputClass: none of the properties of " + Fields.class.getName()
                        + " (orgId) is a field of the result, which has id, title, owner_id, person_id, org_id, pipeline_id,"
                        + " stage_id, value, currency, is_deleted, is_archived, archive_time, …. Did you mean 'org_id'? Name"
                        + " them as the API does, in its spelling or in camel case, or by @JsonProperty");
    }

    /** A mapper that can't be copied. */
    public static final class OwnMapper extends ObjectMapper {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void areReadByAMapperThatCantBeCopiedAsItDoes() throws Exception {
        camel.context().getRegistry().bind("subclassed", new OwnMapper());

        assertThat(camel.body("pipedrive:deal/get?objectMapper=#subclassed&outputClass=" + Any.class.getName(), 1))
                .isInstanceOfSatisfying(Any.class, any -> assertThat(any.fields).containsEntry("org_id", organization));
    }

    @Test
    void mayHaveAnyFieldThatTheSandboxAnswers() {
        OperationCatalogue catalogue = PipedriveOperations.catalogue();
        pipedrive.add("person", Map.of("name", "Ilse Varga"));
        pipedrive.add("lead", Map.of("title", "Patio", "person_id", 1));
        pipedrive.add("activity", Map.of("subject", "Call"));
        pipedrive.add("note", Map.of("content", "Hello", "deal_id", 1));
        pipedrive.add("product", Map.of("name", "Tiles"));

        for (String resource : List.of(
                "deal", "person", "organization", "lead", "activity", "note", "product", "pipeline", "stage", "user")) {
            Operation operation = catalogue.operations().stream()
                    .filter(row -> row.resource().name().equals(resource))
                    .findFirst()
                    .orElseThrow();
            assertThat(pipedrive.records(resource).get(0).keySet())
                    .as(resource)
                    .isNotEmpty()
                    .isSubsetOf(RecordFields.of(operation, catalogue));
        }
    }

    @Test
    void areTextForRawWhateverTheClass() throws Exception {
        assertThat(camel.body("pipedrive:deal/get?outputType=RAW&outputClass=" + Unrelated.class.getName(), 1))
                .isInstanceOf(String.class);
    }
}

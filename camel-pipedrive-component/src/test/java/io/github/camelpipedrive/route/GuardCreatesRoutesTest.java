// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Creates with {@code guardCreates} whose answers are lost: one record each, or an exception that says why not. */
class GuardCreatesRoutesTest {

    private static final SandboxAnswer RESET = SandboxAnswer.connectionReset();
    private static final SandboxAnswer LOST = RESET.afterCarryingOut();
    private static final String BROKE = ": the connection to http://localhost:\\d+ broke: Connection reset";
    private static final String FIELD = "7777aaaa8888bbbb9999cccc0000dddd1111eeee";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tile Town")
            .person("Ilse Varga", "ilse@tiletown.example")
            .deal("Kitchen floor"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        PipedriveComponent component = context.getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setRetryDelay(1);
        component.getConfiguration().setGuardCreates(true);
    });

    static Stream<Arguments> creates() {
        return Stream.of(
                arguments(
                        "deal",
                        Map.of(
                                "title",
                                "  Bathroom  tiles",
                                "value",
                                4800.50,
                                "org_id",
                                1,
                                "status",
                                "won",
                                "custom_fields",
                                Map.of(FIELD, List.of(31, 32))),
                        "GET /api/v2/deals {limit=500, updated_since=TIME, org_id=1, sort_by=add_time,"
                                + " sort_direction=desc}"),
                arguments(
                        "person",
                        Map.of(
                                "name",
                                "Mirko Adler",
                                "emails",
                                List.of(Map.of("value", "Mirko@tiletown.example")),
                                "phones",
                                List.of(Map.of("value", "+1 555 0111", "label", "home")),
                                "add_time",
                                "2020-02-03T10:00:00Z"),
                        "GET /api/v2/persons {limit=500, updated_since=TIME, sort_by=add_time, sort_direction=desc}"),
                arguments(
                        "organization",
                        Map.of("name", "Slate & Sons", "address", Map.of("value", "14 Harbour Lane, Port Vell")),
                        "GET /api/v2/organizations {limit=500, updated_since=TIME, sort_by=add_time,"
                                + " sort_direction=desc}"),
                arguments(
                        "lead",
                        Map.of(
                                "title",
                                "Patio",
                                "person_id",
                                1,
                                "value",
                                Map.of("amount", 4800, "currency", "EUR"),
                                "visible_to",
                                3,
                                FIELD,
                                "blue"),
                        "GET /api/v1/leads {limit=500, person_id=1, updated_since=TIME, sort=add_time DESC}"),
                arguments(
                        "activity",
                        Map.of(
                                "subject",
                                "Measure the floor",
                                "deal_id",
                                1,
                                "due_time",
                                "9:30",
                                "duration",
                                "00:45",
                                "done",
                                true,
                                "participants",
                                List.of(Map.of("person_id", 1, "primary", true))),
                        "GET /api/v2/activities {limit=500, updated_since=TIME, deal_id=1, sort_by=add_time,"
                                + " sort_direction=desc}"),
                arguments(
                        "note",
                        Map.of("content", "<b>Call back</b>", "deal_id", 1, "pinned_to_deal_flag", 1),
                        "GET /api/v1/notes {limit=500, deal_id=1, sort=add_time DESC, updated_since=TIME}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creates")
    void theRecordIsTheResultWhenOnlyTheAnswerWasLost(String resource, Map<String, Object> values, String list)
            throws Exception {
        int before = pipedrive.records(resource).size();
        pipedrive.answerNext(resource + "/create", LOST);

        Object created = camel.body("pipedrive:" + resource + "/create", values);

        List<Map<String, Object>> records = pipedrive.records(resource);
        assertThat(records).hasSize(before + 1);
        assertThat(created).isEqualTo(records.get(before));
        assertThat(pipedrive.requests()).hasSize(2);
        assertThat(pipedrive.requests().get(1).toString().replaceFirst("updated_since=[^,}]*", "updated_since=TIME"))
                .isEqualTo(list);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creates")
    void theRecordIsCreatedOnceWhenTheRequestWasLost(String resource, Map<String, Object> values, String list)
            throws Exception {
        int before = pipedrive.records(resource).size();
        pipedrive.answerNext(resource + "/create", RESET, RESET);

        Object created = camel.body("pipedrive:" + resource + "/create", values);

        List<Map<String, Object>> records = pipedrive.records(resource);
        assertThat(records).hasSize(before + 1);
        assertThat(withoutUpdate(created)).isEqualTo(withoutUpdate(records.get(before)));
        assertThat(pipedrive.requests(resource + "/create")).hasSize(3);
        assertThat(pipedrive.requests(resource + "/list")).hasSize(2);
    }

    /** The answer of a create tells no time of an update, the list has one. */
    private static Map<Object, Object> withoutUpdate(Object record) {
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) record);
        copy.remove("update_time");
        return copy;
    }

    static Stream<SandboxAnswer> lostAnswers() {
        return Stream.of(
                LOST,
                SandboxAnswer.noResponse().afterCarryingOut(),
                SandboxAnswer.of(500, "{\"success\":false,\"error\":\"Internal\"}")
                        .afterCarryingOut(),
                SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>")
                        .afterCarryingOut(),
                SandboxAnswer.of(200, "{\"success\":true,\"data\":{\"id\":4,")
                        .truncated()
                        .afterCarryingOut());
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void theRecordIsFoundWhateverBecameOfTheAnswer(SandboxAnswer answer) throws Exception {
        pipedrive.answerNext("deal/create", answer);

        Object created = camel.body("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(created).isEqualTo(pipedrive.records("deal").get(1));
        assertThat(pipedrive.records("deal")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"NODE", "JSON", "RAW"})
    void theRecordComesInTheFormThatIsAskedFor(String form) throws Exception {
        String usual = camel.send("pipedrive:deal/create?outputType=" + form, Map.of("title", "Patio", "value", 12.50))
                .getBody()
                .toString();
        pipedrive.answerNext("deal/create", LOST);

        Object found = camel.body("pipedrive:deal/create?outputType=" + form, Map.of("title", "Bath", "value", 12.50));

        Object first = pipedrive.records("deal").get(1).get("id");
        Object second = pipedrive.records("deal").get(2).get("id");
        assertThat(withoutTimes(found.toString()))
                .isEqualTo(withoutTimes(
                        usual.replace("\"id\":" + first, "\"id\":" + second).replace("Patio", "Bath")));
    }

    private static String withoutTimes(String json) {
        return json.replace("\"update_time\":null", "\"update_time\":\"TIME\"")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"TIME\"")
                .replace(",\"additional_data\":null", "");
    }

    @Test
    void severalRecordsThatFitAreAnErrorWithTheirIds() {
        Object mine = pipedrive.add("deal", Map.of("title", "Patio")).get("id");
        pipedrive.answerNext("deal/create", LOST);

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Patio"));

        Object other = pipedrive.records("deal").get(2).get("id");
        assertThat(failure)
                .isInstanceOfSatisfying(PipedriveConnectionException.class, e -> assertThat(e.isPossiblyCarriedOut())
                        .isTrue())
                .hasMessageMatching("deal/create" + BROKE + "\\. More than one record with what was given was created"
                        + " since the call started: " + other + ", " + mine
                        + "\\. One of them may be this call's; another"
                        + " try could make one too many\\.");
        assertThat(pipedrive.requests("deal/create")).hasSize(1);
    }

    @Test
    void aRecordThatIsOnlyLikeItIsAnErrorWithItsId() {
        Object alike =
                pipedrive.add("deal", Map.of("title", "patio", "value", 300)).get("id");
        pipedrive.answerNext("deal/create", RESET);

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Patio", "value", 4800));

        assertThat(failure)
                .hasMessageMatching("deal/create" + BROKE
                        + "\\. A record that is like what was given was created since the call started: " + alike
                        + "\\. It may be this call's: check before you retry it\\.");
        assertThat(pipedrive.requests("deal/create")).hasSize(1);
    }

    @Test
    void otherRecordsOfTheSameMomentDontMatter() throws Exception {
        pipedrive.add("person", Map.of("name", "Mirko Adler", "emails", List.of(Map.of("value", "m@slate.example"))));
        pipedrive.answerNext("person/create", RESET);

        Object created = camel.body(
                "pipedrive:person/create",
                Map.of("name", "Mirko Adler", "emails", List.of(Map.of("value", "mirko@tiletown.example"))));

        assertThat(withoutUpdate(created))
                .isEqualTo(withoutUpdate(pipedrive.records("person").get(2)));
        assertThat(pipedrive.requests("person/create")).hasSize(2);
    }

    @Test
    void anOlderRecordThatWasChangedJustNowIsAnotherOne() throws Exception {
        pipedrive.add("deal", Map.of("title", "Patio", "add_time", "2020-02-03T10:00:00Z"));
        pipedrive.answerNext("deal/create", RESET);

        camel.body("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(pipedrive.records("deal")).hasSize(3);
    }

    @Test
    void aRecordIsFoundAlthoughTheClockOfTheApiIsBehind() throws Exception {
        Instant behind = Instant.now().minusSeconds(50).truncatedTo(ChronoUnit.SECONDS);
        pipedrive.clock().stopAt(behind);
        pipedrive.answerNext("deal/create", LOST);

        Object created = camel.body("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(created).isEqualTo(pipedrive.records("deal").get(1));
        assertThat(pipedrive.records("deal")).hasSize(2);
    }

    @Test
    void aRecordThatStandsInNoListCantBeLookedFor() {
        pipedrive.answerNext("deal/create", LOST);

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Patio", "is_archived", true));

        assertThat(failure)
                .hasMessageMatching("deal/create" + BROKE + "\\. Its record is in no list, so it can't be looked"
                        + " for: check before you retry it\\.");
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @Test
    void theLookIsRepeatedAsEveryRead() throws Exception {
        pipedrive.answerNext("deal/create", LOST);
        pipedrive.answerNext("deal/list", RESET, SandboxAnswer.of(503, "{\"success\":false}"));

        Object created = camel.body("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(created).isEqualTo(pipedrive.records("deal").get(1));
        assertThat(pipedrive.requests("deal/create")).hasSize(1);
        assertThat(pipedrive.requests("deal/list")).hasSize(3);
    }

    @Test
    void theExceptionSaysWhyItCouldNotLook() {
        pipedrive.answerNext("deal/create", LOST);
        pipedrive.answerNext("deal/list", SandboxAnswer.of(403, "{\"success\":false,\"error\":\"Forbidden\"}"));

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(failure)
                .isInstanceOfSatisfying(PipedriveConnectionException.class, e -> assertThat(e.isPossiblyCarriedOut())
                        .isTrue())
                .hasMessageMatching("deal/create" + BROKE + "\\. The request may have been carried out, and its record"
                        + " could not be looked for \\(deal/list: Forbidden\\): check before you retry it\\.");
        assertThat(ObjectHelper.getException(PipedriveException.class, failure)).isSameAs(failure);
        assertThat(pipedrive.requests("deal/create")).hasSize(1);
    }

    @Test
    void theLastTryIsLookedForToo() throws Exception {
        pipedrive.answerNext("deal/create", RESET, LOST);

        Object created = camel.body("pipedrive:deal/create?maxRetries=1", Map.of("title", "Patio"));

        assertThat(created).isEqualTo(pipedrive.records("deal").get(1));
        assertThat(pipedrive.requests("deal/create")).hasSize(2);
    }

    @Test
    void theExceptionSaysThatItWasNotThereAfterTheLastTry() {
        pipedrive.answerNext("deal/create", RESET, SandboxAnswer.of(503, "{\"success\":false,\"error\":\"Busy\"}"));

        Throwable failure = camel.failure("pipedrive:deal/create?maxRetries=1", Map.of("title", "Patio"));

        assertThat(failure)
                .isInstanceOfSatisfying(PipedriveServerException.class, e -> {
                    assertThat(e.isPossiblyCarriedOut()).isTrue();
                    assertThat(e.getTries()).isEqualTo(2);
                })
                .hasMessageStartingWith("deal/create: Busy (503) after 2 tries. Its record was looked for and is not"
                        + " there; should the request still be under way, it may come: check before you retry it.");
        assertThat(pipedrive.records("deal")).hasSize(1);
    }

    @Test
    void aRefusalAfterALostTrySaysThatThereWasOne() {
        pipedrive.answerNext("deal/create", RESET, SandboxAnswer.of(400, "{\"success\":false,\"error\":\"No\"}"));

        Throwable failure = camel.failure("pipedrive:deal/create", Map.of("title", "Patio"));

        assertThat(failure)
                .isInstanceOfSatisfying(PipedriveValidationException.class, e -> assertThat(e.isPossiblyCarriedOut())
                        .isTrue())
                .hasMessageStartingWith("deal/create: No (400) after 2 tries. An earlier try may have been carried out:"
                        + " check before you retry it.");
    }

    @Test
    void otherCallsAreAsWithoutIt() throws Exception {
        pipedrive.answerNext("deal/list", RESET);

        camel.body("pipedrive:deal/list", null);

        assertThat(pipedrive.requests()).hasSize(2);
    }

    @Test
    void withoutItACreateIsNotRepeated() {
        pipedrive.answerNext("deal/create", RESET);

        assertThat(camel.failure("pipedrive:deal/create?guardCreates=false", Map.of("title", "Patio")))
                .isInstanceOf(PipedriveException.class);
        assertThat(pipedrive.requests()).hasSize(1);
    }

    /** At the component it is for those creates that can be guarded; a route that asks for it itself must get it. */
    @Test
    void aRouteDoesNotStartWithACreateThatItAsksToGuardAndThatCantBe() throws Exception {
        Operation upload = Operation.of(Resource.of("file", "files"), "upload", ApiVersion.V1, Method.POST, "/files");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PipedriveComponent component = new PipedriveComponent(OperationCatalogue.of(List.of(upload)));
            component.getConfiguration().setApiToken("token");
            component.getConfiguration().setGuardCreates(true);
            context.addComponent("pipedrive", component);
            context.start();

            assertThatThrownBy(() -> context.getEndpoint("pipedrive:file/upload?guardCreates=true"))
                    .rootCause()
                    .hasMessage("guardCreates can't guard file/upload: there is no list in which its records can be"
                            + " recognized. Set guardCreates=false on this endpoint");
            assertThat(context.getEndpoint("pipedrive:file/upload")).isNotNull();
            assertThat(context.getEndpoint("pipedrive:file/upload?guardCreates=false"))
                    .isNotNull();
        }
    }
}

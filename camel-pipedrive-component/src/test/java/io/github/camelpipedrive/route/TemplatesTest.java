// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** The route templates in the jar, each as it is used, against the sandbox. */
class TemplatesTest {

    private static final String ALL = "camel-pipedrive/templates/*.camel.yaml";
    private static final Set<String> IDS = Set.of(
            "pipedrive-web-form",
            "pipedrive-deal-note",
            "pipedrive-deal-file",
            "pipedrive-next-stage",
            "pipedrive-win-deal",
            "pipedrive-lose-deal",
            "pipedrive-convert-lead",
            "pipedrive-log-call",
            "pipedrive-hand-over");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tile Town")
            .person("Ilse Varga", "ilse@tiletown.example")
            .person("Jo Lind", "jo@quarry.example")
            .person("Jo Lind", "jo@quarry.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.prepared(pipedrive, context -> {
        for (Resource each :
                PluginHelper.getPackageScanResourceResolver(context).findResources(ALL)) {
            PluginHelper.getRoutesLoader(context).loadRoutes(each);
        }
        for (String id : IDS) {
            use(context, id).add();
        }
        use(context, "pipedrive-web-form")
                .parameter("from", "direct:tender")
                .parameter("owner", "${header.seller}")
                .parameter("stage", "name:Trade/Tender")
                .parameter("title", "Callback")
                .add();
    });

    private static TemplatedRouteBuilder use(CamelContext context, String id) {
        return TemplatedRouteBuilder.builder(context, id);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }

    private static Message run(String id, Object body) throws Exception {
        return camel.send("direct:pipedrive-" + id, body);
    }

    private static Throwable failure(String id, Object body) {
        return camel.failure("direct:pipedrive-" + id, body);
    }

    private static List<SandboxRequest> writes() {
        return pipedrive.requests().stream()
                .filter(each -> !each.method().equals("GET"))
                .toList();
    }

    private static Object add(String resource, Object... pairs) {
        return pipedrive.add(resource, map(pairs)).get("id");
    }

    @Test
    void areFoundOnTheClassPathByAPattern() throws Exception {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:" + ALL).withJmxEnabled(false);
        main.start();
        try {
            Set<String> found = new TreeSet<>();
            main.getCamelContext()
                    .getCamelContextExtension()
                    .getContextPlugin(org.apache.camel.model.Model.class)
                    .getRouteTemplateDefinitions()
                    .forEach(each -> found.add(each.getId()));
            assertThat(found).isEqualTo(IDS);
        } finally {
            main.stop();
        }
    }

    @Nested
    class WebForm {

        private final Map<String, Object> entry = map(
                "name", "Ada Quarry",
                "email", "ada@quarry.example",
                "phone", "+372 5555 1234",
                "company", "Quarry, \"Sons\" & Co) ${body}",
                "title", "Floor, 'slate'",
                "value", 4800.5,
                "currency", "EUR");

        @Test
        void createsAllThree() throws Exception {
            Message made = run("web-form", entry);

            assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
            assertThat(pipedrive.record("organization", 2))
                    .containsEntry("name", "Quarry, \"Sons\" & Co) ${body}")
                    .containsEntry("owner_id", 9001);
            assertThat(pipedrive.record("person", 4))
                    .contains(
                            entry("name", "Ada Quarry"),
                            entry("org_id", 2),
                            entry("emails", contact("ada@quarry.example")),
                            entry("phones", contact("+372 5555 1234")));
            assertThat(CamelExtension.record(made))
                    .isEqualTo(CamelExtension.asCreated(pipedrive.record("deal", 1)))
                    .contains(
                            entry("title", "Floor, 'slate'"),
                            entry("currency", "EUR"),
                            entry("person_id", 4),
                            entry("org_id", 2),
                            entry("stage_id", 1),
                            entry("owner_id", 9001));
            assertThat(pipedrive.record("deal", 1).get("value")).hasToString("4800.5");
        }

        private List<Map<String, Object>> contact(String value) {
            return List.of(Map.of("value", value, "primary", true, "label", "work"));
        }

        @Test
        void changesNothingTheSecondTime() throws Exception {
            run("web-form", entry);
            int before = writes().size();

            Message again = run("web-form", entry);

            assertThat(again.getHeader("CamelPipedriveUpsert")).isEqualTo("UNCHANGED");
            assertThat(CamelExtension.record(again)).containsEntry("id", 1);
            assertThat(writes()).hasSize(before);
        }

        @Test
        void completesWhatIsThere() throws Exception {
            Message made = run(
                    "web-form",
                    map(
                            "name",
                            "I. V.",
                            "email",
                            "ILSE@tiletown.example",
                            "phone",
                            "555 0111",
                            "company",
                            "tile TOWN"));

            assertThat(pipedrive.record("person", 1))
                    .contains(entry("name", "Ilse Varga"), entry("org_id", 1), entry("phones", contact("555 0111")));
            assertThat(CamelExtension.record(made)).contains(entry("title", "Web form"), entry("person_id", 1));
            assertThat(pipedrive.records("organization")).hasSize(1);
        }

        @Test
        void doesNotNeedMoreThanAnAddress() throws Exception {
            Message made = run("web-form", map("email", "new@quarry.example", "company", ""));

            assertThat(pipedrive.record("person", 4))
                    .contains(entry("name", "new@quarry.example"), entry("phones", List.of()), entry("org_id", null));
            assertThat(CamelExtension.record(made)).contains(entry("person_id", 4), entry("org_id", null));
        }

        @Test
        void makesAnotherDealWhenTheOneOfThisTitleIsClosed() throws Exception {
            add("deal", "title", "Web form", "person_id", 1, "status", "lost");

            assertThat(CamelExtension.record(run("web-form", map("email", "ilse@tiletown.example"))))
                    .containsEntry("id", 2);
        }

        @Test
        void takesOwnerStageAndTitleFromItsParameters() throws Exception {
            Message made = camel.send(
                    "direct:tender",
                    map("email", "ilse@tiletown.example"),
                    Map.of("seller", "email:rosa@tiletown.example"));

            assertThat(CamelExtension.record(made))
                    .contains(entry("title", "Callback"), entry("owner_id", 9002), entry("stage_id", 5));
        }

        @Test
        void writesNothingWhenThePersonIsNotTheOnlyOne() {
            assertThat(failure("web-form", map("email", "jo@quarry.example", "company", "Quarry")))
                    .isInstanceOf(PipedriveAmbiguousReferenceException.class)
                    .hasMessageStartingWith("person/find: email 'jo@quarry.example' fits 2 persons: ");
            assertThat(writes()).isEmpty();
        }

        @Test
        void writesNothingWhenTheOwnerIsUnknown() {
            assertThat(camel.failure(
                            "direct:tender",
                            map("email", "ilse@tiletown.example", "company", "Quarry"),
                            Map.of("seller", "name:Nobody")))
                    .isInstanceOf(PipedriveNotFoundException.class);
            assertThat(writes()).isEmpty();
        }

        @Test
        void writesNothingWithoutAnAddress() {
            assertThat(failure("web-form", map("name", "Ada", "company", "Quarry")))
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessage(
                            "person/find: email: is null: without it another record could be found. Nothing was sent.");
            assertThat(writes()).isEmpty();
        }

        @Test
        void takesNoParameterFromTheHeadersOfItsCaller() throws Exception {
            Message made = camel.send(
                    "direct:pipedrive-web-form",
                    map("email", "ilse@tiletown.example"),
                    Map.of("CamelPipedrive.title", "Another", "CAMELPIPEDRIVE.ID", 2));

            assertThat(CamelExtension.record(made)).contains(entry("title", "Web form"), entry("person_id", 1));
        }

        @Test
        void takesNothingFromTheEntryBefore() throws Exception {
            camel.add(routes -> routes.from("direct:one-after-the-other")
                    .to("direct:pipedrive-web-form")
                    .setBody(routes.constant(map("email", "second@quarry.example")))
                    .to("direct:pipedrive-web-form"));

            camel.send("direct:one-after-the-other", entry);

            assertThat(pipedrive.record("person", 5))
                    .contains(
                            entry("name", "second@quarry.example"), entry("phones", List.of()), entry("org_id", null));
            assertThat(pipedrive.record("deal", 2).get("value")).hasToString("0");
        }
    }

    @Nested
    class OfADeal {

        @BeforeEach
        void fill() {
            add("deal", "title", "Floor", "person_id", 1, "stage_id", 2);
            add("deal", "title", "Wall", "person_id", 1, "status", "won");
        }

        @Test
        void addsANoteToTheOpenDealOfAnAddress() throws Exception {
            Message made = run("deal-note", map("email", "Ilse@tiletown.example", "text", "Slate < 30 & grey"));

            assertThat(CamelExtension.record(made))
                    .contains(entry("deal_id", 1), entry("content", "Slate &lt; 30 &amp; grey"));
        }

        @Test
        void addsAFileToTheOpenDealOfAnAddress() throws Exception {
            pipedrive.answerNext("file/create", SandboxAnswer.of(201, "{\"success\":true,\"data\":{\"id\":5}}"));

            Message made = camel.send(
                    "direct:pipedrive-deal-file",
                    "Slate, grey".getBytes(StandardCharsets.UTF_8),
                    Map.of("email", "ilse@tiletown.example", Exchange.FILE_NAME, "offer.txt"));

            assertThat(made.getBody()).isEqualTo(Map.of("id", 5));
            assertThat(pipedrive.requests("file/create")).singleElement().satisfies(request -> assertThat(
                            request.body())
                    .contains("name=\"file\"; filename=\"offer.txt\"")
                    .contains("\r\n\r\nSlate, grey\r\n")
                    .contains("name=\"deal_id\"\r\n\r\n1\r\n"));
        }

        @Test
        void uploadsNoFileWhenTheDealIsNotFound() {
            assertThat(camel.failure("direct:pipedrive-deal-file", "Slate", Map.of("email", "nobody@quarry.example")))
                    .isInstanceOf(PipedriveNotFoundException.class);
            assertThat(camel.failure("direct:pipedrive-deal-file", "Slate")).isInstanceOf(PipedriveException.class);
            assertThat(writes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"nobody@quarry.example", "jo@quarry.example"})
        void writesNoNoteWhenTheDealIsNotFound(String email) {
            assertThat(failure("deal-note", map("email", email, "text", "Hello")))
                    .isInstanceOfAny(PipedriveNotFoundException.class, PipedriveAmbiguousReferenceException.class);
            assertThat(writes()).isEmpty();
        }

        @Test
        void writesNoNoteWhenThereAreSeveralOpenDeals() {
            add("deal", "title", "Roof", "person_id", 1);

            assertThat(failure("deal-note", map("email", "ilse@tiletown.example", "text", "Hello")))
                    .isInstanceOf(PipedriveAmbiguousReferenceException.class)
                    .hasMessageContaining("fits 2 deals: ");
            assertThat(writes()).isEmpty();
        }

        @Test
        void writesNoNoteWithoutAnAddress() {
            assertThat(failure("deal-note", map("text", "Hello"))).isInstanceOf(PipedriveException.class);
            assertThat(writes()).isEmpty();
        }

        @Test
        void movesADealToTheNextStage() throws Exception {
            Message moved = run("next-stage", map("deal", "name:floor"));

            assertThat(CamelExtension.record(moved)).contains(entry("id", 1), entry("stage_id", 3));
            assertThat(writes()).singleElement().satisfies(request -> assertThat(request.json())
                    .isEqualTo(Map.of("stage_id", 3)));
        }

        @Test
        void movesNoDealOutOfTheLastStage() {
            pipedrive.add("deal", map("title", "Port", "stage_id", 7));

            assertThat(failure("next-stage", map("deal", 3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The deal 3 is in the last stage of its pipeline, 'Contract'. Nothing was changed.");
            assertThat(writes()).isEmpty();
        }

        @Test
        void movesNoDealThatIsClosed() {
            assertThat(failure("next-stage", map("deal", "name:Wall"))).isInstanceOf(PipedriveNotFoundException.class);
            assertThat(failure("next-stage", map("deal", 2))).isInstanceOf(PipedriveNotFoundException.class);
            assertThat(writes()).isEmpty();
        }

        @Test
        void wins() throws Exception {
            assertThat(CamelExtension.record(run("win-deal", map("deal", "title:Floor"))))
                    .contains(entry("id", 1), entry("status", "won"));
        }

        @Test
        void losesWithTheReason() throws Exception {
            Message lost = run("lose-deal", map("deal", "name:Floor", "reason", "Price, \"too\" high"));

            assertThat(CamelExtension.record(lost))
                    .contains(entry("id", 1), entry("status", "lost"), entry("lost_reason", "Price, \"too\" high"));
        }

        @Test
        void losesWithoutAReason() throws Exception {
            assertThat(CamelExtension.record(run("lose-deal", map("deal", 1))))
                    .contains(entry("status", "lost"), entry("lost_reason", null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"win-deal", "lose-deal", "next-stage"})
        void closesOnlyTheOneDealThatIsMeant(String id) {
            add("deal", "title", "Floor", "person_id", 2);

            assertThat(failure(id, map("deal", "name:Floor"))).isInstanceOf(PipedriveAmbiguousReferenceException.class);
            assertThat(failure(id, map("deal", "name:Roof"))).isInstanceOf(PipedriveNotFoundException.class);
            assertThat(failure(id, map())).isInstanceOf(PipedriveValidationException.class);
            assertThat(writes()).isEmpty();
        }
    }

    @Nested
    class ConvertLead {

        private Object lead;

        @BeforeEach
        void fill() {
            pipedrive.sandbox().fields().add("deal", "Lead ID", "varchar");
            pipedrive.sandbox().fields().add("deal", "Segment", "enum", "Trade", "Retail");
            lead = add(
                    "lead",
                    "title",
                    "Roof",
                    "person_id",
                    1,
                    "organization_id",
                    1,
                    "owner_id",
                    9002,
                    "expected_close_date",
                    "2031-03-02",
                    "value",
                    Map.of("amount", 4800, "currency", "GBP"));
        }

        @Test
        void carriesWhatTheLeadHas() throws Exception {
            camel.send(
                    "pipedrive:lead/update?fieldNames=true", map("id", lead, "custom_fields", map("Segment", "Trade")));

            Message made = run("convert-lead", map("lead", "name:roof"));

            Map<String, Object> deal = CamelExtension.record(made);
            assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
            assertThat(deal)
                    .contains(
                            entry("title", "Roof"),
                            entry("person_id", 1),
                            entry("org_id", 1),
                            entry("owner_id", 9002),
                            entry("value", 4800),
                            entry("currency", "GBP"),
                            entry("expected_close_date", "2031-03-02"));
            assertThat((Map<?, ?>) deal.get("custom_fields")).isEqualTo(map("Lead ID", lead, "Segment", "Trade"));
            assertThat(pipedrive.record("lead", lead)).containsEntry("is_archived", true);
        }

        @Test
        void takesALeadWithoutValue() throws Exception {
            Object bare = add("lead", "title", "Bare", "person_id", 1);

            assertThat(CamelExtension.record(run("convert-lead", map("lead", bare))))
                    .contains(entry("title", "Bare"), entry("value", 0), entry("org_id", null));
        }

        @Test
        void makesNoSecondDealAfterItWasInterrupted() throws Exception {
            pipedrive.answerNext("lead/update", SandboxAnswer.of(400, "{\"success\":false,\"error\":\"No\"}"));
            assertThat(failure("convert-lead", map("lead", lead))).isInstanceOf(PipedriveException.class);
            camel.send("pipedrive:deal/update", map("id", 1, "title", "Roof and wall", "status", "won"));

            Message again = run("convert-lead", map("lead", lead));

            assertThat(again.getHeader("CamelPipedriveUpsert")).isEqualTo("UNCHANGED");
            assertThat(CamelExtension.record(again)).contains(entry("id", 1), entry("title", "Roof and wall"));
            assertThat(pipedrive.records("deal")).hasSize(1);
            assertThat(pipedrive.record("lead", lead)).containsEntry("is_archived", true);
        }

        @Test
        void makesNoSecondDealWhenTheAnswerIsLost() throws Exception {
            pipedrive.answerNext("deal/create", SandboxAnswer.connectionReset().afterCarryingOut());

            run("convert-lead", map("lead", lead));

            assertThat(pipedrive.records("deal")).hasSize(1);
        }

        @Test
        void makesNoSecondDealOfALeadThatWasConverted() throws Exception {
            run("convert-lead", map("lead", lead));

            assertThat(failure("convert-lead", map("lead", lead))).isInstanceOf(PipedriveNotFoundException.class);
            assertThat(pipedrive.records("deal")).hasSize(1);
        }

        @Test
        void makesADealOfEachOfTwoEqualLeads() throws Exception {
            Object twin = add("lead", "title", "Roof", "person_id", 1, "organization_id", 1);

            run("convert-lead", map("lead", lead));
            run("convert-lead", map("lead", twin));

            assertThat(pipedrive.records("deal")).hasSize(2);
        }

        @Test
        void writesNothingWhenSeveralFitOrNone() {
            add("lead", "title", "Roof", "person_id", 2);

            assertThat(failure("convert-lead", map("lead", "name:Roof")))
                    .isInstanceOf(PipedriveAmbiguousReferenceException.class);
            assertThat(failure("convert-lead", map("lead", "name:Wall")))
                    .isInstanceOf(PipedriveNotFoundException.class);
            assertThat(writes()).isEmpty();
        }
    }

    @Nested
    class LogCall {

        @ParameterizedTest
        @CsvSource({"email:ILSE@tiletown.example", "phone:+372 5555-1234", "name:Ilse Varga", "1"})
        void logsACallThatIsDone(String person) throws Exception {
            camel.send(
                    "pipedrive:person/update",
                    map("id", 1, "org_id", 1, "phones", List.of(Map.of("value", "00372 55551234"))));

            Message made = run("log-call", map("person", person, "note", "Likes slate", "duration", "00:10"));

            assertThat(CamelExtension.record(made))
                    .contains(
                            entry("subject", "Call"),
                            entry("type", "call"),
                            entry("done", true),
                            entry("person_id", 1),
                            entry("org_id", 1),
                            entry("note", "Likes slate"));
            // It may be midnight between the two.
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            assertThat(CamelExtension.record(made).get("due_date"))
                    .isIn(today.toString(), today.minusDays(1).toString());
        }

        @Test
        void takesSubjectAndDateOfTheCall() throws Exception {
            Message made = run(
                    "log-call",
                    map("person", "email:ilse@tiletown.example", "subject", "Asked, twice", "date", "2031-03-02"));

            assertThat(CamelExtension.record(made))
                    .contains(entry("subject", "Asked, twice"), entry("due_date", "2031-03-02"));
        }

        @Test
        void logsNothingForAnUnknownPersonOrOneOfSeveral() {
            assertThat(failure("log-call", map("person", "phone:+1 555 0100")))
                    .isInstanceOf(PipedriveNotFoundException.class);
            assertThat(failure("log-call", map("person", "email:jo@quarry.example")))
                    .isInstanceOf(PipedriveAmbiguousReferenceException.class);
            assertThat(failure("log-call", map("subject", "Call"))).isInstanceOf(PipedriveValidationException.class);
            assertThat(writes()).isEmpty();
        }
    }

    @Nested
    class HandOver {

        private final Map<String, Object> toRosa = map("from", "me", "to", "email:rosa@tiletown.example");

        private void deals(int count) {
            for (int i = 0; i < count; i++) {
                add("deal", "title", "Deal " + i, "owner_id", 9001);
            }
        }

        private List<Object> owners() {
            List<Object> owners = new ArrayList<>();
            pipedrive.records("deal").forEach(each -> owners.add(each.get("owner_id")));
            return owners;
        }

        @Test
        void givesTheOpenDealsOfOneUserToAnother() throws Exception {
            deals(120);
            add("deal", "title", "Won", "owner_id", 9001, "status", "won");

            Message done = run("hand-over", toRosa);

            assertThat(done.getBody()).isEqualTo(Map.of("changed", 120, "failed", List.of()));
            assertThat(owners().subList(0, 120)).containsOnly(9002);
            assertThat(owners().get(120)).isEqualTo(9001);
        }

        @Test
        void hasNothingToDoTheSecondTime() throws Exception {
            deals(3);
            run("hand-over", toRosa);
            int before = writes().size();

            assertThat(run("hand-over", toRosa).getBody()).isEqualTo(Map.of("changed", 0, "failed", List.of()));
            assertThat(writes()).hasSize(before);
        }

        @Test
        void continuesAfterItWasEnded() throws Exception {
            deals(40);
            pipedrive.answerNext("deal/update", SandboxAnswer.of(401, "{\"success\":false,\"error\":\"No\"}"));

            assertThat(failure("hand-over", toRosa)).isNotNull();
            assertThat(owners()).contains(9001);

            Map<String, Object> done = CamelExtension.record(run("hand-over", toRosa));

            assertThat(done).containsEntry("failed", List.of());
            assertThat(owners()).containsOnly(9002);
        }

        @Test
        void tellsWhichDealsCouldNotBeGiven() throws Exception {
            deals(5);
            pipedrive.answerNext("deal/update", SandboxAnswer.of(403, "{\"success\":false,\"error\":\"Not yours\"}"));

            Map<String, Object> done = CamelExtension.record(run("hand-over", toRosa));

            assertThat(done).containsEntry("changed", 4);
            assertThat((List<?>) done.get("failed")).singleElement().satisfies(each -> assertThat(
                            ((Map<?, ?>) each).get("error").toString())
                    .contains("Not yours"));
        }

        @ParameterizedTest
        @CsvSource({"me, name:Nobody", "name:Nobody, me", "me,", ", me"})
        void changesNothingWhenAUserIsUnknown(String from, String to) {
            deals(1);

            assertThat(failure("hand-over", map("from", from, "to", to))).isInstanceOf(PipedriveException.class);
            assertThat(writes()).isEmpty();
        }
    }
}

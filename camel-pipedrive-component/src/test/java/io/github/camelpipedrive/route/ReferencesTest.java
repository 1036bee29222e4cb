// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

/** A name where an ID goes: which record it stands for, or what the error says. */
class ReferencesTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @BeforeEach
    void fill() {
        organizations(
                "Acme Corp",
                "Acme Corporation",
                "Müller & Söhne GmbH",
                Normalizer.normalize("Café Zürich", Normalizer.Form.NFD),
                "O'Neill, \"Sons\" & Co: Ltd",
                "42",
                "name:Odd",
                "Twins",
                "TWINS",
                "X",
                "Straße 7",
                "🧱 Bricks",
                "50% + VAT?&=#");
        add(
                "person",
                Map.of(
                        "name",
                        "Jo Lind",
                        "org_id",
                        1,
                        "emails",
                        List.of(email("jo@acme.example"), email("jo.lind@home.example")),
                        "phones",
                        List.of(Map.of("value", "+372 5555 1234"))));
        add("person", Map.of("name", "Jo Lind", "org_id", 2, "emails", List.of(email("lind@acme.example"))));
        add("person", Map.of("name", "Ada Quarry", "emails", List.of(email("myself@x.example"))));
        add(
                "person",
                Map.of("name", "Bo Slate", "custom_fields", Map.of(field("person", "Badge", "varchar"), "A = B")));
        add("organization", Map.of("name", "Harbour", "address", Map.of("value", "14 Harbour Lane, Port Vell")));
        add("organization", Map.of("name", "Lind, Jo: the 2nd"));
        field("organization", "Segment", "enum", "Trade", "Retail");
        add(
                "organization",
                Map.of(
                        "name",
                        "Taxed",
                        "custom_fields",
                        Map.of(field("organization", "VAT number", "varchar"), "EE100")));
        add(
                "organization",
                Map.of("name", "Large", "custom_fields", Map.of(field("organization", "Employees", "double"), 120)));
        add("organization", Map.of("name", "Gone Ltd", "is_deleted", true));
        add("deal", Map.of("title", "Floor tiles", "stage_id", 1, "pipeline_id", 1));
        add("deal", Map.of("title", "Old floor", "is_archived", true));
        add("deal", Map.of("title", "Tender of the port", "stage_id", 5, "pipeline_id", 2));
    }

    private static String field(String resource, String name, String type, String... options) {
        return pipedrive.fields().add(resource, name, type, options);
    }

    private static Map<String, Object> email(String address) {
        return Map.of("value", address, "primary", false, "label", "work");
    }

    private static void organizations(String... names) {
        for (String name : names) {
            add("organization", Map.of("name", name));
        }
    }

    private static void add(String resource, Map<String, Object> record) {
        pipedrive.add(resource, record);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            organization | name:Acme Corp                     | 1
            organization | name:acme   corp                   | 1
            organization | NAME: ACME CORP                    | 1
            organization | name:Acme Corporation              | 2
            organization | name:Müller & Söhne GmbH           | 3
            organization | name:MÜLLER & SÖHNE GMBH           | 3
            organization | name:Café Zürich                   | 4
            organization | name:O'Neill, "Sons" & Co: Ltd     | 5
            organization | name:42                            | 6
            organization | name:name:Odd                      | 7
            organization | name:X                             | 10
            organization | name:x                             | 10
            organization | name:Straße 7                      | 11
            organization | name:🧱 Bricks                     | 12
            organization | name:50% + VAT?&=#                 | 13
            organization | 2                                  | 2
            person       | email:jo@acme.example              | 1
            person       | email: JO@ACME.example             | 1
            person       | email:jo.lind@home.example         | 1
            person       | email:lind@acme.example            | 2
            person       | email:myself@x.example             | 3
            person       | name:Ada Quarry                    | 3
            person       | phone:+372 5555 1234               | 1
            person       | phone:+37255551234                 | 1
            person       | phone:00372 5555-1234              | 1
            organization | name:Müller & Söhne GmbH  | 3
            organization | name:Café Zürich         | 4
            organization | name:STRASSE 7                     | 11
            organization | name: 42                           | 6
            organization | address:14 harbour lane, Port Vell | 14
            organization | name:Lind, Jo: the 2nd             | 15
            organization | field:VAT number=EE100             | 16
            organization | field: vat NUMBER = ee100          | 16
            organization | field:Employees=120                | 17
            organization | field:Employees=120.0              | 17
            person       | field:Badge=A = B                  | 4
            product      | code:MA-0505                       | 2
            product      | code:ma-0505                       | 2
            product      | name:Grout, light grey             | 3
            user         | name:rosa quill                    | 9002
            user         | email:rosa@tiletown.example        | 9002
            user         | me                                 | 9001
            user         | ME                                 | 9001
            pipeline     | name:trade                         | 2
            deal         | title:Floor tiles                  | 1
            deal         | name:floor tiles                   | 1
            stage        | name:Enquiry                       | 1
            stage        | name:Trade/Tender                  | 5
            stage        | name:trade / tender                | 5
            """)
    void findsTheRecord(String resource, String reference, int id) throws Exception {
        Message got = camel.send("pipedrive:" + resource + "/get", null, Map.of("CamelPipedrive.id", reference));

        assertThat(CamelExtension.record(got)).containsEntry("id", id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            organization | name:Acme                | there is no organization 'name:Acme'
            organization | name:Acme Corp.          | there is no organization 'name:Acme Corp.'
            organization | name:Corp Acme           | there is no organization 'name:Corp Acme'
            organization | name:Muller & Sohne GmbH | there is no organization 'name:Muller & Sohne GmbH'
            organization | name:" OR name:"         | there is no organization 'name:" OR name:"'
            organization | name:*                   | there is no organization 'name:*'
            organization | name:%                   | there is no organization 'name:%'
            organization | name:Acme Corp&ids=2     | there is no organization 'name:Acme Corp&ids=2'
            person       | email:self@x.example     | there is no person 'email:self@x.example'
            person       | phone:5555 1234          | there is no person 'phone:5555 1234'
            person       | phone:1234               | there is no person 'phone:1234'
            person       | name:jo@acme.example     | there is no person 'name:jo@acme.example'
            organization | name:Gone Ltd            | there is no organization 'name:Gone Ltd'
            organization | name:1                   | there is no organization 'name:1'
            organization | address:Port Vell        | there is no organization 'address:Port Vell'
            organization | field:VAT number=EE10    | there is no organization 'field:VAT number=EE10'
            product      | code:MA-05               | there is no product 'code:MA-05'
            user         | name:Rosa                | there is no user 'name:Rosa'
            user         | name:me                  | there is no user 'name:me'
            pipeline     | name:Trad                | there is no pipeline 'name:Trad'
            deal         | title:Old floor          | there is no deal 'title:Old floor'
            stage        | name:Sales/Enquiry       | there is no pipeline 'name:Sales'
            stage        | name:Trade/Enquiry       | there is no stage 'name:Trade/Enquiry'
            """)
    void saysThatThereIsNone(String resource, String reference, String message) {
        Throwable failure =
                camel.failure("pipedrive:" + resource + "/get", null, Map.of("CamelPipedrive.id", reference));

        assertThat(failure)
                .asInstanceOf(throwable(PipedriveNotFoundException.class))
                .hasMessageStartingWith(resource + "/get: id: " + message)
                .hasMessageEndingWith("Nothing was sent.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            organization | Acme Corp        | id: expected a whole number from 1, got 'Acme Corp'; a name is written 'name:Acme Corp'
            organization | email:a@b.example | id: 'email:a@b.example' is neither an ID nor a reference. References to organizations start with name:, address:, field:<name>=
            organization | name:            | id: the reference 'name:' names nothing
            organization | field:VAT number | id: the reference 'field:VAT number' has no value; its form is field:<name>=<value>
            organization | field:VAT numbr=EE100 | id: 'VAT numbr' is not a field of organizations. Did you mean 'VAT number'?
            organization | field:Segment=Trade | id: records can't be found by the field 'Segment': the API does not search fields of the type enum
            organization | me               | id: expected a whole number from 1, got 'me'
            """)
    void refusesWhatIsNoReference(String resource, String reference, String message) {
        Throwable failure =
                camel.failure("pipedrive:" + resource + "/get", null, Map.of("CamelPipedrive.id", reference));

        assertThat(failure).isInstanceOf(PipedriveValidationException.class).hasMessageContaining(message);
        assertThat(pipedrive.requests()).allMatch(request -> request.path().endsWith("/organizationFields"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            stage    | name:Shortlistd | Did you mean 'Shortlisted'? Nothing was sent.
            user     | name:Rosa Quil  | Did you mean 'Rosa Quill'? Nothing was sent.
            pipeline | name:Partners   | The pipelines are Showroom, Trade. Nothing was sent.
            """)
    void namesTheNearestSetting(String resource, String reference, String hint) {
        assertThat(camel.failure("pipedrive:" + resource + "/get", null, Map.of("CamelPipedrive.id", reference)))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageEndingWith(hint);
    }

    @Test
    void namesTheCandidatesWhenThereAreSeveral() {
        Throwable failure = camel.failure("pipedrive:person/update?id=name:Jo Lind", Map.of("name", "Jo Slate"));

        assertThat(failure)
                .asInstanceOf(throwable(PipedriveAmbiguousReferenceException.class))
                .hasMessageStartingWith(
                        "person/update: id: 'name:Jo Lind' fits 2 persons: 1 (name 'Jo Lind', org_id '1'")
                .hasMessageContaining("organization 'Acme Corp'")
                .hasMessageContaining("email 'lind@acme.example'")
                .hasMessageEndingWith("Give the ID, or something that only one of them has. Nothing was sent.");
        PipedriveAmbiguousReferenceException ambiguous = (PipedriveAmbiguousReferenceException) failure;
        assertThat(ambiguous.getReference()).isEqualTo("name:Jo Lind");
        assertThat(ambiguous.getCandidates()).extracting(each -> each.get("id")).containsExactly(1, 2);
        assertThat(writes()).isEmpty();
    }

    @Test
    void findsNoneOfTwoThatDifferInCaseOnly() {
        assertThat(camel.failure("pipedrive:organization/get?id=name:Twins", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
    }

    @Test
    void findsNoneOfTwoThatDifferInTheFormOfUnicodeOnly() {
        add("organization", Map.of("name", "Caf\u00e9 Zürich"));

        assertThat(camel.failure("pipedrive:organization/get?id=name:Café Zürich", null))
                .asInstanceOf(throwable(PipedriveAmbiguousReferenceException.class))
                .extracting(PipedriveAmbiguousReferenceException::getCandidates)
                .asInstanceOf(list(Map.class))
                .hasSize(2);
    }

    @Test
    void findsNoneOfTwoWhosePhoneNumbersAreWrittenDifferently() {
        add("person", Map.of("name", "Jo Slate", "phones", List.of(Map.of("value", "0037255551234"))));

        for (String number : List.of("+372 5555 1234", "00372 5555 1234", "0037255551234")) {
            assertThat(camel.failure("pipedrive:person/get", null, Map.of("CamelPipedrive.id", "phone:" + number)))
                    .as(number)
                    .isInstanceOf(PipedriveAmbiguousReferenceException.class);
        }
    }

    @Test
    void refusesAReferenceWithHalfACharacter() {
        assertThat(camel.failure("pipedrive:organization/get", null, Map.of("CamelPipedrive.id", "name:\ud83e")))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("id: holds half a character at index 5, as when text is cut within an emoji");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void resolvesReferencesInTheBodyInListsAndInTheQuery() throws Exception {
        Message made = camel.send(
                "pipedrive:deal/create",
                Map.of(
                        "title", "Tiles for Jo",
                        "person_id", "email:jo@acme.example",
                        "orgId", "name:Acme Corp",
                        "owner_id", "me",
                        "stage_id", "name:Trade/Shortlisted"));

        assertThat(writes()).singleElement().satisfies(request -> assertThat(request.json())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("person_id", 1)
                .containsEntry("org_id", 1)
                .containsEntry("stage_id", 6));
        assertThat(made.getHeader("CamelPipedriveResolved"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("person_id=email:jo@acme.example", 1)
                .containsEntry("org_id=name:Acme Corp", 1)
                .containsEntry("stage_id=name:Trade/Shortlisted", 6)
                .containsKey("owner_id=me");
        Message listed = camel.send("pipedrive:deal/list?personId=email:jo@acme.example", null);
        assertThat(CamelExtension.records(listed))
                .extracting(each -> each.get("title"))
                .containsExactly("Tiles for Jo");
    }

    @Test
    void resolvesTheReferencesOfAListOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            add("deal", Map.of("title", "Deal " + i, "person_id", 3));
        }

        Object all = camel.body("pipedrive:deal/list?personId=name:Ada Quarry&paging=ALL&limit=2", null);

        assertThat((List<?>) all).hasSize(5);
        assertThat(pipedrive.requests("person/search")).hasSize(1);
        assertThat(pipedrive.requests("deal/list")).hasSize(3);
    }

    @Test
    void looksForAStageInThePipelineOfTheDeal() throws Exception {
        add("stage", Map.of("name", "Enquiry", "pipeline_id", 2));

        camel.send("pipedrive:deal/update?id=1&stageId=name:Enquiry", null);

        assertThat(pipedrive.record("deal", 1)).containsEntry("stage_id", 1);
        assertThat(camel.failure("pipedrive:deal/update?id=3&stageId=name:Samples sent", null))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageContaining("there is no stage 'Samples sent' in the pipeline 'Trade'");
        assertThat(camel.failure("pipedrive:deal/list?stageId=name:Enquiry", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
    }

    @Test
    void findsASettingThatIsNewerThanTheOnesItKnows() throws Exception {
        camel.send("pipedrive:deal/list?pipelineId=name:Trade", null);
        add("pipeline", Map.of("name", "Partners"));

        Message found = camel.send("pipedrive:deal/list?pipelineId=name:Partners", null);

        assertThat(CamelExtension.records(found)).isEmpty();
    }

    @Test
    void keepsAPlusSignInAUriThatIsRaw() throws Exception {
        Message got = camel.send("pipedrive:person/get?id=RAW(phone:+372 5555 1234)", null);

        assertThat(CamelExtension.record(got)).containsEntry("id", 1);
    }

    @Test
    void returnsACopyOfASettingThatItKeeps() throws Exception {
        CamelExtension.record(camel.send("pipedrive:stage/find?name=Enquiry", null))
                .put("id", 77);

        camel.send("pipedrive:deal/update?id=1&stageId=name:Samples sent", null);
        camel.send("pipedrive:deal/update?id=1&stageId=name:Enquiry", null);

        assertThat(pipedrive.record("deal", 1)).containsEntry("stage_id", 1);
    }

    @Test
    void refusesAReferenceThatIsNoName() {
        assertThat(camel.failure(
                        "pipedrive:organization/get", null, Map.of("CamelPipedrive.id", "name:" + "x".repeat(1_001))))
                .hasMessageContaining("a reference has at most 1000 characters, got 1001");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void asksForSettingsOnce() throws Exception {
        camel.send("pipedrive:deal/list?stageId=name:Enquiry", null);
        int before = pipedrive.requests().size();

        camel.send("pipedrive:deal/list?stageId=name:Enquiry", null);

        assertThat(pipedrive.requests()).hasSize(before + 1);
    }

    @Test
    void keepsARecordOnlyWhenTheRouteAllowsIt() throws Exception {
        String uri = "pipedrive:person/get?id=email:jo@acme.example&referenceCacheTime=1h";
        camel.send(uri, null);
        int before = pipedrive.requests().size();

        camel.send(uri, null);
        assertThat(pipedrive.requests()).hasSize(before + 1);
        camel.send("pipedrive:person/get?id=email:jo@acme.example", null);
        assertThat(pipedrive.requests("person/search")).hasSize(2);
    }

    @Test
    void refusesReferencesWhereTheRouteDoes() {
        assertThat(camel.failure(
                        "pipedrive:person/get?references=false", null, Map.of("CamelPipedrive.id", "name:Jo Lind")))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("expected a whole number from 1, got 'name:Jo Lind'");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void saysWhatCantBeLookedUp() {
        assertThat(camel.failure("pipedrive:deal/list?filterId=name:Mine", null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("filter_id: 'name:Mine' can't be looked up, as there is no list of filters");
    }

    @Test
    void failsWhenTheSearchDoes() {
        pipedrive.answerNext("person/search", SandboxAnswer.of(503, "{}"));

        assertThat(camel.failure("pipedrive:person/delete?id=name:Ada Quarry&maxRetries=0", null))
                .isInstanceOf(PipedriveException.class)
                .hasMessageContaining("person/search");
        assertThat(pipedrive.record("person", 3)).containsEntry("is_deleted", false);
    }

    private static List<SandboxRequest> writes() {
        return pipedrive.requests().stream()
                .filter(each -> !each.method().equals("GET"))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What the real service was recorded to do, beyond the shapes of its answers. */
class RecordedBehaviourTest {

    private static final String ONE = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String OTHER = "b1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tiletown").person("Ilse Varga", "ilse@tiletown.example"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
        PIPEDRIVE.clock().stopAt(Instant.parse("2031-03-02T08:15:30Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /api/v2/deals         | PATCH | {"title": "Floor tiles", "value": 5} | {"title": "Floor tiles", "value": 5.0} | true
                    /api/v2/persons       | PATCH | {"name": "Sam Rivet"}                | {"name": "Sam Rivet"}                  | true
                    /api/v2/organizations | PATCH | {"name": "Harbour Homes"}            | {"name": "Harbour Homes"}              | true
                    /api/v2/activities    | PATCH | {"subject": "Visit"}                 | {"subject": "Visit"}                   | true
                    /api/v1/leads         | PATCH | {"title": "Enquiry", "person_id": 1} | {"title": "Enquiry"}                   | true
                    /api/v2/deals         | PATCH | {"title": "Floor tiles"}             | {"custom_fields": {"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334": null}} | true
                    /api/v1/leads         | PATCH | {"title": "Enquiry", "person_id": 1} | {"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334": null} | true
                    /api/v1/notes         | PUT   | {"content": "Called", "person_id": 1} | {"content": "Called"}                 | false
                    /api/v2/deals         | PATCH | {"title": "Floor tiles"}             | {"title": "Wall tiles"}                | false
                    """)
    void anUpdateThatChangesNothingLeavesItsTimeExceptOfNotes(
            String path, String method, String body, String change, boolean isLeft) throws Exception {
        String one = path + "/" + api.post(path, body).data().get("id");
        Object before = api.get(one).data().get("update_time");
        PIPEDRIVE.clock().advance(Duration.ofMinutes(1));

        Object after = api.send(method, one, change).data().get("update_time");

        assertThat(after.equals(before)).isEqualTo(isLeft);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /api/v2/deals         | {"title": "Floor tiles"}   | true
                    /api/v2/persons       | {"name": "Sam Rivet"}      | true
                    /api/v2/organizations | {"name": "Harbour Homes"}  | true
                    /api/v2/activities    | {"subject": "Visit"}       | false
                    """)
    void aCreateOfDealPersonAndOrganizationTellsNoTimeOfAnUpdate(String path, String body, boolean isNull)
            throws Exception {
        Map<String, Object> created = api.post(path, body).data();

        assertThat(created.get("update_time") == null).isEqualTo(isNull);
        assertThat(api.get(path + "/" + created.get("id")).data()).containsEntry("update_time", "2031-03-02T08:15:30Z");
    }

    @Test
    void customFieldsAreNullUntilTheAccountHasSomeThenAllOfThemAreThere() throws Exception {
        api.post("/api/v2/deals", "{\"title\": \"First\"}");
        assertThat(api.get("/api/v2/deals/1").data()).containsEntry("custom_fields", null);

        api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + ONE + "\": \"red\"}}");
        api.post("/api/v2/deals", "{\"title\": \"Second\", \"custom_fields\": {\"" + OTHER + "\": 5}}");

        assertThat(api.get("/api/v2/deals/1").at("data.custom_fields")).isEqualTo(nullable(ONE, "red", OTHER, null));
        assertThat(api.get("/api/v2/deals/2").at("data.custom_fields")).isEqualTo(nullable(ONE, null, OTHER, 5));
        assertThat(api.get("/api/v2/persons/1").data())
                .as("fields of deals are none of persons")
                .containsEntry("custom_fields", null);
    }

    @Test
    void aCustomFieldThatIsClearedBeforeItHadAValueIsThereToo() throws Exception {
        api.post("/api/v2/deals", "{\"title\": \"First\"}");

        ApiClient.Answer cleared = api.patch("/api/v2/deals/1", "{\"custom_fields\": {\"" + ONE + "\": null}}");

        assertThat(cleared.data().get("custom_fields").toString()).isEqualTo("{" + ONE + "=null}");
    }

    private static Map<String, Object> nullable(String one, Object first, String other, Object second) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    @Test
    void aNoteOnADealIsOnItsPersonAndOrganizationAnActivityIsNot() throws Exception {
        api.post("/api/v2/deals", "{\"title\": \"Floor tiles\", \"person_id\": 1, \"org_id\": 1}");

        ApiClient.Answer note = api.post("/api/v1/notes", "{\"content\": \"Called\", \"deal_id\": 1}");
        ApiClient.Answer activity = api.post("/api/v2/activities", "{\"subject\": \"Visit\", \"deal_id\": 1}");

        assertThat(note.status()).isEqualTo(201);
        assertThat(note.data())
                .contains(entry("person_id", 1), entry("org_id", 1), entry("person", Map.of("name", "Ilse Varga")));
        assertThat(activity.data()).contains(entry("person_id", null), entry("org_id", null));
    }

    @Test
    void thePersonOfAnActivityIsRefusedWithWhatToSendInstead() throws Exception {
        api.post("/api/v2/activities", "{\"subject\": \"Visit\"}");

        for (ApiClient.Answer answer : List.of(
                api.post("/api/v2/activities", "{\"subject\": \"Call\", \"person_id\": 1}"),
                api.patch("/api/v2/activities/1", "{\"person_id\": 1}"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json())
                    .containsExactly(
                            entry("success", false),
                            entry(
                                    "error",
                                    "'person_id' is a read-only field. Add a primary participant to set 'person_id'"
                                            + " instead. For example: \"participants\": [{ \"person_id\": 1,"
                                            + " \"primary\": true }]"),
                            entry("code", "ERR_BAD_REQUEST"));
        }
        assertThat(api.get("/api/v2/activities/1").data()).containsEntry("person_id", null);
    }

    @Test
    void aDeletedNoteIsReadAndChangedAndInNoList() throws Exception {
        api.post("/api/v1/notes", "{\"content\": \"Called\", \"person_id\": 1}");
        api.delete("/api/v1/notes/1");

        assertThat(api.get("/api/v1/notes/1").data()).contains(entry("active_flag", false), entry("content", "Called"));
        assertThat(api.put("/api/v1/notes/1", "{\"content\": \"Wrote\"}").data())
                .contains(entry("active_flag", false), entry("content", "Wrote"));
        assertThat(api.get("/api/v1/notes").json()).containsEntry("data", null);
    }

    @Test
    void thePersonThatIsGoneIsDeletedAgainWith410() throws Exception {
        api.delete("/api/v2/persons/1");
        ApiClient.Answer again = api.delete("/api/v2/persons/1");

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.json()).containsExactly(entry("success", true), entry("data", Map.of("id", 1)));
        assertThat(api.delete("/api/v2/persons/77").status()).isEqualTo(404);
    }

    @Test
    void aCursorNamesTheFirstRecordOfTheNextPage() throws Exception {
        for (int i = 1; i <= 4; i++) {
            api.post("/api/v2/deals", "{\"title\": \"Deal " + i + "\", \"value\": " + (10 - i) + "}");
            PIPEDRIVE.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(cursor("/api/v2/deals?limit=2"))
                .containsExactly(
                        entry("field", "id"), entry("fieldValue", 3), entry("sortDirection", "asc"), entry("id", 3));
        assertThat(cursor("/api/v2/deals?limit=1&sort_by=update_time&sort_direction=desc"))
                .containsExactly(
                        entry("field", "update_time"),
                        entry("fieldValue", "2031-03-02T08:15:32Z"),
                        entry("sortDirection", "desc"),
                        entry("id", 3));
    }

    @Test
    void aPageBeginsBehindARecordThatWasDeletedMeanwhile() throws Exception {
        for (int i = 1; i <= 4; i++) {
            api.post("/api/v2/deals", "{\"title\": \"Deal " + i + "\"}");
        }
        Object next = api.get("/api/v2/deals?limit=2").at("additional_data.next_cursor");
        api.delete("/api/v2/deals/3");

        assertThat(api.get("/api/v2/deals?limit=2&cursor=" + next).ids()).containsExactly(4);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> cursor(String list) throws Exception {
        String text = (String) api.get(list).at("additional_data.next_cursor");
        assertThat(text).doesNotContain("=");
        return (Map<String, Object>) Json.read(Base64.getUrlDecoder().decode(text));
    }

    @Test
    void whatAnAppCreatesSaysSo() throws Exception {
        SandboxToken token = PIPEDRIVE.oauth().grant();
        ApiClient app = new ApiClient(PIPEDRIVE.baseUrl(), "", "Bearer " + token.accessToken());

        Map<String, Object> deal =
                app.post("/api/v2/deals", "{\"title\": \"Floor tiles\"}").data();
        Map<String, Object> lead = app.post("/api/v1/leads", "{\"title\": \"Enquiry\", \"person_id\": 1}")
                .data();

        for (Map<String, Object> each : List.of(deal, lead)) {
            assertThat(each)
                    .contains(
                            entry("origin", "Marketplace"), entry("channel", 8), entry("channel_id", token.clientId()));
            assertThat((String) each.get("origin_id")).matches("[0-9a-f]{16}");
        }
        assertThat(lead).containsEntry("source_name", "API");
        assertThat(api.post("/api/v2/deals", "{\"title\": \"Wall tiles\"}").data())
                .contains(entry("origin", "API"), entry("origin_id", null), entry("channel", null));
    }

    @Test
    void aLeadHasTheTimeOfItsArchiving() throws Exception {
        String lead = "/api/v1/leads/"
                + api.post("/api/v1/leads", "{\"title\": \"Enquiry\", \"person_id\": 1}")
                        .data()
                        .get("id");

        assertThat(api.get(lead).data()).containsEntry("archive_time", null);
        assertThat(api.patch(lead, "{\"is_archived\": true}").data())
                .containsEntry("archive_time", "2031-03-02T08:15:30.000Z");
        assertThat(api.patch(lead, "{\"is_archived\": false}").data()).containsEntry("archive_time", null);
    }

    @Test
    void leadsArePagedAsOtherListsOfVersion1() throws Exception {
        for (int i = 0; i < 3; i++) {
            api.post("/api/v1/leads", "{\"title\": \"Enquiry\", \"person_id\": 1}");
        }

        assertThat(api.get("/api/v1/leads?limit=2").at("additional_data.pagination"))
                .isEqualTo(Map.of("start", 0, "limit", 2, "more_items_in_collection", true, "next_start", 2));
    }

    @Test
    void aUserIsCompleteAndComesWithTheCompany() throws Exception {
        ApiClient.Answer me = api.get("/v1/users/me");

        assertThat(me.data())
                .containsKeys("access", "lang", "last_login", "phone", "company_id", "company_name", "company_domain");
        assertThat(me.at("additional_data.company_id")).isEqualTo(me.data().get("company_id"));
        assertThat(api.get("/v1/users/me?nonsense=1").status())
                .as("an unknown parameter is ignored")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/leads/x/permittedUsers, lead/listPermittedUsers",
        "POST, /api/v1/leadLabels, lead-label/create",
        "POST, /api/v2/pipelines, pipeline/create",
        "DELETE, /api/v2/pipelines/1, pipeline/delete",
    })
    void whatTheSandboxCantDoYetHasItsName(String method, String path, String operation) throws Exception {
        ApiClient.Answer answer = api.send(method, path, "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.error()).contains(operation);
    }

    @Test
    void version1TakesForms() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PIPEDRIVE.baseUrl() + "/v1/notes"))
                .header("x-api-token", PIPEDRIVE.token())
                .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString("content=Gr%C3%BC%C3%9Fe+an+alle&person_id=1&pinned_to_person_flag=1"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(PIPEDRIVE.records("note")).singleElement().satisfies(note -> assertThat(note)
                .contains(
                        entry("content", "Grüße an alle"),
                        entry("person_id", 1),
                        entry("pinned_to_person_flag", true)));
    }

    @Test
    void aPersonCanBeNamedInParts() throws Exception {
        assertThat(api.post("/api/v2/persons", "{\"first_name\": \"Anna Maria\", \"last_name\": \"Fox\"}")
                        .data())
                .contains(
                        entry("name", "Anna Maria Fox"), entry("first_name", "Anna Maria"), entry("last_name", "Fox"));
        assertThat(api.patch("/api/v2/persons/2", "{\"last_name\": \"Wolf\"}").data())
                .contains(entry("name", "Anna Maria Wolf"), entry("first_name", "Anna Maria"));
    }

    @Test
    void aPersonIsFoundWithItsPrimaryAddress() throws Exception {
        api.patch("/api/v2/persons/1", "{\"name\": \"Ilse Vargas\"}");

        assertThat(api.get("/api/v2/persons/search?term=vargas").items())
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .contains(
                                entry("primary_email", "ilse@tiletown.example"),
                                entry("update_time", "2031-03-02 08:15:30")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theQuerysTokenIsTakenWhereTheSandboxIsToldTo(boolean isTaken) throws Exception {
        PipedriveSandboxBuilder builder = PipedriveSandbox.builder();
        try (PipedriveSandbox sandbox = (isTaken ? builder.queryToken() : builder).start()) {
            ApiClient nobody = new ApiClient(sandbox.baseUrl(), "");

            assertThat(nobody.get("/v1/users/me?api_token=" + sandbox.token()).status())
                    .isEqualTo(isTaken ? 200 : 401);
            assertThat(nobody.get("/v1/users/me?api_token=wrong").status()).isEqualTo(401);
            assertThat(new ApiClient(sandbox.baseUrl(), sandbox.token())
                            .get("/v1/users/me")
                            .status())
                    .isEqualTo(200);
            assertThat(sandbox.requests())
                    .extracting(SandboxRequest::isSignedInByQuery)
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void dealsHaveNoFieldsOfRecurringRevenueWhereTheAccountHasNone() throws Exception {
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().withoutRecurringRevenue().start()) {
            Map<String, Object> deal = new ApiClient(sandbox.baseUrl(), sandbox.token())
                    .post("/api/v2/deals", "{\"title\": \"Floor tiles\"}")
                    .data();

            assertThat(deal).doesNotContainKeys("acv", "arr", "mrr").hasSize(33);
        }
    }

    @Test
    void noHeaderIsWireMocks() throws Exception {
        assertThat(api.get("/api/v2/deals").response().headers().map().keySet())
                .allSatisfy(name -> assertThat(name).doesNotContainIgnoringCase("stub"));
        assertThat(new ApiClient(PIPEDRIVE.baseUrl(), "")
                        .get("/api/v2/deals")
                        .response()
                        .headers()
                        .map()
                        .keySet())
                .allSatisfy(name -> assertThat(name).doesNotContainIgnoringCase("stub"));
    }
}

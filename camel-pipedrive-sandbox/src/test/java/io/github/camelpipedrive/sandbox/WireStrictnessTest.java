// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class WireStrictnessTest {

    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .person("Ilse Varga", "ilse@tiletown.example")
            .deal("Floor tiles"));

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                            | title: Required
                    {"title": null}                               | title: Must not be null
                    {"title": " "}                                | title: Must not be empty
                    {"title": 7}                                  | title: Expected a string
                    {"title": "a", "titel": "b"}                  | titel: Parameter 'titel' is not allowed for this request
                    {"title": "a", "ownerId": 9001}               | ownerId: Parameter 'ownerId' is not allowed for this request
                    {"title": "a", "value": "4800"}               | value: Expected a number
                    {"title": "a", "person_id": "1"}              | person_id: Expected a number
                    {"title": "a", "person_id": 1.5}              | person_id: Expected an integer
                    {"title": "a", "person_id": 0}                | person_id: Must be at least 1
                    {"title": "a", "person_id": 77}               | person_id: Person 77 not found
                    {"title": "a", "owner_id": 77}                | owner_id: User 77 not found
                    {"title": "a", "stage_id": 5, "pipeline_id": 1} | stage_id: Stage 5 is not in pipeline 1
                    {"title": "a", "is_archived": 1}              | is_archived: Expected a boolean
                    {"title": "a", "is_deleted": true}            | is_deleted: Parameter 'is_deleted' is not allowed for this request
                    {"title": "a", "visible_to": "3"}             | visible_to: Must be one of 1, 3, 5, 7
                    {"title": "a", "status": "deleted"}           | status: Must be one of open, won, lost
                    {"title": "a", "probability": 101}            | probability: Must be at most 100
                    {"title": "a", "label_ids": 7}                | label_ids: Expected an array
                    {"title": "a", "label_ids": ["7"]}            | label_ids[0]: Expected a number
                    {"title": "a", "expected_close_date": "2031-06-30T00:00:00Z"} | expected_close_date: This value is not a valid date.
                    {"title": "a", "expected_close_date": "2031-02-30"} | expected_close_date: This value is not a valid date.
                    {"title": "a", "lost_reason": "Budget"}       | lost_reason: Can only be set when status is lost
                    {"title": "a", "won_time": "2031-03-02T08:15:30Z"} | won_time: Can only be set when status is won
                    {"title": "a", "status": "won", "won_time": "2031-03-02T08:15:30.5Z"} | won_time: This value is not a valid datetime.
                    {"title": "a", "custom_fields": {"Region": "x"}} | custom_fields.Region: Parameter 'Region' is not allowed for this request
                    {"title": "a", "custom_fields": {"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334": []}} | custom_fields: Expected 'array of numbers' as value for multiple options custom field (a1b2c3d4e5f60718293a4b5c6d7e8f9001122334), null clears it
                    {"title": "a", "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334": "x"} | a1b2c3d4e5f60718293a4b5c6d7e8f9001122334: Parameter 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334' is not allowed for this request
                    """)
    void refusesADealThatVersionTwoRefuses(String body, String problem) throws Exception {
        ApiClient.Answer answer = api.post("/api/v2/deals", body);

        assertThat(answer.json())
                .containsExactly(
                        entry("success", false),
                        entry("error", "Validation failed: " + problem),
                        entry("code", "ERR_SCHEMA_VALIDATION_FAILED"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /api/v2/persons       | {"name": "a", "email": "x@y.example"}      | email: Parameter 'email' is not allowed for this request
                    /api/v2/persons       | {"name": "a", "emails": ["x@y.example"]}   | emails[0]: Expected an object
                    /api/v2/persons       | {"name": "a", "emails": [{"label": "work"}]} | emails[0].value: Required
                    /api/v2/persons       | {"name": "a", "emails": [{"value": "a", "primary": true}, {"value": "b", "primary": true}]} | emails: Only one value can be primary
                    /api/v2/organizations | {"name": "a", "address": "14 Harbour Lane"} | address: Expected an object
                    /api/v2/organizations | {"name": "a", "address": {"city": "x", "value": "y"}} | address.city: Parameter 'city' is not allowed for this request
                    /api/v2/organizations | {"name": "a", "employee_count": 1.5}       | employee_count: Expected an integer
                    /api/v2/activities    | {"subject": "a", "due_time": "8:30"}       | due_time: This value is not a valid datetime.
                    /api/v2/activities    | {"subject": "a", "done": 0}                | done: Expected a boolean
                    /api/v2/activities    | {"subject": "a", "participants": [{"person_id": 77, "primary": true}]} | participants[0]: Person 77 not found
                    /api/v1/leads         | {"title": "a"}                             | person_id: A lead must be linked to a person or an organization
                    /api/v1/leads         | {"title": "a", "person_id": 1, "value": 4800} | value: Expected an object
                    /api/v1/leads         | {"title": "a", "person_id": 1, "value": {"amount": 1}} | value.currency: Required
                    /api/v1/leads         | {"title": "a", "person_id": 1, "visible_to": 3} | visible_to: Must be one of 1, 3, 5, 7
                    /api/v1/leads         | {"title": "a", "person_id": 1, "org_id": 1} | org_id: Parameter 'org_id' is not allowed for this request
                    /api/v1/notes         | {"content": "a"}                           | deal_id: A note must be attached to a deal, lead, person, organization, project or task
                    /api/v1/notes         | {"content": "a", "deal_id": 1, "pinned_to_deal_flag": true} | pinned_to_deal_flag: Expected a number
                    /api/v1/notes         | {"content": "a", "deal_id": 1, "pinned_to_person_flag": 1} | pinned_to_person_flag: Needs person_id
                    """)
    void refusesOtherRecordsThatTheApiRefuses(String path, String body, String problem) throws Exception {
        ApiClient.Answer answer = api.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Validation failed: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v2/deals?ownerId=1                              | ownerId: Parameter 'ownerId' is not allowed for this request
                    /api/v2/deals?limit=501                              | limit: Must be at most 500
                    /api/v2/deals?limit=0                                | limit: Must be at least 1
                    /api/v2/deals?person_id=abc                          | person_id: Expected a number
                    /api/v2/deals?person_id=                             | person_id: Expected a number
                    /api/v2/deals?status=all                             | status: Must be one of open, won, lost, deleted
                    /api/v2/deals?sort_by=title                          | sort_by: Must be one of id, update_time, add_time
                    /api/v2/deals?updated_since=2031-03-02T08:15:30.123Z | updated_since: This value is not a valid datetime.
                    /api/v2/deals?updated_since=2031-03-02%2008:15:30    | updated_since: This value is not a valid datetime.
                    /api/v2/deals?ids=1&ids=2                            | ids: Given 2 times
                    /api/v2/deals?cursor=bm90IG91cnM                     | cursor: Invalid cursor for this query
                    /api/v2/deals/first                                  | id: Expected a number
                    /api/v2/deals/1?start=0                              | start: Parameter 'start' is not allowed for this request
                    /api/v2/activities?done=1                            | done: Expected a boolean
                    /api/v1/leads/1                                      | id: Expected a UUID
                    /api/v1/leads?sort=value                             | sort: Can't sort by 'value'
                    /api/v2/deals/search                                 | term: Required
                    /api/v2/itemSearch?term=tiles&limit=101              | limit: Must be at most 100
                    """)
    void refusesAWrongQuery(String path, String problem) throws Exception {
        ApiClient.Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Validation failed: " + problem);
    }

    @Test
    void tellsAllProblemsAtOnce() throws Exception {
        ApiClient.Answer answer = api.post("/api/v2/deals", "{\"titel\": \"a\", \"value\": \"1\"}");

        assertThat(answer.error())
                .isEqualTo("Validation failed: titel: Parameter 'titel' is not allowed for this request;"
                        + " value: Expected a number; title: Required");
    }

    @Test
    void refusesATitleBeyondTwoHundredAndFiftyFiveCharacters() throws Exception {
        assertThat(api.post("/api/v2/deals", "{\"title\": \"" + "a".repeat(255) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/v2/deals", "{\"title\": \"" + "a".repeat(256) + "\"}")
                        .error())
                .isEqualTo("Validation failed: title: Must be at most 255 characters long");
    }

    @ParameterizedTest
    @CsvSource({"%20%20, 2, false", "a, 2, false", "%20, 1, true", "'', 1, true"})
    void refusesAShortTerm(String term, int fewest, boolean exact) throws Exception {
        ApiClient.Answer answer = api.get("/api/v2/deals/search?term=" + term + "&exact_match=" + exact);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("error", "Search term must be at least " + fewest + " characters long")
                .containsEntry("code", "ERR_INVALID_INPUT");
    }

    @Test
    void breaksLikeTheRealOneOnCustomFieldsInsideCustomFields() throws Exception {
        ApiClient.Answer answer = api.post(
                "/api/v2/deals",
                "{\"title\": \"a\", \"custom_fields\": {\"custom_fields\": {\"" + KEY + "\": \"x\"}}}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json()).containsEntry("code", "ERR_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"title"                     | The body is not valid JSON
                    {"title": "a", "title": "b"} | The body is not valid JSON
                    {"title": "a"} true          | The body is not valid JSON
                    [{"title": "a"}]             | Expected a JSON object in the body
                    """)
    void refusesABodyThatIsNoJsonObject(String body, String problem) throws Exception {
        assertThat(api.post("/api/v2/deals", body).error()).isEqualTo(problem);
    }

    @Test
    void refusesToClearWhatARecordNeeds() throws Exception {
        String lead = PIPEDRIVE
                .add("lead", Map.of("title", "Enquiry", "person_id", 1))
                .get("id")
                .toString();

        assertThat(api.patch("/api/v1/leads/" + lead, "{\"person_id\": null}").status())
                .isEqualTo(400);
        assertThat(api.patch("/api/v2/deals/1", "{\"title\": null}").status()).isEqualTo(400);
        assertThat(api.patch("/api/v2/deals/1", "{\"stage_id\": null}").status())
                .isEqualTo(400);
    }

    @Test
    void answersVersionOneProblemsInTheShapeOfVersionOne() throws Exception {
        assertThat(api.post("/api/v1/leads", "{}").json())
                .containsOnlyKeys("success", "error", "error_info", "data", "additional_data");
    }

    @Test
    void refusesContactSyncFieldsWithoutContactSync() throws Exception {
        ApiClient.Answer answer = api.post("/api/v2/persons", "{\"name\": \"a\", \"birthday\": \"2001-01-31\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json()).containsEntry("errorCode", 403);
    }
}

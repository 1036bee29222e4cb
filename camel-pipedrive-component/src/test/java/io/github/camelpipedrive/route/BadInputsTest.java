// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What users get wrong, and what each of them is notified; nothing of it is sent. */
class BadInputsTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";
    private static final String LEAD = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    /** What is often left over in the body from an earlier step. */
    private static final String DEAL =
            """
            {"id": 1, "title": "Patio", "owner_id": 9001, "value": 1, "currency": "EUR", "add_time": "x", "update_time": "x",
             "stage_id": 1, "status": "open", "probability": null, "lost_reason": null, "visible_to": 3, "close_time": null,
             "won_time": null, "lost_time": null}""";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** No properties at all. */
    public static final class Nothing {}

    /** Refers to itself. */
    public static final class Endless {
        public Endless getSelf() {
            return this;
        }
    }

    private static Arguments body(String uri, Object body, String message) {
        return arguments(uri, body, Map.of(), message);
    }

    private static Arguments headers(String uri, Map<String, Object> headers, String message) {
        return arguments(uri, null, headers, message);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static Stream<Arguments> badInputs() {
        return Stream.of(
                // Nothing is given, or not enough
                body(
                        "deal/create",
                        null,
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body(
                        "deal/create",
                        "",
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body(
                        "deal/create",
                        Map.of(),
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body(
                        "deal/create",
                        "{}",
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body(
                        "deal/create",
                        map("title", null),
                        "deal/create: title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body("deal/create", map("title", " "), "deal/create: title: must not be blank."),
                body(
                        "deal/get",
                        null,
                        "deal/get: id is required; give it as the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/get",
                        "",
                        "deal/get: id is required; give it as the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/get",
                        "  ",
                        "deal/get: id is required; give it as the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/delete",
                        Map.of(),
                        "deal/delete: id is required; give it as the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/update",
                        map("title", "Patio"),
                        "deal/update: id is required; give it in the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/update?id=1",
                        null,
                        "deal/update: no field is given: give at least one, in the body, as a header or as an option."),
                body(
                        "deal/update?id=1",
                        Map.of(),
                        "deal/update: no field is given: give at least one, in the body, as a header or as an option."),
                body(
                        "lead/update?id=" + LEAD,
                        Map.of(),
                        "lead/update: no field is given: give at least one, in the body, as a header or as an option (custom fields by their key)."),
                body(
                        "deal/update",
                        null,
                        "deal/update: id is required; give it in the body, as header CamelPipedrive.id or as option id."),
                body(
                        "deal/search",
                        null,
                        "deal/search: term is required; give it as the body, as header CamelPipedrive.term or as option term."),
                body(
                        "person/create",
                        map("emails", List.of()),
                        "person/create: name is required; give it in the body, as header CamelPipedrive.name or as option name."),
                body(
                        "activity/create",
                        Map.of(),
                        "activity/create: no field is given: give at least one, in the body, as a header or as an option."),
                // Unknown names
                body(
                        "deal/create",
                        map("titel", "Patio"),
                        "deal/create: 2 problems. (1) unknown parameter 'titel'. Did you mean 'title'? (2) title is required; give it in the body, as header CamelPipedrive.title or as option title."),
                body(
                        "deal/create",
                        map("title", "Patio", "ownr_id", 1),
                        "deal/create: unknown parameter 'ownr_id'. Did you mean 'owner_id'?"),
                body(
                        "deal/create",
                        map("title", "Patio", "organization_id", 1),
                        "deal/create: unknown parameter 'organization_id'. Did you mean 'org_id'?"),
                body(
                        "deal/create",
                        map("title", "Patio", "colour", "white"),
                        "deal/create: unknown parameter 'colour'. It takes title, owner_id, person_id, org_id, pipeline_id, stage_id, value, currency, is_deleted, is_archived, archive_time, status, probability, lost_reason, visible_to, close_time, won_time, lost_time, expected_close_date, label_ids, custom_fields."),
                body(
                        "deal/create",
                        map("title", "Patio", "userId", 1),
                        "deal/create: unknown parameter 'userId'. Did you mean 'owner_id'?"),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "email", "a@tiletown.example"),
                        "person/create: unknown parameter 'email'. Did you mean 'emails'?"),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "phone", "1"),
                        "person/create: unknown parameter 'phone'. Did you mean 'phones'?"),
                body(
                        "lead/create",
                        map("title", "Patio", "org_id", 1),
                        "lead/create: unknown parameter 'org_id'. Did you mean 'organization_id'?"),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "custom_fields", Map.of()),
                        "lead/create: unknown parameter 'custom_fields'. Here custom fields are next to the other fields, by their key."),
                body(
                        "note/create",
                        map("content", "Hello", "organization_id", 1),
                        "note/create: unknown parameter 'organization_id'. Did you mean 'org_id'?"),
                headers(
                        "deal/list",
                        map("CamelPipedrive.ownr", 1),
                        "deal/list: unknown parameter 'ownr'. It takes limit, cursor, filter_id, ids, owner_id, updated_since, updated_until, person_id, org_id, pipeline_id, stage_id, status, sort_by, sort_direction, include_fields, custom_fields, include_option_labels, include_labels."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.xyzzy", 1),
                        "deal/list: unknown parameter 'xyzzy'. It takes limit, cursor, filter_id, ids, owner_id, updated_since, updated_until, person_id, org_id, pipeline_id, stage_id, status, sort_by, sort_direction, include_fields, custom_fields, include_option_labels, include_labels."),
                headers(
                        "user/getCurrent",
                        map("CamelPipedrive.id", 1),
                        "user/getCurrent: unknown parameter 'id'. It has no parameters."),
                body(
                        "deal/list",
                        map("org", 1),
                        "deal/list: the body is taken as parameters; set it to null when it is left over from an earlier step. Unknown parameter 'org'. Did you mean 'org_id'?"),
                body(
                        "user/getCurrent",
                        map("id", 1),
                        "user/getCurrent: the body is taken as parameters; set it to null when it is left over from an earlier step. Unknown parameter 'id'. It has no parameters."),
                // Custom fields
                body(
                        "deal/create",
                        map("title", "Patio", KEY, "white"),
                        "deal/create: custom field '5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef' must be inside custom_fields."),
                body(
                        "deal/create",
                        map("title", "Patio", "custom_fields", map("colour", "white")),
                        "deal/create: custom_fields: 'colour' is not a custom field key; names need fieldNames=true, a key has 40 hexadecimal characters and is in the account's field settings."),
                body(
                        "deal/create",
                        map("title", "Patio", "custom_fields", map(KEY, List.of())),
                        "deal/create: custom_fields: 5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef: the API refuses an empty list; null clears the field."),
                body(
                        "deal/create",
                        map("title", "Patio", "custom_fields", "white"),
                        "deal/create: custom_fields: expected an object with field keys of 40 hexadecimal characters, got 'white'."),
                body(
                        "deal/create",
                        map("title", "Patio", "custom_fields", map(KEY + "_currency", "EUR")),
                        "deal/create: custom_fields: '5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef_currency' is a part of a field; here parts are inside the field's value, such as {\"value\": 4800, \"currency\": \"EUR\"}."),
                body(
                        "note/create",
                        map("content", "Hello", "deal_id", 1, KEY, "white"),
                        "note/create: custom field '5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef' can't be given here: note/create sets no custom fields."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, KEY, List.of()),
                        "lead/create: 5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef: the API refuses an empty list; null clears the field."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, KEY.substring(1), "x"),
                        "lead/create: unknown parameter 'a9c0d1e2f3a4b5c6d7e8f901234567890abcdef'. It takes title, origin_id, owner_id, label_ids, person_id, organization_id, value, expected_close_date, visible_to, was_seen, channel, channel_id, and custom fields by their key."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.customFields", "a,,b"),
                        "deal/list: custom_fields: [1]: must not be blank."),
                body(
                        "deal/list",
                        DEAL,
                        "deal/list: the body is taken as parameters; set it to null when it is left over from an earlier step. Unknown parameters 'id', 'title', 'value', 'currency', 'add_time', 'update_time', 'probability', 'lost_reason', 'visible_to', 'close_time' and 2 more. It takes limit, cursor, filter_id, ids, owner_id, updated_since, updated_until, person_id, org_id, pipeline_id, stage_id, status, sort_by, sort_direction, include_fields, custom_fields, include_option_labels, include_labels."),
                body(
                        "deal/create",
                        map("title", "Patio", "a", 1, "b", 2, "c", 3, "sort", 4),
                        "deal/create: unknown parameters 'a', 'b', 'c', 'sort'. It takes title, owner_id, person_id, org_id, pipeline_id, stage_id, value, currency, is_deleted, is_archived, archive_time, status, probability, lost_reason, visible_to, close_time, won_time, lost_time, expected_close_date, label_ids, custom_fields."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "colour", "white"),
                        "lead/create: unknown parameter 'colour'. It takes title, origin_id, owner_id, label_ids, person_id, organization_id, value, expected_close_date, visible_to, was_seen, channel, channel_id, and custom fields by their key."),
                // Wrong types
                body(
                        "deal/get",
                        "abc",
                        "deal/get: id: expected a whole number from 1, got 'abc'; a name is written 'name:abc'."),
                body("deal/get", 0, "deal/get: id: expected a whole number from 1, got 0."),
                body("deal/get", -1, "deal/get: id: expected a whole number from 1, got -1."),
                body("deal/get", 1.5, "deal/get: id: expected a whole number from 1, got 1.5."),
                body("deal/get", true, "deal/get: id: expected a whole number from 1, got true."),
                body(
                        "deal/get",
                        List.of(1),
                        "deal/get: body: deal/get can't use a list; give its parameters as headers, as options or as a Map, and set the body to null when it is left over from an earlier step."),
                body(
                        "deal/get",
                        map("id", map("value", 1)),
                        "deal/get: id: expected a whole number from 1, got an object."),
                body("deal/get", "1,2", "deal/get: id: expected a whole number from 1, got '1,2'."),
                body(
                        "deal/create",
                        map("title", "Patio", "value", "1.250,50"),
                        "deal/create: value: expected a number such as 1250.75, got '1.250,50'."),
                body(
                        "deal/create",
                        map("title", "Patio", "value", "EUR 1250"),
                        "deal/create: value: expected a number such as 1250.75, got 'EUR 1250'."),
                body(
                        "deal/create",
                        map("title", "Patio", "value", map("amount", 1, "currency", "EUR")),
                        "deal/create: value: expected a number such as 1250.75, got an object."),
                body(
                        "deal/create",
                        map("title", "Patio", "value", Double.NaN),
                        "deal/create: value: expected a number such as 1250.75, got NaN."),
                body(
                        "deal/create",
                        map("title", "Patio", "is_archived", 1),
                        "deal/create: is_archived: expected true or false, got 1."),
                body(
                        "deal/create",
                        map("title", "Patio", "is_archived", "yes"),
                        "deal/create: is_archived: expected true or false, got 'yes'."),
                body(
                        "deal/create",
                        map("title", map("de", "Terrasse")),
                        "deal/create: title: expected text, got an object."),
                body("deal/create", map("title", List.of("Patio")), "deal/create: title: expected text, got a list."),
                body(
                        "deal/create",
                        map("title", "Patio", "person_id", "Ilse"),
                        "deal/create: person_id: expected a whole number from 1, got 'Ilse'; a name is written 'name:Ilse'."),
                body(
                        "deal/create",
                        map("title", "Patio", "person_id", map("value", 1)),
                        "deal/create: person_id: expected a whole number from 1, got an object."),
                body(
                        "deal/create",
                        map("title", "Patio", "label_ids", "1,x"),
                        "deal/create: label_ids: [1]: expected a whole number from 1, got 'x'; a name is written 'name:x'."),
                body(
                        "deal/create",
                        map("title", "Patio", "label_ids", Arrays.asList(1, null)),
                        "deal/create: label_ids: [1]: expected integer or reference, got null."),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "emails", "a@tiletown.example"),
                        "person/create: emails: expected a list of objects such as {\"value\": \"ilse@tiletown.example\", \"primary\": true, \"label\": \"work\"}, got 'a@tiletown.example'."),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "emails", List.of("a@tiletown.example")),
                        "person/create: emails: [0]: expected an object such as {\"value\": \"ilse@tiletown.example\", \"primary\": true, \"label\": \"work\"}, got 'a@tiletown.example'."),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "emails", List.of(map("adress", "x"))),
                        "person/create: emails: [0]: unknown key 'adress'. The keys are value, primary, label."),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "emails", List.of(map("label", "work"))),
                        "person/create: emails: [0]: value is missing; the form is {\"value\": \"ilse@tiletown.example\", \"primary\": true, \"label\": \"work\"}."),
                body(
                        "person/create",
                        map("name", "Ilse Varga", "phones", List.of(map("value", ""))),
                        "person/create: phones: [0].value: must not be blank."),
                body(
                        "organization/create",
                        map("name", "Tile Town", "address", "14 Harbour Lane"),
                        "organization/create: address: expected an object such as {\"value\": \"14 Harbour Lane, Port Vell\"}, got '14 Harbour Lane'."),
                body(
                        "organization/create",
                        map("name", "Tile Town", "address", map("city", "Port Vell")),
                        "organization/create: address: unknown key 'city'. The keys are value, country, admin_area_level_1, admin_area_level_2, locality, sublocality, route, street_number, subpremise, postal_code."),
                body(
                        "organization/create",
                        map("name", "Tile Town", "employee_count", "about 20"),
                        "organization/create: employee_count: expected a whole number, got 'about 20'."),
                body(
                        "activity/create",
                        map("subject", "Call", "participants", List.of(1)),
                        "activity/create: participants: [0]: expected an object such as {\"person_id\": 3301, \"primary\": true}, got 1."),
                body(
                        "activity/create",
                        map("subject", "Call", "participants", List.of(map("primary", true))),
                        "activity/create: participants: [0]: person_id is missing; the form is {\"person_id\": 3301, \"primary\": true}."),
                body(
                        "note/create",
                        map("content", "Hello", "deal_id", 1, "pinned_to_deal_flag", "yes"),
                        "note/create: pinned_to_deal_flag: expected 0 or 1, got 'yes'."),
                // Choices and ranges
                headers(
                        "deal/list",
                        map("CamelPipedrive.ids", List.of()),
                        "deal/list: ids: is an empty list, which would not filter at all; leave it out, or give at least one."),
                body(
                        "deal/list",
                        map("status", " "),
                        "deal/list: status: is an empty list, which would not filter at all; leave it out, or give at least one."),
                body(
                        "deal/create",
                        map("title", "Patio", "status", "Won"),
                        "deal/create: status: expected one of open, won, lost, got 'Won'."),
                body(
                        "deal/create",
                        map("title", "Patio", "visible_to", 2),
                        "deal/create: visible_to: expected one of 1, 3, 5, 7, got 2."),
                body(
                        "deal/create",
                        map("title", "Patio", "probability", 101),
                        "deal/create: probability: expected a number from 0 to 100, got 101."),
                body(
                        "deal/create",
                        map("title", "x".repeat(256)),
                        "deal/create: title: must have at most 255 characters, got 256."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "visible_to", "all"),
                        "lead/create: visible_to: expected one of 1, 3, 5, 7, got 'all'."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.limit", 501),
                        "deal/list: limit: expected a whole number from 1 to 500, got 501."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.limit", 0),
                        "deal/list: limit: expected a whole number from 1 to 500, got 0."),
                headers(
                        "note/list",
                        map("CamelPipedrive.start", -1),
                        "note/list: start: expected a whole number from 0 to 2147483647, got -1."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.status", "won,gone"),
                        "deal/list: status: [1]: expected one of open, won, lost, deleted, got 'gone'."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.sort_by", "name"),
                        "deal/list: sort_by: expected one of id, update_time, add_time, got 'name'."),
                headers(
                        "lead/list",
                        map("CamelPipedrive.sort", "name DESC"),
                        "lead/list: sort: expected a sort order such as 'update_time DESC' by id, title, owner_id, creator_id, was_seen, expected_close_date, next_activity_id, add_time, update_time, got 'name DESC'."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.ids", Collections.nCopies(101, 1)),
                        "deal/list: ids: takes at most 100 items, got 101."),
                headers(
                        "deal/get",
                        map("CamelPipedrive.id", 1, "CamelPipedrive.include_fields", "notes"),
                        "deal/get: include_fields: expected one of next_activity_id, last_activity_id, first_won_time, products_count, files_count, notes_count, followers_count, email_messages_count, activities_count, done_activities_count, undone_activities_count, participants_count, last_incoming_mail_time, last_outgoing_mail_time, smart_bcc_email, source_lead_id, got 'notes'."),
                // Leads
                body(
                        "lead/get",
                        4711,
                        "lead/get: id: expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got 4711."),
                body(
                        "lead/get",
                        "4711",
                        "lead/get: id: expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got '4711'."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "value", 4800),
                        "lead/create: value: expected an object such as {\"amount\": 4800, \"currency\": \"EUR\"}, got 4800."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "value", "4800 EUR"),
                        "lead/create: value: expected an object such as {\"amount\": 4800, \"currency\": \"EUR\"}, got '4800 EUR'."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "value", map("amount", 4800)),
                        "lead/create: value: currency is missing; the form is {\"amount\": 4800, \"currency\": \"EUR\"}."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "value", map("value", 1, "currency", "EUR")),
                        "lead/create: value: unknown key 'value'. The keys are amount, currency."),
                body(
                        "lead/create",
                        map("title", "Patio"),
                        "lead/create: A lead needs a person or an organization: give person_id, organization_id or both."),
                body(
                        "lead/update?id=" + LEAD,
                        map("person_id", null, "organization_id", null),
                        "lead/update: A lead needs a person or an organization: person_id and organization_id can't both be cleared."),
                body(
                        "lead/create",
                        map("title", "Patio", "person_id", 1, "label_ids", List.of(1)),
                        "lead/create: label_ids: [0]: expected a UUID such as 0c9d2f40-1111-4abc-8def-20310304aaaa, got 1."),
                // What goes together
                body(
                        "note/create",
                        map("content", "Hello"),
                        "note/create: A note needs something to hang on: give deal_id, lead_id, person_id, org_id, project_id or task_id."),
                body(
                        "note/create",
                        map("content", "Hello", "person_id", 1, "pinned_to_deal_flag", 1),
                        "note/create: pinned_to_deal_flag needs deal_id."),
                body(
                        "deal/create",
                        map("title", "Patio", "lost_reason", "price"),
                        "deal/create: lost_reason can only be set together with status 'lost'."),
                body(
                        "deal/update?id=1",
                        map("status", "won", "lost_time", "2031-03-02T08:15:30Z"),
                        "deal/update: lost_time can only be set together with status 'lost'."),
                body(
                        "deal/update?id=1",
                        map("is_deleted", true),
                        "deal/update: is_deleted can't be set here: use deal/delete."),
                body(
                        "activity/create",
                        map("subject", "Call", "person_id", 1),
                        "activity/create: person_id can't be set here: an activity's person is its primary participant; give participants: [{\"person_id\": 3301, \"primary\": true}]."),
                // Dates and times
                body(
                        "deal/create",
                        map("title", "Patio", "expected_close_date", "02.03.2031"),
                        "deal/create: expected_close_date: expected a date such as 2031-06-30, without a time, got '02.03.2031'."),
                body(
                        "deal/create",
                        map("title", "Patio", "expected_close_date", "2031-02-30"),
                        "deal/create: expected_close_date: expected a date such as 2031-06-30, without a time, got '2031-02-30'."),
                body(
                        "deal/create",
                        map("title", "Patio", "expected_close_date", LocalDateTime.of(2031, 3, 2, 8, 0)),
                        "deal/create: expected_close_date: expected a date such as 2031-06-30, without a time, got '2031-03-02T08:00'."),
                body(
                        "activity/create",
                        map("subject", "Call", "due_time", "8:30 am"),
                        "activity/create: due_time: expected a time of day such as 08:30, got '8:30 am'."),
                body(
                        "activity/create",
                        map("subject", "Call", "duration", 45),
                        "activity/create: duration: expected a duration in hours and minutes such as 00:45, got 45."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.updated_since", "2031-03-02"),
                        "deal/list: updated_since: expected a time with its zone such as 2031-03-02T08:15:30Z, got '2031-03-02'."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.updated_since", LocalDate.of(2031, 3, 2)),
                        "deal/list: updated_since: expected a time with its zone such as 2031-03-02T08:15:30Z, got '2031-03-02'."),
                headers(
                        "deal/list",
                        map("CamelPipedrive.updatedSince", "2031-03-02 08:15:30"),
                        "deal/list: updated_since: expected a time with its zone such as 2031-03-02T08:15:30Z, got '2031-03-02 08:15:30'."),
                body(
                        "note/create",
                        map("content", "Hello", "deal_id", 1, "add_time", "2031-03-02"),
                        "note/create: add_time: expected a UTC time such as 2031-03-02 08:15:30, got '2031-03-02'."),
                // Searches
                body(
                        "deal/search",
                        "a",
                        "deal/search: term must have at least 2 characters, or 1 with exact_match=true."),
                body(
                        "deal/search",
                        " ",
                        "deal/search: term is required; give it as the body, as header CamelPipedrive.term or as option term."),
                body(
                        "person/search",
                        map("term", "Ilse", "fields", "email,fax"),
                        "person/search: fields: [1]: expected one of custom_fields, email, notes, phone, name, got 'fax'."),
                body(
                        "item/search",
                        map("term", "Ilse", "item_types", "deal,note"),
                        "item/search: item_types: [1]: expected one of deal, person, organization, product, lead, file, mail_attachment, project, got 'note'."),
                headers(
                        "deal/search",
                        map("CamelPipedrive.term", "a", "CamelPipedrive.exactMatch", false),
                        "deal/search: term must have at least 2 characters, or 1 with exact_match=true."),
                // Bodies that can't be used
                body(
                        "deal/create",
                        "Patio",
                        "deal/create: body: must be an object (a Map, JSON or a class with properties), not plain text."),
                body(
                        "deal/create",
                        4711,
                        "deal/create: body: must be an object (a Map, JSON or a class with properties), not a plain Integer."),
                body(
                        "deal/create",
                        List.of(map("title", "Patio")),
                        "deal/create: body: must be an object (a Map, JSON or a class with properties), not a list; split it to make one call for each item."),
                body(
                        "deal/create",
                        "[{\"title\": \"Patio\"}]",
                        "deal/create: body: must be an object (a Map, JSON or a class with properties), not a list; split it to make one call for each item."),
                body(
                        "deal/create",
                        "{\"title\": \"Patio\"",
                        "deal/create: body: is not JSON: it ends in the middle (line 1, column 18)."),
                body(
                        "deal/create",
                        "{title: \"Patio\"}",
                        "deal/create: body: is not JSON: Unexpected character ('t' (code 116)): was expecting double-quote to start field name (line 1, column 2)."),
                body(
                        "deal/create",
                        "{\"title\": \"Patio\"} {}",
                        "deal/create: body: is not JSON: there is more text after its end (line 1, column 20)."),
                body(
                        "deal/create",
                        "{\"title\": \"Patio\", \"title\": \"Bath\"}",
                        "deal/create: body: gives 'title' twice (line 1, column 27)."),
                body(
                        "deal/create",
                        "{\"title\": \"Patio\",}",
                        "deal/create: body: is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name (line 1, column 19)."),
                body(
                        "deal/create",
                        new ByteArrayInputStream("{\"title\"".getBytes(StandardCharsets.UTF_8)),
                        "deal/create: body: is not JSON: it ends in the middle (line 1, column 9)."),
                body(
                        "deal/create",
                        JsonNodeFactory.instance.arrayNode(),
                        "deal/create: body: must be an object (a Map, JSON or a class with properties), not a list; split it to make one call for each item."),
                body(
                        "deal/create",
                        new Nothing(),
                        "deal/create: body: is of class io.github.camelpipedrive.route.BadInputsTest$Nothing, which can't be read as an object (No serializer found for class io.github.camelpipedrive.route.BadInputsTest$Nothing and no properties discovered to create BeanSerializer (to avoid exception, disable SerializationFeature.FAIL_ON_EMPTY_BEANS)); give a Map, JSON or a class with properties."),
                body(
                        "deal/create",
                        new Endless(),
                        "deal/create: body: is of class io.github.camelpipedrive.route.BadInputsTest$Endless, which can't be read as an object (at self: Direct self-reference leading to cycle); give a Map, JSON or a class with properties."),
                body(
                        "deal/create",
                        Optional.of("Patio"),
                        "deal/create: body: is of class java.util.Optional, which can't be read as an object (Cannot construct instance of `java.util.LinkedHashMap` (although at least one Creator exists): no String-argument constructor/factory method to deserialize from String value ('Patio')); give a Map, JSON or a class with properties."),
                body(
                        "deal/create",
                        map("title", "Patio", "Title", "x"),
                        "deal/create: unknown parameter 'Title'. Did you mean 'title'?"),
                body(
                        "deal/create",
                        map("title", "Patio", "owner_id", 1, "ownerId", 2),
                        "deal/create: owner_id: is given twice in the body, in two spellings."),
                body(
                        "deal/create",
                        map("title", "a\ud800b"),
                        "deal/create: title: holds half a character at index 1, as when text is cut within an emoji."),
                body(
                        "deal/search",
                        "a\ud800b",
                        "deal/search: term: holds half a character at index 1, as when text is cut within an emoji."),
                body(
                        "deal/list",
                        List.of(map("id", 1)),
                        "deal/list: body: deal/list can't use a list; give its parameters as headers, as options or as a Map, and set the body to null when it is left over from an earlier step."),
                body(
                        "deal/list",
                        "tiles",
                        "deal/list: body: deal/list can't use plain text; give its parameters as headers, as options or as a Map, and set the body to null when it is left over from an earlier step."),
                body(
                        "deal/list",
                        4711,
                        "deal/list: body: deal/list can't use a plain Integer; give its parameters as headers, as options or as a Map, and set the body to null when it is left over from an earlier step."),
                body(
                        "deal/list",
                        map("id", 1, "title", "Patio"),
                        "deal/list: the body is taken as parameters; set it to null when it is left over from an earlier step. Unknown parameter 'id'. Did you mean 'ids'? Unknown parameter 'title'. It takes limit, cursor, filter_id, ids, owner_id, updated_since, updated_until, person_id, org_id, pipeline_id, stage_id, status, sort_by, sort_direction, include_fields, custom_fields, include_option_labels, include_labels."),
                headers(
                        "lead/create",
                        map("CamelPipedrive.title", "Patio", "CamelPipedrive.value", "{\"amount\": 1"),
                        "lead/create: value: is not JSON: it ends in the middle (line 1, column 13)."),
                headers(
                        "deal/get",
                        map(
                                "CamelPipedrive.id",
                                1,
                                "CamelPipedrive.include_labels",
                                true,
                                "CamelPipedrive.includeLabels",
                                true),
                        "deal/get: include_labels: is given twice, in two spellings."),
                headers(
                        "deal/create",
                        map("CamelPipedrive.title", "Patio", "CamelPipedrive.owner_id", new BigDecimal("1.5")),
                        "deal/create: owner_id: expected a whole number from 1, got 1.5."));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("badInputs")
    void saysWhatIsWrongAndSendsNothing(String uri, Object body, Map<String, Object> headers, String message) {
        Throwable failure = camel.failure("pipedrive:" + uri, body, headers);

        assertThat(failure).isInstanceOf(PipedriveValidationException.class).hasMessage(message + " Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.recordings;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.resource.IdKind;
import io.github.camelpipedrive.resource.Resources;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxBuilder;

/** Sends what was recorded to the sandbox, in which the records of the answer were made before. */
final class Replay {

    private static final int GONE = 410;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Which kind of record a key refers to. */
    private static final Map<String, String> REFERENCES = Map.of(
            "person_id", "person",
            "org_id", "organization",
            "organization_id", "organization",
            "deal_id", "deal",
            "lead_id", "lead");

    /** What a record has that another one refers to, as answers of version 1 show it inside of that one. */
    private static final Map<String, Map<String, Object>> REFERRED = Map.of(
            "person",
                    Map.of(
                            "emails", List.of(Map.of("value", "user@example.com")),
                            "phones", List.of(Map.of("value", "+14155550100"))),
            "organization", Map.of("address", Map.of("value", "1 Sample Street")));

    /** The names in version 2 of what a create of version 1 took. */
    private static final Map<String, String> SUCCESSORS =
            Map.of("email", "emails", "phone", "phones", "busy_flag", "busy");

    /** Values that name something of the recorded account, or that a create does not take. */
    private static final Set<String> OF_ITS_ACCOUNT = Set.of(
            "owner_id",
            "user_id",
            "stage_id",
            "pipeline_id",
            "label_ids",
            "project_id",
            "participants",
            "cursor",
            "add_time",
            "update_time",
            "is_deleted",
            "is_archived");

    private final PipedriveSandbox sandbox;
    private final Map<String, Object> ids = new HashMap<>();

    Replay(PipedriveSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** A sandbox as the recorded account was. */
    static PipedriveSandbox sandboxFor(Recording recording) {
        PipedriveSandboxBuilder builder = PipedriveSandbox.builder();
        if (!recording.hasRecurringRevenue()) {
            builder.withoutRecurringRevenue();
        }
        if (recording.successor().isPresent()) {
            builder.movedV1();
        }
        return builder.start();
    }

    /** How the sandbox's answer differs from the recorded one, by place. */
    SortedMap<String, String> differences(Recording recording) throws IOException, InterruptedException {
        Operation operation = recording.operation().or(recording::successor).orElseThrow();
        boolean isNew = operation.name().equals("create");
        // Descriptions of fields are there from the start, and are no records.
        boolean isGiven = isNew || operation.resource().ids() == IdKind.TEXT;
        Object id = isGiven ? null : given(operation, records(recording));
        Map<String, Object> body = body(operation, recording);
        if (recording.status() == GONE) {
            send(operation, recording, id, body);
        }
        HttpResponse<String> answer = send(operation, recording, id, body);
        Map<String, Object> answered = Recording.strings(Recording.JSON.readValue(answer.body(), Map.class));
        if (recording.leavesNullsOut()) {
            answered.computeIfPresent("data", (key, data) -> withoutNulls(data));
        }
        SortedMap<String, String> differences = Shape.of(recording.body()).differencesOf(Shape.of(answered));
        if (answer.statusCode() != recording.status()) {
            differences.put("status", recording.status() + " became " + answer.statusCode());
        }
        recording.headers().keySet().stream()
                .filter(name -> answer.headers().firstValue(name).isEmpty())
                .forEach(name -> differences.put("header " + name, "missing"));
        return differences;
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Replay::withoutNulls).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> rest = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            if (each != null) {
                rest.put(key, withoutNulls(each));
            }
        });
        return rest;
    }

    /** The records of an answer, with the names of version 2. */
    private static List<Map<String, Object>> records(Recording recording) {
        if (recording.successor().isEmpty()) {
            return recording.records();
        }
        List<Map<String, Object>> records = new ArrayList<>();
        recording.records().forEach(record -> records.add(inVersion2(record)));
        // Only some rows of the recorded lists are kept; the related objects of all are.
        if (recording.body().get("data") instanceof List
                && recording.body().get("related_objects") instanceof Map<?, ?> all) {
            Map<String, Object> another = new LinkedHashMap<>();
            REFERENCES.forEach((key, kind) -> {
                if (all.containsKey(kind)) {
                    another.put(key, 1);
                }
            });
            records.add(another);
        }
        return records;
    }

    private static Map<String, Object> inVersion2(Map<String, Object> recorded) {
        Map<String, Object> values = new LinkedHashMap<>();
        recorded.forEach((key, value) -> {
            boolean isEmpty = "".equals(value)
                    || value instanceof List<?> list && list.toString().contains("value=,");
            boolean isPlace = Set.of("address", "location").contains(key) && value != null;
            if (!isEmpty && !key.equals("visible_to")) {
                values.put(SUCCESSORS.getOrDefault(key, key), isPlace ? Map.of("value", value) : value);
            }
        });
        return values;
    }

    /** Makes the records of an answer and returns the ID of the first. */
    private Object given(Operation operation, List<Map<String, Object>> records) {
        Object first = null;
        for (Map<String, Object> each : records.isEmpty() ? List.of(Map.<String, Object>of()) : records) {
            Object id = record(operation.resource().name(), each);
            first = first == null ? id : first;
        }
        return first;
    }

    private Object record(String resource, Map<String, Object> recorded) {
        Map<String, Object> values = PipedriveOperations.catalogue().operations().stream()
                .filter(row -> row.id().equals(resource + "/create"))
                .findFirst()
                .map(create -> writable(create, recorded))
                .orElseGet(HashMap::new);
        values.putIfAbsent(Set.of("deal", "lead").contains(resource) ? "title" : "name", "xx Sample");
        if (resource.equals("lead") && values.get("person_id") == null && values.get("organization_id") == null) {
            values.put("person_id", referred("person", 1));
        }
        if (resource.equals("note")) {
            values.remove("name");
            values.putIfAbsent("content", "Sample");
            if (REFERENCES.keySet().stream().allMatch(key -> values.get(key) == null)) {
                values.put("deal_id", referred("deal", 1));
            }
        }
        if (resource.equals("activity")) {
            values.remove("name");
            if (recorded.get("person_id") != null) {
                Object person = referred("person", recorded.get("person_id"));
                values.put("participants", List.of(Map.of("person_id", person, "primary", true)));
            }
        }
        return sandbox.add(resource, values).get("id");
    }

    /** What a create takes of a record, with references to records of the sandbox. */
    private Map<String, Object> writable(Operation create, Map<String, Object> recorded) {
        Map<String, Object> values = new LinkedHashMap<>();
        recorded.forEach((key, value) -> {
            boolean taken = create.parameter(key).filter(Parameter::inBody).isPresent();
            if (taken && value != null && !OF_ITS_ACCOUNT.contains(key) && fits(create, key, value)) {
                String kind = REFERENCES.get(key);
                values.put(key, kind == null ? value : referred(kind, value));
            }
        });
        if (create.resource().equals(Resources.STAGE)) {
            // The first pipeline is always there.
            values.put("pipeline_id", 1);
        }
        return values;
    }

    /** Search results and activities have some values in another form than a create takes. */
    private static boolean fits(Operation create, String key, Object value) {
        boolean isActivitysPerson = create.resource().equals(Resources.ACTIVITY) && key.equals("person_id");
        boolean isText = Set.of("address", "notes").contains(key) && !(value instanceof String);
        boolean isFields = key.equals("custom_fields") && !(value instanceof Map);
        boolean isContacts = value instanceof List<?> list && list.stream().anyMatch(String.class::isInstance);
        boolean isFlag = key.startsWith("pinned_to_") && value instanceof Boolean;
        boolean isAddress = key.equals("address") && !(value instanceof Map);
        boolean isPrices = key.equals("prices");
        return !isPrices && !isActivitysPerson && !isText && !isFields && !isContacts && !isFlag && !isAddress;
    }

    private Object referred(String kind, Object recorded) {
        String key = kind + recorded;
        if (!ids.containsKey(key)) {
            ids.put(key, record(kind, REFERRED.getOrDefault(kind, Map.of())));
        }
        return ids.get(key);
    }

    /** The recorded body; where none was recorded, one that gives such an answer. */
    private Map<String, Object> body(Operation operation, Recording recording) {
        if (!List.of("create", "update").contains(operation.name())) {
            return Map.of();
        }
        Map<String, Object> recorded = recording.requestBody();
        if (recording.successor().isPresent()) {
            return recorded.isEmpty() ? ofANewActivity(recording.records().get(0)) : recorded;
        }
        Map<String, Object> body =
                writable(operation, recorded.isEmpty() ? recording.records().get(0) : recorded);
        body.remove("id");
        return body;
    }

    /** Of one create alone no body was recorded. */
    private static Map<String, Object> ofANewActivity(Map<String, Object> recorded) {
        Map<String, Object> body = new LinkedHashMap<>(recorded);
        body.keySet().retainAll(Set.of("subject", "type", "due_date", "public_description", "location"));
        return body;
    }

    private HttpResponse<String> send(Operation operation, Recording recording, Object id, Map<String, Object> body)
            throws IOException, InterruptedException {
        String path = id == null || !operation.path().contains("{id}")
                ? recording.path()
                : recording.path().replaceAll("/[^/]+$", "/" + id);
        String query = recording.query().entrySet().stream()
                .filter(entry -> !REFERENCES.containsKey(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl() + path + (query.isEmpty() ? "" : "?" + query)))
                .header("x-api-token", sandbox.token())
                .header("content-type", "application/json")
                .method(
                        recording.method(),
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(Recording.JSON.writeValueAsString(body)))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}

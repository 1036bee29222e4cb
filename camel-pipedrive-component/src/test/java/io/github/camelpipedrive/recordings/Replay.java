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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/** Sends what was recorded to the sandbox, in which the records of the answer were made before. */
final class Replay {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Which kind of record a key refers to. */
    private static final Map<String, String> REFERENCES = Map.of(
            "person_id", "person",
            "org_id", "organization",
            "organization_id", "organization",
            "deal_id", "deal",
            "lead_id", "lead");

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

    /** How the sandbox's answer differs from the recorded one, by place. */
    SortedMap<String, String> differences(Recording recording) throws IOException, InterruptedException {
        Operation operation = recording.operation().orElseThrow();
        boolean isNew = operation.name().equals("create");
        Object id = isNew ? null : given(operation, recording.records());
        Map<String, Object> body = body(operation, recording);
        HttpResponse<String> answer = send(recording, id, body);
        SortedMap<String, String> differences =
                Shape.of(recording.body()).differencesOf(Shape.of(Recording.JSON.readValue(answer.body(), Map.class)));
        if (answer.statusCode() != recording.status()) {
            differences.put("status", recording.status() + " became " + answer.statusCode());
        }
        recording.headers().keySet().stream()
                .filter(name -> answer.headers().firstValue(name).isEmpty())
                .forEach(name -> differences.put("header " + name, "missing"));
        return differences;
    }

    /** Makes the records of an answer and returns the ID of the first. */
    private Object given(Operation operation, List<Map<String, Object>> records) {
        Object first = null;
        for (Map<String, Object> each : records.isEmpty() ? List.of(Map.<String, Object>of()) : records) {
            Object id = record(operation.resource(), each);
            first = first == null ? id : first;
        }
        return first;
    }

    private Object record(String resource, Map<String, Object> recorded) {
        Map<String, Object> values = OperationCatalogue.standard().operations().stream()
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
        return values;
    }

    /** Search results and activities have some values in another form than a create takes. */
    private static boolean fits(Operation create, String key, Object value) {
        boolean isActivitysPerson = create.resource().equals("activity") && key.equals("person_id");
        boolean isText = Set.of("address", "notes").contains(key) && !(value instanceof String);
        boolean isFields = key.equals("custom_fields") && !(value instanceof Map);
        boolean isContacts = value instanceof List<?> list && list.stream().anyMatch(String.class::isInstance);
        boolean isFlag = key.startsWith("pinned_to_") && value instanceof Boolean;
        boolean isAddress = key.equals("address") && !(value instanceof Map);
        return !isActivitysPerson && !isText && !isFields && !isContacts && !isFlag && !isAddress;
    }

    private Object referred(String kind, Object recorded) {
        String key = kind + recorded;
        if (!ids.containsKey(key)) {
            ids.put(key, record(kind, Map.of()));
        }
        return ids.get(key);
    }

    /** The recorded body; where none was recorded, one that gives such an answer. */
    private Map<String, Object> body(Operation operation, Recording recording) {
        if (!List.of("create", "update").contains(operation.name())) {
            return Map.of();
        }
        Map<String, Object> recorded = recording.requestBody();
        Map<String, Object> body =
                writable(operation, recorded.isEmpty() ? recording.records().get(0) : recorded);
        body.remove("id");
        return body;
    }

    private HttpResponse<String> send(Recording recording, Object id, Map<String, Object> body)
            throws IOException, InterruptedException {
        String path = id == null || !recording.operation().orElseThrow().path().contains("{id}")
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

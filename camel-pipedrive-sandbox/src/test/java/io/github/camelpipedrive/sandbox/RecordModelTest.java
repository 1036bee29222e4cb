// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.sandbox.ApiClient.Answer;
import io.github.camelpipedrive.sandbox.wire.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends random requests of both versions to the sandbox and compares it with a model: a map of the fields that each
 * record was given.
 */
class RecordModelTest {

    private static final String CUSTOM_FIELD = "d4de1c1518b4531717c676029a45911c340390a6";
    private static final List<String> WORDS = List.of("Slate", "Birch", "Oak");
    private static final Instant START = Instant.parse("2031-03-02T08:15:30Z");

    private static PipedriveSandbox sandbox;
    private static ApiClient api;

    @BeforeContainer
    static void start() {
        sandbox = PipedriveSandbox.builder().unlimited().movedV1().start();
        api = new ApiClient(sandbox.baseUrl(), sandbox.token());
    }

    @AfterContainer
    static void stop() {
        sandbox.close();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.FULL)
    void theSandboxKeepsWhatItWasGiven(@ForAll("requests") List<Request> requests) throws Exception {
        sandbox.reset();
        sandbox.clock().stopAt(START);
        Run run = new Run();
        for (Request request : requests) {
            sandbox.clock().advance(Duration.ofSeconds(1));
            request.send(run);
        }
        run.compareAll();
    }

    enum Version {
        V1("/api/v1/"),
        V2("/api/v2/");

        private final String path;

        Version(String path) {
            this.path = path;
        }
    }

    /** What a field takes, by the number that was picked for it. */
    enum Value {
        WORD {
            @Override
            Object of(int pick) {
                return WORDS.get(pick % WORDS.size());
            }
        },
        WORD_OR_NULL {
            @Override
            Object of(int pick) {
                return pick == 0 ? null : WORD.of(pick);
            }
        },
        NUMBER {
            @Override
            Object of(int pick) {
                return 10 * pick;
            }
        },
        FLAG {
            @Override
            Object of(int pick) {
                return pick % 2 == 1;
            }
        },
        STATUS {
            @Override
            Object of(int pick) {
                return List.of("open", "won", "lost").get(pick % 3);
            }
        };

        abstract Object of(int pick);

        /** What a record has that was given none. */
        Object ofNew() {
            return this == WORD || this == WORD_OR_NULL ? null : of(0);
        }
    }

    /**
     * How a version writes a field.
     *
     * @param key where it is in a record
     * @param sent where it is in a body
     * @param write makes what is sent
     * @param read makes the value of what is answered
     */
    record Form(String key, String sent, UnaryOperator<Object> write, UnaryOperator<Object> read) {

        static Form plain(String key) {
            return new Form(key, key, value -> value, value -> value);
        }

        /** Answered as an object. */
        static Form reference(String key) {
            return new Form(key, key, value -> value, value -> value == null ? null : ((Map<?, ?>) value).get("value"));
        }

        /** Sent and answered in an object. */
        static Form inObject(String key, String part) {
            return new Form(
                    key,
                    key,
                    value -> value == null && part.equals("value") ? null : nullable(part, value),
                    value -> value == null ? null : ((Map<?, ?>) value).get(part));
        }

        /** Answered as a list of contacts. */
        static Form contact(String key, UnaryOperator<Object> write) {
            return new Form(key, key, write, value -> {
                List<?> contacts = (List<?>) value;
                Object first = contacts.isEmpty() ? null : ((Map<?, ?>) contacts.get(0)).get("value");
                return "".equals(first) ? null : first;
            });
        }

        private static Map<String, Object> nullable(String key, Object value) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(key, value);
            return map;
        }
    }

    /**
     * A field of the model.
     *
     * @param name its name there
     * @param value what it takes; null for a reference
     * @param to the kind of record that it refers to; null for a value
     * @param v1 how version 1 writes it
     * @param v2 how version 2 writes it
     */
    record Field(String name, Value value, String to, Form v1, Form v2) {

        static Field of(String name, Value value, Form v1, Form v2) {
            return new Field(name, value, null, v1, v2);
        }

        static Field plain(String name, Value value) {
            return of(name, value, Form.plain(name), Form.plain(name));
        }

        static Field custom() {
            return of(
                    "custom",
                    Value.WORD_OR_NULL,
                    Form.plain(CUSTOM_FIELD),
                    Form.inObject("custom_fields", CUSTOM_FIELD));
        }

        static Field reference(String to, Form v1, Form v2) {
            return new Field(to.toLowerCase(Locale.ROOT), null, to, v1, v2);
        }

        static Field reference(String to, String key) {
            return reference(to, Form.plain(key), Form.plain(key));
        }

        Form in(Version version) {
            return version == Version.V1 ? v1 : v2;
        }
    }

    enum Kind {
        ORGANIZATION(
                "organizations",
                Field.plain("name", Value.WORD),
                Field.of("address", Value.WORD_OR_NULL, Form.plain("address"), Form.inObject("address", "value")),
                Field.custom()),
        PERSON(
                "persons",
                Field.plain("name", Value.WORD),
                Field.of(
                        "email",
                        Value.WORD,
                        Form.contact("email", value -> value),
                        Form.contact("emails", value -> List.of(Map.of("value", value)))),
                Field.reference("ORGANIZATION", Form.reference("org_id"), Form.plain("org_id")),
                Field.custom()),
        DEAL(
                "deals",
                Field.plain("title", Value.WORD),
                Field.plain("value", Value.NUMBER),
                Field.plain("status", Value.STATUS),
                Field.reference("PERSON", Form.reference("person_id"), Form.plain("person_id")),
                Field.reference("ORGANIZATION", Form.reference("org_id"), Form.plain("org_id")),
                Field.custom()),
        LEAD(
                "leads",
                Field.plain("title", Value.WORD),
                Field.reference("PERSON", "person_id"),
                Field.reference("ORGANIZATION", "organization_id"),
                Field.custom()),
        ACTIVITY(
                "activities",
                Field.plain("subject", Value.WORD),
                Field.plain("done", Value.FLAG),
                Field.reference("DEAL", "deal_id"),
                Field.reference("ORGANIZATION", "org_id"),
                Field.reference(
                        "PERSON",
                        Form.plain("person_id"),
                        new Form(
                                "person_id",
                                "participants",
                                id -> id == null ? List.of() : List.of(Map.of("person_id", id, "primary", true)),
                                id -> id))),
        NOTE(
                "notes",
                Field.plain("content", Value.WORD),
                Field.reference("DEAL", "deal_id"),
                Field.reference("PERSON", "person_id"),
                Field.reference("ORGANIZATION", "org_id"));

        private final String path;
        private final Map<String, Field> fields = new LinkedHashMap<>();

        Kind(String path, Field... fields) {
            this.path = path;
            Arrays.stream(fields).forEach(field -> this.fields.put(field.name(), field));
        }

        /** The field by which a record is named. */
        Field naming() {
            return fields.values().iterator().next();
        }

        boolean isOfVersion1() {
            return this == LEAD || this == NOTE;
        }

        List<Version> versions() {
            return isOfVersion1() ? List.of(Version.V1) : List.of(Version.values());
        }

        Version in(Version wanted) {
            return isOfVersion1() ? Version.V1 : wanted;
        }

        /** The fields by numbers, some of which are the same. */
        Map<String, Integer> named(Map<Integer, Integer> picks) {
            List<String> names = List.copyOf(fields.keySet());
            Map<String, Integer> named = new TreeMap<>();
            picks.forEach((field, pick) -> named.put(names.get(field % names.size()), pick));
            return named;
        }

        /** A field that refers to another record. */
        String reference(int which) {
            List<String> references = fields.values().stream()
                    .filter(field -> field.to() != null)
                    .map(Field::name)
                    .toList();
            return references.get(which % references.size());
        }

        /** Leads and notes are nothing without a record that they belong to. */
        boolean isComplete(Map<String, Object> values) {
            return !isOfVersion1()
                    || fields.values().stream()
                            .anyMatch(field -> field.to() != null && values.get(field.name()) != null);
        }

        String updateMethod(Version version) {
            return this == NOTE || version == Version.V1 && this != LEAD ? "PUT" : "PATCH";
        }

        /** Persons were recorded to be gone the second time, others are assumed not to be found. */
        int statusOfSecondDelete() {
            return this == PERSON ? 410 : 404;
        }
    }

    /** A request, or the pages of a list. What it refers to is picked when it is sent. */
    interface Request {
        void send(Run run) throws Exception;
    }

    record Create(Kind kind, Version version, int copies, Map<String, Integer> picks) implements Request {
        @Override
        public void send(Run run) throws Exception {
            Map<String, Integer> complete = new TreeMap<>(picks);
            complete.putIfAbsent(kind.naming().name(), 0);
            for (int i = 0; i < copies; i++) {
                run.create(kind, version, complete);
            }
        }
    }

    record Update(Kind kind, Version version, int which, Map<String, Integer> picks) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.update(kind, version, which, picks);
        }
    }

    record Delete(Kind kind, Version version, int which) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.delete(kind, version, run.pick(kind, which));
        }
    }

    record Archive(Kind kind, int which, boolean isArchived) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.archive(kind, which, isArchived);
        }
    }

    /** What happens behind the first page of a list. */
    enum Meanwhile {
        NOTHING,
        CREATE,
        DELETE_THE_FIRST
    }

    record Pages(Kind kind, Version version, int limit, Meanwhile meanwhile) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.list(kind, version, limit, meanwhile);
        }
    }

    record Filtered(Kind kind, String by, int which, int limit) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.filter(kind, by, which, limit);
        }
    }

    record NewestFirst(Kind kind, int limit) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.newestFirst(kind, limit);
        }
    }

    record Search(Kind kind, Version version, String word, int limit) implements Request {
        @Override
        public void send(Run run) throws Exception {
            run.search(kind, version, word, limit);
        }
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
        Arbitrary<Version> versions = Arbitraries.of(Version.class);
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> limits = Arbitraries.integers().between(1, 4);
        Arbitrary<Boolean> flags = Arbitraries.of(false, true);
        Arbitrary<Map<Integer, Integer>> picks = Arbitraries.maps(small, small).ofMaxSize(4);
        // Combined and never mapped flat, so that jqwik shrinks each part by itself.
        Arbitrary<Request> creates = Combinators.combine(
                        kinds, versions, Arbitraries.integers().between(1, 4), picks)
                .as((kind, version, copies, given) -> new Create(kind, kind.in(version), copies, kind.named(given)));
        Arbitrary<Request> updates = Combinators.combine(kinds, versions, small, picks.filter(map -> !map.isEmpty()))
                .as((kind, version, which, given) -> new Update(kind, kind.in(version), which, kind.named(given)));
        Arbitrary<Request> deletes = Combinators.combine(kinds, versions, small)
                .as((kind, version, which) -> new Delete(kind, kind.in(version), which));
        Arbitrary<Request> archives = Combinators.combine(Arbitraries.of(Kind.DEAL, Kind.LEAD), small, flags)
                .as(Archive::new);
        Arbitrary<Request> pages = Combinators.combine(kinds, versions, limits, Arbitraries.of(Meanwhile.class))
                .as((kind, version, limit, meanwhile) -> new Pages(kind, kind.in(version), limit, meanwhile));
        Arbitrary<Request> filtered = Combinators.combine(
                        kinds.filter(kind -> kind != Kind.ORGANIZATION), small, small, limits)
                .as((kind, by, which, limit) -> new Filtered(kind, kind.reference(by), which, limit));
        Arbitrary<Request> newestFirst = Combinators.combine(kinds, limits).as(NewestFirst::new);
        Arbitrary<Request> searches = Combinators.combine(
                        Arbitraries.of(Kind.DEAL, Kind.PERSON, Kind.ORGANIZATION, Kind.LEAD),
                        versions,
                        Arbitraries.of(WORDS),
                        limits)
                .as(Search::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, creates),
                        Tuple.of(4, updates),
                        Tuple.of(2, deletes),
                        Tuple.of(1, archives),
                        Tuple.of(2, pages),
                        Tuple.of(1, filtered),
                        Tuple.of(1, newestFirst),
                        Tuple.of(1, searches))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    /** A record of the model. */
    private static final class Entry {
        private final Map<String, Object> values;
        private Instant updated;
        private boolean deleted;
        private boolean archived;

        Entry(Map<String, Object> values, Instant updated) {
            this.values = values;
            this.updated = updated;
        }
    }

    /** The model, and the requests that it is compared by. */
    private static final class Run {

        private final Map<Kind, Map<Object, Entry>> model = new TreeMap<>();

        private Map<Object, Entry> all(Kind kind) {
            return model.computeIfAbsent(kind, key -> new LinkedHashMap<>());
        }

        private List<Object> living(Kind kind, Predicate<Entry> condition) {
            return all(kind).entrySet().stream()
                    .filter(entry -> !entry.getValue().deleted && condition.test(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private List<Object> listed(Kind kind) {
            return living(kind, entry -> !entry.archived);
        }

        /** The record that a number picks, deleted ones included; null when there is none at all. */
        private Object pick(Kind kind, int which) {
            List<Object> ids = List.copyOf(all(kind).keySet());
            return ids.isEmpty() ? null : ids.get(which % ids.size());
        }

        /** The values that were picked. 0 is null for a reference; a create leaves out what is null. */
        private Map<String, Object> values(Kind kind, Map<String, Integer> picks, boolean isNew) {
            Map<String, Object> values = new LinkedHashMap<>();
            picks.forEach((name, pick) -> {
                Field field = kind.fields.get(name);
                Object value = field.value() != null
                        ? field.value().of(pick)
                        : pick == 0 ? null : pick(Kind.valueOf(field.to()), pick - 1);
                if (value != null || !isNew) {
                    values.put(name, value);
                }
            });
            return values;
        }

        private boolean refersToDeleted(Kind kind, Map<String, Object> values) {
            return values.entrySet().stream().anyMatch(value -> {
                Field field = kind.fields.get(value.getKey());
                return field.to() != null
                        && value.getValue() != null
                        && all(Kind.valueOf(field.to())).get(value.getValue()).deleted;
            });
        }

        private static String body(Kind kind, Version version, Map<String, Object> values) {
            Map<String, Object> body = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                Form form = kind.fields.get(name).in(version);
                body.put(form.sent(), form.write().apply(value));
            });
            return new String(Json.write(body), StandardCharsets.UTF_8);
        }

        void create(Kind kind, Version version, Map<String, Integer> picks) throws Exception {
            Map<String, Object> values = values(kind, picks, true);
            Answer answer = api.post(version.path + kind.path, body(kind, version, values));
            if (refersToDeleted(kind, values) || !kind.isComplete(values)) {
                assertThat(answer.status()).isEqualTo(400);
                return;
            }
            assertThat(answer.status()).as(answer.text()).isEqualTo(version == Version.V1 ? 201 : 200);
            Object id = answer.data().get("id");
            assertThat(all(kind)).as("IDs are given once").doesNotContainKey(id);
            if (kind == Kind.NOTE && values.get("deal") != null) {
                Map<String, Object> deal = all(Kind.DEAL).get(values.get("deal")).values;
                values.putIfAbsent("person", deal.get("person"));
                values.putIfAbsent("organization", deal.get("organization"));
            }
            kind.fields.values().stream()
                    .filter(field -> field.value() != null)
                    .forEach(field ->
                            values.putIfAbsent(field.name(), field.value().ofNew()));
            all(kind).put(id, new Entry(values, sandbox.clock().instant()));
            compareValues(kind, version, id, answer.data());
        }

        void update(Kind kind, Version version, int which, Map<String, Integer> picks) throws Exception {
            Object id = pick(kind, which);
            if (id == null) {
                return;
            }
            Entry entry = all(kind).get(id);
            Map<String, Object> changes = values(kind, picks, false);
            Answer answer = api.send(kind.updateMethod(version), one(kind, version, id), body(kind, version, changes));
            Map<String, Object> after = new LinkedHashMap<>(entry.values);
            after.putAll(changes);
            if (entry.deleted && kind != Kind.NOTE) {
                assertThat(answer.status()).isEqualTo(404);
            } else if (entry.archived || refersToDeleted(kind, changes) || !kind.isComplete(after)) {
                assertThat(answer.status()).isEqualTo(400);
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                boolean isSame = changes.entrySet().stream()
                        .allMatch(change -> Objects.equals(change.getValue(), entry.values.get(change.getKey())));
                if (kind == Kind.NOTE || !isSame) {
                    entry.updated = sandbox.clock().instant();
                }
                entry.values.putAll(changes);
                compareValues(kind, version, id, answer.data());
            }
            compare(kind, version, id);
        }

        void delete(Kind kind, Version version, Object id) throws Exception {
            if (id == null) {
                return;
            }
            Entry entry = all(kind).get(id);
            Answer answer = api.delete(one(kind, version, id));
            assertThat(answer.status()).isEqualTo(entry.deleted ? kind.statusOfSecondDelete() : 200);
            if (!entry.deleted) {
                entry.deleted = true;
                entry.updated = sandbox.clock().instant();
            }
            compare(kind, version, id);
        }

        void archive(Kind kind, int which, boolean isArchived) throws Exception {
            Object id = pick(kind, which);
            if (id == null) {
                return;
            }
            Entry entry = all(kind).get(id);
            Version version = kind.in(Version.V2);
            Answer answer = api.patch(one(kind, version, id), "{\"is_archived\": " + isArchived + "}");
            if (entry.deleted) {
                assertThat(answer.status()).isEqualTo(404);
            } else if (entry.archived && isArchived) {
                assertThat(answer.status()).isEqualTo(400);
            } else {
                assertThat(answer.data()).containsEntry("is_archived", isArchived);
                if (entry.archived != isArchived) {
                    entry.updated = sandbox.clock().instant();
                }
                entry.archived = isArchived;
            }
            compare(kind, version, id);
        }

        void list(Kind kind, Version version, int limit, Meanwhile meanwhile) throws Exception {
            String everybody = version == Version.V1 && kind == Kind.ACTIVITY ? "&user_id=0" : "";
            String list = version.path + kind.path + "?limit=" + limit + everybody;
            List<Object> before = listed(kind);
            List<Object> ids = new ArrayList<>();
            String next = next(page(list, ids), version);
            assertThat(ids).isEqualTo(before.subList(0, Math.min(limit, before.size())));
            if (meanwhile == Meanwhile.CREATE) {
                create(kind, version, Map.of(kind.naming().name(), 0));
            } else if (meanwhile == Meanwhile.DELETE_THE_FIRST && !ids.isEmpty()) {
                delete(kind, version, ids.get(0));
            }
            // A cursor knows where it is; an offset counts from the first record that there is now.
            List<Object> rest = new ArrayList<>(listed(kind));
            if (version == Version.V2) {
                rest.removeAll(ids);
            } else {
                rest.subList(0, Math.min(limit, rest.size())).clear();
            }
            boolean isOver = next == null;
            ids.clear();
            while (next != null) {
                next = next(page(list + next, ids), version);
            }
            assertThat(ids).isEqualTo(isOver ? List.of() : rest);
        }

        void filter(Kind kind, String by, int which, int limit) throws Exception {
            Field field = kind.fields.get(by);
            Object id = pick(Kind.valueOf(field.to()), which);
            if (id != null) {
                Version version = kind.in(Version.V2);
                assertThat(allPages(
                                version.path + kind.path + "?limit=" + limit + "&"
                                        + field.in(version).key() + "=" + id,
                                version))
                        .isEqualTo(living(kind, entry -> !entry.archived && id.equals(entry.values.get(by))));
            }
        }

        void newestFirst(Kind kind, int limit) throws Exception {
            Version version = kind.in(Version.V2);
            String order =
                    version == Version.V1 ? "sort=update_time%20DESC" : "sort_by=update_time&sort_direction=desc";
            List<Object> ids = allPages(version.path + kind.path + "?limit=" + limit + "&" + order, version);
            assertThat(ids).containsExactlyInAnyOrderElementsOf(listed(kind));
            assertThat(ids).extracting(id -> all(kind).get(id).updated).isSortedAccordingTo(Comparator.reverseOrder());
        }

        private static List<Object> allPages(String list, Version version) throws Exception {
            List<Object> ids = new ArrayList<>();
            String next = "";
            while (next != null) {
                next = next(page(list + next, ids), version);
            }
            return ids;
        }

        private static Answer page(String path, List<Object> ids) throws Exception {
            Answer page = api.get(path);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            rows(page).forEach(row -> ids.add(row.get("id")));
            return page;
        }

        private static List<Map<String, Object>> rows(Answer page) {
            return page.json().get("data") == null ? List.of() : page.rows();
        }

        /** What a list's URL needs for the next page; null behind the last one. */
        private static String next(Answer page, Version version) {
            if (version == Version.V2) {
                Object cursor = page.at("additional_data.next_cursor");
                return cursor == null ? null : "&cursor=" + cursor;
            }
            Map<?, ?> pagination = (Map<?, ?>) page.at("additional_data.pagination");
            return Boolean.TRUE.equals(pagination.get("more_items_in_collection"))
                    ? "&start=" + pagination.get("next_start")
                    : null;
        }

        void search(Kind kind, Version version, String word, int limit) throws Exception {
            String naming = kind.naming().name();
            String query = version.path + kind.path + "/search?fields=" + naming + "&limit=" + limit + "&term="
                    + word.toLowerCase(Locale.ROOT);
            List<Object> found = new ArrayList<>();
            String next = "";
            while (next != null) {
                Answer page = api.get(query + next);
                assertThat(page.status()).as(page.text()).isEqualTo(200);
                found.addAll(page.items().stream().map(item -> item.get("id")).toList());
                next = next(page, version);
            }
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(living(kind, entry -> word.equals(entry.values.get(naming))));
        }

        private static String one(Kind kind, Version version, Object id) {
            return version.path + kind.path + "/" + id;
        }

        private void compare(Kind kind, Version version, Object id) throws Exception {
            Answer answer = api.get(one(kind, version, id));
            boolean deleted = all(kind).get(id).deleted;
            if (deleted && kind != Kind.NOTE) {
                assertThat(answer.status()).isEqualTo(404);
                return;
            }
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            compareValues(kind, version, id, answer.data());
            compareTime(kind, id, answer.data());
            if (kind == Kind.NOTE) {
                assertThat(answer.data()).containsEntry("active_flag", !deleted);
            }
        }

        private void compareValues(Kind kind, Version version, Object id, Map<String, Object> shown) {
            Map<String, Object> values = all(kind).get(id).values;
            kind.fields.forEach((name, field) -> {
                Form form = field.in(version);
                assertThat(form.read().apply(shown.get(form.key())))
                        .as("%s of %s %s in %s", name, kind, id, version)
                        .isEqualTo(values.get(name));
            });
        }

        private void compareTime(Kind kind, Object id, Map<String, Object> shown) {
            String text = (String) shown.get("update_time");
            Instant time = Instant.parse(text.contains(" ") ? text.replace(' ', 'T') + "Z" : text);
            assertThat(time)
                    .as("update_time of %s %s", kind, id)
                    .isEqualTo(all(kind).get(id).updated);
        }

        /** Also what no request was about has changed nowhere. */
        void compareAll() throws Exception {
            for (Kind kind : Kind.values()) {
                for (Version version : kind.versions()) {
                    list(kind, version, 3, Meanwhile.NOTHING);
                    for (Object id : all(kind).keySet()) {
                        compare(kind, version, id);
                    }
                }
            }
        }
    }
}

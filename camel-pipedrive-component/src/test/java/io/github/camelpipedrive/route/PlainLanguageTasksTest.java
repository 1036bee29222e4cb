// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxFields;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

/**
 * What people say, as routes that have names only. Each task ends with the right record changed and no other, with an
 * answer, or with a question: which of several is meant, or what is meant by something that is not there.
 */
class PlainLanguageTasksTest {

    private static final List<String> RESOURCES = List.of(
            "deal", "person", "organization", "lead", "activity", "note", "product", "pipeline", "stage", "user");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .unlimited()
            .record("organization", Map.of("name", "Acme Corp", "owner_id", 9001))
            .record("organization", Map.of("name", "Acme Corporation", "owner_id", 9002))
            .record("organization", Map.of("name", "Tile Town", "owner_id", 9001))
            .record("organization", Map.of("name", "Quarry & Söhne", "owner_id", 9003))
            .record("person", person("John Smith", 1, "john@acme.example", "+372 5555 1234"))
            .record("person", person("Johnny Slate", 3, "johnny@tiletown.example", "+372 5555 12345"))
            .record("person", person("Jo Lind", 3, "jo@tiletown.example", "+372 5555 9999"))
            .record("person", person("Jo Lind", 4, "jo.lind@quarry.example", "+49 30 123456"))
            .record("deal", deal("Floor tiles", 9001, 1, 2, "person_id", 1, "value", 4000))
            .record("deal", deal("Port", 9002, 3, 5))
            .record("deal", deal("Roof", 9001, 3, 1))
            .record("deal", deal("Roof", 9002, 4, 1))
            .record("deal", deal("Old floor", 9001, 1, 1, "is_archived", true))
            .record("deal", deal("Warehouse", 9001, 1, 4, "status", "won"))
            .record("deal", deal("Floor tiles, second part", 9003, 2, 3))
            .record("lead", Map.of("title", "Roof", "organization_id", 3))
            .record("lead", Map.of("title", "Cellar", "organization_id", 1))
            .record("lead", Map.of("title", "cellar", "organization_id", 4))
            .record("activity", Map.of("subject", "Call the port", "type", "call", "deal_id", 2))
            .record("activity", Map.of("subject", "Send samples", "type", "task", "deal_id", 1)));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private final Map<Object, String> fieldNames = new HashMap<>();

    private static Map<String, Object> person(String name, int organization, String email, String phone) {
        return Map.of(
                "name",
                name,
                "org_id",
                organization,
                "emails",
                List.of(Map.of("value", email, "primary", true, "label", "work")),
                "phones",
                List.of(Map.of("value", phone, "primary", true, "label", "work")));
    }

    private static Map<String, Object> deal(String title, int owner, int organization, int stage, Object... more) {
        Map<String, Object> deal = new LinkedHashMap<>(
                Map.of("title", title, "owner_id", owner, "org_id", organization, "stage_id", stage));
        for (int i = 0; i < more.length; i += 2) {
            deal.put((String) more[i], more[i + 1]);
        }
        return deal;
    }

    @BeforeEach
    void addStagesAndFields() {
        pipedrive.add("stage", Map.of("name", "Negotiation", "pipeline_id", 1));
        pipedrive.add("stage", Map.of("name", "Negotiation", "pipeline_id", 2));
        SandboxFields fields = pipedrive.fields();
        String vatNumber = fields.add("organization", "VAT number", "varchar");
        fields.add("organization", "Rating", "double");
        fields.add("organization", "Rating", "varchar");
        String segment = fields.add("deal", "Segment", "enum", "Trade", "Retail");
        fieldNames.put(vatNumber, "VAT number");
        fieldNames.put(segment, "Segment");
        fieldNames.put(fields.add("deal", "Partner", "org"), "Partner");
        pipedrive.add("organization", Map.of("name", "Bricks and Sons", "custom_fields", Map.of(vatNumber, "EE200")));
    }

    private static Stream<Task> tasks() {
        return Stream.of(
                task("Update the deal with Acme Corp: value 5000")
                        .does(
                                "deal/find?orgId=name:Acme Corp&status=open",
                                "deal/update?id=${variable.found[id]}&value=5000")
                        .changes("deal 1", Map.of("value", 5000)),
                task("Update the deal with Tile Town: value 5000")
                        .does(
                                "deal/find?orgId=name:Tile Town&status=open",
                                "deal/update?id=${variable.found[id]}&value=5000")
                        .asksWhichOf(2, 3),
                task("Update the deal with Acme: value 5000")
                        .does(
                                "deal/find?orgId=name:Acme&status=open",
                                "deal/update?id=${variable.found[id]}&value=5000")
                        .asksFor("there is no organization 'name:Acme'"),
                task("Add a note to John Smith's contact: likes slate")
                        .does("note/create?personId=name:John Smith&content=Likes slate")
                        .adds("note", Map.of("content", "Likes slate", "person_id", 1)),
                task("Add a note to John's contact: likes slate")
                        .does("note/create?personId=name:John&content=Likes slate")
                        .asksFor("there is no person 'name:John'"),
                task("Add a note to Jo Lind's contact: likes slate")
                        .does("note/create?personId=name:Jo Lind&content=Likes slate")
                        .asksWhichOf(3, 4),
                task("Add a note to the contact jo@tiletown.example: likes slate")
                        .does("note/create?personId=email:JO@tiletown.example&content=Likes slate")
                        .adds("note", Map.of("content", "Likes slate", "person_id", 3)),
                task("Add a note to the Port deal: tender closes in May")
                        .does("note/create?dealId=title:Port&content=Tender closes in May")
                        .adds("note", Map.of("content", "Tender closes in May", "deal_id", 2)),
                task("Who owns the deal 'Floor tiles'?")
                        .does("deal/find?title=Floor tiles", "user/get?id=${variable.found[owner_id]}")
                        .answers(Map.of("name", "Sam Sales")),
                task("Who owns the deal 'Roof'?")
                        .does("deal/find?title=Roof", "user/get?id=${variable.found[owner_id]}")
                        .asksWhichOf(3, 4),
                task("Who is Rosa's deal 'Roof' with?")
                        .does(
                                "deal/find?title=roof&ownerId=name:Rosa Quill",
                                "organization/get?id=${variable.found[org_id]}")
                        .answers(Map.of("name", "Quarry & Söhne")),
                task("Who has the VAT number EE200?")
                        .does("organization/get?id=field:VAT number=ee200")
                        .answers(Map.of("name", "Bricks and Sons")),
                task("Who has the VAT number EE20?")
                        .does("organization/get?id=field:VAT number=EE20")
                        .asksFor("there is no organization 'field:VAT number=EE20'"),
                task("What does MA-0505 cost?")
                        .does("product/find?code=ma-0505")
                        .answers(Map.of("name", "Marble mosaic")),
                task("What is to be done for the deal 'Floor tiles'?")
                        .does("activity/find?dealId=title:Floor tiles&done=false")
                        .answers(Map.of("subject", "Send samples")),
                task("Give all of Sam's open deals to Rosa")
                        .doesForEach(
                                "deal/list?ownerId=name:Sam Sales&status=open&paging=ALL",
                                "deal/update?id=${variable.found[id]}&ownerId=name:Rosa Quill")
                        .changes("deal 1", Map.of("owner_id", 9002))
                        .changes("deal 3", Map.of("owner_id", 9002)),
                task("Give all of Sam's open deals to Rosie")
                        .doesForEach(
                                "deal/list?ownerId=name:Sam Sales&status=open&paging=ALL",
                                "deal/update?id=${variable.found[id]}&ownerId=name:Rosie")
                        .asksFor("there is no user 'name:Rosie'"),
                task("Give the Port deal to me")
                        .does("deal/update?id=title:Port&ownerId=me")
                        .changes("deal 2", Map.of("owner_id", 9001)),
                task("Label the lead Roof as Hot")
                        .does("lead/update?id=title:Roof&labelIds=name:hot")
                        .changes("lead Roof", Map.of("label_ids", List.of("f08b42a0-4e75-11ea-9643-000000000001"))),
                task("Label the lead Roof as Boiling")
                        .does("lead/update?id=title:Roof&labelIds=name:Boiling")
                        .asksFor("there is no lead label 'name:Boiling'"),
                task("Label the lead Cellar as Hot")
                        .does("lead/update?id=title:Cellar&labelIds=name:Hot")
                        .asksWhichOf("Cellar", "cellar"),
                task("Label the deal Port as Warm and Cold")
                        .does("deal/update?id=title:Port&labelIds=name:Warm,name:Cold")
                        .changes("deal 2", Map.of("label_ids", List.of(2, 3))),
                task("Set VAT number of Tile Town to EE100")
                        .with(Map.of("custom_fields", Map.of("VAT number", "EE100")))
                        .does("organization/update?id=name:Tile Town&fieldNames=true")
                        .changes("organization 3", Map.of("VAT number", "EE100")),
                task("Set VAT numbr of Tile Town to EE100")
                        .with(Map.of("custom_fields", Map.of("VAT numbr", "EE100")))
                        .does("organization/update?id=name:Tile Town&fieldNames=true")
                        .asksBack("Did you mean 'VAT number'?"),
                task("Set the rating of Tile Town to 5")
                        .with(Map.of("custom_fields", Map.of("Rating", "5")))
                        .does("organization/update?id=name:Tile Town&fieldNames=true")
                        .asksBack("'Rating'"),
                task("Put the Port deal into the segment Retail")
                        .with(Map.of("custom_fields", Map.of("Segment", "retail")))
                        .does("deal/update?id=title:Port&fieldNames=true")
                        .changes("deal 2", Map.of("Segment", 102)),
                task("Put the Port deal into the segment Wholesale")
                        .with(Map.of("custom_fields", Map.of("Segment", "Wholesale")))
                        .does("deal/update?id=title:Port&fieldNames=true")
                        .asksBack("'Wholesale'"),
                task("The partner of the Port deal is Acme Corp")
                        .with(Map.of("custom_fields", Map.of("Partner", "name:Acme Corp")))
                        .does("deal/update?id=title:Port&fieldNames=true")
                        .changes("deal 2", Map.of("Partner", 1)),
                task("Log a call with +372 5555 1234")
                        .with(Map.of(
                                "subject",
                                "Call",
                                "type",
                                "call",
                                "done",
                                true,
                                "participants",
                                List.of(Map.of("person_id", "phone:+372 5555 1234", "primary", true))))
                        .does("activity/create")
                        .adds("activity", Map.of("subject", "Call", "done", true, "person_id", 1)),
                task("Log a call with 5555 1234")
                        .with(Map.of(
                                "subject",
                                "Call",
                                "type",
                                "call",
                                "done",
                                true,
                                "participants",
                                List.of(Map.of("person_id", "phone:5555 1234", "primary", true))))
                        .does("activity/create")
                        .asksFor("there is no person 'phone:5555 1234'"),
                task("Remind Rosa to call the Port people on 2 March 2031")
                        .does("activity/create?subject=Call the port&type=call&ownerId=name:Rosa Quill"
                                + "&dealId=title:Port&dueDate=2031-03-02")
                        .adds("activity", Map.of("owner_id", 9002, "deal_id", 2, "due_date", "2031-03-02")),
                task("The call with the port is done")
                        .does(
                                "activity/find?subject=Call the port&done=false",
                                "activity/update?id=${variable.found[id]}&done=true")
                        .changes("activity 1", Map.of("done", true)),
                task("Move the Port deal to Negotiation")
                        .does("deal/update?id=title:Port&stageId=name:Negotiation")
                        .changes("deal 2", Map.of("stage_id", 9)),
                task("Move the deal 'Floor tiles' to Negotiation")
                        .does("deal/update?id=title:Floor tiles&stageId=name:Negotiation")
                        .changes("deal 1", Map.of("stage_id", 8)),
                task("Move the Port deal to Quoted, a stage of the other pipeline")
                        .does("deal/update?id=title:Port&stageId=name:Quoted")
                        .asksFor("there is no stage 'Quoted' in the pipeline 'Trade'"),
                task("Move the Roof deal to Negotiation")
                        .does("deal/update?id=title:Roof&stageId=name:Negotiation")
                        .asksWhichOf(3, 4),
                task("Rosa's deal Roof is lost because of the price")
                        .does(
                                "deal/find?title=Roof&ownerId=name:Rosa Quill",
                                "deal/update?id=${variable.found[id]}&status=lost&lostReason=Price")
                        .changes("deal 4", Map.of("status", "lost", "lost_reason", "Price")),
                task("Set the value of the deal 'Old floor', which is archived, to 10")
                        .does("deal/update?id=title:Old floor&value=10")
                        .asksFor("there is no deal 'title:Old floor'"),
                task("Add Ada Quarry, ada@quarry.example, as a contact of Quarry & Söhne")
                        .with(Map.of(
                                "name",
                                "Ada Quarry",
                                "emails",
                                List.of(Map.of("value", "ada@quarry.example")),
                                "org_id",
                                Normalizer.normalize("name:quarry  & SÖHNE", Normalizer.Form.NFD)))
                        .does("person/upsert")
                        .adds("person", Map.of("name", "Ada Quarry", "org_id", 4)),
                task("Add John Smith, john@acme.example, as a contact if he is not there")
                        .with(Map.of("name", "John Smith", "emails", List.of(Map.of("value", "JOHN@acme.example"))))
                        .does("person/upsert?onUpdate=fill")
                        .answers(Map.of("id", 1)),
                task("Change the name of the contact Jo Lind to Jo Slate")
                        .with(Map.of("name", "Jo Slate"))
                        .does("person/update?id=name:Jo Lind")
                        .asksWhichOf(3, 4),
                task("Delete the contact Jo Lind of Tile Town")
                        .does("person/find?name=Jo Lind&orgId=name:Tile Town", "person/delete?id=${variable.found[id]}")
                        .deletes("person 3"),
                task("Delete the contact Jo Lind")
                        .does("person/delete?id=name:Jo Lind")
                        .asksWhichOf(3, 4),
                task("Rename the company Acme to Acme Group")
                        .with(Map.of("name", "Acme Group"))
                        .does("organization/update?id=name:Acme")
                        .asksFor("there is no organization 'name:Acme'"),
                task("Make a deal 'Bath' for jo@tiletown.example, a hot tender of the trade")
                        .does("deal/create?title=Bath&personId=email:jo@tiletown.example&stageId=name:Trade/Tender"
                                + "&labelIds=name:Hot")
                        .adds("deal", Map.of("title", "Bath", "person_id", 3, "stage_id", 5, "label_ids", List.of(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tasks")
    void endsWithTheRightRecordOrWithAQuestion(Task task) throws Exception {
        Map<String, Map<String, Object>> before = account();
        camel.add(routes -> task.steps.accept(routes.from("direct:task")));

        Object answer = null;
        Throwable failure = null;
        try {
            answer = camel.body("direct:task", task.body);
        } catch (CamelExchangeException e) {
            // What a split stopped with.
            failure = e.getCause();
        } catch (Exception e) {
            failure = e;
        }

        Outcome outcome = new Outcome(answer, failure, difference(before, account()));
        task.endings.forEach(each -> each.accept(outcome));
        assertThat(outcome.changed()).as("what else was changed").isEmpty();
    }

    @Test
    void areThirtyOfWhichTenEndWithAQuestion() {
        List<Task> all = tasks().toList();

        assertThat(all).extracting(Task::toString).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(30);
        assertThat(all).filteredOn(task -> task.isQuestion).hasSizeGreaterThanOrEqualTo(10);
    }

    /** All records by resource and ID; leads by their title, as their IDs are long. */
    private Map<String, Map<String, Object>> account() {
        Map<String, Map<String, Object>> account = new TreeMap<>();
        for (String resource : RESOURCES) {
            for (Map<String, Object> record : pipedrive.records(resource)) {
                Object name = resource.equals("lead") ? record.get("title") : record.get("id");
                account.put(resource + " " + name, record);
            }
        }
        return account;
    }

    /** The fields that differ, by record; times, which every change moves, are left out. */
    private Map<String, Map<String, Object>> difference(
            Map<String, Map<String, Object>> before, Map<String, Map<String, Object>> after) {
        Map<String, Map<String, Object>> difference = new TreeMap<>();
        after.forEach((name, record) -> {
            Map<String, Object> changed = changed(before.getOrDefault(name, Map.of()), record);
            if (!changed.isEmpty()) {
                difference.put(before.containsKey(name) ? name : "new " + name, changed);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> difference.put("deleted " + name, Map.of()));
        return difference;
    }

    private Map<String, Object> changed(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> old = flat(before);
        Map<String, Object> changed = new LinkedHashMap<>();
        flat(after).forEach((field, value) -> {
            boolean isTime = field.endsWith("_time") || field.startsWith("local_");
            if (!isTime && !Objects.equals(old.get(field), value)) {
                changed.put(field, value);
            }
        });
        return changed;
    }

    /** A record whose custom fields stand beside the others, under their names. */
    private Map<String, Object> flat(Map<String, Object> record) {
        Map<String, Object> flat = new LinkedHashMap<>(record);
        if (flat.remove("custom_fields") instanceof Map<?, ?> custom) {
            custom.forEach((key, value) -> flat.put(fieldNames.getOrDefault(key, key.toString()), value));
        }
        return flat;
    }

    private static Task task(String sentence) {
        return new Task(sentence);
    }

    /**
     * How a task ended.
     *
     * @param answer the body at the end of the route
     * @param failure what it ended with instead, or null
     * @param changed the records that are different; an ending takes out what it expects
     */
    private record Outcome(Object answer, Throwable failure, Map<String, Map<String, Object>> changed) {

        void isDone() {
            assertThat(failure).isNull();
        }
    }

    /** A task in words, as a route, and how it has to end. */
    private static final class Task {

        private final String sentence;
        private final List<Consumer<Outcome>> endings = new ArrayList<>();
        private Consumer<ProcessorDefinition<?>> steps;
        private Object body;
        private boolean isQuestion;

        private Task(String sentence) {
            this.sentence = sentence;
        }

        /** What the route starts with. */
        Task with(Object given) {
            body = given;
            return this;
        }

        /** Calls, one after the other; what one of them found is in a variable for the next one. */
        Task does(String... calls) {
            steps = route -> {
                route.toD("pipedrive:" + calls[0]);
                for (int i = 1; i < calls.length; i++) {
                    withFound(route, calls[i]);
                }
            };
            return this;
        }

        /** Without a body, as a record has more fields than an update takes. */
        private static void withFound(ProcessorDefinition<?> route, String call) {
            route.setVariable("found", ExpressionBuilder.bodyExpression())
                    .setBody(ExpressionBuilder.constantExpression(null))
                    .toD("pipedrive:" + call);
        }

        /** A call for each record of a list. */
        Task doesForEach(String list, String call) {
            steps = route -> {
                ProcessorDefinition<?> each = route.to("pipedrive:" + list)
                        .split(ExpressionBuilder.bodyExpression())
                        .stopOnException();
                withFound(each, call);
            };
            return this;
        }

        /** Exactly these fields of this record are different. */
        Task changes(String record, Map<String, Object> fields) {
            return ends(outcome -> {
                outcome.isDone();
                assertThat(outcome.changed()).as(outcome.changed().toString()).containsEntry(record, fields);
                outcome.changed().remove(record);
            });
        }

        /** There is one new record with these values. */
        Task adds(String resource, Map<String, Object> fields) {
            return ends(outcome -> {
                outcome.isDone();
                List<String> added = outcome.changed().keySet().stream()
                        .filter(name -> name.startsWith("new " + resource + " "))
                        .toList();
                assertThat(added).hasSize(1);
                assertThat(outcome.changed().remove(added.get(0))).containsAllEntriesOf(fields);
            });
        }

        /** This record is deleted. */
        Task deletes(String record) {
            return ends(outcome -> {
                outcome.isDone();
                assertThat(outcome.changed()).containsKey("deleted " + record);
                outcome.changed().remove("deleted " + record);
            });
        }

        /** The body at the end has these values, and nothing is changed. */
        Task answers(Map<String, Object> values) {
            return ends(outcome -> {
                outcome.isDone();
                assertThat(outcome.answer()).asInstanceOf(MAP).containsAllEntriesOf(values);
            });
        }

        /** It is asked which of these records is meant. */
        Task asksWhichOf(Object... ids) {
            return asks(outcome -> assertThat(outcome.failure())
                    .asInstanceOf(throwable(PipedriveAmbiguousReferenceException.class))
                    .hasMessageContaining("Give the ID, or something that only one of them has.")
                    .extracting(PipedriveAmbiguousReferenceException::getCandidates, list(Map.class))
                    .extracting(candidate -> candidate.get("id"))
                    .containsExactlyInAnyOrder(ids));
        }

        /** It is asked which of several leads is meant. */
        Task asksWhichOf(String... titles) {
            return asks(outcome -> assertThat(outcome.failure())
                    .asInstanceOf(throwable(PipedriveAmbiguousReferenceException.class))
                    .extracting(PipedriveAmbiguousReferenceException::getCandidates, list(Map.class))
                    .extracting(candidate -> candidate.get("title"))
                    .containsExactlyInAnyOrder((Object[]) titles));
        }

        /** It is said what there is none of. */
        Task asksFor(String message) {
            return asks(outcome -> assertThat(outcome.failure())
                    .isInstanceOf(PipedriveNotFoundException.class)
                    .hasMessageContaining(message));
        }

        /** It is said what a field or one of its options may have been meant to be. */
        Task asksBack(String message) {
            return asks(outcome -> assertThat(outcome.failure())
                    .isInstanceOf(PipedriveValidationException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("Nothing was sent."));
        }

        private Task asks(Consumer<Outcome> question) {
            isQuestion = true;
            return ends(outcome -> {
                question.accept(outcome);
                assertThat(pipedrive.requests()).as("what was sent").allMatch(request -> request.method()
                        .equals("GET"));
            });
        }

        private Task ends(Consumer<Outcome> ending) {
            endings.add(ending);
            return this;
        }

        @Override
        public String toString() {
            return sentence;
        }
    }
}

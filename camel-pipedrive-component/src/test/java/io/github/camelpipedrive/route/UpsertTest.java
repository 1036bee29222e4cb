// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.FaultKind;
import io.github.camelpipedrive.sandbox.Faults;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import io.github.camelpipedrive.sandbox.SandboxRequest;
import org.apache.camel.Message;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The operation upsert: a record is created once, and changed only where it is different. */
class UpsertTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tile Town")
            .person("Ilse Varga", "ilse@tiletown.example")
            .person("Jo Lind", "jo@quarry.example")
            .person("Jo Lind", "lind@quarry.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private static Map<String, Object> person(String name, String... emails) {
        List<Map<String, Object>> addresses = new ArrayList<>();
        for (String email : emails) {
            addresses.add(Map.of("value", email));
        }
        return new LinkedHashMap<>(Map.of("name", name, "emails", addresses));
    }

    @Test
    void createsWhatIsNotThere() throws Exception {
        Message made = camel.send("pipedrive:person/upsert", person("Ada Quarry", "ada@quarry.example"));

        assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(CamelExtension.record(made)).containsEntry("id", 4).containsEntry("name", "Ada Quarry");
    }

    @Test
    void sendsOnlyWhatIsDifferent() throws Exception {
        Map<String, Object> wanted = person("Ilse Varga-Lind", "ILSE@tiletown.example");
        wanted.put("org_id", "name:Tile Town");
        wanted.remove("emails");
        wanted.put("emails", List.of(Map.of("value", "ilse@tiletown.example")));

        Message changed = camel.send("pipedrive:person/upsert", wanted);

        assertThat(changed.getHeader("CamelPipedriveUpsert")).isEqualTo("UPDATED");
        assertThat(changed.getHeader("CamelPipedriveResolved")).isEqualTo(Map.of("org_id=name:Tile Town", 1));
        assertThat(writes()).singleElement().satisfies(request -> {
            assertThat(request).hasToString("PATCH /api/v2/persons/1");
            assertThat(request.json()).isEqualTo(Map.of("name", "Ilse Varga-Lind", "org_id", 1));
        });
    }

    @Test
    void sendsNothingWhenNothingIsDifferent() throws Exception {
        Message same = camel.send("pipedrive:person/upsert", person("Ilse Varga", "ilse@tiletown.example"));

        assertThat(same.getHeader("CamelPipedriveUpsert")).isEqualTo("UNCHANGED");
        assertThat(same.getBody()).isEqualTo(pipedrive.record("person", 1));
        assertThat(writes()).isEmpty();
    }

    @Test
    void fillsOnlyWhatIsEmpty() throws Exception {
        Map<String, Object> wanted = person("Another name", "ilse@tiletown.example");
        wanted.put("org_id", 1);

        camel.send("pipedrive:person/upsert?onUpdate=fill", wanted);

        assertThat(writes()).singleElement().satisfies(request -> assertThat(request.json())
                .isEqualTo(Map.of("org_id", 1)));
    }

    @Test
    void addsAddressesInsteadOfReplacingThem() throws Exception {
        camel.send(
                "pipedrive:person/upsert?onUpdate=merge",
                person("Ilse Varga", "Ilse@tiletown.example", "varga@home.example"));

        assertThat(pipedrive.record("person", 1).get("emails"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(each -> each.get("value"))
                .containsExactly("ilse@tiletown.example", "varga@home.example");
    }

    @Test
    void clearsAFieldOfWhatIsThereAndLeavesItOutOfWhatIsNot() throws Exception {
        pipedrive.add("organization", Map.of("name", "Quarry"));
        Map<String, Object> wanted = new LinkedHashMap<>(Map.of("name", "Quarry"));
        wanted.put("owner_id", 9002);
        camel.send("pipedrive:organization/upsert", wanted);
        Map<String, Object> created = person("Bo Slate", "bo@slate.example");
        created.put("org_id", null);

        Message made = camel.send("pipedrive:person/upsert", created);

        assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(writes().get(writes().size() - 1).json().toString()).doesNotContain("org_id");
        Map<String, Object> cleared = person("Ilse Varga", "ilse@tiletown.example");
        cleared.put("org_id", 1);
        camel.send("pipedrive:person/upsert", cleared);
        cleared.put("org_id", null);
        camel.send("pipedrive:person/upsert", cleared);
        assertThat(pipedrive.record("person", 1)).containsEntry("org_id", null);
    }

    @Test
    void matchesByWhatTheRouteSays() throws Exception {
        Message byBoth =
                camel.send("pipedrive:deal/upsert?matchOn=title,personId", Map.of("title", "Floor", "person_id", 1));
        Message another =
                camel.send("pipedrive:deal/upsert?matchOn=title,personId", Map.of("title", "Floor", "person_id", 2));
        Message again = camel.send(
                "pipedrive:deal/upsert?matchOn=title,person_id",
                Map.of("title", "FLOOR ", "person_id", "email:ilse@tiletown.example", "value", 7));

        assertThat(byBoth.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(another.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(again.getHeader("CamelPipedriveUpsert")).isEqualTo("UPDATED");
        assertThat(pipedrive.records("deal")).hasSize(2);
        assertThat(pipedrive.record("deal", 1)).containsEntry("value", 7);
    }

    @Test
    void changesTheRecordOfAnIdAndCreatesNoneForIt() throws Exception {
        camel.send("pipedrive:person/upsert?id=1", Map.of("name", "Ilse V."));

        assertThat(pipedrive.record("person", 1)).containsEntry("name", "Ilse V.");
        assertThat(camel.failure("pipedrive:person/upsert?id=77", Map.of("name", "Nobody")))
                .isInstanceOf(PipedriveNotFoundException.class);
        assertThat(pipedrive.records("person")).hasSize(3);
    }

    @Test
    void createsNothingWhenSeveralFit() {
        assertThat(camel.failure("pipedrive:person/upsert?matchOn=name", person("Jo Lind", "new@quarry.example")))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
        assertThat(camel.failure("pipedrive:person/upsert", person("Jo", "jo@quarry.example", "ilse@tiletown.example")))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class)
                .hasMessageContaining("email 'jo@quarry.example', or email 'ilse@tiletown.example'");
        assertThat(writes()).isEmpty();
    }

    @Test
    void createsNothingWhenTheSearchFails() {
        pipedrive.answerNext("person/search", SandboxAnswer.of(500, "{}"));

        assertThat(camel.failure("pipedrive:person/upsert?maxRetries=0", person("Ada", "ada@quarry.example")))
                .isInstanceOf(PipedriveException.class);
        assertThat(writes()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(camel.failure("pipedrive:person/upsert", Map.of("org_id", 1)))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining(
                        "nothing is given to find the person by. Give one of email, phone, name, or matchOn");
        assertThat(camel.failure("pipedrive:person/upsert?matchOn=email", Map.of("name", "Ada")))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("matchOn names 'email', of which the call has no value");
        assertThat(camel.failure("pipedrive:person/upsert", Map.of("emails", List.of(Map.of("value", "a@b.example")))))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining(
                        "there is no person with email 'a@b.example', and one can't be created without name");
        assertThat(writes()).isEmpty();
    }

    @Test
    void createsOnePersonForManyThreads() throws Exception {
        List<Object> outcomes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Message>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(threads.submit(
                        () -> camel.send("pipedrive:person/upsert", person("Ada Quarry", "ada@quarry.example"))));
            }
            for (Future<Message> call : calls) {
                outcomes.add(call.get().getHeader("CamelPipedriveUpsert"));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).containsOnlyOnce("CREATED").hasSize(32);
        assertThat(pipedrive.records("person")).hasSize(4);
    }

    @Test
    void doesNotRepeatACreateWhoseAnswerIsLost() throws Exception {
        pipedrive.startFaults(Faults.plan().at("person/create", 1, FaultKind.RESET_AFTER_PROCESSING));

        Message made = camel.send("pipedrive:person/upsert", person("Ada Quarry", "ada@quarry.example"));

        assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(pipedrive.records("person")).hasSize(4);
        assertThat(pipedrive.requests("person/create")).hasSize(1);
    }

    @Test
    void readsOnlyWhatIsNewOfABusyAccount() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            pipedrive.add("person", Map.of("name", "Person " + i));
        }

        pipedrive.clock().advance(Duration.ofSeconds(30));

        Message first = camel.send("pipedrive:person/upsert", person("Ada Quarry", "ada@quarry.example"));
        camel.send("pipedrive:person/upsert", person("Bo Slate", "bo@slate.example"));
        int before = pipedrive.requests("person/list").size();
        camel.send("pipedrive:person/upsert", person("Cy Marble", "cy@marble.example"));

        assertThat(first.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
        assertThat(before).isEqualTo(14);
        assertThat(pipedrive.requests("person/list")).hasSize(before + 1);
        assertThat(pipedrive.records("person")).hasSize(3_006);
    }

    private static List<SandboxRequest> writes() {
        return pipedrive.requests().stream()
                .filter(each -> !each.method().equals("GET"))
                .toList();
    }
}

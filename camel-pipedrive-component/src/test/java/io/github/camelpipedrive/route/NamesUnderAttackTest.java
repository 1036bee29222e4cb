// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What senders, lagging searches and failing look-ups can't make of names: another record, or a second one. */
class NamesUnderAttackTest {

    @RegisterExtension
    final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(
            PipedriveSandbox.builder().organization("Tile Town").person("Ilse Varga", "ilse@tiletown.example"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private static Map<String, Object> person(String name, String email) {
        return new LinkedHashMap<>(Map.of("name", name, "emails", List.of(Map.of("value", email))));
    }

    @Test
    void matchesOnAddressesByTheNameOfTheBody() throws Exception {
        camel.send("pipedrive:person/upsert?matchOn=emails", person("Ilse Varga", "ilse@tiletown.example"));

        assertThat(pipedrive.records("person")).hasSize(1);
    }

    @Test
    void refusesToMatchOnWhatNothingIsFoundBy() {
        assertThat(camel.failure("pipedrive:deal/upsert?matchOn=title,value", Map.of("title", "Floor", "value", 7)))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("matchOn names 'value', by which no deal can be found");
        assertThat(pipedrive.records("deal")).isEmpty();
    }

    @Test
    void findsNobodyByAPhoneNumberWithoutDigits() throws Exception {
        Map<String, Object> body = Map.of("name", "Bo Slate", "phones", List.of(Map.of("value", "n/a")));

        camel.send("pipedrive:person/upsert", body);
        camel.send("pipedrive:person/upsert", body);

        assertThat(pipedrive.records("person")).hasSize(2);
    }

    @Test
    void getsTheRecordOfAnIdFromAnAccountOfAnySize() throws Exception {
        for (int i = 0; i < 2_600; i++) {
            pipedrive.add("person", Map.of("name", "Person " + i));
        }

        camel.send("pipedrive:person/upsert?id=2600", Map.of("name", "New"));

        assertThat(pipedrive.record("person", 2_600)).containsEntry("name", "New");
    }

    @Test
    void doesNotTakeOneTextForAnotherOfTheSameNumber() throws Exception {
        String key = pipedrive.fields().add("organization", "Customer number", "varchar");
        camel.send("pipedrive:organization/create", Map.of("name", "Quarry", "custom_fields", Map.of(key, "123")));

        assertThat(camel.failure("pipedrive:organization/get?id=field:Customer number=00123", null))
                .isInstanceOf(PipedriveNotFoundException.class);
    }

    @Test
    void changesThePriceOfAProductThatIsMerged() throws Exception {
        Map<String, Object> product = Map.of("name", "Tile", "code", "T-1");
        pipedrive.add("product", with(product, "prices", List.of(Map.of("currency", "EUR", "price", 3))));

        Message merged = camel.send(
                "pipedrive:product/upsert?onUpdate=merge",
                with(product, "prices", List.of(Map.of("currency", "EUR", "price", 9))));

        assertThat(merged.getHeader("CamelPipedriveUpsert")).isEqualTo("UPDATED");
    }

    @Test
    void writesNothingWhenTheFieldsCannotBeLoaded() {
        pipedrive.answerNext("deal-field/list", SandboxAnswer.of(500, "{}"));

        assertThat(camel.failure("pipedrive:deal/create?fieldNames=true&maxRetries=0", Map.of("title", "Floor")))
                .isInstanceOf(PipedriveException.class);
        assertThat(pipedrive.records("deal")).isEmpty();
    }

    @Test
    void knowsWhatItWroteWhateverTheRouteMakesOfIt() throws Exception {
        pipedrive.searchLag(Duration.ofSeconds(30));
        pipedrive.add("person", Map.of("name", "Jo Lind"));
        pipedrive.clock().advance(Duration.ofSeconds(31));
        CamelExtension.record(camel.send("pipedrive:person/create", Map.of("name", "Jo Lind")))
                .clear();

        assertThat(camel.failure("pipedrive:person/get?id=name:Jo Lind", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
    }

    @Test
    void looksAtAFewOfManyThatItWrote() throws Exception {
        pipedrive.searchLag(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            camel.send("pipedrive:deal/create", Map.of("title", "New deal"));
        }

        assertThat(camel.failure("pipedrive:deal/get?id=name:New deal", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
        assertThat(pipedrive.requests("deal/get")).hasSize(10);
    }

    @Test
    void looksUpAReferenceOnceForACall() throws Exception {
        List<Object> participants = Collections.nCopies(50, Map.of("person_id", "email:ilse@tiletown.example"));

        camel.send("pipedrive:activity/create", Map.of("subject", "Visit", "participants", participants));

        assertThat(pipedrive.requests("person/search")).hasSize(1);
    }

    @Test
    void upsertsLeadsWithNamedFields() throws Exception {
        pipedrive.fields().add("deal", "Colours", "set", "Red", "Green");
        Map<String, Object> lead = Map.of(
                "title", "Roof", "organization_id", 1, "custom_fields", Map.of("Colours", List.of("Green", "Red")));

        Message made = camel.send("pipedrive:lead/upsert?fieldNames=true", lead);

        assertThat(made.getHeader("CamelPipedriveUpsert")).isEqualTo("CREATED");
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return more;
    }
}

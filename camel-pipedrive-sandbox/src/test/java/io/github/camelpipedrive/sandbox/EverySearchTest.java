// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each field that a search of the catalogue looks in is looked in, and no other when it is named. */
class EverySearchTest {

    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String LEAD = "0c9d2f40-1111-4abc-8def-20310304aaaa";

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
                    .unlimited()
                    .record(
                            "organization",
                            Map.of(
                                    "name",
                                    "in-name",
                                    "address",
                                    Map.of("value", "in-address"),
                                    "custom_fields",
                                    Map.of(KEY, "in-custom_fields")))
                    .record(
                            "person",
                            Map.of(
                                    "name",
                                    "in-name",
                                    "emails",
                                    List.of(Map.of("value", "in-email@example.com")),
                                    "phones",
                                    List.of(Map.of("value", "in-phone")),
                                    "custom_fields",
                                    Map.of(KEY, "in-custom_fields")))
                    .record("lead", Map.of("id", LEAD, "title", "in-title", "person_id", 1, KEY, "in-custom_fields"))
                    .record("deal", Map.of("title", "in-title", "custom_fields", Map.of(KEY, "in-custom_fields")))
                    .record(
                            "product",
                            Map.of(
                                    "name",
                                    "in-name",
                                    "code",
                                    "in-code",
                                    "custom_fields",
                                    Map.of(KEY, "in-custom_fields")))
                    .record("note", Map.of("content", "in-notes", "deal_id", 1))
                    .record("note", Map.of("content", "in-notes", "lead_id", LEAD))
                    .record("note", Map.of("content", "in-notes", "person_id", 1))
                    .record("note", Map.of("content", "in-notes", "org_id", 1)))
            .keepRecordsBetweenTests();

    private static ApiClient api;

    @BeforeAll
    static void connect() {
        api = new ApiClient(PIPEDRIVE.baseUrl(), PIPEDRIVE.token());
    }

    private static List<String> fields(Operation search) {
        return search.parameters().stream()
                .filter(parameter -> parameter.name().equals("fields"))
                .map(Parameter::type)
                .flatMap(type -> ((Choice) ((ListOf) type).item()).choices().stream())
                .map(Object::toString)
                .toList();
    }

    private static Stream<Arguments> searches() {
        return PipedriveOperations.catalogue().operations().stream()
                .filter(operation -> operation.name().equals("search"))
                .filter(operation -> !operation.resource().equals(Resources.ITEM))
                .flatMap(search -> fields(search).stream().map(field -> arguments(search, field)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("searches")
    void looksInEachOfItsFields(Operation search, String field) throws Exception {
        String path = search.path() + "?term=in-" + field;
        String others =
                fields(search).stream().filter(other -> !other.equals(field)).collect(Collectors.joining(","));

        assertThat(api.get(path).items()).hasSize(1);
        assertThat(api.get(path + "&fields=" + field).items()).hasSize(1);
        assertThat(api.get(path + "&fields=" + others).items()).isEmpty();
    }
}

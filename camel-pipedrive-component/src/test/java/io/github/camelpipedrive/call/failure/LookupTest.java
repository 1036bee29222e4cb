// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Where the hints of refusals lead. */
class LookupTest {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();

    static Stream<Lookup> lookups() {
        return Lookup.all().stream();
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void leadsToAnOperationThatThereIsFromAParameterThatThereIs(Lookup lookup) {
        if (!lookup.operation().isEmpty()) {
            String[] names = lookup.operation().split("/");
            assertThatCode(() -> CATALOGUE.operation(names[0], names[1])).doesNotThrowAnyException();
            assertThat(lookup.hint()).contains("pipedrive:" + lookup.operation());
        }
        assertThat(CATALOGUE.operations())
                .anyMatch(operation -> operation.parameter(lookup.parameter()).isPresent());
    }

    private static String hint(String operation, String message, Map<String, String> fields) {
        String[] names = operation.split("/");
        return new ErrorHints(CATALOGUE.operation(names[0], names[1])).refused(new ErrorText(message, "", fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal/create | stage_id | pipedrive:stage/list shows which there are; it may have been deleted, or this user may not see it.",
                "deal/update | pipeline_id | pipedrive:pipeline/list shows which there are; it may have been deleted, or this user may not see it.",
                "deal/create | person_id | pipedrive:person/search shows which there are; it may have been deleted, or this user may not see it.",
                "deal/create | org_id | pipedrive:organization/search shows which there are; it may have been deleted, or this user may not see it.",
                "lead/create | organization_id | pipedrive:organization/search shows which there are; it may have been deleted, or this user may not see it.",
                "note/create | lead_id | pipedrive:lead/search shows which there are; it may have been deleted, or this user may not see it.",
                "deal/create | owner_id | It has to be the ID of an active user of the company; pipedrive:user/getCurrent shows the caller's own.",
                "deal/list | cursor | A cursor is for the next page of the list that gave it: resume with the same filters and sorting, or begin without a cursor.",
                "deal/create | value | value takes: number.",
                "deal/create | title | title takes: text of up to 255 characters."
            })
    void isSaidForTheFieldThatTheApiRefuses(String operation, String field, String hint) {
        assertThat(hint(operation, "Validation failed: " + field + ": no", Map.of(field, "no")))
                .isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "deal/create, Stage 99 not found, stage/list",
        "deal/create, The pipeline does not exist, pipeline/list",
        "deal/create, Invalid person, person/search",
        "note/create, Deal not found or not accessible., deal/search",
        "lead/create, Organisation doesn't exist, organization/search",
        "deal/create, User not found or not accessible., user/getCurrent",
    })
    void isFoundByTheWordsWhereTheApiNamesNoField(String operation, String message, String leadsTo) {
        assertThat(hint(operation, message, Map.of())).contains("pipedrive:" + leadsTo + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "deal/create, Open deals limit is used up for this account",
        "deal/update, Deal 7 not found",
        "deal/create, The stage can not be changed in this pipeline",
        "product/list, Stage 99 not found"
    })
    void isNotSaidForWhatTheOperationDoesNotTakeOrTheApiDoesNotMiss(String operation, String message) {
        assertThat(hint(operation, message, Map.of())).isEmpty();
    }

    @Test
    void isSaidForACursorInWords() {
        assertThat(hint("deal/list", "Invalid cursor", Map.of())).startsWith("A cursor is for the next page");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import io.github.camelpipedrive.sandbox.SandboxAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is repeated, and what a repeat is answered with, is said by the row and not by the HTTP method. */
class EffectsOfRowsTest {

    private static final SandboxAnswer LOST =
            SandboxAnswer.of(502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>");
    private static final SandboxAnswer GONE = SandboxAnswer.of(
            404, "{\"success\": false, \"error\": \"Not found\", \"error_info\": \"\", \"data\": null}");

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel =
            CamelExtension.prepared(pipedrive, context -> context.getComponent("pipedrive", PipedriveComponent.class)
                    .getConfiguration()
                    .setRetryDelay(1));

    /** A repeat would merge a third person, or answer that one is not there. */
    @Test
    void aMergeWhoseAnswerWasLostIsNotRepeated() {
        pipedrive.answerNext("person/merge", LOST);

        assertThat(camel.failure("pipedrive:person/merge?id=7", Map.of("merge_with_id", 8)))
                .isInstanceOfSatisfying(PipedriveException.class, e -> {
                    assertThat(e.isPossiblyCarriedOut()).isTrue();
                    assertThat(e.getTries()).isEqualTo(1);
                })
                .hasMessageContaining("check before you retry it");
        assertThat(pipedrive.requests()).hasSize(1);
    }

    /** It names no record whose absence would be what was wanted. */
    @Test
    void aDeleteOfManyWhoseAnswerWasLostIsNotDoneBecauseNothingIsFound() {
        pipedrive.answerNext("deal-field-option/deleteMany", LOST, GONE);

        assertThat(camel.failure("pipedrive:deal-field-option/deleteMany?fieldCode=colour", List.of(Map.of("id", 71))))
                .isInstanceOf(PipedriveException.class)
                .isNotInstanceOf(PipedriveNotFoundException.class);
        assertThat(pipedrive.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createMany", "deleteMany"})
    void aListOfNothingIsRefused(String operation) {
        assertThat(camel.failure("pipedrive:deal-field-option/" + operation + "?fieldCode=colour", List.of()))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining("options: must not be empty");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v2/deals/{id}, 2",
        "PATCH, /api/v2/deals/{id}, 2",
        "PUT, /api/v1/persons/{id}/merge, 1",
        "PATCH, /api/v2/deals/{id}/convert, 1",
        "POST, /api/v2/deals/{id}/duplicate, 1",
        "DELETE, /api/v2/deals/{id}/picture, 2"
    })
    void aCallOfTheApiIsRepeatedWhereItsPathNamesARecord(String method, String path, int requests) {
        pipedrive.answerNext(LOST);

        camel.failure("pipedrive:api/call?id=7&method=" + method + "&path=RAW(" + path + ")", Map.of("title", "x"));

        assertThat(pipedrive.requests()).hasSize(requests);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a route is told to do when the API refuses a value that looked right. */
class RefusalHintsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    private String hint(String uri, Map<String, Object> body) {
        Throwable failure = camel.failure(uri, body);
        assertThat(failure).isInstanceOf(PipedriveValidationException.class);
        return ((PipedriveValidationException) failure).getHint();
    }

    @Test
    void namesTheOperationThatShowsTheStages() {
        assertThat(hint("pipedrive:deal/create", Map.of("title", "Tiles", "stage_id", 99)))
                .startsWith("pipedrive:stage/list shows which there are");
    }

    @Test
    void saysHowToResumeWithACursor() throws Exception {
        pipedrive.add("deal", Map.of("title", "Slate"));
        Object cursor = camel.send("pipedrive:deal/list?limit=1", null).getHeader("CamelPipedriveNextCursor");

        assertThat(hint("pipedrive:deal/list?sortBy=update_time", Map.of("cursor", cursor)))
                .isEqualTo("A cursor is for the next page of the list that gave it: resume with the same filters and"
                        + " sorting, or begin without a cursor.");
    }
}

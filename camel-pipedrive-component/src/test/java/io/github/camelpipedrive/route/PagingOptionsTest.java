// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.Map;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.paging.PagingMode;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Options and a header that are for reading all pages, where that is not done. */
class PagingOptionsTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().generate("deal", 12));

    @RegisterExtension
    final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deal/list?maxResults=3               | deal/list: maxResults has no effect without paging=ALL or paging=STREAM
            deal/list?resumeFrom=x               | deal/list: resumeFrom has no effect without paging=ALL or paging=STREAM
            deal/list?paging=PAGE&maxResults=3   | deal/list: maxResults has no effect without paging=ALL or paging=STREAM
            person/search?term=ab&maxResults=3   | person/search: maxResults has no effect without paging=ALL or paging=STREAM
            deal/get?maxResults=3                | deal/get: maxResults has no effect without a list
            deal/create?resumeFrom=x             | deal/create: resumeFrom has no effect without a list
            deal/get?paging=ALL                  | deal/get: paging=ALL is for lists and searches; this gives one result
            """)
    void areRefusedWhenTheRouteStarts(String uri, String message) {
        assertThat(catchThrowable(() -> camel.context().getEndpoint("pipedrive:" + uri)))
                .hasRootCauseMessage(message);
    }

    @Test
    void ofTheComponentAreForItsListsAndLeftAsideElsewhere() throws Exception {
        PipedriveComponent component = camel.context().getComponent("pipedrive", PipedriveComponent.class);
        component.getConfiguration().setPaging(PagingMode.ALL);
        component.getConfiguration().setMaxResults(3);

        assertThat(CamelExtension.records(camel.send("pipedrive:deal/list", null)))
                .hasSize(3);
        assertThat(CamelExtension.records(camel.send("pipedrive:deal/list?paging=PAGE&limit=5", null)))
                .hasSize(5);
        assertThat(CamelExtension.record(camel.send("pipedrive:deal/get", 1))).containsEntry("id", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "deal/list, paging=ALL or paging=STREAM",
        "deal/get, a list",
    })
    void areRefusedAsAHeaderThatWouldWaitForTheNextStream(String operation, String without) {
        Throwable failure = camel.failure(
                "pipedrive:" + operation,
                operation.equals("deal/get") ? 1 : null,
                Map.of(PipedriveConstants.RESUME_FROM, "x"));

        assertThat(failure)
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage(operation + ": the header CamelPipedriveResumeFrom has no effect without " + without
                        + ". Nothing was sent. Set paging at the endpoint, or remove the header.");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void areTakenAsAHeaderByTheListThatTheyAreFor() throws Exception {
        Message first = camel.send("pipedrive:deal/list?paging=ALL&maxResults=5", null);
        Object next = first.getHeader(PipedriveConstants.NEXT_POSITION);

        Message rest = camel.send("pipedrive:deal/list?paging=ALL", null, Map.of(PipedriveConstants.RESUME_FROM, next));

        assertThat(rest.getHeaders()).doesNotContainKey(PipedriveConstants.RESUME_FROM);
        assertThat(CamelExtension.records(rest)).isNotEmpty();
    }
}

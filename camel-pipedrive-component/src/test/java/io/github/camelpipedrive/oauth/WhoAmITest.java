// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Invoker;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WhoAmITest {

    private final List<String> called = new ArrayList<>();

    private Invoker answering(Object body) {
        return (operation, values, account) -> {
            called.add(operation.id() + " " + values + " for " + account);
            return new Answer(body, 200, NextPage.NONE, ResponseHeaders.NONE);
        };
    }

    @Test
    void asksForTheUserOfTheAccount() throws Exception {
        WhoAmI whoAmI = new WhoAmI(PipedriveOperations.catalogue());

        assertThat(whoAmI.ask(answering(Map.of("id", 7)), "acme")).isEqualTo(Map.of("id", 7));
        assertThat(called).containsExactly("user/getCurrent {} for acme");
    }

    @Test
    void findsNobodyInAnAnswerWithoutData() throws Exception {
        assertThat(new WhoAmI(PipedriveOperations.catalogue()).ask(answering(null), "acme"))
                .isEmpty();
    }

    @Test
    void asksByPipedrivesOwnRowWhereACatalogueHasNone() throws Exception {
        WhoAmI whoAmI = new WhoAmI(OperationCatalogue.of(List.of()));

        assertThat(whoAmI.ask(answering(Map.of("id", 7)), "acme")).isEqualTo(Map.of("id", 7));
        assertThat(called).containsExactly("user/getCurrent {} for acme");
    }
}

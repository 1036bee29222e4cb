// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.List;

import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The rows of a resource are made when it is first asked for. */
class LazyCatalogueTest {

    private final List<Resource> made = new ArrayList<>();

    private final OperationCatalogue catalogue =
            OperationCatalogue.lazy(List.of(Resources.DEAL, Resources.PERSON, Resources.NOTE), resource -> {
                made.add(resource);
                return List.of(Words.list(resource, ApiVersion.V2, "/" + resource.plural()));
            });

    @Test
    void makesNothingBeforeItIsAsked() {
        assertThat(catalogue.resources()).containsExactly(Resources.DEAL, Resources.PERSON, Resources.NOTE);
        assertThat(made).isEmpty();
    }

    @Test
    void makesTheRowsOfAResourceOnce() {
        Operation row = catalogue.operation("person", "list");

        assertThat(catalogue.operation("person", "list")).isSameAs(row);
        assertThat(catalogue.operations(Resources.PERSON)).containsExactly(row);
        assertThat(made).containsExactly(Resources.PERSON);
    }

    @Test
    void makesAllRowsToNameTheNearestOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.operation("prson", "list"))
                .withMessage("Unknown resource 'prson' in 'prson/list'. Did you mean 'person/list'?");
        assertThat(made).hasSize(3);
    }

    @Test
    void hasNoOperationsOfAResourceThatItDoesNotKnow() {
        assertThat(catalogue.operations(Resources.STAGE)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;

import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.resource.EventAction;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a URI is about: an operation, or an event. */
class EventTest {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();

    @ParameterizedTest
    @CsvSource({"created, CREATE", "changed, CHANGE", "deleted, DELETE"})
    void isFoundByItsPastTense(String name, EventAction action) {
        assertThat(CATALOGUE.target("deal", name)).isEqualTo(new Event(Resources.DEAL, action));
        assertThat(CATALOGUE.target("deal", name).id()).isEqualTo("deal/" + name);
    }

    @Test
    void anOperationIsFoundByTheSameWay() {
        assertThat(CATALOGUE.target("deal", "create")).isSameAs(CATALOGUE.operation("deal", "create"));
    }

    @Test
    void whatIsNeitherIsTheErrorOfAnOperation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.target("deal", "serach"))
                .withMessage("Unknown operation 'deal/serach'. Did you mean 'deal/search'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.target("deals", "changed"))
                .withMessageStartingWith("Unknown resource 'deals'");
    }

    @Test
    void aResourceWithoutEventsHasNone() {
        Resource tile = Resource.of("tile", "tiles");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Event(tile, EventAction.CHANGE))
                .withMessage("tile has no event changed");
    }

    /** Otherwise one of the two could not be called. */
    @Test
    void noOperationHasTheNameOfAnEvent() {
        List<String> names =
                CATALOGUE.operations().stream().map(Operation::name).toList();

        for (EventAction action : EventAction.values()) {
            assertThat(names).doesNotContain(action.pastTense());
        }
    }
}

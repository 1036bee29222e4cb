// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names in both spellings, and the name that somebody may have meant. */
class SpellingTest {

    private static final List<String> KNOWN = List.of("owner_id", "org_id", "title", "visible_to", "status");

    @ParameterizedTest
    @CsvSource({
        "owner_id, ownerId",
        "title, title",
        "admin_area_level_1, adminAreaLevel1",
        "deal.cc_email, deal.ccEmail",
        "_private, _private",
        "double__score, doubleScore",
        "trailing_, trailing",
        "'', ''"
    })
    void spellsNamesAsCamelDoes(String apiName, String camelName) {
        assertThat(Spelling.camelCase(apiName)).isEqualTo(camelName);
    }

    @ParameterizedTest
    @CsvSource({
        "ownerId, owner_id",
        "owner-id, owner_id",
        "onwer_id, owner_id",
        "OWNER_ID, owner_id",
        "orgid, org_id",
        "tilte, title",
        "titel, title",
        "TITLE, title",
        "ttl, title",
        "visibleTo, visible_to",
        "visibleFor, visible_to",
        "sttaus, status",
        "stats, status"
    })
    void findsTheNameThatIsNearest(String wrong, String meant) {
        assertThat(Spelling.suggestion(wrong, KNOWN)).isEqualTo(" Did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"xyzzy", "id", "probability", "''", "o", "titlewave_of_tiles"})
    void findsNothingWhereNoNameIsNear(String wrong) {
        assertThat(Spelling.suggestion(wrong, KNOWN)).isEmpty();
    }

    @Test
    void findsNothingAmongNoNames() {
        assertThat(Spelling.suggestion("title", List.of())).isEmpty();
    }

    @Test
    void prefersTheFirstOfTwoThatAreEquallyNear() {
        assertThat(Spelling.suggestion("bat", List.of("cat", "hat"))).isEqualTo(" Did you mean 'cat'?");
    }

    /** The way to compare names grows with their lengths multiplied; a name from outside may be of any length. */
    @Test
    void comparesNoNamesOfAnyLength() {
        assertThat(Spelling.suggestion("x".repeat(10_000_000), List.of("x".repeat(10_000_000 - 1))))
                .isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Effect;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.resource.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a call does is said by its row, and not by its HTTP method. */
class EffectsTest {

    private static final Operation MERGE =
            Operation.of(Resources.DEAL, "merge", ApiVersion.V1, Method.PUT, "/deals/{id}/merge");

    static Stream<Operation> rows() {
        return PipedriveOperations.catalogue().operations().stream().filter(row -> row.kind() == Kind.HTTP);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ofReadsAndOfWhatSetsOrDeletesARecordIsTheSameTwice(Operation row) {
        boolean expected = List.of("get", "list", "search", "update", "updateMany", "delete", "getCurrent")
                .contains(row.name());

        assertThat(row.effect().safeToRepeat()).isEqualTo(expected);
        assertThat(row.effect().writes()).isEqualTo(row.method() != Method.GET);
        assertThat(row.effect().deletedBy()).isEqualTo(row.name().equals("delete") ? "id" : "");
    }

    @Test
    void ofAnUnknownWriteIsThatItCantBeRepeated() {
        assertThat(MERGE.effect()).isEqualTo(new Effect(true, false, false, false, ""));
    }

    @Test
    void isSaidInWords() {
        assertThat(MERGE.irreversible().touchesMany().safeToRepeat().effect())
                .isEqualTo(new Effect(true, true, true, true, ""));
    }

    @Test
    void ofADeleteNamesTheRecordOfThePathsEnd() {
        Operation unfollow = Words.delete(Resources.DEAL, ApiVersion.V2, "/deals/{id}/followers/{follower_id}");

        assertThat(unfollow.effect().deletedBy()).isEqualTo("follower_id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MERGE.deletes("title"))
                .withMessage("deal/merge has no placeholder title");
    }
}

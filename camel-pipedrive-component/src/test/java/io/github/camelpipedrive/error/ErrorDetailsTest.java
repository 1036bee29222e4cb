// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What is known of a failed call, and the one message that is made of it. */
class ErrorDetailsTest {

    private static final ErrorDetails BARE = ErrorDetails.of("deal/update", "acme", "it failed");

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(BARE, "deal/update: it failed."),
                arguments(BARE.withMessage("it failed."), "deal/update: it failed."),
                arguments(BARE.withMessage("really?"), "deal/update: really?"),
                arguments(BARE.withMessage("no!"), "deal/update: no!"),
                arguments(BARE.about("4711"), "deal/update 4711: it failed."),
                arguments(BARE.answered(404, "", ""), "deal/update: it failed (404)."),
                arguments(BARE.withMessage("it failed.").answered(404, "", ""), "deal/update: it failed. (404)."),
                arguments(BARE.answered(400, "ERR_X", ""), "deal/update: it failed (400 ERR_X)."),
                arguments(BARE.answered(0, "ERR_X", ""), "deal/update: it failed."),
                arguments(BARE.answered(502, "", "").withTries(2), "deal/update: it failed (502) after 2 tries."),
                arguments(BARE.withTries(3), "deal/update: it failed after 3 tries."),
                arguments(BARE.withTries(1), "deal/update: it failed."),
                arguments(BARE.withHint("Do this."), "deal/update: it failed. Do this."),
                arguments(BARE.answered(0, "", "abc"), "deal/update: it failed. [correlation id abc]"),
                arguments(
                        BARE.about("7")
                                .answered(400, "ERR_X", "abc")
                                .withTries(4)
                                .withHint("Do this."),
                        "deal/update 7: it failed (400 ERR_X) after 4 tries. Do this. [correlation id abc]"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void areOneMessage(ErrorDetails details, String message) {
        assertThat(details.message()).isEqualTo(message);
    }

    @Test
    void haveNothingAtFirst() {
        assertThat(BARE)
                .isEqualTo(new ErrorDetails(
                        "deal/update", "", "acme", 0, "", "it failed", "", "", Map.of(), 1, false, false));
    }

    @Test
    void changeInOnePlaceOnly() {
        ErrorDetails full = new ErrorDetails("a", "b", "c", 1, "d", "e", "f", "g", Map.of("h", "i"), 2, true, false);

        assertThat(full.withMessage("x"))
                .isEqualTo(new ErrorDetails("a", "b", "c", 1, "d", "x", "f", "g", Map.of("h", "i"), 2, true, false));
        assertThat(full.answered(9, "x", "y"))
                .isEqualTo(new ErrorDetails("a", "b", "c", 9, "x", "e", "y", "g", Map.of("h", "i"), 2, true, false));
        assertThat(full.withHint("x"))
                .isEqualTo(new ErrorDetails("a", "b", "c", 1, "d", "e", "f", "x", Map.of("h", "i"), 2, true, false));
        assertThat(full.withFieldErrors(Map.of("x", "y")))
                .isEqualTo(new ErrorDetails("a", "b", "c", 1, "d", "e", "f", "g", Map.of("x", "y"), 2, true, false));
        assertThat(full.about("x"))
                .isEqualTo(new ErrorDetails("a", "x", "c", 1, "d", "e", "f", "g", Map.of("h", "i"), 2, true, false));
        assertThat(full.withTries(9))
                .isEqualTo(new ErrorDetails("a", "b", "c", 1, "d", "e", "f", "g", Map.of("h", "i"), 9, true, false));
        assertThat(full.withPossiblyCarriedOut(false))
                .isEqualTo(new ErrorDetails("a", "b", "c", 1, "d", "e", "f", "g", Map.of("h", "i"), 2, false, false));
        assertThat(full.ofRenewalFor("x"))
                .isEqualTo(new ErrorDetails(
                        "x",
                        "b",
                        "c",
                        1,
                        "d",
                        "e",
                        "f",
                        "The call itself was not sent; it can be retried.",
                        Map.of("h", "i"),
                        2,
                        false,
                        true));
    }

    @Test
    void keepTheOrderOfTheFieldsAndCantBeChanged() {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("z", "1");
        errors.put("a", "2");
        ErrorDetails details = BARE.withFieldErrors(errors);
        errors.clear();

        assertThat(details.fieldErrors().keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> details.fieldErrors().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void takeNoNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> ErrorDetails.of(null, "", ""))
                .withMessage("operation");
        assertThatNullPointerException().isThrownBy(() -> BARE.about(null)).withMessage("subject");
        assertThatNullPointerException()
                .isThrownBy(() -> ErrorDetails.of("", null, ""))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> BARE.answered(1, null, ""))
                .withMessage("errorCode");
        assertThatNullPointerException()
                .isThrownBy(() -> BARE.withMessage(null))
                .withMessage("apiMessage");
        assertThatNullPointerException()
                .isThrownBy(() -> BARE.answered(1, "", null))
                .withMessage("correlationId");
        assertThatNullPointerException().isThrownBy(() -> BARE.withHint(null)).withMessage("hint");
        assertThat(BARE.withFieldErrors(new HashMap<>()).fieldErrors()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What words from outside look like in messages and logs. */
class UntrustedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b", "\u0007", "\r\n", "\t", "\u0085", "\u009b", "\u2028", "\u202e", "\u2066", "\ufeff"})
    void hasNothingThatATerminalObeys(String unsafe) {
        assertThat(UntrustedText.clean(unsafe + "a" + unsafe + unsafe + "b", 100))
                .isEqualTo("a b");
        assertThat(UntrustedText.isPlain("a" + unsafe + "b")).isFalse();
    }

    @Test
    void staysAsItIsWhereItIsHarmless() {
        assertThat(UntrustedText.clean("Küche für 王 😀", 100)).isEqualTo("Küche für 王 😀");
        assertThat(UntrustedText.isPlain("two  blanks are harmless")).isTrue();
    }

    @Test
    void isRedactedBeforeItIsCut() {
        assertThat(UntrustedText.clean("x secret", text -> text.replace("secret", "xxxxxx"), 5))
                .isEqualTo("x xxx…");
    }

    @Test
    void isRedactedAlsoWhereACharacterHidesTheSecret() {
        assertThat(UntrustedText.clean("my\u001bkey", text -> text.replace("my key", "xxxxxx"), 100))
                .isEqualTo("xxxxxx");
    }

    @Test
    void isNotCutInTheMiddleOfACharacter() {
        assertThat(UntrustedText.clean("a😀b", 2)).isEqualTo("a…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "said 0123456789abcdef0123456789abcdef01234567 | said xxxxxx",
                "cut 0123456789abcdef0123456789 | cut xxxxxx",
                "middle 89abcdef012345 here | middle xxxxxx here",
                "short 0123456789a | short 0123456789a",
                "twice 0123456789abcdef-0123456789abcdef | twice xxxxxx-xxxxxx",
                "nothing | nothing"
            })
    void takesALongSecretAndItsPartsOut(String text, String shown) {
        assertThat(UntrustedText.withoutSecret(text, "0123456789abcdef0123456789abcdef01234567"))
                .isEqualTo(shown);
    }

    @Test
    void takesAShortSecretOutAsAWhole() {
        assertThat(UntrustedText.withoutSecret("said secret-token, secret-toke", "secret-token"))
                .isEqualTo("said xxxxxx, secret-toke");
        assertThat(UntrustedText.withoutSecret("said abc", "abc")).isEqualTo("said abc");
    }
}

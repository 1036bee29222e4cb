// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How bytes become text, or don't. */
class EncodedTextTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4bfc63686520, 'K\uFFFDche '",
        "text/html; charset=ISO-8859-1, 4bfc636865, Küche",
        "text/html; charset=none-such, 4bc3bc636865, Küche",
        "text/html; charset=?, 4bc3bc636865, Küche",
        "text/html; charset=ISO-8859-1, efbbbf4bc3bc636865, Küche",
    })
    void ofAnAnswerIsReadAsFarAsItCanBe(String contentType, String hex, String text) {
        assertThat(EncodedText.ofAnswer(bytes(hex), contentType)).isEqualTo(text);
    }
}

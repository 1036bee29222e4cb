// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.UnreadableException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the bytes of a message become text, or don't. */
class MessageTextTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, fc, 'is not in UTF-8: 0xFC at byte offset 0 (line 1)'",
        "UTF-8, 610a62fc, 'is not in UTF-8: 0xFC at byte offset 3 (line 2)'",
        "UTF-8, 610d0a0a62c3, 'is not in UTF-8: 0xC3 at byte offset 5 (line 3)'",
        "UTF-8, 61c080, 'is not in UTF-8: 0xC0 at byte offset 1 (line 1)'",
        "UTF-8, eda080, 'is not in UTF-8: 0xED at byte offset 0 (line 1)'",
        "UTF-8, efbfbd61ff, 'is not in UTF-8: 0xFF at byte offset 4 (line 1)'",
        "US-ASCII, 61fc, 'is not in US-ASCII: 0xFC at byte offset 1 (line 1)'",
        "windows-1252, 6181, 'is not in windows-1252: 0x81 at byte offset 1 (line 1)'",
        "UTF-16BE, 006100, 'is not in UTF-16BE: 0x00 at byte offset 2 (line 1)'",
    })
    void saysFromWhichByteOnItIsNoText(String charset, String hex, String message) {
        assertThatThrownBy(() -> MessageText.decode(bytes(hex), Charset.forName(charset)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(message + ". Say what it is in, with the header or property CamelCharsetName or a charset"
                        + " in the header Content-Type");
    }

    @Test
    void keepsTheReplacementCharacterWhereItStandsInTheText() throws Exception {
        assertThat(MessageText.decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("a\uFFFDb");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(
                        "UTF-8", "UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "windows-1251", "Shift_JIS", "GB18030")
                .map(Charset::forName);
    }

    @Property
    void isWhatItWasWhateverItsCharset(@ForAll("charsets") Charset charset, @ForAll String text) throws Exception {
        byte[] encoded = text.getBytes(charset);
        String written = new String(encoded, charset);

        assertThat(MessageText.decode(encoded, charset)).isEqualTo(EncodedText.withoutMark(written));
    }
}

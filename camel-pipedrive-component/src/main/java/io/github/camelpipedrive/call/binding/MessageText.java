// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.Json;
import io.github.camelpipedrive.wire.UnreadableException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ExchangeHelper;

/**
 * The bytes of a message as text. The charset is, in this order, that of a byte order mark, the one that Camel knows
 * ({@code CamelCharsetName} as header or property), the one of the header {@code Content-Type}, or UTF-8. Bytes that are
 * no text in it are refused: a character that is replaced would be lost.
 */
final class MessageText {

    /** What Java's decoders put instead of bytes that are not text. */
    private static final char REPLACEMENT = '\uFFFD';

    private MessageText() {}

    /**
     * Decodes the bytes of a message's body.
     *
     * @param bytes the bytes
     * @param message says what charset they are in
     * @return the text, without a byte order mark
     * @throws UnreadableException when there is no such charset, or the bytes are not text in it
     */
    static String decode(byte[] bytes, Message message) throws UnreadableException {
        Optional<Charset> marked = EncodedText.ofMark(bytes);
        Charset charset = marked.isPresent() ? marked.get() : named(message).orElse(StandardCharsets.UTF_8);
        if (isSingleByte(charset)) {
            // HTTP components leave the charset of their answer in the exchange. JSON that was made afterwards is in
            // UTF-8, and text in a charset of one byte is practically never well-formed UTF-8 by chance.
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (Json.isJson(text.strip()) && text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        return decode(bytes, charset);
    }

    /**
     * Decodes bytes.
     *
     * @param bytes the bytes
     * @param charset what they are in
     * @return the text, without a byte order mark
     * @throws UnreadableException when they are not text in this charset; it says from which byte on
     */
    static String decode(byte[] bytes, Charset charset) throws UnreadableException {
        String text = new String(bytes, charset);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // It may appear in the text itself.
            checkWellFormed(bytes, charset);
        }
        return EncodedText.withoutMark(text);
    }

    private static void checkWellFormed(byte[] bytes, Charset charset) throws UnreadableException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1 + out.flip().chars().filter(letter -> letter == '\n').count();
            throw new UnreadableException(
                    String.format(
                            "is not in %s: 0x%02X at byte offset %d (line %d). Say what it is in, with the header or"
                                    + " property %s or a charset in the header %s",
                            charset,
                            bytes[in.position()],
                            in.position(),
                            line,
                            Exchange.CHARSET_NAME,
                            Exchange.CONTENT_TYPE),
                    null);
        }
    }

    private static Optional<Charset> named(Message message) throws UnreadableException {
        String camels = ExchangeHelper.getCharsetName(message.getExchange(), false);
        if (camels != null) {
            return Optional.of(charset(camels, Exchange.CHARSET_NAME));
        }
        Optional<String> types = EncodedText.inContentType(message.getHeader(Exchange.CONTENT_TYPE, "", String.class));
        return types.isPresent() ? Optional.of(charset(types.get(), Exchange.CONTENT_TYPE)) : Optional.empty();
    }

    private static Charset charset(String name, String where) throws UnreadableException {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableException("there is no charset '" + name + "', which " + where + " names", e);
        }
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }
}

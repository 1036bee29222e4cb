// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.wire;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as text: what tells their charset, and what a server answered. */
public final class EncodedText {

    /** The byte order mark, as a character. */
    private static final String MARK = "\uFEFF";

    private static final Pattern IN_CONTENT_TYPE = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");

    private EncodedText() {}

    /**
     * Decodes what a server answered; JSON has been checked by its parser, and an error page is worth reading as far as
     * it can be read.
     *
     * @param bytes the bytes
     * @param contentType the header of the answer, empty for none
     * @return the text, without a byte order mark
     */
    public static String ofAnswer(byte[] bytes, String contentType) {
        Charset charset = ofMark(bytes).orElseGet(() -> inContentType(contentType)
                .filter(EncodedText::isSupported)
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8));
        return withoutMark(new String(bytes, charset));
    }

    /** Text without the byte order mark that it starts with, if it does. */
    public static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /**
     * The charset that a byte order mark tells.
     *
     * @param bytes the bytes
     * @return empty when they start with none
     */
    public static Optional<Charset> ofMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        // Before UTF-16, whose mark it starts with.
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(Charset.forName("UTF-32"));
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The charset that a content type names.
     *
     * @param contentType such as {@code text/plain; charset=ISO-8859-1}
     * @return the name, which may be none; empty when it names none
     */
    public static Optional<String> inContentType(String contentType) {
        Matcher matcher = IN_CONTENT_TYPE.matcher(contentType);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isSupported(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}

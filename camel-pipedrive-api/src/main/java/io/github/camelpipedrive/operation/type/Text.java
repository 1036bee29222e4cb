// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.UUID;

/**
 * Text. Takes character sequences, and single values such as numbers, whose text it uses.
 *
 * @param minimumLength the fewest characters taken, blanks at both ends not counted
 * @param maximumLength the most characters taken
 */
public record Text(int minimumLength, int maximumLength) implements ValueType {

    /** Any text, also the empty one. */
    public static final Text ANY = new Text(0, Integer.MAX_VALUE);

    /** Text with at least one visible character. */
    public static final Text NOT_BLANK = new Text(1, Integer.MAX_VALUE);

    @Override
    public Object accept(Object value) throws InvalidValueException {
        Object given = JavaTime.of(value);
        if (!isScalar(given)) {
            throw InvalidValueException.expected("text", value);
        }
        String text = whole(given.toString());
        if (minimumLength > 0 && text.strip().length() < minimumLength) {
            throw new InvalidValueException(
                    minimumLength == 1
                            ? "must not be blank"
                            : "must have at least " + minimumLength + " characters, got "
                                    + InvalidValueException.quote(text));
        }
        if (text.length() > maximumLength) {
            throw new InvalidValueException("must have at most " + maximumLength + " characters, got " + text.length());
        }
        return text;
    }

    /**
     * The text, when it can be written at all: half a character can be neither in UTF-8 nor in JSON.
     *
     * @throws InvalidValueException when a surrogate has no partner, as where text was cut within an emoji
     */
    static String whole(String text) throws InvalidValueException {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isHighSurrogate(letter)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(letter)) {
                throw new InvalidValueException(
                        "holds half a character at index " + i + ", as when text is cut within an emoji");
            }
        }
        return text;
    }

    /** Whether the value is a single one that has a text of its own, and no container or stream. */
    static boolean isScalar(Object value) {
        return value instanceof CharSequence
                || value instanceof Number && !LongNumbers.isLong(value)
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof TemporalAccessor;
    }

    @Override
    public String description() {
        return maximumLength == Integer.MAX_VALUE ? "text" : "text of up to " + maximumLength + " characters";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("string")
                .with(minimumLength > 0, "minLength", minimumLength)
                .with(maximumLength != Integer.MAX_VALUE, "maxLength", maximumLength)
                .asMap();
    }
}

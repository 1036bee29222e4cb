// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.camelpipedrive.resource.Resource;

/**
 * A record that is named by something else than its ID: {@code name:Acme Corp}, {@code email:jo@example.com},
 * {@code field:VAT number=EE100}, or a word such as {@code me}.
 *
 * @param resource what is referred to
 * @param by what it is named by: one of the resource's {@code referredBy}, or empty for one of its words
 * @param text what it is called
 */
public record Reference(Resource resource, String by, String text) {

    /** No name of the API is as long, and what senders make up is kept for a while. */
    private static final int LONGEST = 1_000;

    /**
     * Reads a reference.
     *
     * @param resource what is referred to
     * @param given the text as given
     * @return the reference; empty when the text does not look like one
     * @throws InvalidValueException when it looks like one and is none
     */
    static Optional<Reference> parse(Resource resource, String given) throws InvalidValueException {
        // It goes into a search, which half a character can't be sent to.
        String text = Text.whole(given).strip();
        if (resource.keywords().contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Reference(resource, "", text.toLowerCase(Locale.ROOT)));
        }
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String by = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String named = text.substring(colon + 1).strip();
        if (!resource.referredBy().contains(by)) {
            throw new InvalidValueException(
                    Spelling.quoted(given) + " is neither an ID nor a reference." + forms(resource));
        }
        if (named.length() > LONGEST) {
            throw new InvalidValueException(
                    "a reference has at most " + LONGEST + " characters, got " + named.length());
        }
        if (named.isEmpty()) {
            throw new InvalidValueException("the reference " + Spelling.quoted(given) + " names nothing");
        }
        if (by.equals(Resource.FIELD) && named.indexOf('=') <= 0) {
            throw new InvalidValueException(
                    "the reference " + Spelling.quoted(given) + " has no value; its form is field:<name>=<value>");
        }
        return Optional.of(new Reference(resource, by, named));
    }

    private static String forms(Resource resource) {
        List<String> prefixes = resource.referredBy().stream()
                .map(prefix -> prefix.equals(Resource.FIELD) ? "field:<name>=" : prefix + ":")
                .toList();
        return " References to " + resource.plural() + " start with " + String.join(", ", prefixes)
                + (resource.keywords().isEmpty() ? "" : "; or are " + String.join(", ", resource.keywords()));
    }

    /**
     * The name of the custom field of a reference by one.
     *
     * @return the part before the equals sign
     */
    public String fieldName() {
        return text.substring(0, text.indexOf('=')).strip();
    }

    /**
     * The value of the custom field of a reference by one.
     *
     * @return the part behind the equals sign
     */
    public String fieldValue() {
        return text.substring(text.indexOf('=') + 1).strip();
    }

    @Override
    public String toString() {
        return by.isEmpty() ? text : by + ":" + text;
    }
}

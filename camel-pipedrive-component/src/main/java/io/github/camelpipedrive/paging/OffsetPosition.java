// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list that is paged by offset, as text {@code 500}, or {@code 499@1043} with the last record before the
 * place, which is found again when others came or went.
 *
 * @param start how many records to pass over
 * @param last the ID of the record at this offset, behind which the list continues; empty when the list continues with that
 *     record itself
 */
record OffsetPosition(long start, String last) {

    static final OffsetPosition BEGINNING = new OffsetPosition(0, "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:@([A-Za-z0-9-]{1,64}))?");

    /** Reads it; empty for text that is no such place. */
    static Optional<OffsetPosition> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(BEGINNING);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String last = matcher.group(2) == null ? "" : matcher.group(2);
        return Optional.of(new OffsetPosition(Long.parseLong(matcher.group(1)), last));
    }

    boolean isAnchored() {
        return !last.isEmpty();
    }

    /** The place as text; empty for the beginning of the list. */
    String text() {
        if (isAnchored()) {
            return start + "@" + last;
        }
        return start == 0 ? "" : String.valueOf(start);
    }
}

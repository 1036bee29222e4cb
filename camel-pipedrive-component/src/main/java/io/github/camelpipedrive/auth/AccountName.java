// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** What an account may be called. */
public final class AccountName {

    private static final int LONGEST = 64;
    private static final int MOST_SHOWN = 20;

    private AccountName() {}

    /**
     * Checks a name that came from outside.
     *
     * @param name the name
     * @return the same name
     * @throws IllegalArgumentException when it is empty, too long, begins or ends with a blank, or holds characters
     *     that can't be seen
     */
    public static String check(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("An account needs a name");
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "An account's name has at most " + LONGEST + " bytes in UTF-8, not " + length);
        }
        if (!name.equals(name.strip())) {
            throw new IllegalArgumentException("An account's name can't begin or end with a blank");
        }
        if (!name.codePoints().allMatch(AccountName::isVisible)) {
            throw new IllegalArgumentException("An account's name can't hold control or invisible characters");
        }
        return name;
    }

    /**
     * Names for people to read, of which there may be thousands.
     *
     * @param names the names
     * @return the first twenty in order, and how many more there are
     */
    public static String some(Collection<String> names) {
        String some = names.stream().sorted().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return names.size() > MOST_SHOWN ? some + " and " + (names.size() - MOST_SHOWN) + " more" : some;
    }

    /** A name is in log lines and messages: nothing in it may end a line, or show it in another order. */
    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

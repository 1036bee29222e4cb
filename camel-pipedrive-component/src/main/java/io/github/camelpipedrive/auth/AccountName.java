// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.nio.charset.StandardCharsets;

/** What an account may be called. */
public final class AccountName {

    private static final int LONGEST = 64;

    private AccountName() {}

    /**
     * Checks a name that came from outside.
     *
     * @param name the name
     * @return the same name
     * @throws IllegalArgumentException when it is empty, too long, or holds control characters or half characters
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
        boolean legible = name.codePoints()
                .noneMatch(
                        letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE);
        if (!legible) {
            throw new IllegalArgumentException("An account's name can't hold control characters");
        }
        return name;
    }
}

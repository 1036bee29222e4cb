// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Names of files for names of accounts: lower-case letters, digits and hyphens stay, everything else becomes
 * {@code %XX} of its UTF-8 bytes. So no account's name leads out of the folder, and none meets another one's file where
 * the file system does not tell upper from lower case.
 */
final class FileNames {

    private FileNames() {}

    static String of(String account) {
        StringBuilder name = new StringBuilder();
        for (byte each : account.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xFF);
            if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-') {
                name.append(letter);
            } else {
                name.append('%')
                        .append(Character.forDigit(letter >> 4, 16))
                        .append(Character.forDigit(letter & 0xF, 16));
            }
        }
        return name.toString();
    }

    /** The account of a file's name, or empty when it is none that {@link #of} makes. */
    static Optional<String> account(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%' && i + 2 < name.length()) {
                bytes.write(Character.digit(name.charAt(i + 1), 16) << 4 | Character.digit(name.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        String account = bytes.toString(StandardCharsets.UTF_8);
        return !name.isEmpty() && of(account).equals(name) ? Optional.of(account) : Optional.empty();
    }
}

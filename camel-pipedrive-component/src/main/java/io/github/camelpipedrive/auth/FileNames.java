// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

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

    static String account(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%' && i + 2 < name.length()) {
                bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.github.camelpipedrive.auth.TokenStore.Stored;

/** Opens the form of token files to fuzz targets. */
public final class TokenFileFuzzing {

    /** The key of encrypted files. */
    public static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private static final TokenCipher CIPHER = TokenCipher.of(KEY);
    private static final AuthorizationFormat READABLE = new AuthorizationFormat(null);
    private static final AuthorizationFormat SEALED = new AuthorizationFormat(CIPHER);

    private TokenFileFuzzing() {}

    /**
     * What a file holds.
     *
     * @param text its text
     * @param account whose it is
     * @param sealed whether it is read with the key
     * @return what is in it
     * @throws IOException when it can't be used
     */
    public static Stored read(String text, String account, boolean sealed) throws IOException {
        return (sealed ? SEALED : READABLE).read(text, account);
    }

    /**
     * The file for an authorization.
     *
     * @param stored the authorization
     * @param sealed whether it is encrypted
     * @return its text
     */
    public static String write(Stored stored, boolean sealed) {
        return (sealed ? SEALED : READABLE).write(stored);
    }

    /**
     * Encrypts what is perhaps no authorization at all, as only a holder of the key can.
     *
     * @param content the content
     * @param account whose it is
     * @return the text of a file of version 1
     */
    public static String sealed(byte[] content, String account) {
        return "{\"format\":1,\"version\":1,\"account\":\"" + account + "\",\"sealed\":\""
                + Base64.getEncoder().encodeToString(CIPHER.seal(content, "1 " + account)) + "\"}";
    }

    /**
     * The name of an account's file.
     *
     * @param account the account
     * @return without its extension
     */
    public static String fileName(String account) {
        return FileNames.of(account);
    }

    /**
     * The account of a file.
     *
     * @param fileName without its extension
     * @return the account, empty for none
     */
    public static Optional<String> account(String fileName) {
        return FileNames.account(fileName);
    }
}

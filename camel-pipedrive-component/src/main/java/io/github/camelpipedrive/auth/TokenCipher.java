// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM with a key of 256 bits: what is sealed can neither be read nor changed without the key. */
public final class TokenCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private TokenCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * A cipher for a key from the configuration.
     *
     * @param base64 32 random bytes in Base64, as {@code openssl rand -base64 32} writes them
     * @return the cipher
     * @throws IllegalArgumentException when it is no such key; the message does not repeat it
     */
    public static TokenCipher of(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tokenEncryptionKey is not Base64; make one with 'openssl rand -base64 32'");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("tokenEncryptionKey must be " + KEY_BYTES + " bytes in Base64, not "
                    + key.length + "; make one with 'openssl rand -base64 32'");
        }
        return new TokenCipher(key);
    }

    byte[] seal(byte[] content, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, boundTo).doFinal(content);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work in this JVM", e);
        }
    }

    byte[] open(byte[] both, String boundTo) throws IOException {
        // Of what is too short for a tag the JDK says so by an unchecked exception.
        if (both.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IOException("it is damaged");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), boundTo)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException("it is damaged, or was encrypted with another key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "AES-GCM";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code state} of an authorization request (RFC 6749, section 10.12). It names the account that connects, ends
 * after ten minutes, works once, and is signed with a key made from the app's secret, so that nobody else can make one
 * and any node of a cluster can check it. With a session key it is worth nothing in another user's browser.
 */
public final class ConnectState {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int NONCE_BYTES = 16;
    private static final int LONGEST = 1024;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;
    private final Used used;
    private final SecureRandom random = new SecureRandom();

    /**
     * Makes states for an app.
     *
     * @param app whose secret signs
     * @param clock tells the time
     * @param used remembers states
     */
    public ConnectState(OauthApp app, Clock clock, Used used) {
        this.key = new SecretKeySpec(
                sign(
                        new SecretKeySpec(app.clientSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM),
                        "camel-pipedrive connect state".getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
        this.clock = clock;
        this.used = used;
    }

    /** Remembers the states that were used. Only those with a signature that fits get here. */
    public interface Used {

        /**
         * Remembers a state.
         *
         * @param state what no other state has
         * @param end until when it could be used
         * @return false when it was used before, or nobody can tell any more
         */
        boolean add(UUID state, Instant end);
    }

    /** A state that is missing, forged, too old or used; the message says which, without repeating it. */
    public static final class InvalidStateException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidStateException(String message) {
            super(message);
        }
    }

    /**
     * Creates a state.
     *
     * @param account the account that connects, empty when it gets its name from its company
     * @param session a key of the user's session, empty for none
     * @return the state, safe to appear in a URL
     */
    public String create(String account, String session) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(Long.BYTES + NONCE_BYTES + name.length)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(nonce)
                .put(name)
                .array();
        return encode(payload) + "." + encode(signature(payload, session));
    }

    /**
     * Checks a state, which is used up by that.
     *
     * @param state what the callback brought, may be null
     * @param session the key of the session in which the callback came, empty for none
     * @return the account that connects, empty when it gets its name from its company
     * @throws InvalidStateException when it is not one of ours for this session, too old, or used already
     */
    public String check(String state, String session) throws InvalidStateException {
        if (state == null || state.isBlank()) {
            throw new InvalidStateException("the callback has no state");
        }
        int dot = state.indexOf('.');
        if (dot < 0 || state.length() > LONGEST) {
            throw new InvalidStateException("the state was not made here");
        }
        byte[] payload = decode(state.substring(0, dot));
        byte[] signature = decode(state.substring(dot + 1));
        if (payload.length < Long.BYTES + NONCE_BYTES
                || !MessageDigest.isEqual(signature, signature(payload, session))) {
            throw new InvalidStateException("the state was not made here, or for another user's session");
        }
        ByteBuffer content = ByteBuffer.wrap(payload);
        Instant end = Instant.ofEpochSecond(content.getLong());
        if (!clock.instant().isBefore(end)) {
            throw new InvalidStateException("the state is older than " + LIFE.toMinutes() + " minutes");
        }
        // Of the payload, not of the text: Base64 has several texts for the same bytes.
        UUID nonce = new UUID(content.getLong(), content.getLong());
        if (!used.add(nonce, end)) {
            throw new InvalidStateException("the state was used already");
        }
        int begin = Long.BYTES + NONCE_BYTES;
        return new String(payload, begin, payload.length - begin, StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] payload, String session) {
        byte[] user = session.getBytes(StandardCharsets.UTF_8);
        return sign(
                key,
                ByteBuffer.allocate(Integer.BYTES + payload.length + user.length)
                        .putInt(payload.length)
                        .put(payload)
                        .put(user)
                        .array());
    }

    private static byte[] sign(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " does not work in this JVM", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // Whatever it is, no signature fits it.
            return new byte[0];
        }
    }
}

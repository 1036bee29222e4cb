// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The cookie that ties a callback to the browser that began. It holds a random key, lives as long as a state does, is
 * out of reach for scripts, and comes along with the redirect from Pipedrive, but with no request that another site
 * makes by itself.
 */
final class SessionCookie {

    private static final String NAME = "pipedrive-connect";

    /** Browsers take a cookie of this name from the host itself only, over https, and for all paths (RFC 6265bis). */
    private static final String SECURE_NAME = "__Host-" + NAME;

    private static final int BYTES = 32;
    private static final int SECONDS = 600;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionCookie() {}

    /** A key that nobody can guess. */
    static String newKey() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The header that sets the cookie for the callback. */
    static String set(String key, boolean https) {
        return cookie(key, SECONDS, https);
    }

    /** The header that takes the cookie away. */
    static String cleared(boolean https) {
        return cookie("", 0, https);
    }

    private static String cookie(String value, int seconds, boolean https) {
        return (https ? SECURE_NAME : NAME) + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }

    /**
     * The session that a cookie stands for. Without https another host of the site can set the cookie, so there the
     * session does not tell what the cookie holds: one that came over https can't be made into a cookie for http.
     */
    static String session(String key, boolean https) {
        return https ? key : digest(key);
    }

    /** Whether a request has the cookie for https. */
    static boolean isHttps(String cookies) {
        return !value(cookies, SECURE_NAME).isEmpty();
    }

    /** The session in a request's cookies, empty for none. */
    static String sessionIn(String cookies) {
        boolean https = isHttps(cookies);
        String key = value(cookies, https ? SECURE_NAME : NAME);
        return key.isEmpty() ? "" : session(key, https);
    }

    /** Of several the last: browsers send those of longer paths first, and ours is for all paths. */
    private static String value(String cookies, String name) {
        String value = "";
        for (String cookie : cookies.split(";")) {
            String[] parts = cookie.trim().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                value = parts[1];
            }
        }
        return value;
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }
}

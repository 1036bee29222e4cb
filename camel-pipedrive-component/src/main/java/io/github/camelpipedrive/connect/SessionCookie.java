// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The cookie that ties a callback to the browser that began. It holds a random key, lives as long as a state does, is
 * out of reach for scripts, and comes along with the redirect from Pipedrive, but with no request that another site
 * makes by itself.
 */
final class SessionCookie {

    private static final String NAME = "pipedrive-connect";
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

    /** The header that sets the cookie for the callback; over https it is never sent without. */
    static String set(String key, boolean https) {
        return cookie(key, SECONDS, https);
    }

    /** The header that takes the cookie away. */
    static String cleared() {
        return cookie("", 0, false);
    }

    private static String cookie(String value, int seconds, boolean https) {
        return NAME + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }

    /** The key in a request's cookies, empty for none. */
    static String keyIn(String cookies) {
        for (String cookie : cookies.split(";")) {
            String[] parts = cookie.trim().split("=", 2);
            if (parts.length == 2 && parts[0].equals(NAME)) {
                return parts[1];
            }
        }
        return "";
    }
}

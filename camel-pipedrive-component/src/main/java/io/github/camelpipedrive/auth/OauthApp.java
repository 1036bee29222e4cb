// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * The app that accounts are connected to, as it is registered at Pipedrive.
 *
 * @param clientId the app's client ID
 * @param clientSecret its secret
 * @param redirectUri the callback URL, exactly as it is registered; empty where no account is connected
 * @param serverUrl the authorization server, {@code https://oauth.pipedrive.com}
 * @param apiUrl where calls go when a token names no domain
 */
public record OauthApp(String clientId, String clientSecret, String redirectUri, BaseUrl serverUrl, BaseUrl apiUrl) {

    /** Checks that nothing is missing. */
    public OauthApp {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(serverUrl, "serverUrl");
        Objects.requireNonNull(apiUrl, "apiUrl");
    }

    /**
     * What the app authenticates with at the authorization server (RFC 6749, section 2.3.1).
     *
     * @return client ID and secret in Base64, as they follow {@code Basic}
     */
    public String basicCredentials() {
        String pair = clientId + ":" + clientSecret;
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "app " + clientId + " at " + serverUrl;
    }
}

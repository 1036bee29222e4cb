// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * What the authorization server gave: RFC 6749, section 5.1, with Pipedrive's {@code api_domain}.
 *
 * @param accessToken what calls carry
 * @param refreshToken what a new access token is got with; expires after 60 days without use
 * @param expiresAt when the access token expires
 * @param scope the scopes that were granted, comma-separated as the server wrote them; empty when not said
 * @param apiDomain where calls go, such as {@code https://acme.pipedrive.com}; empty when not said
 */
public record OauthToken(String accessToken, String refreshToken, Instant expiresAt, String scope, String apiDomain) {

    /** Checks that nothing is null. */
    public OauthToken {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(apiDomain, "apiDomain");
    }

    /** Hides the tokens. */
    @Override
    public String toString() {
        return "token until " + expiresAt + " for " + (apiDomain.isEmpty() ? "no domain of its own" : apiDomain);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.time.Instant;

/**
 * An access token, with the refresh token of its authorization.
 *
 * @param accessToken what calls carry
 * @param refreshToken the newest refresh token of the same authorization; empty when it is useless any more
 * @param expiresAt when the access token expires
 * @param scope the scopes, comma-separated
 * @param clientId the app that it was given to
 * @param user who allowed it
 */
public record Token(
        String accessToken, String refreshToken, Instant expiresAt, String scope, String clientId, User user) {

    /** Hides the tokens. */
    @Override
    public String toString() {
        return "token of " + clientId + " for " + user.companyDomain() + " until " + expiresAt;
    }
}

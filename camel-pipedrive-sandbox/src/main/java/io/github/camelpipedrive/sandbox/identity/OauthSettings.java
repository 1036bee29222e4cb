// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * How the authorization server behaves.
 *
 * @param rotation whether a refresh gives a new refresh token and ends the old one
 * @param lifetime how long an access token works
 * @param scope what the apps are registered for, comma-separated
 * @param apiDomain what token answers name as {@code api_domain}: empty for the sandbox itself, empty text for nothing
 * @param emptyScope whether the consent page takes an empty {@code scope}
 */
public record OauthSettings(
        boolean rotation, Duration lifetime, String scope, Optional<String> apiDomain, boolean emptyScope) {

    public static final OauthSettings DEFAULT = new OauthSettings(
            true,
            Duration.ofSeconds(3599),
            "base,deals:full,contacts:full,leads:full,activities:full,products:full,search:read,users:read",
            Optional.empty(),
            false);

    public OauthSettings {
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A token lives a second or longer, not " + lifetime);
        }
    }

    public OauthSettings withRotation(boolean on) {
        return new OauthSettings(on, lifetime, scope, apiDomain, emptyScope);
    }

    public OauthSettings withLifetime(Duration duration) {
        return new OauthSettings(rotation, duration, scope, apiDomain, emptyScope);
    }

    public OauthSettings withScope(String scopes) {
        return new OauthSettings(rotation, lifetime, scopes, apiDomain, emptyScope);
    }

    public OauthSettings withApiDomain(String address) {
        return new OauthSettings(rotation, lifetime, scope, Optional.of(address), emptyScope);
    }

    public OauthSettings withEmptyScope(boolean taken) {
        return new OauthSettings(rotation, lifetime, scope, apiDomain, taken);
    }
}

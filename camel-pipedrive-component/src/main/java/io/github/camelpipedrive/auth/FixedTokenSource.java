// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.List;

/**
 * A credential that is not refreshed: a token that is not stored yet.
 *
 * @param credential the credential
 * @param secrets what belongs to it and must not be shown
 */
public record FixedTokenSource(Credential credential, List<String> secrets) implements TokenSource {

    /** Copies the list. */
    public FixedTokenSource {
        secrets = List.copyOf(secrets);
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return credential.toString();
    }

    @Override
    public String hintWhenRefused(String account) {
        return "The authorization server's token is refused by the API: check the app's settings, and connect again.";
    }

    @Override
    public List<String> secrets() {
        return secrets;
    }
}

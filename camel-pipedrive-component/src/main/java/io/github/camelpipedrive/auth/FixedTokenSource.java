// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

/**
 * A credential that is not renewed: a token that is not stored yet.
 *
 * @param credential the credential
 */
public record FixedTokenSource(Credential credential) implements TokenSource {

    @Override
    public String hintWhenRefused(String account) {
        return "The authorization server's token is refused by the API: check the app's settings, and connect again.";
    }

    @Override
    public String redact(String text) {
        String secret = credential.secret();
        return text.replace(secret.substring(secret.indexOf(' ') + 1), "xxxxxx");
    }
}

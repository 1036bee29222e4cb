// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.List;
import java.util.Objects;

/**
 * The personal API token, sent as {@code x-api-token}; never in the query, where it would end up in logs.
 *
 * @param credential the token with its host
 */
public record ApiTokenSource(Credential credential) implements TokenSource {

    /** The header that carries an API token. Source: the API's description, security scheme {@code api_key}. */
    public static final String HEADER = "x-api-token";

    /** Checks that there is a credential. */
    public ApiTokenSource {
        Objects.requireNonNull(credential, "credential");
    }

    /**
     * A source for a token.
     *
     * @param apiToken the token
     * @param baseUrl the host it is for
     * @return the source
     */
    public static ApiTokenSource of(String apiToken, BaseUrl baseUrl) {
        return new ApiTokenSource(new Credential(HEADER, apiToken, baseUrl));
    }

    @Override
    public String hintWhenRefused(String account) {
        return "Check the API token of the account '" + account
                + "': it is mistyped, it was regenerated (which ends the old one), it belongs to another"
                + " company, or the user may not use the API.";
    }

    @Override
    public List<String> secrets() {
        return List.of(credential.secret());
    }
}
